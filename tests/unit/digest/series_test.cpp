#include "digest/stories/series.hpp"

#include <gtest/gtest.h>
#include <aireport/digest/digest.hpp>
#include <algorithm>

#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

constexpr const char* kPatch = "@@ -1,2 +1,2 @@\n-    return first(x)\n+    return last(x)\n     done";

std::vector<std::string> titles_of(std::vector<model::Commit> commits) {
  auto activity = activity_of();
  activity.commits = std::move(commits);
  model::sort_items(activity);
  std::vector<std::string> titles;
  for (const auto& change : digest_repository(activity, {}, day_window()).changes) titles.push_back(change.title);
  return titles;
}

TEST(SeriesTest, PushesOfOneSittingToTheSameFilesAreOneLine) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a2", "Mend the gate again", 9).with(file("serve/gate.py", kPatch)),
                      CommitBuilder("a1", "Mend the gate", 1).with(file("serve/gate.py", kPatch))};
  const auto changes = digest_repository(activity, {}, day_window()).changes;
  ASSERT_EQ(changes.size(), 1U);
  ASSERT_EQ(changes[0].related.size(), 1U);
  EXPECT_EQ(changes[0].related[0].relation, model::Relation::series);
}

TEST(SeriesTest, PushesOfOthersToOtherFilesOrHoursLaterStandAlone) {
  const CommitBuilder first = CommitBuilder("a1", "Mend the gate", 1).with(file("serve/gate.py", kPatch));
  EXPECT_EQ(titles_of({CommitBuilder("a2", "Mend it", 9).with(file("serve/plan.py", kPatch)), first}).size(), 2U);
  EXPECT_EQ(titles_of({CommitBuilder("a2", "Mend it", 9).by("jlo").with(file("serve/gate.py", kPatch)), first}).size(),
            2U);
  EXPECT_EQ(titles_of({CommitBuilder("a2", "Mend it", 400).with(file("serve/gate.py", kPatch)), first}).size(), 2U);
  EXPECT_EQ(titles_of({CommitBuilder("a2", "Mend it (#12)", 9).with(file("serve/gate.py", kPatch)), first}).size(), 2U);
}

TEST(SeriesTest, WhatAnotherRebasedInOneGoIsOneLineOfItsWeightiest) {
  const auto pushes = [](const std::string& committer) {
    auto activity = activity_of();
    activity.commits = {
        CommitBuilder("a3", "Tidy the plan of the gate", 5).on({"a2"}).with(file("serve/c.py", kPatch)),
        CommitBuilder("a2", "Fix wrong results of the gate", 5).on({"a1"}).with(file("serve/b.py", kPatch)),
        CommitBuilder("a1", "Add lanes to the gate", 5).with(file("serve/a.py", kPatch))};
    for (auto& commit : activity.commits) commit.committer.account = model::Account{committer, false};
    return digest_repository(activity, {}, day_window()).changes;
  };
  const auto one = pushes("jlo");
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].title, "Fix wrong results of the gate");
  EXPECT_EQ(one[0].related.size(), 2U);
  EXPECT_EQ(pushes("mira-k").size(), 3U);
}

TEST(SeriesTest, WhatRestoresWhatAnotherOfTheDayBrokeFoldsUnderIt) {
  const auto titles = [](const std::string& words) {
    return titles_of({CommitBuilder("a2", "Restore the plan (#13)\n\n" + words, 9).with(file("serve/plan.py", kPatch)),
                      CommitBuilder("a1", "Name the plan (#12)", 1).with(file("serve/gate.py", kPatch))});
  };
  EXPECT_EQ(titles("* Restores the default that was changed in\n[PR12](https://example.org/pull/12/files)."),
            std::vector<std::string>{"Name the plan (#12)"});
  EXPECT_EQ(titles("The lanes were broken by #12.").size(), 1U);
  EXPECT_EQ(titles("It uses the plan of #12.").size(), 2U);
}

TEST(SeriesTest, WhatASynchronisationCopiesInOneGoIsNoSeries) {
  const auto synced = [](const std::string& newer, const std::string& older) {
    auto activity = activity_of();
    activity.commits = {CommitBuilder("a2", newer, 5).on({"a1"}).with(file("serve/b.py", kPatch)),
                        CommitBuilder("a1", older, 5).with(file("serve/a.py", kPatch))};
    for (auto& commit : activity.commits) commit.committer.account = model::Account{"jlo", false};
    return digest_repository(activity, {}, day_window()).changes.size();
  };
  EXPECT_EQ(synced("Widen the gate", "Test the gate"), 1U);
  EXPECT_EQ(synced("Widen the gate (serve/12)", "Test the gate (serve/14)"), 2U);
  EXPECT_EQ(synced("Support wide lanes", "Support the plan"), 2U);
}

TEST(SeriesTest, StackedPullRequestsOfOneKindAreOneLineAndAFixAmongThemIsAnother) {
  const std::string stack = "\n\nStack from [ghstack](https://example.org/ghstack)\n(oldest at bottom):\n";
  const auto titles = titles_of(
      {CommitBuilder("a4", "[lanes] Support wide gates (#14)" + stack + "* __->__ #14\n* #13\n* #12", 9)
           .with(file("serve/d.py", kPatch)),
       CommitBuilder("a3", "[lanes] Fix wrong results of gates (#13)" + stack + "* #14\n* __->__ #13\n* #12", 8)
           .with(file("serve/c.py", kPatch)),
       CommitBuilder("a2", "[lanes] Support narrow plans (#12)" + stack + "* #14\n* #13\n* __->__ #12", 7)
           .with(file("serve/b.py", kPatch)),
       CommitBuilder("a1", "[lanes] Support no plan (#11)\n\nAfter #12, #13 and #14.", 6)
           .with(file("serve/a.py", kPatch))});
  EXPECT_EQ(titles.size(), 3U);
  EXPECT_NE(std::find(titles.begin(), titles.end(), "[lanes] Fix wrong results of gates (#13)"), titles.end());
}

}  // namespace
}  // namespace aireport::digest

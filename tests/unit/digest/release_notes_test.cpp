#include "digest/release_notes.hpp"

#include <gtest/gtest.h>

#include "digest/items.hpp"
#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

std::vector<std::string> texts(const ReleaseNotes& notes) {
  std::vector<std::string> found;
  for (const auto& line : notes.items) found.push_back(line.text);
  return found;
}

TEST(ReleaseNotesTest, WhatBreaksAndWhatIsNewComesFirst) {
  const std::string notes =
      "## Bug Fixes\n* Mend the planner\n* Mend the lanes\n* Mend the pages\n## Documentation\n* Describe lanes\n"
      "## Features\n* Plan in lanes\n* Lanes on the second card\n## Breaking Changes\n* `plan` takes lanes\n";
  const auto chosen = release_notes(notes, {});
  EXPECT_EQ(texts(chosen), (std::vector<std::string>{"`plan` takes lanes", "Plan in lanes", "Lanes on the second card",
                                                     "Mend the planner", "Mend the lanes"}));
  EXPECT_EQ(chosen.left_out, 2);
}

TEST(ReleaseNotesTest, PullRequestsThatAreToldElsewhereAreNotRepeated) {
  const std::string notes =
      "## What's Changed\n* ci: pin the runner by @a in https://github.com/o/r/pull/11\n"
      "* feat: plan in lanes by @b in https://github.com/o/r/pull/12\n* fix: mend the planner (#13)\n"
      "* feat!: lanes are counted from one by @b in https://github.com/o/r/pull/14\n\n## New Contributors\n"
      "* @b made their first contribution in https://github.com/o/r/pull/12\n\n"
      "**Full Changelog**: https://github.com/o/r/compare/v1...v2";
  const auto chosen = release_notes(notes, {13});
  EXPECT_EQ(texts(chosen), (std::vector<std::string>{"feat!: lanes are counted from one", "feat: plan in lanes",
                                                     "ci: pin the runner"}));
  EXPECT_EQ(chosen.left_out, 1);
}

TEST(ReleaseNotesTest, WhatIsSupportedNoMoreBreaks) {
  EXPECT_EQ(texts(release_notes(
                "* Support lanes of 16\n* Python 3.11 is the oldest version\n* Lanes of 8 no longer work\n", {})),
            (std::vector<std::string>{"Python 3.11 is the oldest version", "Lanes of 8 no longer work",
                                      "Support lanes of 16"}));
}

TEST(ReleaseNotesTest, AnItemThatOthersStandBelowIsAHeading) {
  EXPECT_EQ(
      texts(release_notes("### Lanes\n* Bug fixing and improvements\n  - Mended the lanes of `plan`\n* New features\n"
                          "  - Lanes have pages of 16\n### Planner\n* Plans twice as many\n",
                          {})),
      (std::vector<std::string>{"Lanes have pages of 16", "Mended the lanes of `plan`", "Plans twice as many"}));
}

TEST(ReleaseNotesTest, TheVersionAloneIsNoNote) {
  EXPECT_TRUE(release_notes("bump version to 0.6.3 (#2497)", {}).items.empty());
  EXPECT_TRUE(release_notes("Release v2.8.0.post1", {}).items.empty());
  EXPECT_EQ(release_notes("Wheels for the second card", {}).items.size(), 1U);
}

TEST(ReleaseNotesTest, TheMessageOfTheTaggedCommitIsNoNote) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Add lanes to the gate (#12)\n\nThey are wide.", 5)};
  model::Release release;
  release.tag_name = "v1.2";
  release.published_at = kMorning;
  release.body = "Add lanes to the gate (#12)";
  activity.releases = {release};
  const auto item = release_items(activity, day_window()).at(0);
  EXPECT_TRUE(item.notes.empty());
  EXPECT_EQ(item.notes_left_out, 0);
}

TEST(ReleaseNotesTest, StableReleasesComeFirstAndDevelopmentVersionsHaveNoNotes) {
  auto activity = activity_of();
  for (const auto* tag : {"nightly-v0.6.3-20260203", "v0.7.0rc1", "v0.6.2.post1", "v0.6.3"}) {
    model::Release release;
    release.tag_name = tag;
    release.body = "- Plan in lanes";
    release.published_at = kMorning + std::chrono::hours{3};
    activity.releases.push_back(release);
  }
  const auto items = release_items(activity, day_window());
  std::vector<std::string> tags;
  std::vector<std::size_t> notes;
  for (const auto& item : items) {
    tags.push_back(item.tag);
    notes.push_back(item.notes.size());
  }
  EXPECT_EQ(tags, (std::vector<std::string>{"v0.6.3", "v0.6.2.post1", "v0.7.0rc1", "nightly-v0.6.3-20260203"}));
  EXPECT_EQ(notes, (std::vector<std::size_t>{1, 0, 1, 0}));
  EXPECT_TRUE(items.back().development);
}

}  // namespace
}  // namespace aireport::digest

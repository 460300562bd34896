#include <gtest/gtest.h>
#include <aireport/digest/digest.hpp>
#include <aireport/render/render.hpp>
#include <algorithm>

#include "digest/words/title.hpp"
#include "unit/digest/accounting.hpp"
#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

constexpr const char* kTitles[] = {"Fix wrong results of the fused kernel",
                                   "[Perf] Overlap the gather with the gate, 11% faster",
                                   "feat: support XYZ-7B",
                                   "docs: mend a link",
                                   "[CI] Pin the runner",
                                   "Add a test for pages",
                                   "Refactor the planner",
                                   "Bump left-pad from 1.0 to 1.1",
                                   "Remove the legacy --kv-layout option",
                                   "Tidy"};
constexpr const char* kPaths[] = {"serve/kernel.cu",         "serve/plan.py",   "serve/model.py", "docs/a.md",
                                  ".github/workflows/a.yml", "tests/test_a.py", "serve/plan.py",  "requirements.txt",
                                  "serve/server_args.py",    "serve/b.py"};

// `commits` squashed pull requests in turn over the kinds, `opened` open ones and `issues`.
model::RepoActivity busy_day(const std::string& name, int commits, int opened, int issues) {
  auto activity = activity_of(name);
  for (int i = 0; i < commits; ++i) {
    const int number = 1000 + i;
    const std::string title = std::string(kTitles[i % 10]) + " in lane " + std::to_string(i);
    std::string patch = "@@ -1,3 +1,30 @@ def plan():\n context\n";
    for (char line = 'a'; line < 'z'; ++line)
      patch += std::string("+    lane_") + line + " = plan(" + std::to_string(i) + ")\n";
    auto commit = CommitBuilder(std::to_string(1000 + i) + "abc", title + " (#" + std::to_string(number) + ")", i)
                      .with(file(kPaths[i % 10], patch));
    commit.by(i % 10 == 7 ? "dependabot[bot]" : "mira-k", i % 10 == 7);
    activity.commits.push_back(commit);
    auto pull = merged_pull(number, title, i);
    pull.user->login = commit.commit.author.account->login;
    pull.user->bot = commit.commit.author.account->bot;
    pull.body = "The planner went wrong whenever a page was full.\n\nIt now looks at the next one first.\n";
    activity.pulls.push_back(pull);
  }
  for (int i = 0; i < opened; ++i) activity.pulls.push_back(open_pull(3000 + i, "Propose lane " + std::to_string(i)));
  for (int i = 0; i < issues; ++i)
    activity.issues.push_back(
        issue(5000 + i, "Lane " + std::to_string(i) + " hangs", "It hangs whenever the page is full.", i));
  model::sort_items(activity);
  return activity;
}

model::Report compose_day(const std::vector<model::RepoActivity>& activities) {
  model::DayHead head;
  head.window = day_window();
  std::vector<RepoDigest> digests;
  for (const auto& activity : activities) digests.push_back(digest_repository(activity, head.settings, head.window));
  return compose(std::move(digests), head);
}

TEST(ComposeTest, EveryCommitAndMergedPullRequestIsNamedOrHidden) {
  auto activity = busy_day("serve", 60, 20, 10);
  activity.commits.push_back(CommitBuilder("feed", "Revert \"Tidy in lane 9 (#1009)\"", 400));
  activity.late_commits = {CommitBuilder("1a7e", "Import the sparse planner", -3000)};
  model::sort_items(activity);
  const auto report = compose_day({activity});
  const auto named = named_in(report.sections[0]);
  for (const auto& commit : activity.commits) {
    const auto pull = pull_of_title(title_of(commit));
    EXPECT_TRUE(named.shas.contains(commit.sha) || (pull && named.pulls.contains(*pull))) << commit.message;
  }
  for (const auto& pull : activity.pulls) {
    if (pull.merged_at) {
      EXPECT_TRUE(named.pulls.contains(pull.number)) << pull.number;
    }
  }
  EXPECT_TRUE(named.shas.contains(sha_of("1a7e")));
  EXPECT_EQ(report.sections[0].issues.size(), 10U);
  EXPECT_EQ(report.head.totals.pulls_opened, 20);
  EXPECT_EQ(report.head.totals.commits, 61);
}

TEST(ComposeTest, MergedPullRequestsWithoutACommitOfTheDayAreNamedWhereTheyFold) {
  auto activity = activity_of();
  for (int i = 1; i <= 2; ++i)
    activity.pulls.push_back(merged_pull(i, "Update the docs of topic " + std::to_string(i), i));
  activity.pulls.push_back(merged_pull(3, "docs: mend the links", 3));
  activity.pulls.push_back(merged_pull(4, "docs: mend the figures, follow-up to #3", 4));
  activity.commits = {CommitBuilder("feed", "Revert \"Update the docs of topic 2 (#2)\" (#5)", 9)};
  const auto named = named_in(compose_day({activity}).sections[0]);
  EXPECT_EQ(named.pulls, (std::set<int>{1, 2, 3, 4, 5}));
}

TEST(ComposeTest, ABusyDayOfEightRepositoriesStaysWithinItsPage) {
  std::vector<model::RepoActivity> activities;
  const int commits[] = {40, 28, 12, 6, 4, 2, 1, 0};
  for (int i = 0; i < 8; ++i)
    activities.push_back(busy_day("serve" + std::to_string(i), commits[i], 2 * commits[i], commits[i] * 60 / 93));
  const auto report = compose_day(activities);
  const auto page = render::render_page(report);
  const auto lines_until = [&](std::size_t end) {
    return std::count(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(end), '\n');
  };
  EXPECT_LE(lines_until(page.size()), 400);
  EXPECT_LE(page.size(), 64U * 1024U);
  EXPECT_LE(lines_until(page.find("\n### ")), 40);
  EXPECT_LE(report.highlights.size(), 10U);
  for (std::size_t i = 0; i + 1 < report.sections.size(); ++i) EXPECT_FALSE(report.sections[i].highlights.empty());
}

TEST(ComposeTest, OnABusyDayNewsKeepTheirTitlesBeforeOtherChangesDo) {
  std::vector<model::RepoActivity> activities;
  for (int i = 0; i < 8; ++i) activities.push_back(busy_day("serve" + std::to_string(i), 16, 14, 6));
  const auto report = compose_day(activities);
  for (const auto& section : report.sections) {
    EXPECT_GT(section.others.size(), 3U);
    for (const auto& folded : section.folded)
      for (const auto& change : folded.changes)
        EXPECT_TRUE(folded.as == model::FoldedAs::bots || change.kind >= model::ChangeKind::refactor) << change.title;
  }
}

TEST(ComposeTest, ALineThatWouldFoldASingleChangeShowsItsTitle) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a", "docs: mend a link", 1).with(file("docs/a.md", "@@ -1 +1 @@\n-a\n+b"))};
  EXPECT_TRUE(compose_day({activity}).sections[0].folded.empty());
  activity.commits.push_back(
      CommitBuilder("b", "docs: mend another", 2).with(file("docs/b.md", "@@ -1 +1 @@\n-a\n+b")));
  const auto section = compose_day({activity}).sections[0];
  EXPECT_TRUE(section.others.empty());
  ASSERT_EQ(section.folded.size(), 1U);
  EXPECT_EQ(section.folded[0].refs.size(), 2U);
}

TEST(ComposeTest, AVersionBumpIsToldByTheReleaseOfItsDay) {
  auto activity = activity_of();
  activity.commits = {
      CommitBuilder("a", "Bump version to 0.6.2", 1).with(file("version.txt", "@@ -1 +1 @@\n-0.6.1\n+0.6.2"))};
  EXPECT_EQ(compose_day({activity}).sections[0].highlights.size(), 1U);
  model::Release release;
  release.tag_name = "v0.6.2";
  release.published_at = kMorning + std::chrono::hours{3};
  activity.releases = {release};
  activity.commits.push_back(CommitBuilder("b", "Update version number", 2)
                                 .with(file("setup.cfg", "@@ -1 +1 @@\n-version = 0.6.1\n+version = 0.6.2")));
  const auto report = compose_day({activity});
  EXPECT_TRUE(report.sections[0].highlights.empty());
  EXPECT_TRUE(report.sections[0].others.empty());
  ASSERT_EQ(report.sections[0].folded.size(), 1U);
  EXPECT_EQ(report.sections[0].folded[0].refs.size(), 2U);
  EXPECT_EQ(report.sections[0].folded[0].kind, model::ChangeKind::release);
  ASSERT_EQ(report.highlights.size(), 1U);
  EXPECT_TRUE(report.highlights[0].release.has_value());
}

TEST(ComposeTest, ReleasesFollowWhatBreaksAndSilentDamageAndLeadAllElse) {
  auto activity = activity_of();
  const std::string patch = "@@ -1 +1,2 @@\n x\n+read(page)";
  activity.commits = {
      CommitBuilder("a", "Fix a deadlock of the planner", 1).with(file("serve/plan.py", patch)),
      CommitBuilder("b", "Fix silently wrong results of the fused kernel", 2).with(file("serve/kernel.cu", patch)),
      CommitBuilder("c", "feat!: plan in lanes", 3).with(file("serve/lanes.py", patch))};
  model::Release nightly, stable;
  nightly.tag_name = "nightly-20260203";
  stable.tag_name = "v2.0.0";
  nightly.published_at = stable.published_at = kMorning + std::chrono::hours{3};
  activity.releases = {nightly, stable};
  const auto report = compose_day({activity});
  std::vector<std::string> order;
  for (const auto& highlight : report.highlights)
    order.push_back(highlight.release
                        ? report.sections[0].releases.at(static_cast<std::size_t>(*highlight.release)).tag
                        : report.sections[0].highlights.at(static_cast<std::size_t>(*highlight.change)).title);
  ASSERT_EQ(order.size(), 4U);
  EXPECT_EQ(order[2], "v2.0.0");
  EXPECT_EQ(order[3], "Fix a deadlock of the planner");
}

TEST(ComposeTest, HoweverMuchBreaksTheReleaseKeepsItsPlace) {
  std::vector<model::RepoActivity> activities;
  for (int i = 0; i < 3; ++i) {
    auto activity = activity_of("serve" + std::to_string(i));
    for (char c = 'a'; c < 'f'; ++c)
      activity.commits.push_back(CommitBuilder(std::string(1, c), std::string("feat!: plan in lanes of ") + c, c - 'a')
                                     .with(file(std::string("serve/") + c + ".py", "@@ -1 +1,2 @@\n x\n+read(page)")));
    activities.push_back(activity);
  }
  model::Release stable;
  stable.tag_name = "v2.0.0";
  stable.published_at = kMorning + std::chrono::hours{3};
  activities[2].releases = {stable};
  const auto report = compose_day(activities);
  ASSERT_EQ(report.highlights.size(), 10U);
  EXPECT_TRUE(report.highlights.back().release.has_value());
}

TEST(ComposeTest, WhatALineTellsWholeAndWhatOnlyBuildsIsNoHighlight) {
  auto activity = activity_of();
  activity.commits = {
      CommitBuilder("a", "Add gen_lane_module to the cache of modules", 1)
          .with(file("serve/aot.py", "@@ -1 +1,2 @@\n x\n+specs.append(gen_lane_module())")),
      CommitBuilder("b", "[CI] Pin the runner", 2).with(file(".github/workflows/a.yml", "@@ -1 +1 @@\n-a: 1\n+a: 2"))};
  EXPECT_TRUE(compose_day({activity}).sections[0].highlights.empty());
}

TEST(ComposeTest, AGraveIssueSaysWhatIsWrongHoweverBusyTheDayIs) {
  auto activity = busy_day("serve", 93, 60, 40);
  activity.issues.push_back(
      issue(9000, "Wrong results with pages of 16", "The first token differs from that of the last version.", 90));
  const auto issues = compose_day({activity}).sections[0].issues;
  ASSERT_FALSE(issues.empty());
  EXPECT_EQ(issues[0].number, 9000);
  EXPECT_FALSE(issues[0].excerpt.empty());
}

TEST(ComposeTest, ATooLargeDayGrowsInLinesButItsDetailsStayBounded) {
  const auto detail_lines = [](const model::Report& report) {
    std::size_t lines = 0;
    for (const auto& section : report.sections)
      for (const auto& change : section.highlights)
        for (const auto& snippet : change.snippets) lines += snippet.lines.size();
    return lines;
  };
  const auto report = compose_day({busy_day("serve", 1000, 100, 100)});
  EXPECT_LE(detail_lines(report), 90U);
  EXPECT_GT(detail_lines(report), 0U);
}

TEST(ComposeTest, TheSameDayGivesTheSameReport) {
  const auto activity = busy_day("serve", 80, 10, 10);
  EXPECT_EQ(compose_day({activity}), compose_day({activity}));
}

TEST(ComposeTest, HighlightsComeBestFirstAndBotsNever) {
  const auto report = compose_day({busy_day("serve", 60, 0, 0)});
  int last = 1 << 30;
  for (const auto& highlight : report.highlights) {
    ASSERT_TRUE(highlight.change.has_value());
    const auto& change = report.sections[0].highlights[static_cast<std::size_t>(*highlight.change)];
    EXPECT_LE(change.score, last);
    EXPECT_FALSE(change.bot);
    last = change.score;
  }
  ASSERT_FALSE(report.sections[0].folded.empty());
  EXPECT_EQ(report.sections[0].folded.back().as, model::FoldedAs::bots);
}

TEST(ComposeTest, RepositoriesThatReferToEachOtherAreSeen) {
  auto kernels = busy_day("kernels", 3, 0, 0), serve = busy_day("serve", 0, 0, 0);
  serve.commits = {CommitBuilder("5e", "Use the new kernel\n\nNeeds warpline/kernels#1002.", 5)
                       .with(file("requirements.txt", "@@ -1 +1 @@\n-kernels==0.6.1\n+kernels==0.6.2"))};
  const auto report = compose_day({kernels, serve});
  bool referred = false;
  for (const auto* changes : {&report.sections[0].highlights, &report.sections[0].others})
    for (const auto& change : *changes)
      for (const auto& reason : change.reasons)
        referred = referred || (change.pull == 1002 && reason.kind == model::ReasonKind::referred_by);
  EXPECT_TRUE(referred);
  const auto found = std::find_if(report.outlook.begin(), report.outlook.end(), [](const model::OutlookItem& item) {
    return item.kind == model::OutlookKind::dependency;
  });
  ASSERT_NE(found, report.outlook.end());
  EXPECT_EQ(found->names, (std::vector<std::string>{"kernels", "==0.6.1", "==0.6.2"}));
}

TEST(ComposeTest, ADependencyNamesTheReleaseThatItMovedToWhenThatIsOfTheDay) {
  auto kernels = activity_of("kernels"), serve = activity_of("serve");
  model::Release release;
  release.tag_name = "v0.6.2";
  release.published_at = kMorning;
  kernels.releases = {release};
  serve.commits = {CommitBuilder("5e", "Bump kernels", 5)
                       .with(file("requirements.txt", "@@ -1 +1 @@\n-kernels==0.6.1\n+kernels==0.6.2"))};
  const auto report = compose_day({kernels, serve});
  ASSERT_EQ(report.outlook.size(), 1U);
  EXPECT_EQ(report.outlook[0].names.back(), "v0.6.2");
  const auto page = render::render_page(report);
  EXPECT_NE(page.find("[`v0.6.2`](https://github.com/warpline/kernels/releases/tag/v0.6.2)"), std::string::npos);
}

}  // namespace
}  // namespace aireport::digest

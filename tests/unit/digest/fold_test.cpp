#include "digest/stories/fold.hpp"

#include <gtest/gtest.h>

#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

std::vector<Story> fold_day(model::RepoActivity& activity) {
  model::sort_items(activity);
  return fold(activity, day_window(), "");
}

TEST(FoldTest, ASquashedCommitJoinsThePullRequestThatItsTitleNames) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Keep the abort reason (#12)", 60)};
  activity.pulls = {merged_pull(12, "Keep the abort reason", 60)};
  const auto stories = fold_day(activity);
  ASSERT_EQ(stories.size(), 1U);
  EXPECT_EQ(stories[0].pull, 12);
  EXPECT_EQ(stories[0].title, "Keep the abort reason");
  EXPECT_EQ(stories[0].commits.size(), 1U);
}

TEST(FoldTest, AMergeCommitStandsForTheCommitsOfItsBranch) {
  auto activity = activity_of();
  const auto change = file("a.py", "@@ -1 +1 @@\n-x = 1\n+x = 2");
  activity.commits = {
      CommitBuilder("a1", "Merge pull request #7 from mira/x\n\nTeach x", 90).on({"b0", "c2"}).with(change),
      CommitBuilder("c2", "more", 50).on({"c1"}).with(change), CommitBuilder("c1", "start", 40).on({"b0"}).with(change),
      CommitBuilder("b0", "A push", 30).with(change)};
  const auto stories = fold_day(activity);
  ASSERT_EQ(stories.size(), 2U);
  EXPECT_EQ(stories[0].pull, 7);
  EXPECT_EQ(stories[0].title, "Teach x");
  EXPECT_EQ(stories[0].commits.size(), 3U);
  EXPECT_EQ(stories[0].stats->additions, 1) << "the merge's diff is that of the whole branch";
  EXPECT_EQ(stories[1].title, "A push");
}

TEST(FoldTest, ARebaseMergeIsItsWholeRowOfCommitsAndASquashOnlyOne) {
  auto activity = activity_of();
  const auto change = file("a.py", "@@ -1 +1 @@\n-x = 1\n+x = 2");
  activity.commits = {CommitBuilder("a3", "Third", 93).on({"a2"}).with(change),
                      CommitBuilder("a2", "Second", 92).on({"a1"}).with(change),
                      CommitBuilder("a1", "Somebody's push", 91).with(change)};
  auto pull = merged_pull(9, "Two steps", 93);
  pull.detail = model::PullDetail{"main", sha_of("a3"), 2, 2, 2, 1};
  activity.pulls = {pull};
  auto stories = fold_day(activity);
  ASSERT_EQ(stories.size(), 2U);
  EXPECT_EQ(stories[0].commits.size(), 2U);
  activity.pulls[0].detail->additions = activity.pulls[0].detail->deletions = 1;
  stories = fold_day(activity);
  ASSERT_EQ(stories.size(), 3U);
  EXPECT_EQ(stories[0].commits.size(), 1U);
}

TEST(FoldTest, AMergedPullRequestWithoutACommitOfTheDayIsStillAStory) {
  auto activity = activity_of();
  auto pull = merged_pull(9, "Backport it", 93);
  pull.detail = model::PullDetail{"release/0.9", sha_of("ee"), 2, 20, 2, 3};
  activity.pulls = {pull};
  const auto stories = fold_day(activity);
  ASSERT_EQ(stories.size(), 1U);
  EXPECT_EQ(stories[0].branch, "release/0.9");
  EXPECT_EQ(stories[0].stats, (model::Stats{3, 20, 2}));
}

TEST(FoldTest, AnIssuesNumberInATitleIsNoPullRequest) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Mend the planner (#31)", 60)};
  activity.issues = {issue(31, "The planner is broken", "")};
  EXPECT_EQ(fold_day(activity)[0].pull, std::nullopt);
}

TEST(FoldTest, ACommitOnSeveralListsIsToldOnce) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Once", 60), CommitBuilder("a1", "Once", 60)};
  EXPECT_EQ(fold_day(activity).size(), 1U);
}

}  // namespace
}  // namespace aireport::digest

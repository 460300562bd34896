#include "digest/stories/revert.hpp"

#include <gtest/gtest.h>

#include "digest/items.hpp"
#include "digest/stories/fold.hpp"
#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

std::vector<Story> related_day(model::RepoActivity& activity) {
  model::sort_items(activity);
  auto stories = fold(activity, day_window(), "");
  relate_reverts(stories);
  return stories;
}

TEST(RevertTest, WhatLandedAndWasRevertedOnOneDayNetsToOneLine) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("b1", "Revert \"Enable graph capture (#8)\" (#9)", 90),
                      CommitBuilder("a1", "Enable graph capture (#8)", 60)};
  const auto stories = related_day(activity);
  ASSERT_EQ(stories.size(), 1U);
  EXPECT_TRUE(stories[0].netted);
  ASSERT_EQ(stories[0].related.size(), 1U);
  EXPECT_EQ(stories[0].related[0].relation, model::Relation::reverts);
  EXPECT_EQ(stories[0].related[0].pull, 8);
  EXPECT_EQ(stories[0].related[0].commits, std::vector{sha_of("a1")});
}

TEST(RevertTest, ARevertNamesWhatLandedOnAnEarlierDay) {
  auto activity = activity_of();
  activity.commits = {
      CommitBuilder("b1", "Revert \"Enable graph capture\"\n\nThis reverts commit " + sha_of("77") + ".", 90)};
  const auto stories = related_day(activity);
  ASSERT_EQ(stories[0].related.size(), 1U);
  EXPECT_EQ(stories[0].related[0].title, "Enable graph capture");
  EXPECT_FALSE(stories[0].netted);
}

TEST(RevertTest, AReLandStandsWithTheRevertAndWithWhatWasReverted) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("c1", "Reland \"Enable graph capture (#8)\" (#10)", 99),
                      CommitBuilder("b1", "Revert \"Enable graph capture (#8)\" (#9)", 90),
                      CommitBuilder("a1", "Enable graph capture (#8)", 60)};
  const auto stories = related_day(activity);
  ASSERT_EQ(stories.size(), 1U);
  EXPECT_EQ(stories[0].pull, 10);
  EXPECT_EQ(stories[0].related.size(), 2U);
  EXPECT_FALSE(stories[0].netted);
}

TEST(RevertTest, TitlesOfManyFormsAreUnderstood) {
  EXPECT_EQ(undoing_of("fix: Undo fix to AutoTuner (#2697)").kind, Undoing::revert);
  EXPECT_EQ(undoing_of("[Revert] [Core] Split the planner").kind, Undoing::revert);
  EXPECT_EQ(undoing_of("Revert \"Revert \"Split the planner\"\"").kind, Undoing::reland);
  EXPECT_EQ(undoing_of("Reverted list iteration").kind, Undoing::none);
}

TEST(RevertTest, ATitleOfNothingButRevertsIsReadToAnEnd) {
  std::string title;
  for (int i = 0; i < 45000; ++i) title += "revert ";
  EXPECT_NE(undoing_of(title).kind, Undoing::none);
  EXPECT_LE(undoing_of(title).of.size(), 1000U);
}

TEST(RevertTest, APullRequestWithoutACommitOfTheDayKeepsItsLineWhenItIsReverted) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("b1", "Revert \"Enable graph capture (#8)\" (#9)", 90)};
  activity.pulls = {merged_pull(8, "Enable graph capture", 60)};
  const auto stories = related_day(activity);
  ASSERT_EQ(stories.size(), 2U);
  EXPECT_EQ(stories[0].related.at(0).pull, 8);
  EXPECT_EQ(stories[1].pull, 8);
}

TEST(RevertTest, AReLandMaySaySoInItsDescriptionAlone) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("b1", "Graph capture, with a guard (#9)\n\nReland of #8, which was reverted.", 90)};
  auto stories = related_day(activity);
  ASSERT_EQ(stories[0].related.size(), 1U);
  EXPECT_EQ(stories[0].related[0].relation, model::Relation::relands);
  EXPECT_EQ(stories[0].related[0].pull, 8);
  activity.commits = {CommitBuilder("b1", "Graph capture (#9)\n\nThe capture lands on the main line, see #8.", 90)};
  EXPECT_TRUE(related_day(activity)[0].related.empty());
}

TEST(RevertTest, ARevertAnswersAnIssueThatNamesWhatItTakesBack) {
  auto activity = activity_of();
  activity.pulls = {merged_pull(9, "Revert \"Enable graph capture (#8)\"", 90)};
  activity.issues = {issue(5, "It hangs", "Since #8 every capture hangs."), issue(6, "It is slow", "See #7.")};
  const auto answers = answers_of(activity);
  ASSERT_TRUE(answers.contains(5));
  EXPECT_EQ(answers.at(5).at(0).number, 9);
  EXPECT_FALSE(answers.contains(6));
}

}  // namespace
}  // namespace aireport::digest

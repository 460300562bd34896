#include <aireport/publish/publish.hpp>

namespace aireport::publish {
namespace {

using model::DayHead;
using model::DayState;

DayHead head(DayState state, int gaps, int commits) {
  DayHead made;
  made.state = state;
  made.repositories_with_gaps = gaps;
  made.totals.commits = commits;
  return made;
}

DayHead until(int hour, int commits) {
  auto made = head(DayState::unfinished, 0, commits);
  made.known_until = UtcTime{std::chrono::hours{hour}};
  return made;
}

TEST(ReplaceTest, AWholeDayReplacesAnything) {
  const auto whole = head(DayState::complete, 0, 5);
  for (const auto& old : {head(DayState::complete, 0, 9), head(DayState::partial, 2, 9), until(9, 9)})
    EXPECT_TRUE(may_replace(old, whole));
}

TEST(ReplaceTest, NothingLessReplacesAWholeDay) {
  const auto whole = head(DayState::complete, 0, 5);
  EXPECT_FALSE(may_replace(whole, head(DayState::partial, 1, 9)));
  EXPECT_FALSE(may_replace(whole, until(23, 9)));
}

TEST(ReplaceTest, APartIsReplacedByOneWithFewerGapsOrMoreItems) {
  const auto old = head(DayState::partial, 2, 9);
  EXPECT_TRUE(may_replace(old, head(DayState::partial, 1, 5)));
  EXPECT_TRUE(may_replace(old, head(DayState::partial, 2, 9)));
  EXPECT_FALSE(may_replace(old, head(DayState::partial, 2, 8)));
  EXPECT_FALSE(may_replace(old, head(DayState::partial, 3, 20)));
}

TEST(ReplaceTest, TimeOnlyGoesForward) {
  EXPECT_TRUE(may_replace(until(10, 4), until(12, 6)));
  EXPECT_FALSE(may_replace(until(12, 6), until(10, 6)));
  EXPECT_FALSE(may_replace(head(DayState::partial, 1, 3), until(12, 6)));
}

TEST(ReplaceTest, TheDayWithAGapReplacesTheMorningUnlessItTellsLess) {
  EXPECT_TRUE(may_replace(until(10, 4), head(DayState::partial, 1, 7)));
  EXPECT_FALSE(may_replace(until(10, 4), head(DayState::partial, 1, 3)));
}

}  // namespace
}  // namespace aireport::publish

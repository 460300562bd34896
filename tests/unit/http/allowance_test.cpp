#include "http/allowance.hpp"

#include <gtest/gtest.h>

namespace aireport::http {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr Clock::Steady kStart{seconds(1000)};
constexpr UtcTime kWall{seconds(1770076800)};

Limits says(std::int64_t remaining, UtcTime reset) {
  Limits limits;
  limits.remaining = remaining;
  limits.reset = reset;
  return limits;
}

TEST(AllowanceTest, NothingIsKnownBeforeTheServerHasSaid) {
  EXPECT_EQ(Allowance(std::nullopt).left(kStart), std::nullopt);
  EXPECT_EQ(Allowance(30).left(kStart), 30);
}

TEST(AllowanceTest, OfAnswersOutOfOrderTheSmallestRemainderCounts) {
  Allowance quota(std::nullopt);
  const auto reset = kWall + minutes(10);
  quota.heard(says(41, reset), Refusal::none, kStart, kStart, kWall);
  quota.heard(says(40, reset), Refusal::none, kStart, kStart, kWall);
  quota.heard(says(42, reset), Refusal::none, kStart, kStart, kWall);
  EXPECT_EQ(quota.left(kStart), 40);
}

TEST(AllowanceTest, ALaterPeriodReplacesTheEarlierAndALateAnswerOfTheEarlierIsIgnored) {
  Allowance quota(std::nullopt);
  quota.heard(says(1, kWall + minutes(1)), Refusal::none, kStart, kStart, kWall);
  quota.heard(says(5000, kWall + minutes(61)), Refusal::none, kStart, kStart + minutes(2), kWall + minutes(2));
  quota.heard(says(0, kWall + minutes(1)), Refusal::none, kStart, kStart + minutes(2), kWall + minutes(2));
  EXPECT_EQ(quota.left(kStart + minutes(2)), 5000);
}

TEST(AllowanceTest, AfterTheResetNothingIsKnown) {
  Allowance quota(std::nullopt);
  quota.heard(says(0, kWall + minutes(10)), Refusal::none, kStart, kStart, kWall);
  EXPECT_EQ(quota.left(kStart + minutes(10)), 0);
  EXPECT_EQ(quota.left(quota.filled_at()), std::nullopt);
}

TEST(AllowanceTest, TheWayToTheResetIsTakenOnTheServersClock) {
  Allowance quota(std::nullopt);
  auto limits = says(0, kWall + minutes(10));
  limits.date = kWall + minutes(7);  // ours is seven minutes behind
  quota.heard(limits, Refusal::none, kStart, kStart, kWall);
  EXPECT_EQ(quota.filled_at(), kStart + minutes(3) + seconds(1));
}

TEST(AllowanceTest, AResetInThePastDoesNotHoldUpTheRun) {
  Allowance quota(std::nullopt);
  quota.heard(says(0, kWall - minutes(10)), Refusal::none, kStart, kStart, kWall);
  EXPECT_EQ(quota.filled_at(), kStart + seconds(1));
}

TEST(AllowanceTest, ARefusalStandsUntilItsOwnResetWhateverOtherAnswersSay) {
  Allowance quota(std::nullopt);
  quota.heard(says(4000, kWall + minutes(40)), Refusal::none, kStart, kStart, kWall);
  quota.heard(says(0, kWall + minutes(2)), Refusal::primary, kStart, kStart, kWall);
  quota.heard(says(3999, kWall + minutes(40)), Refusal::none, kStart, kStart, kWall);
  EXPECT_EQ(quota.left(kStart), 0);
  EXPECT_EQ(quota.filled_at(), kStart + minutes(2) + seconds(1));
  EXPECT_EQ(quota.left(quota.filled_at()), std::nullopt);
  quota.heard(says(3998, kWall + minutes(40)), Refusal::none, kStart, quota.filled_at(), kWall + minutes(3));
  EXPECT_EQ(quota.left(quota.filled_at() - seconds(1)), 3998);
}

TEST(AllowanceTest, AnAnswerWithoutTheHeadersChangesNothing) {
  Allowance quota(std::nullopt);
  quota.heard(says(7, kWall + minutes(10)), Refusal::none, kStart, kStart, kWall);
  quota.heard({}, Refusal::none, kStart, kStart, kWall);
  EXPECT_EQ(quota.left(kStart), 7);
}

TEST(AllowanceTest, WhatEndedWithoutAWordCountsUntilAnAnswerToALaterRequest) {
  Allowance quota(std::nullopt);
  const auto reset = kWall + minutes(10);
  quota.spent_unheard(kStart);
  EXPECT_EQ(quota.left(kStart), std::nullopt);
  quota.heard(says(7, reset), Refusal::none, kStart, kStart, kWall);
  quota.spent_unheard(kStart + seconds(2));
  quota.spent_unheard(kStart + seconds(4));
  EXPECT_EQ(quota.left(kStart + seconds(4)), 5);
  // It went out before they ended, so that it may or may not have counted them.
  quota.heard(says(6, reset), Refusal::none, kStart + seconds(1), kStart + seconds(5), kWall);
  EXPECT_EQ(quota.left(kStart + seconds(5)), 4);
  quota.heard(says(5, reset), Refusal::none, kStart + seconds(3), kStart + seconds(5), kWall);
  EXPECT_EQ(quota.left(kStart + seconds(5)), 4);
  quota.heard(says(3, reset), Refusal::none, kStart + seconds(5), kStart + seconds(6), kWall);
  EXPECT_EQ(quota.left(kStart + seconds(6)), 3);
}

TEST(AllowanceTest, MoreWithoutAWordThanWereLeftLeaveNothing) {
  Allowance quota(30);
  quota.spent_unheard(kStart);
  EXPECT_EQ(quota.left(kStart), 30);  // of what is only assumed nothing is taken off
  quota.heard(says(1, kWall + minutes(1)), Refusal::none, kStart, kStart, kWall);
  for (int number = 0; number < 3; ++number) quota.spent_unheard(kStart + seconds(1));
  EXPECT_EQ(quota.left(kStart + seconds(1)), 0);
  EXPECT_EQ(quota.left(quota.filled_at()), 30);
}

}  // namespace
}  // namespace aireport::http

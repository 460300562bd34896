#include "http/schedule.hpp"

#include <gtest/gtest.h>

namespace aireport::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Clock::Steady kStart{seconds(1000)};
constexpr UtcTime kWall{seconds(1770076800)};

class ScheduleTest : public ::testing::Test {
 protected:
  Attempt started() {
    auto step = schedule_.next(now_);
    if (auto* start = std::get_if<Start>(&step)) {
      gate_.started(start->attempt.request.bucket, now_);
      return std::move(start->attempt);
    }
    ADD_FAILURE() << "nothing could start";
    return {};
  }
  void answered(const Attempt& attempt) {
    gate_.answered(attempt.started, now_, milliseconds(1));
    gate_.ended(attempt.request.bucket, now_);
  }
  void pause(minutes length) {
    Limits limits;
    limits.retry_after = length;
    gate_.heard(Bucket::core, limits, Refusal::secondary, now_, now_, kWall);
  }
  Wait waiting() {
    const auto step = schedule_.next(now_);
    if (const auto* wait = std::get_if<Wait>(&step)) return *wait;
    ADD_FAILURE() << "it does not wait";
    return {};
  }
  template <typename Kind>
  bool next_is() {
    return std::holds_alternative<Kind>(schedule_.next(now_));
  }
  void exhaust_quota(seconds reset_in) {
    Limits limits;
    limits.remaining = 0;
    limits.reset = kWall + reset_in;
    gate_.heard(Bucket::core, limits, Refusal::primary, now_, now_, kWall);
  }

  Clock::Steady now_ = kStart;
  Gate gate_{GateRules{.in_flight = 2, .when_exhausted = WhenExhausted::wait}};
  Schedule schedule_{gate_, kStart + minutes(15)};
};

TEST_F(ScheduleTest, TheHighestPriorityStartsFirst) {
  schedule_.add({.url = "low"});
  schedule_.add({.url = "high", .priority = 1});
  EXPECT_EQ(started().url, "high");
  EXPECT_EQ(started().url, "low");
}

TEST_F(ScheduleTest, ItIsDrainedOnlyWhenNothingIsUnderWay) {
  EXPECT_TRUE(next_is<Drained>());
  schedule_.add({.url = "a"});
  const auto attempt = started();
  EXPECT_FALSE(waiting().until);
  answered(attempt);
  EXPECT_TRUE(next_is<Drained>());
}

TEST_F(ScheduleTest, ARetryWaitsForItsTimeAndThenGoesFirst) {
  schedule_.add({.url = "a"});
  auto attempt = started();
  EXPECT_EQ(attempt.tries, 1);
  answered(attempt);
  schedule_.put_back(std::move(attempt), now_ + seconds(2));
  EXPECT_EQ(waiting().until, kStart + seconds(2));
  schedule_.add({.url = "b"});
  now_ += seconds(2);
  attempt = started();
  EXPECT_EQ(attempt.url, "a");
  EXPECT_EQ(attempt.tries, 2);
}

TEST_F(ScheduleTest, ABlockedBucketDoesNotHoldUpTheOthers) {
  exhaust_quota(minutes(5));
  schedule_.add({.url = "core"});
  schedule_.add({.url = "search", .bucket = Bucket::search});
  EXPECT_EQ(started().url, "search");
}

TEST_F(ScheduleTest, AWaitForTheQuotaMovesTheDeadlineOnce) {
  exhaust_quota(minutes(40));
  schedule_.add({.url = "a"});
  EXPECT_EQ(waiting().cause, Cause::quota);
  waiting();
  const auto moved = schedule_.deadline().value() - (kStart + minutes(15));
  EXPECT_EQ(moved, minutes(40) + seconds(1));
}

TEST_F(ScheduleTest, APauseThatIsToBeWaitedForMovesTheDeadlineOnce) {
  pause(minutes(40));
  schedule_.add({.url = "a"});
  EXPECT_EQ(waiting().cause, Cause::pause);
  waiting();
  EXPECT_EQ(schedule_.deadline().value(), kStart + minutes(55));
  now_ += minutes(40);
  EXPECT_EQ(started().url, "a");
}

TEST_F(ScheduleTest, APauseWithinTheWaitForAQuotaMovesTheDeadlineByWhatIsBeyondItAlone) {
  exhaust_quota(minutes(40));
  schedule_.add({.url = "a"});
  waiting();
  now_ += minutes(30);
  pause(minutes(15));
  EXPECT_EQ(waiting().until, kStart + minutes(45));
  EXPECT_EQ(schedule_.deadline().value(), kStart + minutes(15 + 45));
}

TEST_F(ScheduleTest, APauseBeyondTheDeadlineIsNotBegunByARunThatDoesNotWait) {
  gate_ = Gate(GateRules{});
  pause(minutes(15));
  schedule_.add({.url = "a"});
  EXPECT_TRUE(next_is<GiveUp>());
  EXPECT_TRUE(next_is<Drained>());
}

TEST_F(ScheduleTest, APauseOfARunThatDoesNotWaitCountsAgainstItsDeadline) {
  gate_ = Gate(GateRules{});
  pause(minutes(14));
  schedule_.add({.url = "a"});
  EXPECT_EQ(waiting().until, kStart + minutes(14));
  EXPECT_EQ(schedule_.deadline().value(), kStart + minutes(15));
}

TEST_F(ScheduleTest, TakingAnyEmptiesItOfRetriesToo) {
  schedule_.add({.url = "a"});
  schedule_.put_back({.request = {.url = "b"}, .url = "b"}, now_ + minutes(1));
  EXPECT_EQ(schedule_.size(), 2u);
  EXPECT_TRUE(schedule_.take_any());
  EXPECT_TRUE(schedule_.take_any());
  EXPECT_FALSE(schedule_.take_any());
}

}  // namespace
}  // namespace aireport::http

#include "http/gate.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <optional>

namespace aireport::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using Say = Leave::Say;

constexpr Clock::Steady kStart{seconds(1000)};
constexpr UtcTime kWall{seconds(1770076800)};

// A gate, the time, and requests that come and go.
class GateTest : public ::testing::Test {
 protected:
  void open(const GateRules& rules) { gate_.emplace(rules); }
  Leave ask(Bucket bucket = Bucket::core) { return gate_->ask(bucket, now_); }
  void start(int count = 1, Bucket bucket = Bucket::core) {
    for (int number = 0; number < count; ++number) {
      gate_->started(bucket, now_);
      starts_.push_back(now_);
    }
  }
  void end(int count = 1, milliseconds answer_time = milliseconds(1), Bucket bucket = Bucket::core) {
    for (int number = 0; number < count; ++number) {
      gate_->answered(starts_.front(), now_, answer_time);
      starts_.pop_front();
      gate_->ended(bucket, now_);
    }
  }
  void hear(const Limits& limits, Refusal refusal = Refusal::none, Bucket bucket = Bucket::core,
            Clock::Steady started = kStart) {
    gate_->heard(bucket, limits, refusal, started, now_, kWall + std::chrono::floor<seconds>(now_ - kStart));
  }
  Limits quota(std::int64_t remaining, seconds reset_in) {
    Limits limits;
    limits.remaining = remaining;
    limits.reset = kWall + reset_in;
    return limits;
  }
  Limits retry_after(seconds pause) {
    Limits limits;
    limits.retry_after = pause;
    return limits;
  }

  std::optional<Gate> gate_{GateRules{}};
  Clock::Steady now_ = kStart;
  std::deque<Clock::Steady> starts_;
};

TEST_F(GateTest, NoMoreAreInFlightThanAllowed) {
  open({.in_flight = 2});
  start(2);
  EXPECT_EQ(ask().say, Say::after_answer);
  EXPECT_EQ(ask(Bucket::search).say, Say::after_answer);
  end();
  EXPECT_EQ(ask().say, Say::start);
}

TEST_F(GateTest, NoMinuteOfTheServerHasMoreRequestsThanPoints) {
  open({.in_flight = 100, .points_per_minute = 5});
  start(3);
  now_ += seconds(1);
  end(3);  // they reached the server in this second, and nobody knows when
  now_ += seconds(9);
  start(2);
  EXPECT_EQ(ask().say, Say::not_before);
  EXPECT_EQ(ask().at, kStart + seconds(61));
  now_ = kStart + seconds(61);
  start(3);
  EXPECT_EQ(ask().say, Say::after_answer);
}

TEST_F(GateTest, WhatTheAnswersOfAMinuteTookIsWaitedFor) {
  open({.in_flight = 10});
  start(4);
  now_ += seconds(20);
  end(4, seconds(20));
  const auto leave = ask();
  EXPECT_EQ(leave.say, Say::not_before);
  EXPECT_EQ(leave.cause, Cause::answer_time);
  EXPECT_EQ(leave.at, kStart + seconds(80));
  now_ = leave.at;
  EXPECT_EQ(ask().say, Say::start);
}

TEST_F(GateTest, AnAnswerWhoseBodyIsStillComingIsNotWaitedForButInFlight) {
  open({.in_flight = 6});
  start(4);
  EXPECT_EQ(ask().cause, Cause::answer_time);
  gate_->answered(kStart, now_, milliseconds(1));
  start(2);
  EXPECT_EQ(ask().cause, Cause::in_flight);
}

TEST_F(GateTest, ZeroPointsLiftsBothLimitsOfAMinute) {
  open({.in_flight = 100, .points_per_minute = 0});
  for (int round = 0; round < 5000; ++round) {
    start();
    end(1, seconds(1));
  }
  EXPECT_EQ(ask().say, Say::start);
}

TEST_F(GateTest, ARetryAfterPausesEverything) {
  hear(retry_after(seconds(30)), Refusal::secondary);
  for (const auto bucket : {Bucket::core, Bucket::search, Bucket::free}) {
    EXPECT_EQ(ask(bucket).say, Say::not_before);
    EXPECT_EQ(ask(bucket).at, kStart + seconds(30));
  }
  now_ += seconds(30);
  EXPECT_EQ(ask().say, Say::start);
}

TEST_F(GateTest, ARetryAfterOfWhatIsNoRefusalPausesNothing) {
  hear(retry_after(seconds(30)), Refusal::none);
  EXPECT_EQ(ask().say, Say::start);
}

TEST_F(GateTest, ARetryAfterThatLastsTooLongIsNotWaitedFor) {
  hear(retry_after(seconds(901)), Refusal::secondary);
  EXPECT_EQ(ask().say, Say::never);
  open({.when_exhausted = WhenExhausted::wait});
  hear(retry_after(seconds(901)), Refusal::secondary);
  EXPECT_EQ(ask().say, Say::not_before);
}

TEST_F(GateTest, ARefusalThatNamesNoTimePausesAMinuteAndThenLonger) {
  hear({}, Refusal::secondary);
  EXPECT_EQ(ask().at, kStart + minutes(1));
  now_ += minutes(1);
  hear({}, Refusal::secondary, Bucket::core, now_);
  EXPECT_EQ(ask().at, kStart + minutes(3));
}

TEST_F(GateTest, ABurstThatIsRefusedTogetherIsOneRefusal) {
  now_ += milliseconds(50);
  for (int number = 0; number < 32; ++number) hear({}, Refusal::secondary);
  EXPECT_EQ(ask().at, now_ + minutes(1));
}

TEST_F(GateTest, AnAnswerAfterThePauseForgivesTheRefusals) {
  hear({}, Refusal::secondary);
  now_ += minutes(1);
  hear({}, Refusal::none, Bucket::core, now_);
  now_ += minutes(1);
  hear({}, Refusal::secondary, Bucket::core, now_);
  EXPECT_EQ(ask().at, now_ + minutes(1));
}

TEST_F(GateTest, AnExhaustedQuotaStopsItsBucketAlone) {
  hear(quota(0, minutes(40)));
  EXPECT_EQ(ask().say, Say::never);
  EXPECT_EQ(ask().cause, Cause::quota);
  EXPECT_EQ(ask(Bucket::search).say, Say::start);
  EXPECT_EQ(ask(Bucket::free).say, Say::start);
}

TEST_F(GateTest, AnExhaustedQuotaIsWaitedForWhenAsked) {
  open({.when_exhausted = WhenExhausted::wait});
  hear(quota(0, minutes(40)));
  EXPECT_EQ(ask().say, Say::not_before);
  now_ = ask().at;
  EXPECT_EQ(ask().say, Say::start);
}

TEST_F(GateTest, NoMoreStartThanTheQuotaHasLeft) {
  hear(quota(2, minutes(40)));
  start(2);
  // Those under way may turn out to be free.
  EXPECT_EQ(ask().say, Say::after_answer);
}

TEST_F(GateTest, WhatEndsWithoutAWordOfTheQuotaIsTakenOffIt) {
  hear(quota(2, minutes(40)));
  for (int number = 0; number < 2; ++number) {
    EXPECT_EQ(ask().say, Say::start);
    start();
    now_ += seconds(1);
    end();
    gate_->spent_unheard(Bucket::core, now_);
  }
  EXPECT_EQ(ask().say, Say::never);
  EXPECT_EQ(ask(Bucket::search).say, Say::start);
}

TEST_F(GateTest, SearchesWaitForTheirMinute) {
  Limits limits = quota(0, seconds(20));
  limits.resource = "search";
  hear(limits, Refusal::none, Bucket::search);
  EXPECT_EQ(ask(Bucket::search).say, Say::not_before);
  EXPECT_EQ(ask(Bucket::search).at, kStart + seconds(21));
  EXPECT_EQ(ask(Bucket::core).say, Say::start);
}

TEST_F(GateTest, TheFirstBurstOfSearchesFitsTheirQuota) {
  open({.search_quota = 10});
  start(10, Bucket::search);
  EXPECT_EQ(ask(Bucket::search).say, Say::after_answer);
}

TEST_F(GateTest, ARunSendsNoMoreThanItMay) {
  open({.max_requests = 2});
  start(1);
  EXPECT_EQ(gate_->requests_left(), 1);
  start(1);
  EXPECT_EQ(gate_->requests_left(), 0);
  end(2);
  EXPECT_EQ(ask().say, Say::never);
  EXPECT_EQ(ask(Bucket::free).cause, Cause::max_requests);
}

}  // namespace
}  // namespace aireport::http

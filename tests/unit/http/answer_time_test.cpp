#include "http/answer_time.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace aireport::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kLimit{90'000};
constexpr Clock::Steady kStart{seconds(1000)};

using Engine = std::mt19937_64;
// How long the server takes for a request that comes `since` the beginning.
using Latency = std::function<milliseconds(milliseconds since, Engine& random)>;

double in_seconds(milliseconds length) {
  return std::chrono::duration<double>(length).count();
}

milliseconds between(milliseconds least, milliseconds most, Engine& random) {
  return milliseconds(std::uniform_int_distribution<std::int64_t>(least.count(), most.count())(random));
}

enum class Counted { all, what_was_reckoned };

// A client that always has more to ask for, and a server that takes its time: what each answer took, and when.
class Burst {
 public:
  Burst(std::size_t in_flight, Latency latency, std::uint64_t seed = 0)
      : in_flight_(in_flight), latency_(std::move(latency)), random_(seed) {}

  // For so long, or until so many were answered. When that was.
  milliseconds run(seconds length, std::size_t most = SIZE_MAX) {
    while (now_ < kStart + length && answers_.size() - waited_for_.size() < most) {
      while (waited_for_.size() < in_flight_ && answers_.size() < most && budget_.has_room(now_)) start();
      now_ = std::min(waited_for_.empty() ? now_ + seconds(200) : waited_for_.begin()->first, now_ + milliseconds(200));
      answer();
    }
    return now_ - kStart;
  }

  std::size_t started() const { return answers_.size(); }

  // The most that the answers took which were waited for at any moment of a minute, each in full; or without what
  // those waited for at the last start before the minute's end took beyond what was reckoned for them.
  milliseconds worst_minute(Counted counted) const {
    milliseconds worst{0};
    for (const auto& first : answers_) {
      const auto begin = first.end, end = begin + kMinute;
      milliseconds sum{0}, beyond{0};
      for (const auto& answer : answers_) {
        if (answer.start >= end) break;
        if (answer.end >= begin) sum += answer.end - answer.start;
        beyond = answer.beyond_then;
      }
      worst = std::max(worst, counted == Counted::all ? sum : sum - beyond);
    }
    return worst;
  }

 private:
  struct Answer {
    Clock::Steady start, end;
    milliseconds beyond_then;  // at this start: of all that were waited for
  };

  void start() {
    budget_.started(now_);
    const auto end = now_ + latency_(now_ - kStart, random_);
    waited_for_.emplace(end, now_);
    milliseconds sum{0};
    for (const auto& [ends, started] : waited_for_) sum += ends - started;
    const auto reckoned = std::chrono::ceil<milliseconds>(budget_.reckoned(now_));
    answers_.push_back({now_, end, std::max(sum - reckoned, milliseconds(0))});
  }

  void answer() {
    while (!waited_for_.empty() && waited_for_.begin()->first <= now_) {
      const auto [end, start] = *waited_for_.begin();
      waited_for_.erase(waited_for_.begin());
      budget_.answered(start, now_, end - start);
    }
  }

  static constexpr seconds kMinute{60};
  std::size_t in_flight_;
  Latency latency_;
  Engine random_;
  AnswerTime budget_{kLimit};
  Clock::Steady now_ = kStart;
  std::multimap<Clock::Steady, Clock::Steady> waited_for_;  // end and start
  std::vector<Answer> answers_;
};

constexpr std::size_t kInFlight[] = {32, 100};

Latency steady(milliseconds latency) {
  return [latency](milliseconds, Engine&) { return latency; };
}

Latency slow_from(seconds when, milliseconds before, milliseconds after) {
  return [=](milliseconds since, Engine&) { return since < when ? before : after; };
}

TEST(AnswerTimeTest, NoMinuteOfASteadyServerHasMoreThanTheLimitHoweverSlowItIs) {
  for (const auto latency : {50U, 100U, 200U, 500U, 1'000U, 2'800U, 4'000U, 8'000U, 12'000U, 20'000U}) {
    for (const auto in_flight : kInFlight) {
      Burst burst(in_flight, steady(milliseconds(latency)));
      burst.run(seconds(200));
      EXPECT_LE(burst.worst_minute(Counted::all), kLimit) << latency << " ms, " << in_flight << " in flight";
      // Nor is much of it left: three minutes and a half have twice the limit, less what one answer may take.
      EXPECT_GE(burst.started() * latency, latency < 8'000 ? 180'000U : 120'000U) << latency << " ms";
    }
  }
}

TEST(AnswerTimeTest, AFastServerIsKeptBusyFromItsFirstAnswersOn) {
  // All of them in flight from the start would take 700 ms.
  EXPECT_LE(Burst(32, steady(milliseconds(100))).run(seconds(60), 207), milliseconds(800));
}

struct Changing {
  const char* name;
  Latency latency;
  milliseconds worst;  // what a minute may have, with what could not be known
};

std::vector<Changing> changing() {
  return {
      {"fast, slow after a minute's limit", slow_from(seconds(20), milliseconds(100), seconds(20)), kLimit},
      {"slow from its first answers on", slow_from(seconds(1), milliseconds(1'000), seconds(8)), milliseconds(300'000)},
      {"ever slower",
       [](milliseconds since, Engine&) {
         return std::min(milliseconds(20'000), milliseconds(std::llround(50 * std::exp(in_seconds(since) / 15))));
       },
       milliseconds(95'000)},
      {"up and down",
       [](milliseconds since, Engine& random) {
         const auto most = milliseconds(std::llround(50 + 10e3 * (1 - std::cos(in_seconds(since) / 20))));
         return between(most / 2, most, random);
       },
       milliseconds(110'000)},
      {"anything up to 8 s",
       [](milliseconds, Engine& random) { return between(milliseconds(100), seconds(8), random); },
       milliseconds(120'000)},
      {"most fast, some slow",
       [](milliseconds, Engine& random) {
         return milliseconds(std::llround(std::min(std::lognormal_distribution<>(5.7, 1)(random), 20e3)));
       },
       milliseconds(105'000)},
      {"50 ms to 20 s, as many of each order",
       [](milliseconds, Engine& random) {
         return milliseconds(std::llround(50 * std::pow(400., std::uniform_real_distribution<>(0, 1)(random))));
       },
       milliseconds(260'000)},
      {"one in twenty very slow",
       [](milliseconds, Engine& random) {
         return milliseconds(std::uniform_int_distribution<>(1, 20)(random) == 1 ? 10'000 : 200);
       },
       milliseconds(260'000)},
  };
}

TEST(AnswerTimeTest, WhatAMinuteOfAChangingServerHasBeyondTheLimitCouldNotBeKnown) {
  for (const auto& server : changing()) {
    for (const auto in_flight : kInFlight) {
      for (std::uint64_t seed = 0; seed < 4; ++seed) {
        Burst burst(in_flight, server.latency, seed);
        burst.run(seconds(200), 2'000);
        EXPECT_LE(burst.worst_minute(Counted::what_was_reckoned), kLimit)
            << server.name << ", " << in_flight << " in flight, " << seed;
        EXPECT_LE(burst.worst_minute(Counted::all), server.worst)
            << server.name << ", " << in_flight << " in flight, " << seed;
      }
    }
  }
}

class AnswerTimeRulesTest : public ::testing::Test {
 protected:
  void start(int count = 1) {
    for (int number = 0; number < count; ++number) budget_.started(now_);
  }
  void answer(int count, milliseconds took) {
    now_ += took;
    for (int number = 0; number < count; ++number) budget_.answered(now_ - took, now_, took);
  }
  int start_all() {
    int started = 0;
    for (; started < 1000 && budget_.has_room(now_); ++started) start();
    return started;
  }

  AnswerTime budget_{kLimit};
  Clock::Steady now_ = kStart;
};

TEST_F(AnswerTimeRulesTest, OfAServerThatHasSaidNothingYetFourAnswersAreWaitedFor) {
  EXPECT_EQ(start_all(), 4);
  now_ += seconds(5);
  EXPECT_EQ(start_all(), 0);
}

TEST_F(AnswerTimeRulesTest, EachAnswerLetsEightMoreBeWaitedFor) {
  EXPECT_EQ(start_all(), 4);
  answer(1, milliseconds(10));
  EXPECT_EQ(start_all(), 9);  // with the three others: twelve
}

TEST_F(AnswerTimeRulesTest, AfterASilenceTheServerIsAsUnknownAsAtFirst) {
  start(4);
  answer(4, milliseconds(10));
  now_ += seconds(11);
  EXPECT_EQ(start_all(), 3);  // a little of the limit is spent
}

TEST_F(AnswerTimeRulesTest, OneThatTakesLongerThanTwiceTheMeanIsReckonedToTakeTwiceItsAge) {
  start(4);
  answer(3, milliseconds(10));
  now_ += seconds(9) - milliseconds(10);
  answer(0, milliseconds(0));
  EXPECT_EQ(budget_.reckoned(now_).count(), 18'000);
}

TEST_F(AnswerTimeRulesTest, WhatNeverReachedTheServerCostsNothing) {
  start(4);
  answer(4, milliseconds(0));
  EXPECT_EQ(start_all(), 36);
}

TEST_F(AnswerTimeRulesTest, WhenTheLimitIsSpentItSaysWhenThereIsRoomAgain) {
  start(4);
  answer(4, seconds(20));
  EXPECT_FALSE(budget_.has_room(now_));
  EXPECT_EQ(budget_.has_room_at(now_), now_ + seconds(60));
  now_ += seconds(60);
  EXPECT_TRUE(budget_.has_room(now_));
}

TEST_F(AnswerTimeRulesTest, OneThatTookMoreThanTheWholeLimitDoesNotHoldUpTheRunForEver) {
  start(1);
  answer(1, seconds(200));
  EXPECT_FALSE(budget_.has_room(now_));
  now_ += seconds(60);
  EXPECT_TRUE(budget_.has_room(now_));
}

}  // namespace
}  // namespace aireport::http

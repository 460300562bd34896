// How much of something happened in the last minute.
#pragma once

#include <aireport/support/clock.hpp>
#include <chrono>
#include <cstdint>
#include <deque>

namespace aireport::http {

class SlidingSum {
 public:
  static constexpr std::chrono::milliseconds kSpan{60'000};

  // Times may not go back.
  void add(Clock::Steady when, std::int64_t amount) {
    entries_.push_back({when, amount});
    sum_ += amount;
  }

  std::int64_t at(Clock::Steady now) {
    while (!entries_.empty() && entries_.front().when + kSpan <= now) {
      sum_ -= entries_.front().amount;
      entries_.pop_front();
    }
    return sum_;
  }

  // When it will have fallen to `most`, if nothing is added; `now`, when it has already.
  Clock::Steady falls_to(std::int64_t most, Clock::Steady now) {
    auto left = at(now);
    auto when = now;
    for (const auto& entry : entries_) {
      if (left <= most) break;
      left -= entry.amount;
      when = entry.when + kSpan;
    }
    return when;
  }

 private:
  struct Entry {
    Clock::Steady when;
    std::int64_t amount = 0;
  };
  std::deque<Entry> entries_;
  std::int64_t sum_ = 0;
};

}  // namespace aireport::http

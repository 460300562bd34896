// What is left of one of the server's quotas, as the newest answers tell.
#pragma once

#include <aireport/support/clock.hpp>
#include <cstdint>
#include <deque>
#include <optional>

#include "http/refusal.hpp"

namespace aireport::http {

class Allowance {
 public:
  // `assumed`: what to reckon with until the server has said; nullopt: no bound.
  explicit Allowance(std::optional<std::int64_t> assumed) : assumed_(assumed) {}

  // Answers may come out of order: within one period the smallest remainder counts, and a later period replaces it.
  // A refusal stands until its reset, whatever other answers say. `started` is when the request went out.
  void heard(const Limits& limits, Refusal refusal, Clock::Steady started, Clock::Steady now, UtcTime wall);
  // A request that may have lowered it ended without a word of it. It counts until an answer to a later one tells.
  void spent_unheard(Clock::Steady now) { unheard_.push_back(now); }

  // What may still be sent; nullopt: not known. A period that is over counts as not known.
  std::optional<std::int64_t> left(Clock::Steady now) const;
  // When it is filled again; meaningful only while left() is 0.
  Clock::Steady filled_at() const { return filled_at_; }
  UtcTime reset() const { return reset_; }
  std::optional<std::int64_t> limit() const { return limit_; }

 private:
  std::optional<std::int64_t> assumed_, remaining_, limit_;
  UtcTime reset_{};  // by the server's clock; the epoch: not said
  Clock::Steady filled_at_{};
  bool refused_ = false;               // until filled_at_
  std::deque<Clock::Steady> unheard_;  // when they ended
};

}  // namespace aireport::http

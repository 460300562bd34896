// Decides when each transfer may start, so that the server's limits hold by construction. Asks nobody for the time.
#pragma once

#include <aireport/http/curl_transport.hpp>
#include <aireport/support/clock.hpp>
#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "http/allowance.hpp"
#include "http/answer_time.hpp"
#include "http/refusal.hpp"
#include "http/sliding_sum.hpp"

namespace aireport::http {

// A retry-after beyond it is not waited for.
inline constexpr std::chrono::milliseconds kLongestPause{900'000};

struct GateRules {
  int in_flight = 32;
  int points_per_minute = 900;                      // 0: neither points nor answer time are limited
  std::chrono::milliseconds answer_time{90'000};    // of GitHub's in any minute, as far as it can be known
  std::chrono::milliseconds limited_pause{60'000};  // the first after a secondary limit without retry-after
  std::chrono::milliseconds longest_pause = kLongestPause;
  std::int64_t search_quota = 30;  // until the server has said
  std::int64_t max_requests = 0;   // in all; 0: any number
  WhenExhausted when_exhausted = WhenExhausted::give_up;
};

enum class Cause { none, in_flight, points, answer_time, pause, search_quota, quota, max_requests };

std::string_view to_text(Cause cause);  // what is waited for, in words

struct Leave {
  enum class Say {
    start,         // now
    not_before,    // ask again at `at`, or after any answer
    after_answer,  // ask again after any answer
    never,         // not in this run
  };
  Say say = Say::start;
  Cause cause = Cause::none;
  Clock::Steady at{};
  bool moves_deadline = false;  // the time until `at` does not count against the run's deadline
};

class Gate {
 public:
  explicit Gate(const GateRules& rules);

  Leave ask(Bucket bucket, Clock::Steady now);
  // Each transfer is told of three times: when it starts, when its first byte comes (else when it ends), and when it
  // ends. `started` is always that first time; `answer_time` lasts from sending to the first byte, or to the end.
  void started(Bucket bucket, Clock::Steady now);
  void answered(Clock::Steady started, Clock::Steady now, std::chrono::milliseconds answer_time);
  void ended(Bucket bucket, Clock::Steady now);
  // It may have lowered the quota of its bucket, and no answer of its own says so.
  void spent_unheard(Bucket bucket, Clock::Steady now);
  // What the answer to a request of this bucket said. `started` is when that request went out: those of one burst are
  // refused together, which is one refusal.
  void heard(Bucket bucket, const Limits& limits, Refusal refusal, Clock::Steady started, Clock::Steady now,
             UtcTime wall);

  const Allowance& quota(Bucket bucket) const { return bucket == Bucket::search ? search_ : core_; }
  std::optional<std::int64_t> requests_left() const;  // by max_requests; nullopt: any number
  int in_flight() const { return in_flight_[0] + in_flight_[1] + in_flight_[2]; }

 private:
  // What to do about a limit that the server has set until then, where a run that does not wait would wait or not.
  Leave wait_for_limit(Leave::Say otherwise, Cause cause, Clock::Steady until) const;
  Leave ask_quota(Bucket bucket, Clock::Steady now) const;
  Leave ask_rates(Clock::Steady now);
  void pause(const Limits& limits, Refusal refusal, Clock::Steady started, Clock::Steady now);

  GateRules rules_;
  std::array<int, 3> in_flight_{};  // by bucket
  SlidingSum points_;
  AnswerTime answer_time_;
  Allowance core_, search_;
  Clock::Steady paused_at_{}, paused_until_{};
  int refusals_ = 0;  // secondary ones in a row
  std::int64_t sent_ = 0;
};

}  // namespace aireport::http

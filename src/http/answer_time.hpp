// How much of the server's time its answers take, so that no minute has more of it than the limit. Pure: it is told
// the time.
//
// Guaranteed, by construction: at each start the answers of the last minute, each in full, and what is reckoned for
// those waited for, the new one among them, are within the limit together. So the answers that were waited for at any
// moment of any minute took no more in all than the limit and what those waited for at the last start took beyond what
// was reckoned for them then. Reckoned is
//   - before the first answer, and after ten seconds without any: a quarter of the limit, 22.5 s. A transfer that
//     brings nothing is ended sooner than that (Timeouts::stall), so a server that is slow from the start, however
//     slow, is kept within the limit;
//   - else twice the mean of the last dozen answers, with what those waited for have taken so far;
//   - for one older than that: twice its age.
// Each answer lets eight more be waited for, since the first to come are the fast ones.
// Not guaranteed, as it cannot be known: what comes later than reckoned, when a fast server turns slow in the midst of
// a burst or a few answers take far longer than the others. They then are over the limit by what is beyond, and
// nothing starts until there is room again.
#pragma once

#include <aireport/support/clock.hpp>
#include <chrono>
#include <cstddef>
#include <set>

#include "http/sliding_sum.hpp"

namespace aireport::http {

class AnswerTime {
 public:
  using Milliseconds = std::chrono::duration<double, std::milli>;

  explicit AnswerTime(std::chrono::milliseconds limit) : limit_(limit) {}

  void started(Clock::Steady now) { waited_for_.insert(now); }
  // The first byte has come, or the end without one. `took` is what it took the server, as far as is known: nothing,
  // where the request never reached it.
  void answered(Clock::Steady started, Clock::Steady now, std::chrono::milliseconds took);

  // For one more.
  bool has_room(Clock::Steady now);
  // When there will be, if nothing is waited for.
  Clock::Steady has_room_at(Clock::Steady now);
  // For those waited for.
  Milliseconds reckoned(Clock::Steady now) const;

 private:
  Milliseconds usual(Clock::Steady now) const;

  Milliseconds limit_;
  SlidingSum spent_;                         // milliseconds
  std::multiset<Clock::Steady> waited_for_;  // since when
  Milliseconds taken_{0};                    // by the last answers, those longer ago for ever less
  double answers_ = 0;                       // how many these are
  std::size_t answers_in_a_row_ = 0;         // without a silence
  Clock::Steady last_answer_{};
};

}  // namespace aireport::http

// Which request goes next, and when: the waiting requests of a run behind the gate. Pure: it is told the time.
#pragma once

#include <aireport/http/transport.hpp>
#include <aireport/support/clock.hpp>
#include <array>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "http/gate.hpp"

namespace aireport::http {

// A request on its way to an answer.
struct Attempt {
  Request request;
  std::string url;     // of this try: the request's own, or where a redirect led
  int tries = 0;       // started; those that brought a redirect, or found no room for the body, do not count
  int hops = 0;        // redirects followed
  bool moved = false;  // one of them was permanent
  bool alone = false;  // goes over a connection of its own
  bool roomy = false;  // does not start before there is room for the largest body, which is kept for its own
  Clock::Steady started{};
};

struct Start {
  Attempt attempt;
};
struct GiveUp {
  Attempt attempt;
  Leave leave;  // why
};
struct Wait {
  std::optional<Clock::Steady> until;  // nullopt: for an answer
  Cause cause = Cause::none;           // none: only for the time of a retry to come
};
struct Drained {};
using Step = std::variant<Start, GiveUp, Wait, Drained>;

class Schedule {
 public:
  // Both optional bounds are of the whole run. Time that the gate says does not count moves the deadline.
  Schedule(Gate& gate, std::optional<Clock::Steady> deadline) : gate_(gate), deadline_(deadline) {}

  void add(Request request);
  // Goes before those of its priority that have not been tried yet.
  void put_back(Attempt attempt, Clock::Steady not_before);

  Step next(Clock::Steady now);
  bool is_over(Clock::Steady now) const { return deadline_ && now >= *deadline_; }
  std::optional<Clock::Steady> deadline() const { return deadline_; }
  // Takes out any one of those that wait; nullopt: there is none.
  std::optional<Attempt> take_any();
  std::size_t size() const { return size_; }

 private:
  struct Line {
    std::map<int, std::deque<Attempt>, std::greater<>> ready;  // by priority, none of them empty
    std::multimap<Clock::Steady, Attempt> later;
  };

  std::optional<Step> next_of(Line& line, Bucket bucket, Clock::Steady now, Wait& wait);
  Attempt take(Line& line);
  void wake(Line& line, Clock::Steady now);
  Leave within_deadline(Leave leave, Clock::Steady now);

  Gate& gate_;
  std::optional<Clock::Steady> deadline_;
  Clock::Steady counted_until_{};  // up to here waiting has moved the deadline
  std::array<Line, 3> lines_;      // by bucket
  std::size_t size_ = 0;
};

}  // namespace aireport::http

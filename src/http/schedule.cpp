#include "http/schedule.hpp"

#include <algorithm>
#include <utility>

namespace aireport::http {
namespace {

// Few and early: what they bring decides on the many that follow.
constexpr std::array<Bucket, 3> kOrder{Bucket::free, Bucket::search, Bucket::core};

void note(Wait& wait, std::optional<Clock::Steady> until, Cause cause) {
  if (!until) return;
  if (wait.until && *wait.until <= *until) return;
  wait = {until, cause};
}

}  // namespace

void Schedule::add(Request request) {
  auto& line = lines_[static_cast<std::size_t>(request.bucket)];
  const int priority = request.priority;
  Attempt attempt;
  attempt.url = request.url;
  attempt.request = std::move(request);
  line.ready[priority].push_back(std::move(attempt));
  ++size_;
}

void Schedule::put_back(Attempt attempt, Clock::Steady not_before) {
  auto& line = lines_[static_cast<std::size_t>(attempt.request.bucket)];
  line.later.emplace(not_before, std::move(attempt));
  ++size_;
}

Step Schedule::next(Clock::Steady now) {
  Wait wait;
  for (const auto bucket : kOrder)
    if (auto step = next_of(lines_[static_cast<std::size_t>(bucket)], bucket, now, wait)) return std::move(*step);
  if (size_ == 0 && gate_.in_flight() == 0) return Drained{};
  return wait;
}

std::optional<Step> Schedule::next_of(Line& line, Bucket bucket, Clock::Steady now, Wait& wait) {
  wake(line, now);
  if (line.ready.empty()) {
    if (!line.later.empty()) note(wait, line.later.begin()->first, Cause::none);
    return std::nullopt;
  }
  const auto leave = within_deadline(gate_.ask(bucket, now), now);
  switch (leave.say) {
    case Leave::Say::start: {
      auto attempt = take(line);
      ++attempt.tries;
      attempt.started = now;
      return Start{std::move(attempt)};
    }
    case Leave::Say::never:
      return GiveUp{take(line), leave};
    case Leave::Say::not_before:
      note(wait, leave.at, leave.cause);
      return std::nullopt;
    case Leave::Say::after_answer:
      return std::nullopt;
  }
  return std::nullopt;
}

// A wait that may move the deadline does; any other that would outlast it is not begun.
Leave Schedule::within_deadline(Leave leave, Clock::Steady now) {
  if (!deadline_ || leave.say != Leave::Say::not_before) return leave;
  if (leave.moves_deadline) {
    const auto from = std::max(now, counted_until_);
    if (leave.at > from) *deadline_ += leave.at - from;
    counted_until_ = std::max(counted_until_, leave.at);
  } else if (leave.at >= *deadline_) {
    leave.say = Leave::Say::never;
  }
  return leave;
}

void Schedule::wake(Line& line, Clock::Steady now) {
  while (!line.later.empty() && line.later.begin()->first <= now) {
    const auto first = line.later.begin();
    const int priority = first->second.request.priority;
    line.ready[priority].push_front(std::move(first->second));
    line.later.erase(first);
  }
}

Attempt Schedule::take(Line& line) {
  const auto first = line.ready.begin();
  auto attempt = std::move(first->second.front());
  first->second.pop_front();
  if (first->second.empty()) line.ready.erase(first);
  --size_;
  return attempt;
}

std::optional<Attempt> Schedule::take_any() {
  for (auto& line : lines_) {
    wake(line, Clock::Steady::max());
    if (!line.ready.empty()) return take(line);
  }
  return std::nullopt;
}

}  // namespace aireport::http

#include "http/gate.hpp"

#include <algorithm>

namespace aireport::http {
namespace {

using std::chrono::milliseconds;
using Say = Leave::Say;

// GitHub's minute for the search bucket; a reset further off is an exhausted quota like that of the core.
constexpr milliseconds kSearchPeriod{90'000};
constexpr int kMostDoublings = 4;

std::size_t place_of(Bucket bucket) {
  return static_cast<std::size_t>(bucket);
}

}  // namespace

std::string_view to_text(Cause cause) {
  switch (cause) {
    case Cause::none:
      return "";
    case Cause::in_flight:
      return "answers";
    case Cause::points:
      return "the limit of requests a minute";
    case Cause::answer_time:
      return "the limit of answer time a minute";
    case Cause::pause:
      return "the pause that the server asked for";
    case Cause::search_quota:
      return "the quota of searches";
    case Cause::quota:
      return "the reset of the quota";
    case Cause::max_requests:
      return "the limit of requests of this run";
  }
  return "";
}

Gate::Gate(const GateRules& rules)
    : rules_(rules), answer_time_(rules.answer_time), core_(std::nullopt), search_(rules.search_quota) {}

Leave Gate::ask(Bucket bucket, Clock::Steady now) {
  if (requests_left() == 0) return {Say::never, Cause::max_requests, {}};
  if (in_flight() >= rules_.in_flight) return {Say::after_answer, Cause::in_flight, {}};
  if (now < paused_until_) {
    const bool bearable = paused_until_ - paused_at_ <= rules_.longest_pause;
    return wait_for_limit(bearable ? Say::not_before : Say::never, Cause::pause, paused_until_);
  }
  if (const auto leave = ask_quota(bucket, now); leave.say != Say::start) return leave;
  return ask_rates(now);
}

std::optional<std::int64_t> Gate::requests_left() const {
  if (rules_.max_requests == 0) return std::nullopt;
  return std::max<std::int64_t>(rules_.max_requests - sent_, 0);
}

Leave Gate::wait_for_limit(Say otherwise, Cause cause, Clock::Steady until) const {
  if (rules_.when_exhausted == WhenExhausted::wait) return {Say::not_before, cause, until, true};
  return {otherwise, cause, until};
}

Leave Gate::ask_quota(Bucket bucket, Clock::Steady now) const {
  if (bucket == Bucket::free) return {};
  const auto& quota = this->quota(bucket);
  const auto left = quota.left(now);
  if (!left || *left > in_flight_[place_of(bucket)]) return {};
  const auto cause = bucket == Bucket::search ? Cause::search_quota : Cause::quota;
  // Those under way may turn out to be free (304), or to open a new period.
  if (in_flight_[place_of(bucket)] > 0) return {Say::after_answer, cause, {}};
  const bool soon = bucket == Bucket::search && quota.filled_at() - now <= kSearchPeriod;
  return wait_for_limit(soon ? Say::not_before : Say::never, cause, quota.filled_at());
}

Leave Gate::ask_rates(Clock::Steady now) {
  if (rules_.points_per_minute == 0) return {};
  // A point counts from the start until a minute after the answer: whenever in between the server counted it, no
  // minute of the server has more.
  if (in_flight() >= rules_.points_per_minute) return {Say::after_answer, Cause::points, {}};
  const auto spare = rules_.points_per_minute - in_flight() - 1;
  if (points_.at(now) > spare) return {Say::not_before, Cause::points, points_.falls_to(spare, now)};
  if (answer_time_.has_room(now)) return {};
  if (in_flight() > 0) return {Say::after_answer, Cause::answer_time, {}};
  return {Say::not_before, Cause::answer_time, answer_time_.has_room_at(now)};
}

void Gate::started(Bucket bucket, Clock::Steady now) {
  answer_time_.started(now);
  ++in_flight_[place_of(bucket)];
  ++sent_;
}

void Gate::answered(Clock::Steady started, Clock::Steady now, milliseconds answer_time) {
  answer_time_.answered(started, now, answer_time);
}

void Gate::ended(Bucket bucket, Clock::Steady now) {
  --in_flight_[place_of(bucket)];
  points_.add(now, 1);
}

void Gate::spent_unheard(Bucket bucket, Clock::Steady now) {
  if (bucket == Bucket::core) core_.spent_unheard(now);
  if (bucket == Bucket::search) search_.spent_unheard(now);
}

void Gate::heard(Bucket bucket, const Limits& limits, Refusal refusal, Clock::Steady started, Clock::Steady now,
                 UtcTime wall) {
  const bool of_search = limits.resource.empty() ? bucket == Bucket::search : limits.resource == "search";
  const bool of_core = limits.resource.empty() ? bucket == Bucket::core : limits.resource == "core";
  if (of_search) search_.heard(limits, refusal, started, now, wall);
  if (of_core) core_.heard(limits, refusal, started, now, wall);
  // The retry-after of a failure (503) is of that request alone.
  if (refusal == Refusal::secondary) {
    pause(limits, refusal, started, now);
  } else if (refusal == Refusal::none && started >= paused_until_) {
    refusals_ = 0;
  }
}

void Gate::pause(const Limits& limits, Refusal refusal, Clock::Steady started, Clock::Steady now) {
  const bool same_burst = refusals_ > 0 && started < paused_at_;
  if (refusal == Refusal::secondary && !same_burst) ++refusals_;
  if (!same_burst) paused_at_ = now;
  const auto doubled = rules_.limited_pause * (1 << std::clamp(refusals_ - 1, 0, kMostDoublings));
  const milliseconds length = limits.retry_after ? milliseconds(*limits.retry_after) : doubled;
  paused_until_ = std::max(paused_until_, now + length);
}

}  // namespace aireport::http

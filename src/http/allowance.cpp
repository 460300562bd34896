#include "http/allowance.hpp"

#include <algorithm>

namespace aireport::http {
namespace {

using std::chrono::seconds;

// A little after the reset, since both clocks are read to the second.
constexpr seconds kSlack{1};
// When a quota is used up and nobody says until when.
constexpr seconds kUnknownReset{60};

}  // namespace

void Allowance::heard(const Limits& limits, Refusal refusal, Clock::Steady started, Clock::Steady now, UtcTime wall) {
  if (!limits.remaining) return;
  const auto reset = limits.reset.value_or(UtcTime{});
  const bool refuses = refusal == Refusal::primary;
  const bool is_late = reset < reset_ || (refused_ && now < filled_at_);
  if (is_late && !refuses) return;
  while (!unheard_.empty() && unheard_.front() <= started) unheard_.pop_front();
  if (limits.limit) limit_ = limits.limit;
  const bool same_period = reset == reset_ && remaining_ && now < filled_at_;
  remaining_ = same_period ? std::min(*remaining_, *limits.remaining) : *limits.remaining;
  // The way to the reset is taken on the server's clock, which ours may be minutes away from.
  const auto until = limits.reset ? std::max(reset - limits.date.value_or(wall), seconds(0)) : kUnknownReset;
  if (!same_period || !limits.reset) filled_at_ = now + until + kSlack;
  reset_ = reset;
  refused_ = refuses;
}

std::optional<std::int64_t> Allowance::left(Clock::Steady now) const {
  const bool over = filled_at_ != Clock::Steady{} && now >= filled_at_;
  if (over || filled_at_ == Clock::Steady{}) return assumed_;
  return std::max<std::int64_t>(*remaining_ - static_cast<std::int64_t>(unheard_.size()), 0);
}

}  // namespace aireport::http

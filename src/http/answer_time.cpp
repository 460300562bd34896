#include "http/answer_time.hpp"

#include <algorithm>

namespace aireport::http {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// So many at once are safe, however long each takes.
constexpr std::size_t kAtFirst = 4;
constexpr std::size_t kMoreForEachAnswer = 8;
constexpr seconds kSilence{10};
constexpr double kMeanOver = 12;
constexpr double kPrudence = 2;

}  // namespace

void AnswerTime::answered(Clock::Steady started, Clock::Steady now, milliseconds took) {
  if (const auto one = waited_for_.find(started); one != waited_for_.end()) waited_for_.erase(one);
  spent_.add(now, took.count());
  constexpr double kKept = 1 - 1 / kMeanOver;
  taken_ = taken_ * kKept + Milliseconds(took);
  answers_ = answers_ * kKept + 1;
  ++answers_in_a_row_;
  last_answer_ = now;
}

bool AnswerTime::has_room(Clock::Steady now) {
  if (now - last_answer_ > kSilence) {
    taken_ = Milliseconds(0);
    answers_ = 0;
    answers_in_a_row_ = 0;
  }
  if (waited_for_.size() >= kAtFirst + kMoreForEachAnswer * answers_in_a_row_) return false;
  return Milliseconds(spent_.at(now)) + reckoned(now) + usual(now) <= limit_;
}

Clock::Steady AnswerTime::has_room_at(Clock::Steady now) {
  return spent_.falls_to(static_cast<std::int64_t>((limit_ - usual(now)).count()), now);
}

AnswerTime::Milliseconds AnswerTime::reckoned(Clock::Steady now) const {
  const auto usual = this->usual(now);
  Milliseconds sum(0);
  for (const auto since : waited_for_) {
    const Milliseconds age = now - since;
    sum += age > usual ? age * kPrudence : usual;
  }
  return sum;
}

// The mean is that of all time waited to all answers that came of it: the fast ones alone, which come first, would
// promise too much.
AnswerTime::Milliseconds AnswerTime::usual(Clock::Steady now) const {
  if (answers_ == 0) return limit_ / kAtFirst;
  auto waited = taken_;
  for (const auto since : waited_for_) waited += now - since;
  return std::min(waited / answers_ * kPrudence, limit_);
}

}  // namespace aireport::http

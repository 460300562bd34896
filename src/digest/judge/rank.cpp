#include "digest/judge/rank.hpp"

#include <algorithm>
#include <tuple>

#include "digest/judge/reasons.hpp"
#include "digest/judge/scale.hpp"
#include "digest/words/version.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

// Where a kind begins; what the change says and shows moves it from there.
int base_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::release:
      return 900;
    case ChangeKind::security:
    case ChangeKind::breaking:
      return 600;
    case ChangeKind::fix:
      return 340;
    case ChangeKind::feature:
      return 380;
    case ChangeKind::performance:
      return 320;
    case ChangeKind::revert:
      return 330;
    case ChangeKind::refactor:
      return 170;
    case ChangeKind::build:
      return 120;
    case ChangeKind::deps:
      return 90;
    case ChangeKind::docs:
      return 50;
    case ChangeKind::tests:
      return 40;
    case ChangeKind::other:
      return 150;
  }
  return 0;
}

constexpr int kRewriteLines = 1000;
constexpr int kExamples = 150;     // where a change of examples alone begins at most
constexpr int kCiAlone = 90;       // what nobody but its developers meets, also where it is taken back
constexpr int kNotesAlone = 420;   // notes of a release, without a version that changes
constexpr int kMostOfSize = 10;    // of what is not shipped: no more than to set apart what is alike
constexpr int kGoesOn = 120;       // what it mends or moves on was never released
constexpr int kDevelopment = 100;  // a version that nobody installs

// A doubling of the lines is worth as much each time: size breaks ties and no more.
int doublings(std::int64_t lines) {
  int count = 0;
  for (; lines > 1; lines /= 2) ++count;
  return count;
}

}  // namespace

int Scale::weigh() const {
  if (kind_ == ChangeKind::release && stage_of(story_.title) == Stage::development) return kDevelopment;
  const int base = evidence_.only_examples()  ? std::min(base_of(kind_), kExamples)
                   : only_speaks_of_release() ? kNotesAlone
                                              : base_of(kind_);
  const bool ci_alone =
      evidence_.all_files() > 0 && (kind_ == ChangeKind::build ? evidence_.files_of(Role::ci) == evidence_.all_files()
                                                               : kind_ == ChangeKind::revert && for_developers());
  int score = (ci_alone ? std::min(base, kCiAlone) : base) + danger() + breaks() + news() + speed() + install();
  const bool silent = kind_ == ChangeKind::refactor || kind_ == ChangeKind::other;
  if (silent && evidence_.product_lines() >= kRewriteLines) score += 150;
  if (is_of_product())
    score += reach() + 6 * doublings(std::min<std::int64_t>(evidence_.product_lines(), 1000));
  else
    score += std::min(doublings(evidence_.all_lines()), kMostOfSize);
  score -= triviality();
  score += 15 * static_cast<int>(standing_.issues.size()) + std::min(40, std::min(standing_.comments, 20) * 2);
  if (story_.bot && kind_ != ChangeKind::release && kind_ != ChangeKind::security) score -= 200;
  if (standing_.goes_on && goes_unnoticed()) score -= kGoesOn;
  if (story_.netted) score = std::min(score, 60);
  if (!standing_.watched.empty()) score += 1000;
  return std::max(0, score);
}

// Of what is taken away on the day that it came only a break, a danger and a release ask something of users.
bool Scale::goes_unnoticed() const {
  const bool grave = kind_ == ChangeKind::breaking || kind_ == ChangeKind::security || kind_ == ChangeKind::release ||
                     kind_ == ChangeKind::revert;
  return !grave && !in_title(Signal::silent_damage) && !in_title(Signal::crash) && !in_title(Signal::leak);
}

bool Scale::for_developers() const {
  return evidence_.files_of(Role::ci) + evidence_.files_of(Role::test) + evidence_.files_of(Role::docs) ==
         evidence_.all_files();
}

bool Scale::only_speaks_of_release() const {
  return kind_ == ChangeKind::release && evidence_.all_files() > 0 && evidence_.version.empty() &&
         evidence_.files_of(Role::version) == 0 && evidence_.product_files() == 0 &&
         evidence_.files_of(Role::requirement) == 0;
}

Rank rank(const Story& story, ChangeKind kind, const Evidence& evidence, const Signals& signals,
          const Standing& standing) {
  return {Scale(story, kind, evidence, signals, standing).weigh(),
          reasons_of(story, kind, evidence, signals, standing)};
}

bool ranks_before(const model::Change& a, const model::Change& b) {
  const auto key = [](const model::Change& change) {
    return std::tuple(-change.score, -change.when.time_since_epoch().count(), -change.pull.value_or(0),
                      change.commits.empty() ? std::string_view{} : std::string_view(change.commits.front()));
  };
  return key(a) < key(b);
}

}  // namespace aireport::digest

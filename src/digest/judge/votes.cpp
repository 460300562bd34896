#include "digest/judge/votes.hpp"

#include <algorithm>

namespace aireport::digest {

using model::ChangeKind;

ChangeKind Votes::winner() const {
  constexpr ChangeKind kOrder[] = {ChangeKind::revert,  ChangeKind::release,  ChangeKind::security,
                                   ChangeKind::deps,    ChangeKind::fix,      ChangeKind::performance,
                                   ChangeKind::feature, ChangeKind::breaking, ChangeKind::refactor,
                                   ChangeKind::tests,   ChangeKind::docs,     ChangeKind::build};
  auto best = ChangeKind::other;
  int most = 4;
  for (const auto kind : kOrder)
    if (const int votes = votes_[static_cast<std::size_t>(kind)]; votes > most) {
      best = kind;
      most = votes;
    }
  return best;
}

int Case::product_share() const {
  if (evidence.all_files() == 0 || evidence.all_files() == evidence.product_files()) return 100;
  const auto code = evidence.product_code(), others = evidence.all_lines() - evidence.product_lines();
  return static_cast<int>(100 * code / std::max<std::int64_t>(1, code + others));
}

int Case::part_of(int weight, std::int64_t lines) const {
  return static_cast<int>(weight * lines / std::max<std::int64_t>(1, evidence.all_lines()));
}

bool Case::takes_away() const {
  return begins_with({"remove", "removes", "removed", "removing", "drop", "drops", "dropped", "dropping", "delete",
                      "deletes", "deleted", "deprecate", "deprecates", "end", "retire", "retires"});
}

bool Case::begins_with(std::initializer_list<std::string_view> words) const {
  return !story.parts.words.empty() && has_word({story.parts.words.front()}, words);
}

bool Case::mends_a_slip() const {
  return has_word(story.parts.words, {"typo", "typos", "spelling", "misspelling", "grammar", "wording"});
}

int trust_in(ChangeKind kind, const Case& change) {
  const bool of_product = kind != ChangeKind::docs && kind != ChangeKind::tests && kind != ChangeKind::build;
  return of_product || change.evidence.all_files() == 0 ? 100 : std::min(100, (100 - change.product_share()) * 2);
}

}  // namespace aireport::digest

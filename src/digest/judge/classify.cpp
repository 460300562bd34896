#include "digest/judge/classify.hpp"

#include "digest/judge/votes.hpp"

namespace aireport::digest {

model::ChangeKind classify(const Story& story, const Evidence& evidence, const Signals& signals,
                           const std::vector<model::ExtraPattern>& own) {
  for (const auto& pattern : own)
    if (const auto kind = model::parse_change_kind(pattern.value); kind && matches_own(pattern, story)) return *kind;
  const Case change{story, evidence, signals};
  Votes votes;
  by_certainty(change, votes);
  by_tags(change, votes);
  by_words(change, votes);
  by_files(change, votes);
  by_breaks(change, votes);
  return votes.winner();
}

}  // namespace aireport::digest

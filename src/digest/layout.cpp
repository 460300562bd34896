#include "digest/layout.hpp"

#include <algorithm>

#include "digest/day_highlights.hpp"
#include "digest/judge/plain_reasons.hpp"
#include "digest/judge/rank.hpp"

namespace aireport::digest {

namespace {

using model::Change;
using model::ChangeKind;

bool is_own_news(ChangeKind kind) {
  return kind == ChangeKind::release || kind == ChangeKind::security || kind == ChangeKind::breaking;
}

bool is_news(ChangeKind kind) {
  return kind == ChangeKind::feature || kind == ChangeKind::fix || kind == ChangeKind::performance;
}

// A few lines that only raise the version: the release of that day tells it.
bool only_announces(const Change& change, const model::RepoSection& section) {
  return change.stats && change.stats->additions + change.stats->deletions <= kLinesOfABump &&
         announces_release(change, section);
}

// A name more for what is there, or an entry in a list: news, but a line tells it whole.
bool is_only_named(const Change& change) {
  constexpr std::int64_t kLinesOfAName = 4;
  return change.kind == ChangeKind::feature && change.stats &&
         change.stats->additions + change.stats->deletions <= kLinesOfAName &&
         std::all_of(change.reasons.begin(), change.reasons.end(), [](const model::Reason& reason) {
           return reason.kind == model::ReasonKind::newly_works || reason.kind == model::ReasonKind::touches_kernels ||
                  is_plain(reason.kind);
         });
}

bool folds(const Change& change, const model::RepoSection& section, const model::DigestLimits& limits,
           const Floors& floors) {
  if (change.bot && !is_own_news(change.kind)) return true;
  if (only_announces(change, section)) return true;
  if (change.kind == ChangeKind::revert || is_own_news(change.kind)) return false;
  if (change.score <= (is_news(change.kind) ? floors.news : floors.others)) return true;
  const auto name = model::to_string(change.kind);
  const bool user_folds = std::find(limits.fold.begin(), limits.fold.end(), name) != limits.fold.end();
  return user_folds && change.score <= kOrdinary;
}

model::Folded& folded_for(model::RepoSection& section, const Change& change) {
  const auto as = change.bot ? model::FoldedAs::bots : model::FoldedAs::kind;
  for (auto& folded : section.folded)
    if (folded.as == as && (as == model::FoldedAs::bots || folded.kind == change.kind)) return folded;
  section.folded.push_back({as, as == model::FoldedAs::bots ? ChangeKind::other : change.kind, {}, {}});
  return section.folded.back();
}

void add_refs(std::vector<model::FoldedRef>& refs, const std::optional<int>& pull,
              const std::vector<std::string>& commits) {
  if (pull) {
    refs.push_back({pull, {}});
    return;
  }
  for (const auto& sha : commits) refs.push_back({std::nullopt, sha});
}

// What a change took in is of the day; what it only speaks of has no commit here.
bool is_of_day(const model::RelatedChange& related) {
  return !related.commits.empty() || related.relation == model::Relation::series ||
         related.relation == model::Relation::follow_up;
}

// A line of references to one change alone costs as much as its title.
void unfold_single(model::RepoSection& section) {
  if (section.folded.size() != 1 || section.folded.front().refs.size() != 1 ||
      section.folded.front().changes.front().bot || section.folded.front().changes.front().kind == ChangeKind::release)
    return;
  section.others.push_back(std::move(section.folded.front().changes.front()));
  section.folded.clear();
}

void fold_away(model::RepoSection& section, Change change) {
  auto& folded = folded_for(section, change);
  auto& refs = folded.refs;
  add_refs(refs, change.pull, change.commits);
  for (const auto& related : change.related)
    if (is_of_day(related)) add_refs(refs, related.pull, related.commits);
  folded.changes.push_back(std::move(change));
}

}  // namespace

bool may_be_highlight(const Change& change, Place place) {
  if (change.bot && !is_own_news(change.kind)) return false;
  if (is_only_named(change)) return false;
  const bool news = is_news(change.kind) || is_own_news(change.kind) || change.kind == ChangeKind::revert;
  return change.score > (news && place == Place::best_of_repository ? kTrivial : kOrdinary);
}

void drop_quote(Change& change) {
  change.quote.clear();
}

void drop_files(Change& change) {
  for (const auto& row : change.files) {
    ++change.files_left_out.files;
    change.files_left_out.additions += row.additions;
    change.files_left_out.deletions += row.deletions;
  }
  change.files.clear();
}

void drop_snippets(Change& change, std::size_t keep) {
  if (change.snippets.size() <= keep) return;
  change.snippets_left_out += static_cast<int>(change.snippets.size() - keep);
  change.snippets.resize(keep);
}

void lay_out_rest(model::RepoSection& section, std::vector<Change> rest, const model::DigestLimits& limits,
                  const Floors& floors) {
  for (auto& change : rest) {
    drop_quote(change);
    drop_files(change);
    drop_snippets(change, 0);
    if (folds(change, section, limits, floors))
      fold_away(section, std::move(change));
    else
      section.others.push_back(std::move(change));
  }
  unfold_single(section);
  std::stable_sort(section.others.begin(), section.others.end(),
                   [](const Change& a, const Change& b) { return a.kind < b.kind; });
  std::sort(section.folded.begin(), section.folded.end(), [](const model::Folded& a, const model::Folded& b) {
    return std::pair(a.as, a.kind) < std::pair(b.as, b.kind);
  });
}

}  // namespace aireport::digest

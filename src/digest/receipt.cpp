#include "digest/receipt.hpp"

#include <algorithm>
#include <string_view>

namespace aireport::digest {
namespace {

struct Named {
  std::set<std::string_view> commits;
  std::set<int> pulls;

  void add(std::optional<int> pull, const std::vector<std::string>& shas) {
    if (pull) pulls.insert(*pull);
    commits.insert(shas.begin(), shas.end());
  }
  void add(const model::Change& change) {
    add(change.pull, change.commits);
    for (const auto& related : change.related) add(related.pull, related.commits);
  }
};

template <typename Key, typename Holds>
int count(const std::set<Key>& keys, const Holds& holds) {
  return static_cast<int>(std::count_if(keys.begin(), keys.end(), holds));
}

}  // namespace

void close_receipt(model::RepoSection& section, const PullsOfDay& pulls) {
  Named shown, folded;
  for (const auto* list : {&section.highlights, &section.others})
    for (const auto& change : *list) shown.add(change);
  for (const auto& group : section.folded)
    for (const auto& change : group.changes) folded.add(change);
  for (const auto& pull : section.notable_pulls) shown.pulls.insert(pull.number);

  auto& receipt = section.receipt;
  receipt.commits.shown = static_cast<int>(shown.commits.size());
  receipt.commits.folded = count(folded.commits, [&](auto sha) { return !shown.commits.contains(sha); });
  receipt.commits.hidden = section.hidden.commits;
  receipt.pulls.shown = count(shown.pulls, [&](int number) { return pulls.all.contains(number); });
  receipt.pulls.folded =
      count(folded.pulls, [&](int number) { return pulls.all.contains(number) && !shown.pulls.contains(number); });
  receipt.pulls.hidden =
      count(pulls.hidden, [&](int number) { return !shown.pulls.contains(number) && !folded.pulls.contains(number); });
  receipt.issues.shown = static_cast<int>(section.issues.size());
  receipt.issues.hidden = section.hidden.issues;
  receipt.releases.shown = static_cast<int>(section.releases.size());
  receipt.releases.hidden = section.hidden.releases;
  for (auto* tally : {&receipt.commits, &receipt.pulls, &receipt.issues, &receipt.releases})
    tally->counted = tally->in_window - tally->shown - tally->folded - tally->hidden;
}

}  // namespace aireport::digest

// Is every item of an activity in its section, by name or by count?
#pragma once

#include <aireport/model/report.hpp>
#include <map>
#include <set>
#include <string>

namespace aireport::testing {

struct Named {
  std::set<std::string> shas;
  std::set<int> pulls;
};

inline void add_change(Named& named, const model::Change& change) {
  for (const auto& sha : change.commits) named.shas.insert(sha);
  if (change.pull) named.pulls.insert(*change.pull);
  for (const auto& related : change.related) {
    for (const auto& sha : related.commits) named.shas.insert(sha);
    if (related.pull) named.pulls.insert(*related.pull);
  }
}

inline Named named_in(const model::RepoSection& section) {
  Named named;
  for (const auto& change : section.highlights) add_change(named, change);
  for (const auto& change : section.others) add_change(named, change);
  for (const auto& folded : section.folded)
    for (const auto& ref : folded.refs) {
      if (ref.pull) named.pulls.insert(*ref.pull);
      if (!ref.sha.empty()) named.shas.insert(ref.sha);
    }
  for (const auto& late : section.late) named.shas.insert(late.sha);
  return named;
}

}  // namespace aireport::testing

#include "pipeline/renames.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

namespace aireport::pipeline {

void Renames::learn(const model::RepoName& former, const model::RepoName& present) {
  next_.try_emplace(to_lower_ascii(former.full()), to_lower_ascii(present.full()));
}

std::vector<std::string> Renames::names_after(const model::RepoName& former) const {
  const auto first = to_lower_ascii(former.full());
  std::vector<std::string> names;
  for (auto found = next_.find(first); found != next_.end(); found = next_.find(names.back())) {
    const auto& name = found->second;
    if (name == first || std::find(names.begin(), names.end(), name) != names.end()) break;
    names.push_back(name);
  }
  return names;
}

bool Renames::are_one(const model::RepoName& a, const model::RepoName& b) const {
  auto names = names_after(a);
  names.push_back(to_lower_ascii(a.full()));
  auto others = names_after(b);
  others.push_back(to_lower_ascii(b.full()));
  return std::find_first_of(names.begin(), names.end(), others.begin(), others.end()) != names.end();
}

void learn_from(Renames& renames, const model::DayHead& head) {
  for (const auto& name : head.former_names) renames.learn(name.former, name.present);
}

}  // namespace aireport::pipeline

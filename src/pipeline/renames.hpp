// Former names of repositories, as far as reports know them.
#pragma once

#include <aireport/model/day.hpp>
#include <aireport/model/repo.hpp>
#include <map>
#include <string>
#include <vector>

namespace aireport::pipeline {

class Renames {
 public:
  // Of one name the first to be learnt counts: reports are read newest first. One that is its own present name is not
  // believed to be another's former one.
  void learn(const model::RepoName& former, const model::RepoName& present);

  // What another has learnt, behind what this one has.
  void add(const Renames& others) { next_.insert(others.next_.begin(), others.next_.end()); }

  // All that a repository was called after this name, up to its present one, in lower case. A ring of names ends where
  // it would begin again.
  std::vector<std::string> names_after(const model::RepoName& former) const;

  // Is it one repository, as far as is known? A name was that of another only when it is known to lead there.
  bool are_one(const model::RepoName& a, const model::RepoName& b) const;

 private:
  std::map<std::string, std::string> next_;  // by former name, in lower case
};

// What the head of a report says; its parts may say more.
void learn_from(Renames& renames, const model::DayHead& head);

}  // namespace aireport::pipeline

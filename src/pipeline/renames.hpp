// Former names of repositories, as far as reports know them.
#pragma once

#include <aireport/model/repo.hpp>
#include <map>
#include <string>
#include <vector>

namespace aireport::pipeline {

class Renames {
 public:
  // Of one name the first to be learnt counts: reports are read newest first.
  void learn(const model::RepoName& former, const model::RepoName& present);

  // All that a repository was called after this name, up to its present one, in lower case. A ring of names ends where
  // it would begin again.
  std::vector<std::string> names_after(const model::RepoName& former) const;

 private:
  std::map<std::string, std::string> next_;  // by former name, in lower case
};

}  // namespace aireport::pipeline

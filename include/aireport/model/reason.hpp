// Why a change stands where it stands, in words from the data.
#pragma once

#include <aireport/model/repo.hpp>
#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace aireport::model {

// An issue or pull request by number; `repo` names the repository it is in.
struct ItemRef {
  RepoName repo;
  int number = 0;
  bool pull = false;
  friend auto operator<=>(const ItemRef&, const ItemRef&) = default;
};

// `count` and `names` of a Reason fill the sentence of its kind.
enum class ReasonKind {
  removes_public,     // names: public declarations that are gone
  changes_signature,  // names: public functions whose parameters changed
  removes_option,     // names: options whose definition is gone
  adds_option,        // names
  reads_variable,     // names: of the environment; the diff does not tell whether they were read elsewhere before
  adds_parameter,     // count: of parameters; names: of some, then of the public function that takes them
  renames_parameter,  // names: the old name, the new one, then the public function that takes it
  changes_default,    // names
  says_breaking,      // names: the word or phrase that says so
  noted,              // names: what the project's change notes say of it
  silent_damage,      // names: the phrase: "wrong results", "NaN"
  rebinds,            // count: lines in which an index, a type or an argument changed and nothing else
  tested,             // names: files of tests that come with a fix which says nothing else of the fault
  crash,              // names: the phrase: "hang", "segfault", "deadlock"
  leak,               // names: the phrase: "memory leak"
  regression,         // names: the phrase, or the version
  security,           // names: the phrase, or the CVE
  requirement,        // names: "torch >= 2.6"
  newly_works,        // names: what
  measured,           // names: what got better, as the author says it
  touches_kernels,    // count; names: their files
  watched_path,       // names: the user's patterns
  linked_issues,      // refs
  referred_by,        // names: tracked repositories that refer to it
  discussed,          // count: comments
  rewrite,            // count: lines
  deprecates,         // names: the phrase: "deprecate"
  raises_version,     // names: the version that the project has from now on
  adds_check,         // count: lines of the product that raise, throw or assert
  adds_file,          // count; names: files of the product
  changes_within,     // names: functions and types whose inside changed, all of the product that did
  changes_part,       // count: files; names: the file or folder that all that changed of the product lies in
  other_branch,       // names: the branch it was merged into
};

struct Reason {
  ReasonKind kind = ReasonKind::touches_kernels;
  std::int64_t count = 0;
  std::vector<std::string> names;
  std::vector<ItemRef> refs;
  friend bool operator==(const Reason&, const Reason&) = default;
};

}  // namespace aireport::model

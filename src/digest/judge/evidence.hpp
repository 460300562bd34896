// What the paths and the diff of a story show.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "digest/code/parameters.hpp"
#include "digest/code/paths.hpp"
#include "digest/code/requirements.hpp"
#include "digest/stories/story.hpp"

namespace aireport::digest {

inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::generated) + 1;

struct Evidence {
  std::array<int, kRoleCount> files{};           // by Role
  std::array<std::int64_t, kRoleCount> lines{};  // by Role; a renamed file without changes counts one line
  std::int64_t tuning_lines = 0;                 // of the product's, in tables of what was tried and timed
  bool patches = false;                          // there is a diff to judge by
  int code_lines = 0;                            // changed in product files: no comment, import or blank line
  bool whole = false;                            // each product file's patch is there, and no line of it is cut
  bool rebinds = false;       // all that changed in the product is an index, a type or an argument of a few lines
  bool returns_less = false;  // a function of an interface gives back fewer values
  int checks_added = 0;       // lines that raise, throw or assert: so many more in product files
  // Names, each once, in the order of the files. From product files alone; what appears again elsewhere is moved.
  // Of a file whose patch is cut nothing counts as removed or changed: what is not seen may have it again.
  std::vector<std::string> removed_names, added_names, changed_signatures;
  std::vector<std::string> offered_names;    // of added_names those that stand by themselves, no members
  std::vector<std::string> added_exports;    // names that a package's entry gives out, new with their definitions
  std::vector<std::string> removed_exports;  // names that a package's entry gave out, gone with their definitions
  std::vector<std::string> removed_options, added_options, changed_defaults;
  std::vector<std::string> read_variables;     // of the environment, whether or not they were read elsewhere before
  std::vector<std::string> removed_constants;  // of removed_options those that a configuration of the code had
  std::vector<ParameterChange> parameters;     // of public functions
  std::vector<std::string> renamed_parameter;  // the first of an interface: the old name, the new one, the function
  std::vector<Requirement> requirements;       // floors and pins that changed
  std::vector<std::string> kernels;  // paths of files of device code, by their place or by what the diff shows
  std::string version;               // the project's own version, if it changed: "0.6.1"
  int files_moved = 0;
  std::int64_t rewritten = 0;  // lines of product files that stood there and gave way to others

  int files_of(Role role) const { return files[static_cast<std::size_t>(role)]; }
  std::int64_t lines_of(Role role) const { return lines[static_cast<std::size_t>(role)]; }
  int product_files() const { return files_of(Role::source) + files_of(Role::kernel) + files_of(Role::api); }
  std::int64_t product_lines() const { return lines_of(Role::source) + lines_of(Role::kernel) + lines_of(Role::api); }
  // Lines of product files, or of their code alone where almost all else of them is comments and docstrings.
  std::int64_t product_code() const {
    constexpr int kFew = 4;
    return whole && std::int64_t{code_lines} * kFew <= product_lines() ? code_lines : product_lines();
  }
  int all_files() const;
  bool only_examples() const { return files_of(Role::example) > 0 && files_of(Role::example) == all_files(); }
  bool only_tunes() const { return tuning_lines > 0 && tuning_lines == product_lines(); }
  std::int64_t all_lines() const;
};

Evidence evidence_of(const Story& story);

}  // namespace aireport::digest

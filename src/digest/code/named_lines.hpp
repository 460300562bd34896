// The lines of a diff in which stands what the reasons name: an option, a function, a parameter.
#pragma once

#include <aireport/diff/patch.hpp>
#include <aireport/model/report.hpp>
#include <string>
#include <vector>

#include "digest/code/declarations.hpp"

namespace aireport::digest {

// How plainly a line names it: not at all, in passing, or, from kDeclares on, by what declares it; of two that are
// declared that of the earlier reason has more, then the one at the left margin.
inline constexpr int kMentions = 1, kDeclares = 2;

class NamedLines {
 public:
  explicit NamedLines(const std::vector<model::Reason>& reasons);

  // Of each line of the hunk; a line of context and a comment name nothing.
  std::vector<int> of(const diff::Hunk& hunk, Language language) const;

 private:
  // A parameter's name may stand anywhere: it counts in its function's signature alone.
  struct Name {
    std::string text, function;
    int reasons_behind = 0;  // that name code too
  };
  static int naming_of(const Name& name, const diff::Hunk& hunk, std::size_t at, Language language);
  std::vector<Name> names_;
};

}  // namespace aireport::digest

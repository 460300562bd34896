// Docstrings of Python in a diff: what stands in them is prose, however much it looks like code.
#pragma once

#include <array>
#include <string_view>

#include "digest/code/comments.hpp"

namespace aireport::digest {

// Whether a hunk begins within a docstring: the first quotes close one, or there is nothing but prose.
class DocstringAbove {
 public:
  void look_at(std::string_view line);  // the next of the new side, trimmed
  bool is_known() const { return known_; }
  bool likely() const { return prose_; }

 private:
  Docstring docstring_;
  bool known_ = false, prose_ = false;
};

// Follows the lines of one patch, a hunk's header first; each side opens and closes its own docstrings.
class Docstrings {
 public:
  // `rest` begins with the line and holds all that follows it in the patch.
  void follow(std::string_view line, std::string_view rest);
  bool contains(char mark) const { return sides_[mark == '+' ? 1 : 0].inside(); }  // the line just followed

 private:
  std::array<Docstring, 2> sides_;  // the old and the new one
};

}  // namespace aireport::digest

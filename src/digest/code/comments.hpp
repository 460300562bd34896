// Which lines of code are there for its reader alone: comments, docstrings, licence heads.
#pragma once

#include <aireport/diff/patch.hpp>
#include <string_view>
#include <vector>

#include "digest/code/declarations.hpp"

namespace aireport::digest {

// Python's docstrings on one side of a diff, line by line. A hunk may begin within one: only what closes it shows that.
class Docstring {
 public:
  enum class Turn { none, opens, closes, closes_from_above };
  Turn follow(std::string_view line);  // the next line of that side, trimmed
  bool inside() const { return inside_; }
  void begin_at_top() { top_ = true; }  // the first line is the file's: quotes there open the module's own
  // It is known that the first line is within one.
  void begin_inside() {
    inside_ = true;
    quotes_ = {};
  }

 private:
  bool inside_ = false, top_ = false;
  std::string_view quotes_;  // that close it; empty: not known
  std::string_view above_;   // the last line that was not blank
};

// Of each line of the hunk, whether it is a comment, blank, or within a docstring or block comment.
std::vector<bool> comment_lines(const diff::Hunk& hunk, Language language);

}  // namespace aireport::digest

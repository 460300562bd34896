// Signatures of Python functions, read from one side of a hunk.
#pragma once

#include <string_view>
#include <vector>

namespace aireport::digest {

enum class DiffSide : char { before = '-', after = '+' };

struct Parameter {
  std::string_view name;  // with its stars
  std::string_view rest;  // what its first line says behind the name: ": int = 0"
  bool unnamed = false;   // a "/" comes after it: no call can name it
};

struct Signature {
  std::string_view function;
  std::string_view owner;  // the class of a method, "?" where the hunk does not show it; empty: of the module
  std::size_t line = 0;    // of the hunk, on which its "def" stands; kFromAbove: it began above the hunk
  bool ends = false;       // its end is in the hunk
  bool understood = true;  // nothing but parameters stood between the brackets
  std::vector<Parameter> parameters;
};

inline constexpr std::size_t kFromAbove = static_cast<std::size_t>(-1);

// Of public functions, in their order. `header` is the hunk's first line ("@@ … @@ class Plan:"), `lines` are the
// others. A function inside a function is nobody's interface and left out.
std::vector<Signature> signatures_of(std::string_view header, const std::vector<std::string_view>& lines,
                                     DiffSide side);

}  // namespace aireport::digest

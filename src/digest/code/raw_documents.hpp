// Documents that a binding keeps in raw strings of C++: R"pbdoc( … )pbdoc".
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace aireport::digest {

// Follows the lines of one patch, a hunk's header first. Strings without "doc" in their marks may hold code.
class RawDocuments {
 public:
  // `rest` begins behind the line and holds all that follows it in the patch.
  void follow(std::string_view line, std::string_view rest);
  bool contains(char mark) const { return inside_[mark == '+' ? 1 : 0]; }  // the line just followed

 private:
  void follow_side(std::string_view text, int side);

  std::array<bool, 2> inside_{}, goes_on_{};  // the old side and the new one: this line; the next
};

}  // namespace aireport::digest

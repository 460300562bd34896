// How foreign text (titles, names, descriptions, paths) is cleaned before a page shows it.
#pragma once

#include <aireport/model/settings.hpp>
#include <string>
#include <string_view>

namespace aireport::render {

inline constexpr int kMaxForeignCharacters = 300;

struct CleanText {
  std::string text;
  int left_out = 0;  // characters past kMaxForeignCharacters
};

// One trimmed line that is never empty: newlines and tabs become a blank; control, bidi and stray zero-width characters
// show as U+XXXX (joiners that an emoji or a script needs stay); what is longer than kMaxForeignCharacters is cut and
// counted; "" becomes the language's placeholder; all else stays byte for byte.
CleanText clean_and_cut(std::string_view text, model::Language language);

// "…（略去 120 字）"; empty when nothing was left out.
std::string left_out_text(int left_out, model::Language language);

// Both together, as a page shows it. `left_out_already` characters were cut from its end before.
std::string clean_text(std::string_view text, model::Language language, int left_out_already = 0);

// A line of code: as above, but tabs and blanks stay, nothing is cut, and it may be empty. A CR at its end goes, and
// backticks past the 200th of a run show as U+0060.
std::string clean_code_line(std::string_view line);

}  // namespace aireport::render

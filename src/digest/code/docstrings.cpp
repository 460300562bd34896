#include "digest/code/docstrings.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr int kSentence = 4;  // so many words in a row without a sign of code are nobody's statement

bool is_word_of_prose(std::string_view word) {
  while (!word.empty() && std::string_view(".,:;)").find(word.back()) != std::string_view::npos) word.remove_suffix(1);
  if (!word.empty() && word.front() == '(') word.remove_prefix(1);
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return is_letter(c) || c == '-'; });
}

bool reads_as_prose(std::string_view text) {
  for (const std::string_view mark :
       {"Args:", "Returns:", "Raises:", "Notes", "Parameters", "---", ":param", ".. ", ">>> ", "Examples", "Returns"})
    if (text.starts_with(mark)) return true;
  // Rows of a table: "| input | output |", "+-----+", "=====".
  if (text.size() > 3 && ((text.front() == '|' && text.back() == '|') || text.starts_with("+-") ||
                          text.starts_with("+=") || text.starts_with("===")))
    return true;
  // "f(x)[0] if a is None else b for b in x": an expression has its words in a row too.
  if (!text.ends_with('.') && text.find_first_of("=[]{}") != std::string_view::npos) return false;
  int row = 0;
  for (const auto word : split(text, ' ')) {
    row = is_word_of_prose(word) ? row + 1 : 0;
    if (row >= kSentence) return true;
  }
  return false;
}

bool reads_as_code(std::string_view text) {
  for (const std::string_view word : {"def ", "class ", "import ", "from ", "raise ", "assert ", "@", "elif ", "else:"})
    if (text.starts_with(word)) return true;
  for (const std::string_view word : {"if ", "for ", "while ", "with ", "try:", "except"})
    if (text.starts_with(word) && text.ends_with(':')) return true;
  const auto equals = text.find(" = ");
  if (equals == std::string_view::npos || equals == 0) return false;
  const auto left = text.substr(0, equals);
  return std::all_of(left.begin(), left.end(), [](char c) { return is_name_byte(c) || c == '.'; });
}

// "@@ -1,4 +1,9 @@": what stands above its lines is known to be nothing.
bool begins_file(std::string_view header) {
  return header.find(" +1,") != std::string_view::npos || header.find(" +1 @@") != std::string_view::npos;
}

// Whether a hunk of such lines begins within a docstring.
bool begins_inside(std::string_view hunk) {
  DocstringAbove above;
  while (!hunk.empty() && !above.is_known()) {
    const auto end = hunk.find('\n');
    const auto line = hunk.substr(0, end);
    hunk = end == std::string_view::npos ? std::string_view{} : hunk.substr(end + 1);
    if (line.starts_with("@@")) break;
    if (!line.empty() && line.front() != '-') above.look_at(trim(line.substr(1)));
  }
  return above.likely();
}

}  // namespace

void DocstringAbove::look_at(std::string_view line) {
  if (known_) return;
  const auto turn = docstring_.follow(line);
  if (turn != Docstring::Turn::none) {
    known_ = true;
    prose_ = turn == Docstring::Turn::closes_from_above;
  } else if (reads_as_code(line) || line.find("\"\"\"") != std::string_view::npos ||
             line.find("'''") != std::string_view::npos) {
    known_ = true;
    prose_ = false;
  } else {
    prose_ = prose_ || (!line.starts_with('#') && reads_as_prose(line));
  }
}

void Docstrings::follow(std::string_view line, std::string_view rest) {
  if (line.empty()) return;
  if (line.starts_with("@@")) {
    const auto end = rest.find('\n');
    sides_ = {};
    if (begins_file(line)) {
      for (auto& side : sides_) side.begin_at_top();
      return;
    }
    if (end != std::string_view::npos && begins_inside(rest.substr(end + 1)))
      for (auto& side : sides_) side.begin_inside();
    return;
  }
  const auto text = trim(line.substr(1));
  if (line.front() != '+') sides_[0].follow(text);
  if (line.front() != '-') sides_[1].follow(text);
}

}  // namespace aireport::digest

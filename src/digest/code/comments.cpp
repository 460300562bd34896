#include "digest/code/comments.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>

#include "digest/code/docstrings.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

using diff::Hunk;
using diff::Mark;

constexpr std::string_view kQuotes = "\"\"\"";
constexpr std::string_view kSingleQuotes = "'''";

bool holds_odd(std::string_view quotes, std::string_view text) {
  bool odd = false;
  for (auto at = text.find(quotes); at != std::string_view::npos; at = text.find(quotes, at + quotes.size()))
    odd = !odd;
  return odd;
}

// Those that the line has first.
std::string_view quotes_in(std::string_view text) {
  return text.find(kSingleQuotes) < text.find(kQuotes) ? kSingleQuotes : kQuotes;
}

// Quotes that nothing opened: alone in their line, or behind the last sentence.
bool may_open(std::string_view quotes, std::string_view text, std::string_view above) {
  if (text == quotes) return above.ends_with(':') || above.ends_with('(') || above.ends_with('=');
  if (!text.ends_with(quotes)) return true;
  const auto before = text.substr(0, text.size() - quotes.size());
  return before.size() < 3 || before.find_last_of("=([{,+rfbuRFBU") == before.size() - 1;
}

// "/* …" over lines, on one side of a diff.
class BlockComment {
 public:
  // Whether the line lies in one. `from_above`: it closes one that began above the hunk.
  bool follow(std::string_view text, bool& from_above) {
    const auto close = text.rfind("*/"), open = text.rfind("/*");
    const bool was_inside = inside_;
    from_above = !inside_ && close != std::string_view::npos && text.find("/*") == std::string_view::npos;
    if (open != std::string_view::npos && (close == std::string_view::npos || close < open))
      inside_ = true;
    else if (close != std::string_view::npos)
      inside_ = false;
    return was_inside || text.starts_with("/*") || from_above;
  }

 private:
  bool inside_ = false;
};

// "assert left is not None and right is not None" has no mark of code but its first word.
bool begins_a_statement(std::string_view text) {
  constexpr std::array<std::string_view, 24> kKeywords = {
      "and", "assert", "async", "await",  "class", "del", "elif",  "else",   "except", "for",   "from", "global",
      "if",  "import", "in",    "lambda", "not",   "or",  "raise", "return", "try",    "while", "with", "yield"};
  const auto word = text.substr(0, text.find_first_of(" :("));
  return std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end();
}

// Words of a sentence, not of code: what is left of a docstring whose ends the hunk does not show.
bool reads_like_prose(std::string_view text) {
  constexpr std::size_t kWordsOfASentence = 5;
  if (text.find_first_of("={}[];_\"") != std::string_view::npos) return false;
  const bool stop = text.ends_with('.') && text.size() > 2 && is_letter(text[text.size() - 2]);
  if (!stop && (begins_a_statement(text) || text.find_first_of("()") != std::string_view::npos)) return false;
  return words_of(text).size() >= kWordsOfASentence;
}

bool is_on(const diff::Line& line, std::size_t side) {
  return line.mark == Mark::context || (line.mark == Mark::added) == (side == 1);
}

class Marker {
 public:
  Marker(const Hunk& hunk, Language language) : hunk_(hunk), language_(language), marks_(hunk.lines.size(), false) {}

  std::vector<bool> run() {
    for (std::size_t i = 0; i < hunk_.lines.size(); ++i) marks_[i] = is_comment(hunk_.lines[i].text, language_);
    for (std::size_t side = 0; side < 2; ++side) {
      if (language_ == Language::python) mark_docstrings(side);
      if (language_ == Language::cpp) mark_block_comments(side);
    }
    if (language_ == Language::python) mark_prose();
    return std::move(marks_);
  }

 private:
  // A line of context is a comment on both sides, or it is none.
  void mark(std::size_t at, std::size_t side) {
    if (hunk_.lines[at].mark == Mark::context && side == 0) return;
    marks_[at] = true;
  }

  void mark_above(std::size_t at, std::size_t side) {
    for (std::size_t i = 0; i < at; ++i)
      if (is_on(hunk_.lines[i], side)) mark(i, side);
  }

  bool begins_in_docstring() const {
    DocstringAbove above;
    for (const auto& line : hunk_.lines)
      if (line.mark != Mark::removed) above.look_at(trim(line.text));
    return above.likely();
  }

  void mark_docstrings(std::size_t side) {
    Docstring docstring;
    if (hunk_.new_start <= 1)
      docstring.begin_at_top();
    else if (begins_in_docstring())
      docstring.begin_inside();
    for (std::size_t i = 0; i < hunk_.lines.size(); ++i) {
      if (!is_on(hunk_.lines[i], side)) continue;
      const bool inside = docstring.inside();
      const auto turn = docstring.follow(trim(hunk_.lines[i].text));
      if (turn == Docstring::Turn::closes_from_above) mark_above(i, side);
      if (inside || turn == Docstring::Turn::closes_from_above) mark(i, side);
    }
  }

  void mark_block_comments(std::size_t side) {
    BlockComment comment;
    for (std::size_t i = 0; i < hunk_.lines.size(); ++i) {
      if (!is_on(hunk_.lines[i], side)) continue;
      bool from_above = false;
      if (comment.follow(trim(hunk_.lines[i].text), from_above)) mark(i, side);
      if (from_above) mark_above(i, side);
    }
  }

  void mark_prose() {
    const auto size = hunk_.lines.size();
    for (std::size_t i = 0; i < size; ++i) marks_[i] = marks_[i] || reads_like_prose(trim(hunk_.lines[i].text));
    for (std::size_t i = 1; i + 1 < size; ++i) {  // "offset: Optional[int]" between two sentences
      const bool between =
          reads_like_prose(trim(hunk_.lines[i - 1].text)) && reads_like_prose(trim(hunk_.lines[i + 1].text));
      marks_[i] = marks_[i] || between;
    }
  }

  const Hunk& hunk_;
  Language language_;
  std::vector<bool> marks_;
};

}  // namespace

Docstring::Turn Docstring::follow(std::string_view line) {
  const auto above = above_;
  const bool at_top = top_;
  top_ = top_ && (line.empty() || line.starts_with('#'));
  if (!line.empty()) above_ = line;
  const auto quotes = inside_ && !quotes_.empty() ? quotes_ : quotes_in(line);
  if (!holds_odd(quotes, line)) return Turn::none;
  if (inside_) {
    inside_ = false;
    return Turn::closes;
  }
  if (!at_top && !may_open(quotes, line, above)) return Turn::closes_from_above;
  inside_ = true;
  quotes_ = quotes;
  return Turn::opens;
}

std::vector<bool> comment_lines(const Hunk& hunk, Language language) {
  return Marker(hunk, language).run();
}

}  // namespace aireport::digest

#include <aireport/support/pattern.hpp>

#include <aireport/support/text.hpp>
#include <cstddef>
#include <string>
#include <vector>

namespace aireport {
namespace {

enum class Kind {
  literal,     // one byte, itself
  one,         // `?` of a word: one character
  one_within,  // `?` of a path: one character but '/'
  within,      // `*`: anything without '/'
  across,      // `**`: anything
  any_depth,   // `**/` at the start of a segment: nothing, or whole folders
};

struct Token {
  Kind kind = Kind::literal;
  std::size_t length = 1;  // in the pattern
};

Token token_at(std::string_view pattern, std::size_t position) {
  if (pattern[position] == '?') return {Kind::one_within, 1};
  if (pattern[position] != '*') return {Kind::literal, 1};
  if (pattern.substr(position, 2) != "**") return {Kind::within, 1};
  const bool starts_segment = position == 0 || pattern[position - 1] == '/';
  if (starts_segment && pattern.substr(position, 3) == "**/") return {Kind::any_depth, 3};
  return {Kind::across, 2};
}

// Which lengths of the start of a text the part of a pattern read so far can match. One pass over it for each token,
// so that no pattern costs more than its length times the text's.
class Reach {
 public:
  explicit Reach(std::string_view text) : text_(text), now_(text.size() + 1), next_(text.size() + 1) { now_[0] = 1; }

  void step(Kind kind, char letter) {
    switch (kind) {
      case Kind::literal:
        literal(letter);
        break;
      case Kind::one:
        one([](std::size_t) { return true; });
        break;
      case Kind::one_within:
        one([this](std::size_t at) { return text_[at] != '/'; });
        break;
      case Kind::within:
        spread([this](std::size_t at) { return text_[at] != '/'; });
        break;
      case Kind::across:
        spread([](std::size_t) { return true; });
        break;
      case Kind::any_depth:
        any_depth();
        break;
    }
    now_.swap(next_);
  }

  bool whole() const { return now_.back() != 0; }

 private:
  void literal(char letter) {
    next_[0] = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) next_[i + 1] = now_[i] != 0 && text_[i] == letter ? 1 : 0;
  }

  template <typename MayPass>
  void one(MayPass may_pass) {
    next_.assign(next_.size(), 0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (now_[i] == 0 || !may_pass(i)) continue;
      std::size_t end = i;
      next_character(text_, end);
      next_[end] = 1;
    }
  }

  template <typename MayPass>
  void spread(MayPass may_pass) {
    next_[0] = now_[0];
    for (std::size_t i = 0; i < text_.size(); ++i)
      next_[i + 1] = now_[i + 1] != 0 || (next_[i] != 0 && may_pass(i)) ? 1 : 0;
  }

  void any_depth() {
    bool begun = false;
    for (std::size_t i = 0; i < now_.size(); ++i) {
      next_[i] = now_[i] != 0 || (begun && text_[i - 1] == '/') ? 1 : 0;
      begun = begun || now_[i] != 0;
    }
  }

  std::string_view text_;
  std::vector<char> now_, next_;
};

// The plain letters before the first special one decide most cases, and cost nothing.
bool drop_literal_start(std::string_view& pattern, std::string_view& text) {
  const std::string_view start = pattern.substr(0, pattern.find_first_of("*?"));
  if (!text.starts_with(start)) return false;
  // A `**/` is told from a `**` by the '/' before it, so one letter stays.
  const std::size_t dropped = start.empty() ? 0 : start.size() - 1;
  pattern.remove_prefix(dropped);
  text.remove_prefix(dropped);
  return true;
}

}  // namespace

bool matches_path(std::string_view pattern, std::string_view path) {
  if (!drop_literal_start(pattern, path)) return false;
  Reach reach(path);
  for (std::size_t position = 0; position < pattern.size();) {
    const Token token = token_at(pattern, position);
    reach.step(token.kind, pattern[position]);
    position += token.length;
  }
  return reach.whole();
}

bool matches_word(std::string_view pattern, std::string_view word) {
  const std::string lowered_word = to_lower_ascii(word);
  const std::string lowered_pattern = to_lower_ascii(pattern);
  std::string_view rest = lowered_pattern;
  std::string_view text = lowered_word;
  if (!drop_literal_start(rest, text)) return false;
  Reach reach(text);
  for (const char letter : rest) {
    if (letter == '*') {
      reach.step(Kind::across, letter);
    } else {
      reach.step(letter == '?' ? Kind::one : Kind::literal, letter);
    }
  }
  return reach.whole();
}

}  // namespace aireport

#include "render/line.hpp"

#include <aireport/render/foreign_text.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <cctype>
#include <utility>

namespace aireport::render {
namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// A run of 7 to 64 hexadecimal digits, one of them a figure and one a letter or all of them figures: GitHub would link
// it if such a commit exists.
bool has_sha(std::string_view token) {
  for (std::size_t start = 0; start < token.size();) {
    if (!is_word(token[start])) {
      ++start;
      continue;
    }
    auto end = start;
    while (end < token.size() && is_word(token[end])) ++end;
    const auto word = token.substr(start, end - start);
    const auto is_hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    if (word.size() >= 7 && word.size() <= 64 && std::all_of(word.begin(), word.end(), is_hex) &&
        std::any_of(word.begin(), word.end(), is_digit))
      return true;
    start = end;
  }
  return false;
}

// "#12" or "GH-12", wherever it stands in the token.
bool has_reference(std::string_view token) {
  const auto digit_at = [&](std::size_t i) {
    return i < token.size() && std::isdigit(static_cast<unsigned char>(token[i])) != 0;
  };
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '#' && digit_at(i + 1)) return true;
    if (equals_ignoring_case(token.substr(i, 3), "GH-") && digit_at(i + 3)) return true;
  }
  return false;
}

bool could_come_alive(std::string_view token) {
  return token.find('@') != std::string_view::npos || token.find("://") != std::string_view::npos ||
         contains_ignoring_case(token, "www.") || contains_ignoring_case(token, "mailto:") ||
         contains_ignoring_case(token, "xmpp:") || contains_ignoring_case(token, "GHSA-") || has_reference(token) ||
         has_sha(token);
}

}  // namespace

Line& Line::add(Inline piece) {
  using Kind = Inline::Kind;
  if (piece.kind == Kind::text && piece.text.empty()) return *this;
  if (piece.kind == Kind::text && !inlines_.empty() && inlines_.back().kind == Kind::text)
    inlines_.back().text += piece.text;
  else
    inlines_.push_back(std::move(piece));
  return *this;
}

std::string Line::clean(std::string_view foreign) const {
  return clean_text(foreign, texts_->language);
}

Line& Line::own(std::string_view text) {
  return add({Inline::Kind::text, std::string(text), {}, {}});
}

Line& Line::strong(std::string_view text) {
  return add({Inline::Kind::strong, {}, {}, {{Inline::Kind::text, std::string(text), {}, {}}}});
}

Line& Line::own_link(std::string_view text, std::string url) {
  return add({Inline::Kind::link, {}, std::move(url), {{Inline::Kind::text, std::string(text), {}, {}}}});
}

Line& Line::code(std::string_view foreign) {
  return add({Inline::Kind::code, clean(foreign), {}, {}});
}

Line& Line::link(std::string_view foreign, std::string url) {
  return own_link(clean(foreign), std::move(url));
}

Line& Line::code_link(std::string_view foreign, std::string url) {
  return add({Inline::Kind::link, {}, std::move(url), {{Inline::Kind::code, clean(foreign), {}, {}}}});
}

Line& Line::quotation(std::string_view foreign, int left_out) {
  const auto [text, cut] = clean_and_cut(foreign, texts_->language);
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find(' ', start), text.size());
    token(std::string_view(text).substr(start, end - start));
    if (end < text.size()) own(" ");
    start = end + 1;
  }
  return own(left_out_text(cut + left_out, texts_->language));
}

// Brackets and stops around a token stay outside of its code.
Line& Line::token(std::string_view word) {
  if (!could_come_alive(word)) return own(word);
  const auto start = word.find_first_not_of("([{<\"'");
  const auto last = word.find_last_not_of(")]}>\"'.,;:!?");
  if (start == std::string_view::npos || last == std::string_view::npos || last < start)
    return add({Inline::Kind::code, std::string(word), {}, {}});
  own(word.substr(0, start));
  add({Inline::Kind::code, std::string(word.substr(start, last + 1 - start)), {}, {}});
  return own(word.substr(last + 1));
}

Line& Line::linked(const Line& text, std::string url) {
  return add({Inline::Kind::link, {}, std::move(url), text.inlines_});
}

Line& Line::line_break() {
  return add({Inline::Kind::line_break, {}, {}, {}});
}

Line& Line::add(const Line& other) {
  for (const auto& piece : other.inlines_) add(piece);
  return *this;
}

Line& Line::phrase(std::string_view pattern, const std::vector<Slot>& slots) {
  while (!pattern.empty()) {
    const auto open = std::min(pattern.find('{'), pattern.size());
    own(pattern.substr(0, open));
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const auto close = pattern.find('}');
    const auto name = pattern.substr(1, close - 1);
    const auto slot = std::find_if(slots.begin(), slots.end(), [name](const Slot& s) { return s.name == name; });
    if (slot != slots.end()) add(slot->line);
    pattern.remove_prefix(close + 1);
  }
  return *this;
}

Line join(const Texts& texts, const std::vector<Line>& lines, std::string_view separator) {
  Line joined(texts);
  for (const auto& line : lines) {
    if (line.empty()) continue;
    if (!joined.empty()) joined.own(separator);
    joined.add(line);
  }
  return joined;
}

Block paragraph(const Line& line) {
  Block block;
  block.kind = Block::Kind::paragraph;
  block.inlines = line.inlines();
  return block;
}

Block heading(int level, const Line& line) {
  Block block = paragraph(line);
  block.kind = Block::Kind::heading;
  block.level = level;
  return block;
}

Block item(const Line& line) {
  return list(Block::Kind::item, {paragraph(line)});
}

Block list(Block::Kind kind, Blocks items) {
  Block block;
  block.kind = kind;
  block.children = std::move(items);
  return block;
}

}  // namespace aireport::render

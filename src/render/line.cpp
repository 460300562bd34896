#include "render/line.hpp"

#include <aireport/render/foreign_text.hpp>
#include <algorithm>
#include <utility>

#include <aireport/render/alive.hpp>

namespace aireport::render {
namespace {

// A blank, or what is no ASCII: neither can be part of what GitHub makes a link of.
bool ends_word(char c) {
  return c == ' ' || static_cast<unsigned char>(c) >= 0x80;
}

// Where a link of Markdown ends that `text` begins with: "[its words](https://…)". 0: it begins with none.
std::size_t end_of_link(std::string_view text) {
  if (!text.starts_with('[')) return 0;
  const auto middle = text.find("](http");
  const auto end = text.find(')', std::min(middle, text.size()));
  if (middle == std::string_view::npos || end == std::string_view::npos || text.find('[', 1) < end) return 0;
  return text.substr(middle, end - middle).find(' ') == std::string_view::npos ? end + 1 : 0;
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
  for (auto rest = std::string_view(text); !rest.empty();) {
    if (const auto link = end_of_link(rest); link > 0) {
      add({Inline::Kind::code, std::string(rest.substr(0, link)), {}, {}});
      rest.remove_prefix(link);
      continue;
    }
    const auto word_end = std::find_if(rest.begin(), rest.end(), ends_word);
    const auto next = std::find_if_not(word_end, rest.end(), ends_word);
    const auto size = static_cast<std::size_t>(word_end - rest.begin());
    word(rest.substr(0, size)).own(rest.substr(size, static_cast<std::size_t>(next - word_end)));
    rest.remove_prefix(static_cast<std::size_t>(next - rest.begin()));
  }
  return own(left_out_text(cut + left_out, texts_->language));
}

// Brackets and stops around a word stay outside of its code.
Line& Line::word(std::string_view word) {
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

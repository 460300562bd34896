// A line of a page while it is written: our own words, and foreign text in the places where it may stand.
#pragma once

#include <aireport/render/page_reader.hpp>
#include <aireport/render/texts.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::render {

struct Slot;

class Line {
 public:
  explicit Line(const Texts& texts) : texts_(&texts) {}

  // Our own words, from the table of texts or made of numbers.
  Line& own(std::string_view text);
  Line& strong(std::string_view text);
  Line& own_link(std::string_view text, std::string url);
  // A pattern of the table: each {slot} is replaced by the line given for it.
  Line& phrase(std::string_view pattern, const std::vector<Slot>& slots);

  // Foreign text, cleaned here. In a quotation each word that could come alive (mention, reference, URL) is code.
  Line& code(std::string_view foreign);
  Line& link(std::string_view foreign, std::string url);
  Line& code_link(std::string_view foreign, std::string url);
  Line& quotation(std::string_view foreign, int left_out = 0);

  Line& linked(const Line& text, std::string url);
  Line& line_break();
  Line& add(const Line& other);

  bool empty() const { return inlines_.empty(); }
  const Texts& texts() const { return *texts_; }
  const Inlines& inlines() const { return inlines_; }

 private:
  Line& add(Inline piece);
  Line& word(std::string_view word);
  std::string clean(std::string_view foreign) const;

  const Texts* texts_;
  Inlines inlines_;
};

struct Slot {
  std::string_view name;
  Line line;
};

// The lines that are not empty, one behind the other.
Line join(const Texts& texts, const std::vector<Line>& lines, std::string_view separator);

Block paragraph(const Line& line);
Block heading(int level, const Line& line);
Block item(const Line& line);
Block list(Block::Kind kind, Blocks items);

}  // namespace aireport::render

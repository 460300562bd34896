// A page as plain values: what its writer puts in, and what its reader gets back. For every page of ours
// read_page(write_page(blocks, …)) gives the same blocks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aireport::render {

struct Inline {
  enum class Kind {
    text,        // `text`
    code,        // `text`
    strong,      // `children`
    link,        // `children`, `url`
    line_break,  // nothing
    strange,     // `text`: the source of what no page of ours holds: HTML, an image, italics, a line end within a line
  };
  Kind kind = Kind::text;
  std::string text;
  std::string url;  // with a blank and the title behind it when the link has one, which none of ours has
  std::vector<Inline> children;
  friend bool operator==(const Inline&, const Inline&) = default;
};
using Inlines = std::vector<Inline>;  // no two texts side by side, none of them empty

struct Block {
  enum class Kind {
    heading,       // `inlines`, `level`
    paragraph,     // `inlines`
    bullet_list,   // `children` are items
    ordered_list,  // `children` are items; counts from 1
    item,          // `children` are blocks
    quote,         // `children` are blocks
    code,          // `text` ends in a newline unless it is empty; `info`
    rule,
  };
  Kind kind = Kind::paragraph;
  int line = 0;   // first line in the page, from 1; 0: it has not been written yet
  int level = 0;  // of a heading; of an ordered list how far from 1 it begins, none of ours does
  Inlines inlines;
  std::vector<Block> children;
  std::string text;
  std::string info;
};
using Blocks = std::vector<Block>;

// All that can stand in a page is read. Of what no page of ours holds, HTML between blocks becomes code; what lies
// deeper than 50 levels is left out.
Blocks read_page(std::string_view markdown);

// The text alone: code and link texts without their marks, a line break as a newline.
std::string plain_text(const Inlines& inlines);

// Whether both say the same, wherever they stand (`line` is not compared).
bool same_blocks(const Blocks& a, const Blocks& b);

}  // namespace aireport::render

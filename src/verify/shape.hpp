// A stretch of a line as its reader sees it: fixed words and numbers as text, and what else stands in it (links, code,
// bold words) as objects. Patterns of the table of texts are recognised in it.
#pragma once

#include <aireport/render/page_reader.hpp>
#include <aireport/render/texts.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::verify {

// Each object is one kMark in the text. Points into the page's blocks, which must outlive it.
struct Shape {
  std::string text;
  std::vector<const render::Inline*> objects;

  bool is_text(std::string_view words) const { return objects.empty() && text == words; }
  // The only thing there is, if it is of that kind.
  const render::Inline* only(render::Inline::Kind kind) const;
};
inline constexpr char kMark = '\x01';

Shape shape_of(const render::Inlines& inlines);
// Its text from `begin` up to `end`, or as much of that as there is, with the objects in it.
Shape part_of(const Shape& shape, std::size_t begin, std::size_t end = std::string::npos);
// Cut wherever the separator stands in the text.
std::vector<Shape> split(const Shape& shape, std::string_view separator);

using Slots = std::map<std::string_view, Shape>;
// The slots of a pattern ("{count} commits") if the shape is of that form, else nullopt. A slot is never empty; the
// names of numbers (count, additions …) stand for digits with their thousands set apart.
std::optional<Slots> match(std::string_view pattern, const Shape& shape);

// A number as the page writes it: "8,214". nullopt: it is none, or not so written.
std::optional<std::int64_t> number_in(std::string_view text);
std::int64_t number_of(const Slots& slots, std::string_view name);  // of a slot that has matched

// A counted pattern, in the form that goes with its number.
std::optional<Slots> match(const render::Counted& pattern, const Shape& shape);

}  // namespace aireport::verify

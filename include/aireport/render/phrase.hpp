// Lines of a page taken apart by the patterns they were made of (texts.hpp).
#pragma once

#include <aireport/render/page_reader.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::render {

// The parts of a line between a separator in its plain text (not in code, bold or links): its fields.
std::vector<Inlines> split_line(const Inlines& line, std::string_view separator);

// What stands in the slots of a pattern, if the line is made of it: "{count} 次提交" finds "count". Words between slots
// must stand in plain text; each slot ends at the first place where the words behind it stand. nullopt: it is not made
// of it. The same slot twice: the last one counts.
std::optional<std::map<std::string, Inlines, std::less<>>> match_phrase(std::string_view pattern, const Inlines& line);

}  // namespace aireport::render

#pragma once

#include <aireport/render/page_reader.hpp>
#include <string>
#include <vector>

namespace aireport::render {

// The anchors that GitHub gives to the headings of a page, in their order: letters in lower case, digits, '-' and '_'
// stay, a blank becomes '-', the rest goes; one that was there before gets "-1", "-2" ….
std::vector<std::string> anchors_of(const Blocks& blocks);

}  // namespace aireport::render

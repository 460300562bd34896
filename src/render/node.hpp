// Blocks to Markdown, through cmark's nodes.
#pragma once

#include <aireport/render/page_reader.hpp>
#include <string>
#include <string_view>

namespace aireport::render {

// A link that may not stand (render/url) becomes its text in code. Where two lists, or a list and then code, stand side
// by side, a paragraph "·" sets them apart: cmark would put a comment of raw HTML there.
std::string write_page(const Blocks& blocks, std::string_view web_url);

}  // namespace aireport::render

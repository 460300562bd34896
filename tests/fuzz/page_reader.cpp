#include <aireport/render/anchor.hpp>
#include <aireport/render/page_reader.hpp>

#include "fuzz/targets.hpp"
#include "render/node.hpp"

namespace aireport::fuzz {
namespace {

std::size_t headings_in(const render::Blocks& blocks) {
  std::size_t count = 0;
  for (const auto& block : blocks)
    count += (block.kind == render::Block::Kind::heading ? 1U : 0U) + headings_in(block.children);
  return count;
}

}  // namespace

void page_reader(std::string_view input) {
  const auto blocks = render::read_page(input);
  require(render::anchors_of(blocks).size() <= headings_in(blocks), "no anchor without a heading");
  const auto page = render::write_page(blocks, "https://github.com");
  const auto again = render::read_page(page);
  require(render::same_blocks(again, render::read_page(page)), "a page reads the same each time");
}

}  // namespace aireport::fuzz

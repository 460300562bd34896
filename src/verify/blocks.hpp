#pragma once

#include <aireport/render/page_reader.hpp>
#include <algorithm>

namespace aireport::verify {

// Blocks of a page, one behind the other. Points into the page, which must outlive it.
struct Blocks {
  const render::Block* first = nullptr;
  const render::Block* last = nullptr;  // behind the last

  bool empty() const { return first == last; }
  const render::Block& front() const { return *first; }
  const render::Block& take() { return *first++; }
  bool starts_with(render::Block::Kind kind) const { return !empty() && first->kind == kind; }
  bool starts_with_heading(int level) const {
    return starts_with(render::Block::Kind::heading) && first->level == level;
  }
  // Up to the next block for which it holds, which are taken off.
  template <typename Predicate>
  Blocks take_until(const Predicate& holds) {
    const Blocks taken{first, std::find_if(first, last, holds)};
    first = taken.last;
    return taken;
  }
  // Up to the next heading of that level or a higher one.
  Blocks take_until_heading(int level) {
    return take_until([level](const render::Block& block) {
      return block.kind == render::Block::Kind::heading && block.level <= level;
    });
  }
};

}  // namespace aireport::verify

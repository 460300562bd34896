// What a day's changes take away again of each other's lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "digest/stories/story.hpp"

namespace aireport::digest {

// The lines that a day's stories brought to the product and its requirements, by path and text. Points into the
// stories.
class LinesOfDay {
 public:
  explicit LinesOfDay(const std::vector<Story>& stories);
  // Whether at least half of the lines that the story takes away came with one other story that landed before it, and
  // it brings not much more.
  bool goes_on_today(const Story& story) const;

 private:
  struct Line {
    std::uint64_t key = 0;  // of path and text
    std::size_t story = 0;
  };
  const std::vector<Story>& stories_;
  std::vector<Line> added_;  // sorted by key, then by story
};

}  // namespace aireport::digest

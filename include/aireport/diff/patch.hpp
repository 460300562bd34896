// A unified diff as GitHub sends it (`patch` of a file: hunks alone, no file head), read into hunks.
#pragma once

#include <string_view>
#include <vector>

namespace aireport::diff {

enum class Mark : char { context = ' ', added = '+', removed = '-' };

struct Line {
  Mark mark = Mark::context;
  std::string_view text;  // without marker and line end
  int old_number = 0;     // 0: not on that side
  int new_number = 0;
};

// Views point into the patch, which must outlive it.
struct Hunk {
  int old_start = 0, old_count = 0, new_start = 0, new_count = 0;  // as the header says
  std::string_view section;  // what follows the second "@@", trimmed; may be empty
  std::vector<Line> lines;   // "\ No newline at end of file" is not a line
};

// Never fails: what is no hunk is passed over, and a hunk ends where its lines end, whatever its header counts. Of a
// patch that was cut (cut.hpp) the hunks in front of the cut.
std::vector<Hunk> parse_patch(std::string_view patch);

}  // namespace aireport::diff

#include <aireport/diff/patch.hpp>

#include "fuzz/targets.hpp"

namespace aireport::fuzz {
namespace {

bool lies_in(std::string_view part, std::string_view whole) {
  return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

}  // namespace

void patch(std::string_view input) {
  const char* before = input.data();
  for (const auto& hunk : diff::parse_patch(input)) {
    require(lies_in(hunk.section, input), "a section is quoted from the patch");
    int old_number = hunk.old_start, new_number = hunk.new_start;
    for (const auto& line : hunk.lines) {
      require(lies_in(line.text, input) && line.text.data() > before, "lines are quoted from the patch in their order");
      require(line.text.find('\n') == std::string_view::npos, "a line is one");
      require(line.text.data()[-1] == static_cast<char>(line.mark), "with the mark that it has there");
      const bool is_old = line.mark != diff::Mark::added, is_new = line.mark != diff::Mark::removed;
      require(line.old_number == (is_old ? old_number++ : 0), "old lines are counted");
      require(line.new_number == (is_new ? new_number++ : 0), "new lines are counted");
      before = line.text.data();
    }
  }
}

}  // namespace aireport::fuzz

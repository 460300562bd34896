#include "digest/words/squash_log.hpp"

#include <aireport/support/text.hpp>

#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

bool is_rule(std::string_view line) {
  return line.size() >= 9 && line.find_first_not_of('-') == std::string_view::npos;
}

}  // namespace

bool is_step(std::string_view line, std::string_view before) {
  return line.starts_with("* ") && trim(before).empty();
}

bool is_fragment(std::string_view text) {
  constexpr std::size_t kFewWords = 7;
  return words_of(text).size() <= kFewWords && !text.ends_with('.') && !text.ends_with(':');
}

bool is_squash_log(const std::vector<std::string_view>& lines) {
  int steps = 0;
  bool ruled = false, begins = true, signed_off = false, behind_sign_off = false;
  std::string_view before;
  for (const auto line : lines) {
    const bool step = is_step(line, before);
    if (steps == 0 && !step && !trim(line).empty()) begins = false;
    behind_sign_off = behind_sign_off || (step && signed_off);
    signed_off = signed_off || line.starts_with("Signed-off-by:") || line.starts_with("Co-authored-by:");
    steps += step ? 1 : 0;
    ruled = ruled || is_rule(trim(line));
    before = line;
  }
  if (!begins) return steps > 1 && behind_sign_off;
  return steps > 1 || (steps == 1 && ruled);
}

}  // namespace aireport::digest

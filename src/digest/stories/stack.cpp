#include "digest/stories/stack.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/words/title.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

// "Stack from [ghstack](…) (oldest at bottom):", "**Stack**:", "This stack of pull requests is managed by Graphite".
bool heads_list(std::string_view line) {
  const auto words = words_of(line);
  const auto first = std::min<std::size_t>(words.size(), 2);
  return std::any_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(first),
                     [](const Word& word) { return word.text == "stack" || word.text == "stacked"; });
}

bool is_item(std::string_view line) {
  return line.starts_with('*') || line.starts_with('-') || (!line.empty() && is_digit(line.front()));
}

}  // namespace

std::set<int> stack_in(std::string_view description) {
  std::set<int> numbers;
  bool within = false;
  for (const auto whole : split_lines(description)) {
    const auto line = trim(whole);
    if (!within || line.empty() || !is_item(line)) {
      // A head may go on in the next line; behind the list nothing is of it.
      if (within && !line.empty() && !numbers.empty()) break;
      within = within || heads_list(line);
      if (!is_item(line) || !within || line.starts_with("**Stack")) continue;
    }
    if (const auto sign = line.find('#'); sign != std::string_view::npos) {
      auto at = sign + 1;
      if (const auto number = read_number(line, at)) numbers.insert(*number);
    }
  }
  return numbers;
}

}  // namespace aireport::digest

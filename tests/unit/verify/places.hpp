// Where a page has what a corruption is about.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::testing {

using Page = const std::string&;
using Random = std::mt19937&;
using Corrupted = std::optional<std::string>;  // nullopt: the page has nothing of the kind

struct Found {
  std::size_t at = 0;
  std::string text;
};

std::vector<Found> all_of(Page page, const char* pattern);

template <typename T>
const T& one_of(const std::vector<T>& list, Random random) {
  return list[random() % list.size()];
}

Corrupted replaced(Page page, const Found& found, std::string_view by);
Corrupted confused(Page page, const char* pattern, Random random);  // one of them takes the place of another
// One of them, by chance, with something before and behind it.
Corrupted between(Page page, const char* pattern, std::string_view before, std::string_view behind, Random random);

// A line with its fields.
struct Line {
  std::size_t at = 0;
  std::vector<std::string> fields;
  std::size_t size = 0;
};
std::vector<Line> lines_of_fields(Page page);
Corrupted with_line(Page page, const Line& line);

}  // namespace aireport::testing

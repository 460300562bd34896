#include "places.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <regex>

namespace aireport::testing {

std::vector<Found> all_of(Page page, const char* pattern) {
  const std::regex form(pattern, std::regex::optimize);
  std::vector<Found> found;
  for (std::sregex_iterator match(page.begin(), page.end(), form), end; match != end; ++match)
    found.push_back({static_cast<std::size_t>(match->position()), match->str()});
  return found;
}

Corrupted replaced(Page page, const Found& found, std::string_view by) {
  auto made = page;
  return made.replace(found.at, found.text.size(), by);
}

Corrupted confused(Page page, const char* pattern, Random random) {
  const auto found = all_of(page, pattern);
  if (found.empty()) return std::nullopt;
  return replaced(page, one_of(found, random), one_of(found, random).text);
}

Corrupted between(Page page, const char* pattern, std::string_view before, std::string_view behind, Random random) {
  const auto found = all_of(page, pattern);
  if (found.empty()) return std::nullopt;
  const auto& one = one_of(found, random);
  return replaced(page, one, std::string(before) + one.text + std::string(behind));
}

std::vector<Line> lines_of_fields(Page page) {
  std::vector<Line> lines;
  for (const auto& found : all_of(page, "[^\n]* · [^\n]*")) {
    Line line{found.at, {}, found.text.size()};
    for (std::size_t begin = 0; begin <= found.text.size();) {
      const auto end = std::min(found.text.find(" · ", begin), found.text.size());
      line.fields.push_back(found.text.substr(begin, end - begin));
      begin = end + std::string_view(" · ").size();
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

Corrupted with_line(Page page, const Line& line) {
  return replaced(page, {line.at, page.substr(line.at, line.size)}, join(line.fields, " · "));
}

}  // namespace aireport::testing

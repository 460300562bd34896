#include "digest/code/returns.hpp"

#include <aireport/support/text.hpp>
#include <vector>

namespace aireport::digest {

namespace {

// The values of a "return …" in one line, set apart outside all brackets; empty: it is none.
std::vector<std::string_view> values_of(std::string_view line) {
  constexpr std::string_view kReturn = "return ";
  const auto text = trim(line);
  if (!text.starts_with(kReturn) || text.ends_with('(')) return {};
  const auto rest = text.substr(kReturn.size());
  std::vector<std::string_view> values;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < rest.size(); ++at) {
    const char c = rest[at];
    if (c == '(' || c == '[' || c == '{') ++depth;
    if (c == ')' || c == ']' || c == '}') --depth;
    if (c == '\'' || c == '"' || c == '#' || depth < 0) return {};
    if (c != ',' || depth != 0) continue;
    values.push_back(trim(rest.substr(begin, at - begin)));
    begin = at + 1;
  }
  values.push_back(trim(rest.substr(begin)));
  return values;
}

}  // namespace

bool returns_less(std::string_view patch) {
  std::vector<std::string_view> before;
  for (const auto line : split_lines(patch)) {
    if (line.starts_with('-')) {
      before = values_of(line.substr(1));
      continue;
    }
    if (line.starts_with('+') && before.size() > 1)
      if (const auto after = values_of(line.substr(1));
          !after.empty() && after.size() < before.size() && after.front() == before.front())
        return true;
    before.clear();
  }
  return false;
}

}  // namespace aireport::digest

#include "github/naming.hpp"

#include <charconv>

namespace aireport::github {
namespace {

std::optional<int> number_at(std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

}  // namespace

std::optional<int> pull_named_by(const model::Commit& commit) {
  const auto title = model::title_of(commit);
  constexpr std::string_view kMerge = "Merge pull request #";
  if (title.starts_with(kMerge)) {
    const auto rest = title.substr(kMerge.size());
    if (const auto number = number_at(rest.substr(0, rest.find(' ')))) return number;
  }
  if (!title.ends_with(')')) return std::nullopt;
  const auto open = title.rfind("(#");
  if (open == std::string_view::npos) return std::nullopt;
  return number_at(title.substr(open + 2, title.size() - open - 3));
}

}  // namespace aireport::github

#include <aireport/model/title.hpp>

#include <aireport/support/text.hpp>
#include <algorithm>
#include <charconv>

namespace aireport::model {
namespace {

constexpr std::string_view kMerge = "Merge pull request #";
constexpr std::string_view kRequest = "See merge request ";  // in the messages of GitLab's merges

// Where "(#12)" begins at the end of a trimmed title; npos: it does not end so.
std::size_t mark_of_pull(std::string_view title) {
  if (!title.ends_with(')')) return std::string_view::npos;
  const auto open = title.rfind("(#");
  if (open == std::string_view::npos || open + 3 >= title.size()) return std::string_view::npos;
  const auto digits = title.substr(open + 2, title.size() - open - 3);
  return digits.find_first_not_of("0123456789") == std::string_view::npos ? open : std::string_view::npos;
}

// The number that `text` begins with; nullopt: none that a pull request can have.
std::optional<int> number_at(std::string_view text) {
  int number = 0;
  const auto problem = std::from_chars(text.data(), text.data() + text.size(), number).ec;
  if (problem != std::errc{} || number <= 0) return std::nullopt;
  return number;
}

}  // namespace

std::optional<int> pull_of_title(std::string_view title) {
  title = trim(title);
  if (title.starts_with(kMerge)) return number_at(title.substr(kMerge.size()));
  const auto open = mark_of_pull(title);
  if (open == std::string_view::npos) return std::nullopt;
  return number_at(title.substr(open + 2));
}

std::string_view without_pull(std::string_view title) {
  title = trim(title);
  const auto open = mark_of_pull(title);
  return open == std::string_view::npos ? title : trim(title.substr(0, open));
}

std::string_view without_credit(std::string_view item) {
  const auto by = item.rfind(" by @");
  if (by == std::string_view::npos || by == 0) return item;
  const auto credit = item.substr(by + 5);
  const auto in = credit.find(" in https://");
  const bool whole = in != std::string_view::npos && credit.substr(0, in).find(' ') == std::string_view::npos &&
                     credit.substr(in + 4).find(' ') == std::string_view::npos;
  return whole ? trim(item.substr(0, by)) : item;
}

std::string_view merged_title(std::string_view message) {
  const auto lines = split_lines(message);
  if (lines.empty()) return {};
  const bool of_gitlab = trim(lines.front()).starts_with("Merge branch '") &&
                         std::any_of(lines.begin() + 1, lines.end(),
                                     [](std::string_view line) { return trim(line).starts_with(kRequest); });
  if (!of_gitlab && !trim(lines.front()).starts_with(kMerge)) return {};
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (const auto line = trim(lines[i]); !line.empty()) return line.starts_with(kRequest) ? std::string_view{} : line;
  return {};
}

}  // namespace aireport::model

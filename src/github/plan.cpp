#include "github/plan.hpp"

#include <aireport/model/title.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>

namespace aireport::github {
namespace {

constexpr auto kUrgent =
    std::to_array<std::string_view>({"breaking", "security", "cve-", "revert", "fix", "perf", "!:"});
constexpr auto kRoutine = std::to_array<std::string_view>(
    {"docs", "doc:", "[doc", "test", "[test", "ci:", "ci(", "[ci", "style", "chore", "typo"});

bool by_bot(const model::Commit& commit) {
  return commit.author.account && commit.author.account->bot;
}

}  // namespace

int telling_rank(const model::Commit& commit) {
  if (by_bot(commit)) return 5;
  const auto title = to_lower_ascii(model::title_of(commit));
  const bool named = model::pull_of_title(model::title_of(commit)).has_value();
  if (commit.parents.size() > 1 && !named) return 4;
  const auto begins = [&title](std::string_view word) { return title.starts_with(word); };
  if (std::any_of(kRoutine.begin(), kRoutine.end(), begins)) return 3;
  // "fix" begins a word; "prefix" is another.
  const auto holds = [&title](std::string_view word) {
    for (auto at = title.find(word); at != std::string::npos; at = title.find(word, at + 1))
      if (at == 0 || word == "!:" || title[at - 1] < 'a' || title[at - 1] > 'z') return true;
    return false;
  };
  if (std::any_of(kUrgent.begin(), kUrgent.end(), holds)) return 0;
  return named ? 1 : 2;
}

std::vector<DetailRef> most_telling_first(std::vector<DetailRef> details) {
  std::sort(details.begin(), details.end(), [](const DetailRef& a, const DetailRef& b) {
    return std::tie(a.rank, a.commit, a.repo) < std::tie(b.rank, b.commit, b.repo);
  });
  return details;
}

}  // namespace aireport::github

#include "github/list_depth.hpp"

#include <algorithm>

namespace aireport::github {
namespace {

constexpr std::int64_t kPageSize = 100;
// A list that would have to be read for longer than this is as good as endless.
constexpr std::int64_t kFar = 100'000;
// An hour and a minute of who asks without a token.
constexpr std::int64_t kLimitWithoutToken = 60, kSearchesWithoutToken = 10;

int bounded(std::int64_t number) {
  return static_cast<int>(std::clamp<std::int64_t>(number, 0, kFar));
}

}  // namespace

std::optional<ListDepth> depth_of(const std::vector<ListedItem>& first_page, const model::Window& window) {
  if (first_page.empty()) return std::nullopt;
  const auto by_creation = [](const ListedItem& a, const ListedItem& b) {
    return a.issue.created_at < b.issue.created_at;
  };
  const auto [oldest, newest] = std::minmax_element(first_page.begin(), first_page.end(), by_creation);
  const auto first = oldest->issue.created_at, last = newest->issue.created_at;
  if (last < window.end + std::chrono::hours{6}) return std::nullopt;
  const auto span = std::max<std::int64_t>((last - first).count(), 1);
  const auto pages = (first - window.end).count() / span;
  if (pages < kNearPages) return std::nullopt;
  return ListDepth{bounded(pages), bounded((window.end - window.begin).count() * kPageSize / span)};
}

SearchPace pace_of(const std::optional<Quota>& quota) {
  SearchPace pace;
  if (!quota) return pace;
  if (quota->limit <= kLimitWithoutToken) pace.searches = kSearchesWithoutToken;
  pace.requests =
      std::clamp<std::int64_t>(quota->limit / 60, 1, kFar);  // a server without limits names the largest number
  return pace;
}

bool search_is_cheaper(const std::vector<ListDepth>& lists, std::size_t batches, const SearchPace& pace) {
  std::int64_t to_read = 0, items = 0;
  for (const auto& list : lists) {
    to_read += list.pages_to_window + 1;
    items += list.items_in_window;
  }
  // Half of a query's last page is empty on the average; about as many items are closed in a day as are created.
  const auto to_search = static_cast<std::int64_t>(batches) * kQueriesPerBatch + 2 * items / kPageSize;
  const auto minutes = std::max<std::int64_t>(to_search - 1, 0) / pace.searches;
  return to_search + minutes * pace.requests < to_read;
}

}  // namespace aireport::github

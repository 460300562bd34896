// How deep a day long past lies in the list of issues, which begins with the newest. Whether to read on or to search.
#pragma once

#include <aireport/model/window.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "github/decode.hpp"

namespace aireport::github {

// What the first page of a list of issues, the last created first, lets one expect of the others. It is the list's own
// evidence, not the clock's, so that the same answers lead to the same requests on any later day.
struct ListDepth {
  int pages_to_window = 0;  // further pages before the first item created in the window, at the page's own density
  int items_in_window = 0;  // expected to be created in the window
  friend bool operator==(const ListDepth&, const ListDepth&) = default;
};

// nullopt: not worth a search. So it is when fewer than kNearPages lie between, or when the newest item is less
// than six hours younger than the window: the index of the search may be behind.
std::optional<ListDepth> depth_of(const std::vector<ListedItem>& first_page, const model::Window& window);
inline constexpr int kNearPages = 1;

// What a minute allows: the first `searches` go at once, the others wait; and a minute is worth `requests` of the core
// quota, which is so much fuller after it.
struct SearchPace {
  std::int64_t searches = 30;
  std::int64_t requests = 5'000 / 60;
};
SearchPace pace_of(const std::optional<Quota>& quota);  // nullopt: not said; then that of a token

// Whether it costs less to search the window in all of these lists than to read them on: in requests, with each minute
// that searches have to wait counted as what it is worth.
bool search_is_cheaper(const std::vector<ListDepth>& lists, std::size_t batches, const SearchPace& pace = {});

// Queries for each batch of repositories: issues and pull requests, created and closed.
inline constexpr int kQueriesPerBatch = 4;

}  // namespace aireport::github

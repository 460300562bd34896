// The part of a day's fetch that searches where lists are long.
#include "github/day_fetch.hpp"

namespace aireport::github {

void DayFetch::decide_on_search() {
  std::vector<Searched> held;
  std::vector<ListDepth> depths;
  for (std::size_t index = 0; index < repos_.size(); ++index) {
    if (!repos_[index] || !repos_[index]->held()) continue;
    held.push_back({index, repos_[index]->name()});
    depths.push_back(*repos_[index]->held());
  }
  auto batches = batches_of(query_.api_url, query_.window, held);
  if (!search_is_cheaper(depths, batches.size(), pace_of(quota_))) {
    for (const auto& repo : held) push(repo.index, repos_[repo.index]->resume_list());
    return;
  }
  events_.debug("github.search", "the day is long past: searching instead of reading the lists",
                {{"repositories", static_cast<std::int64_t>(held.size())}});
  for (auto& batch : batches) searches_.emplace_back(query_.api_url, query_.window, std::move(batch));
  for (std::size_t index = 0; index < searches_.size(); ++index) push_search(index, searches_[index].start());
}

void DayFetch::push_search(std::size_t search, std::vector<Searcher::Ask> asks) {
  for (auto& ask : asks) {
    ++list_requests_;
    http::Request request;
    request.url = std::move(ask.url);
    request.bucket = http::Bucket::search;
    request.shape = http::Shape::object;
    request.priority = kListPriority;
    enqueue(std::move(request), {search, std::move(ask)});
  }
}

void DayFetch::take_for_search(std::size_t index, const Searcher::Ask& ask, const http::Request& request,
                               const Result<http::Response>& answer) {
  auto& search = searches_[index];
  if (search.state() != Searcher::State::asking) return;
  auto more = search.take(ask, answer);
  std::uint64_t found = 0;
  for (const auto& each : searches_) found += each.bytes();
  if (found > query_.item_room) more = search.give_up();
  // Kept, an incomplete answer would be confirmed as unchanged at every further try.
  if (search.last_was_damaged()) transport_.forget(request);
  push_search(index, std::move(more));
  if (search.state() != Searcher::State::asking) end_search(search);
}

void DayFetch::end_search(Searcher& search) {
  const bool found = search.state() == Searcher::State::found;
  if (!found)
    events_.warn("github.search", "a search was not answered whole; reading the lists",
                 {{"repositories", static_cast<std::int64_t>(search.repos().size())}});
  for (std::size_t place = 0; place < search.repos().size(); ++place) {
    const auto index = search.repos()[place].index;
    auto& repo = *repos_[index];
    auto items = found ? search.found(place) : std::nullopt;
    const Weighing weighing(held_, repo);
    push(index, items ? repo.take_searched(std::move(*items)) : repo.resume_list());
  }
  make_room();
  for (const auto& searched : search.repos()) hand_over(searched.index);
}

}  // namespace aireport::github

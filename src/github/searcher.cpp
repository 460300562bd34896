#include "github/searcher.hpp"

#include <aireport/support/text.hpp>
#include <utility>

#include "github/endpoints.hpp"
#include "github/held.hpp"

namespace aireport::github {
namespace {

constexpr int kMaxTries = 3;             // of a query that ran out of the server's time
constexpr int kMaxSearchResults = 1000;  // more of a query the server does not give

// Issues and pull requests apart: some tokens may not ask for both at once.
std::string of_kind(const std::string& kind) {
  return "is:" + kind;
}

std::string in_repo(const Searched& repo) {
  return " repo:" + repo.name.full();
}

std::string query_url(std::string_view api, const std::vector<Searched>& repos, const std::string& kind,
                      const std::string& event, UtcTime first, UtcTime last) {
  std::string words = of_kind(kind) + " " + event + ":" + format_utc(first) + ".." + format_utc(last);
  for (const auto& repo : repos) words += in_repo(repo);
  return search_url(api, words);
}

// "…/repos/owner/name"
bool is_of(const std::string& repository_url, const model::RepoName& repo) {
  const auto tail = "/repos/" + repo.full();
  return repository_url.size() >= tail.size() &&
         equals_ignoring_case(std::string_view(repository_url).substr(repository_url.size() - tail.size()), tail);
}

}  // namespace

std::vector<std::vector<Searched>> batches_of(const std::string& api_url, const model::Window& window,
                                              const std::vector<Searched>& repos) {
  std::vector<std::vector<Searched>> batches;
  for (const auto& repo : repos) {
    if (!batches.empty()) {
      batches.back().push_back(repo);
      if (query_url(api_url, batches.back(), "issue", "created", window.begin, window.end).size() <= kMaxSearchUrl)
        continue;
      batches.back().pop_back();
    }
    batches.push_back({repo});
  }
  return batches;
}

Searcher::Searcher(std::string api_url, const model::Window& window, std::vector<Searched> repos)
    : api_url_(std::move(api_url)),
      repos_(std::move(repos)),
      first_(window.begin),
      last_(window.end - std::chrono::seconds{1}),
      found_(repos_.size()) {}

std::vector<Searcher::Ask> Searcher::start() {
  std::vector<Ask> asks;
  for (const auto* kind : {"issue", "pr"})
    for (const auto* event : {"created", "closed"})
      for (auto& ask : add(kind, event, first_, last_)) asks.push_back(std::move(ask));
  return asks;
}

std::vector<Searcher::Ask> Searcher::add(std::string kind, std::string event, UtcTime first, UtcTime last) {
  auto url = query_url(api_url_, repos_, kind, event, first, last);
  queries_.push_back({std::move(kind), std::move(event), first, last, Paging(api_url_, model::Part::issues)});
  ++open_;
  return {{std::move(url), queries_.size() - 1}};
}

std::vector<Searcher::Ask> Searcher::split(const Query& query) {
  if (query.first >= query.last) return give_up();
  const auto middle = query.first + (query.last - query.first) / 2;
  const auto [kind, event, last] = std::tuple(query.kind, query.event, query.last);
  auto asks = add(kind, event, query.first, middle);
  for (auto& ask : add(kind, event, middle + std::chrono::seconds{1}, last)) asks.push_back(std::move(ask));
  --open_;
  return asks;
}

std::vector<Searcher::Ask> Searcher::give_up() {
  state_ = State::given_up;
  last_was_damaged_ = true;
  found_.assign(repos_.size(), {});
  bytes_ = 0;
  return {};
}

std::vector<Searcher::Ask> Searcher::take(const Ask& ask, const Result<http::Response>& answer) {
  if (state_ != State::asking) return {};
  if (ask.query == kProof) return take_proof(answer);
  if (!answer || answer->status != 200) return give_up();
  auto search = decode_search(answer->body);
  if (!search || !search->page.bad.empty()) return give_up();
  auto& query = queries_[ask.query];
  last_was_damaged_ = search->incomplete;
  if (search->incomplete) {
    if (++query.tries >= kMaxTries) return give_up();
    return {ask};
  }
  if (search->total_count > kMaxSearchResults) return split(query);
  query.items += static_cast<int>(search->page.items.size());
  if (!keep(std::move(search->page.items))) return give_up();
  std::optional<model::Gap> gap;
  if (auto next = query.paging.next(ask.url, *answer, gap)) return {{std::move(*next), ask.query}};
  // Fewer than were promised: the index changed while it was read.
  if (gap || query.items < search->total_count) return give_up();
  return end_query();
}

std::vector<Searcher::Ask> Searcher::end_query() {
  if (--open_ > 0) return {};
  for (std::size_t place = 0; place < repos_.size(); ++place)
    if (found_[place].empty()) unseen_.insert(place);
  return prove();
}

std::vector<Searcher::Ask> Searcher::prove() {
  if (unseen_.empty()) {
    state_ = State::found;
    return {};
  }
  std::string words = of_kind(proof_kind_);
  for (const auto place : unseen_) words += in_repo(repos_[place]);
  return {{search_url(api_url_, words), kProof}};
}

// One page is enough, whatever is behind it: a repository that fills it is asked for no more, and the others are.
std::vector<Searcher::Ask> Searcher::take_proof(const Result<http::Response>& answer) {
  auto search = answer && answer->status == 200 ? decode_search(answer->body) : fail(ErrorKind::status, "no result");
  last_was_damaged_ = !search || search->incomplete;
  if (!search) {
    state_ = State::found;
    return {};
  }
  const auto before = unseen_.size();
  for (const auto& item : search->page.items)
    if (const auto place = place_of(item)) unseen_.erase(*place);
  if (unseen_.size() < before) return prove();
  if (std::exchange(proof_kind_, "pr") == "issue") return prove();
  state_ = State::found;
  return {};
}

std::optional<std::size_t> Searcher::place_of(const ListedItem& item) const {
  for (std::size_t place = 0; place < repos_.size(); ++place)
    if (is_of(item.repository_url, repos_[place].name)) return place;
  return std::nullopt;
}

bool Searcher::keep(std::vector<ListedItem> items) {
  for (auto& item : items) {
    if (item.pull && !item.pull->says_merged) return false;
    const auto place = place_of(item);
    if (!place) return false;
    const auto weight = weight_of(item.issue);
    bytes_ += weight.texts + weight.rest;
    const int number = item.issue.number;
    found_[*place].insert_or_assign(number, std::move(item));
  }
  return true;
}

std::optional<std::vector<ListedItem>> Searcher::found(std::size_t place) {
  if (unseen_.contains(place)) return std::nullopt;
  std::vector<ListedItem> items;
  for (auto& entry : found_[place]) items.push_back(std::move(entry.second));
  return items;
}

}  // namespace aireport::github

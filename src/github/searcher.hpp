// The day's issues and pull requests of several repositories at once, by the search API.
#pragma once

#include <aireport/github/fetch.hpp>
#include <aireport/http/transport.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "github/decode.hpp"
#include "github/paging.hpp"

namespace aireport::github {

// One repository in a search: its place in the query and the name it has now.
struct Searched {
  std::size_t index = 0;
  model::RepoName name;
};

// As many repositories in a batch as a URL of kMaxSearchUrl characters holds, but at least one.
std::vector<std::vector<Searched>> batches_of(const std::string& api_url, const model::Window& window,
                                              const std::vector<Searched>& repos);
inline constexpr std::size_t kMaxSearchUrl = 1500;

// One batch. A search that is not answered whole in every way is given up: the list is always there.
class Searcher {
 public:
  // One page of one query, or kProof.
  struct Ask {
    std::string url;
    std::size_t query = 0;
  };
  static constexpr auto kProof = static_cast<std::size_t>(-1);
  enum class State { asking, found, given_up };

  Searcher(std::string api_url, const model::Window& window, std::vector<Searched> repos);

  std::vector<Ask> start();
  std::vector<Ask> take(const Ask& ask, const Result<http::Response>& answer);
  State state() const { return state_; }
  // Whether the answer taken last was incomplete, or not what it should be.
  bool last_was_damaged() const { return last_was_damaged_; }
  const std::vector<Searched>& repos() const { return repos_; }
  std::uint64_t bytes() const { return bytes_; }  // of all that was found, roughly
  std::vector<Ask> give_up();                     // nothing more to ask
  // What was found of repos()[place]. nullopt: nothing at all, and the search may not know the repository.
  std::optional<std::vector<ListedItem>> found(std::size_t place);

 private:
  struct Query {
    std::string kind;     // "issue" or "pr"
    std::string event;    // "created" or "closed"
    UtcTime first, last;  // both count
    Paging paging;
    int tries = 0, items = 0;
  };

  std::vector<Ask> add(std::string kind, std::string event, UtcTime first, UtcTime last);
  std::vector<Ask> split(const Query& query);
  std::vector<Ask> end_query();
  // Asks for items of whatever time, so that a repository without any on that day is seen to be known.
  std::vector<Ask> prove();
  std::vector<Ask> take_proof(const Result<http::Response>& answer);
  std::optional<std::size_t> place_of(const ListedItem& item) const;
  bool keep(std::vector<ListedItem> items);  // false: an item of a repository that was not asked for

  std::string api_url_;
  std::vector<Searched> repos_;
  UtcTime first_, last_;
  std::vector<Query> queries_;
  std::vector<std::map<int, ListedItem>> found_;  // by number; one for each of repos_
  std::set<std::size_t> unseen_;                  // places of which nothing was found yet, when all queries are over
  std::string proof_kind_ = "issue";              // then "pr"
  std::uint64_t bytes_ = 0;
  int open_ = 0;
  State state_ = State::asking;
  bool last_was_damaged_ = false;
};

}  // namespace aireport::github

// All repositories of a day, through one queue.
#pragma once

#include <aireport/github/fetch.hpp>
#include <aireport/http/transport.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <variant>
#include <vector>

#include "github/collector.hpp"
#include "github/searcher.hpp"

namespace aireport::github {

// Of requests. Lists first, those of commits before the others: the details, which are most of the work, wait for them.
inline constexpr int kCommitListPriority = 3, kListPriority = 2, kPullDetailPriority = 1, kCommitDetailPriority = 0;

class DayFetch {
 public:
  // All of them outlive it.
  DayFetch(http::Transport& transport, const FetchQuery& query, const OnPlan& on_plan,
           const OnRepository& on_repository, Events& events)
      : transport_(transport), query_(query), on_plan_(on_plan), on_repository_(on_repository), events_(events) {}

  Result<Fetched> run();  // once

 private:
  // Whatever changes a repository stands under one: what is held is right again behind it.
  class Weighing {
   public:
    Weighing(Weight& held, const Collector& repo) : held_(held), repo_(repo) { held_ -= repo_.weight(); }
    Weighing(const Weighing&) = delete;
    Weighing& operator=(const Weighing&) = delete;
    ~Weighing() { held_ += repo_.weight(); }

   private:
    Weight& held_;
    const Collector& repo_;
  };

  // A request under way, without its URL: the request has it. `of` counts in repos_ or searches_.
  struct Job {
    std::size_t of = 0;
    std::variant<Ask, Searcher::Ask> ask;
  };

  void push(std::size_t repo, Asks asks);
  void push_search(std::size_t search, std::vector<Searcher::Ask> asks);
  void enqueue(http::Request request, Job job);
  void take(const http::Request& request, Result<http::Response> answer);
  void note_list(const Result<http::Response>& answer);
  void note_failure(std::size_t index, const http::Request& request, const Result<http::Response>& answer);
  void take_for_repo(std::size_t index, const Ask& ask, const http::Request& request, Result<http::Response> answer);
  void take_for_search(std::size_t index, const Searcher::Ask& ask, const http::Request& request,
                       const Result<http::Response>& answer);

  // When the first pages of all lists of issues are in: reads the rest of the lists, or searches.
  void decide_on_search();
  void end_search(Searcher& search);

  FetchPlan plan() const;
  void begin_details();  // when all lists of commits are in
  void push_most_telling_first(std::vector<Asks> asks);
  void make_room();  // in what is held
  void hand_over(std::size_t index);
  void tell_left_out(const Collector& repo);
  void tell_progress();

  http::Transport& transport_;
  const FetchQuery& query_;
  const OnPlan& on_plan_;
  const OnRepository& on_repository_;
  Events& events_;
  http::RequestQueue queue_;
  std::vector<std::unique_ptr<Collector>> repos_;  // nullptr once handed over
  std::vector<Searcher> searches_;
  std::unordered_map<std::uint64_t, Job> jobs_;  // by tag
  std::optional<Quota> quota_;
  std::optional<Error> stopped_by_;
  Details details_ = Details::fetch;
  std::uint64_t last_tag_ = 0;
  Weight held_;  // by all of repos_
  Fetched fetched_;
  std::int64_t list_requests_ = 0, list_answers_ = 0, list_failures_ = 0, answered_ = 0;
  std::size_t commit_lists_open_ = 0, issue_lists_to_begin_ = 0;
  int repositories_done_ = 0;
};

}  // namespace aireport::github

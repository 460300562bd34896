#include <aireport/github/fetch.hpp>
#include <algorithm>
#include <memory>
#include <unordered_map>

#include "github/collector.hpp"
#include "github/endpoints.hpp"
#include "github/limits.hpp"
#include "github/plan.hpp"

namespace aireport::github {
namespace {

// Lists first, those of commits before the others: the details, which are most of the work, wait for them.
int priority_of(AskKind kind) {
  switch (kind) {
    case AskKind::commits:
      return 3;
    case AskKind::issues:
    case AskKind::pulls:
    case AskKind::releases:
    case AskKind::name:
      return 2;
    case AskKind::pull_detail:
      return 1;
    case AskKind::commit_detail:
      return 0;
  }
  return 0;
}

class DayFetch {
 public:
  DayFetch(http::Transport& transport, const FetchQuery& query, const OnPlan& on_plan,
           const OnRepository& on_repository, Events& events)
      : transport_(transport), query_(query), on_plan_(on_plan), on_repository_(on_repository), events_(events) {}

  Result<void> run() {
    for (const auto& repo : query_.repos) repos_.push_back(std::make_unique<Collector>(query_, repo));
    commit_lists_open_ = repos_.size();
    for (std::size_t index = 0; index < repos_.size(); ++index) push(index, repos_[index]->start());
    if (repos_.empty()) begin_details();
    transport_.run(queue_, [this](const http::Request& request, Result<http::Response> answer) {
      take(request, std::move(answer));
    });
    if (stopped_by_) return fail(*stopped_by_);
    // Now that all lists are in, the plan also knows the pull requests that have to be asked for.
    if (details_ == Details::plan_only) on_plan_(plan());
    return {};
  }

 private:
  struct Job {
    std::size_t repo = 0;
    Ask ask;  // without its URL: the request has it
  };

  void push(std::size_t repo, Asks asks) {
    for (auto& ask : asks) {
      http::Request request;
      request.url = std::move(ask.url);
      request.priority = priority_of(ask.kind);
      request.tag = ++last_tag_;
      if (ask.kind == AskKind::commit_detail)
        request.freshness = http::Freshness::immutable;
      else if (ask.kind != AskKind::pull_detail)
        ++list_requests_;
      jobs_.emplace(request.tag, Job{repo, std::move(ask)});
      queue_.push(std::move(request));
    }
  }

  void take(const http::Request& request, Result<http::Response> answer) {
    const auto found = jobs_.find(request.tag);
    if (found == jobs_.end()) return;
    Job job = std::move(found->second);
    jobs_.erase(found);
    ++answered_;
    if (stopped_by_) return;
    if (!answer && (answer.error().kind == ErrorKind::credentials || answer.error().kind == ErrorKind::interrupted)) {
      stopped_by_ = answer.error();
      queue_.clear();
      return;
    }
    if (answer) note_quota(answer->headers);
    job.ask.url = request.url;
    auto& repo = *repos_[job.repo];
    const bool listed_before = repo.commits_listed();
    push(job.repo, repo.take(job.ask, std::move(answer)));
    if (!listed_before && repo.commits_listed() && --commit_lists_open_ == 0) begin_details();
    hand_over(job.repo);
    tell_progress();
  }

  void note_quota(const http::Headers& headers) {
    if (const auto quota = quota_of(headers)) quota_ = quota_ ? newer(*quota_, *quota) : *quota;
  }

  FetchPlan plan() const {
    FetchPlan plan;
    plan.list_requests = list_requests_;
    for (const auto& repo : repos_) {
      plan.detail_requests += static_cast<std::int64_t>(repo->commit_count());
      if (repo->listed()) plan.detail_requests += static_cast<std::int64_t>(repo->unnamed_pulls().size());
    }
    if (quota_) {
      plan.quota_limit = quota_->limit;
      plan.quota_left = quota_->remaining;
      plan.quota_reset = quota_->reset;
    }
    return plan;
  }

  void begin_details() {
    const auto known = plan();
    events_.info("github.plan", "the lists of commits are in",
                 {{"list_requests", known.list_requests}, {"detail_requests", known.detail_requests}});
    details_ = on_plan_(known);
    if (details_ == Details::plan_only) return;
    std::vector<Asks> asks;
    for (auto& repo : repos_) asks.push_back(repo->allow_details());
    if (known.quota_left && *known.quota_left < known.detail_requests)
      push_most_telling_first(std::move(asks));
    else
      for (std::size_t index = 0; index < repos_.size(); ++index) push(index, std::move(asks[index]));
    for (std::size_t index = 0; index < repos_.size(); ++index) hand_over(index);
  }

  // None is left out: the transport refuses what the quota does not hold, and knows what is in its cache or whether it
  // may wait.
  void push_most_telling_first(std::vector<Asks> asks) {
    std::vector<DetailRef> details;
    for (std::size_t index = 0; index < asks.size(); ++index) {
      for (std::size_t place = 0; place < asks[index].size(); ++place) {
        const auto& ask = asks[index][place];
        const bool is_commit = ask.kind == AskKind::commit_detail;
        details.push_back({index, place, is_commit ? telling_rank(repos_[index]->commit(ask.commit)) : 1});
      }
    }
    for (const auto& detail : most_telling_first(std::move(details)))
      push(detail.repo, {std::move(asks[detail.repo][detail.commit])});
  }

  void hand_over(std::size_t index) {
    auto& repo = repos_[index];
    if (!repo || !repo->whole()) return;
    auto activity = repo->finish();
    repo.reset();
    ++repositories_done_;
    on_repository_(index, std::move(activity));
  }

  void tell_progress() {
    Progress progress;
    progress.repositories_done = repositories_done_;
    progress.repositories = static_cast<int>(repos_.size());
    progress.requests_done = answered_;
    progress.requests_known = static_cast<std::int64_t>(last_tag_);
    if (quota_) progress.quota_left = quota_->remaining;
    events_.progress(progress);
  }

  http::Transport& transport_;
  const FetchQuery& query_;
  const OnPlan& on_plan_;
  const OnRepository& on_repository_;
  Events& events_;
  http::RequestQueue queue_;
  std::vector<std::unique_ptr<Collector>> repos_;  // nullptr once handed over
  std::unordered_map<std::uint64_t, Job> jobs_;
  std::optional<Quota> quota_;
  std::optional<Error> stopped_by_;
  Details details_ = Details::fetch;
  std::uint64_t last_tag_ = 0;
  std::int64_t list_requests_ = 0, answered_ = 0;
  std::size_t commit_lists_open_ = 0;
  int repositories_done_ = 0;
};

}  // namespace

Result<void> fetch_day(http::Transport& transport, const FetchQuery& query, const OnPlan& on_plan,
                       const OnRepository& on_repository, Events& events) {
  return DayFetch(transport, query, on_plan, on_repository, events).run();
}

Result<Quota> fetch_quota(http::Transport& transport, const std::string& api_url) {
  http::RequestQueue queue;
  queue.push({rate_limit_url(api_url), http::Freshness::uncached, http::Bucket::free, 0, 0});
  Result<Quota> quota = fail(ErrorKind::network, "no answer", rate_limit_url(api_url));
  transport.run(queue, [&quota](const http::Request& request, Result<http::Response> answer) {
    if (!answer)
      quota = fail(std::move(answer).error());
    else if (answer->status != 200)
      quota = fail(Error{ErrorKind::status, "status " + std::to_string(answer->status), request.url, answer->status});
    else
      quota = decode_rate_limit(answer->body);
  });
  return quota;
}

}  // namespace aireport::github

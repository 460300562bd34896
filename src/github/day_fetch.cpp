#include "github/day_fetch.hpp"

#include <aireport/http/limits.hpp>

#include <algorithm>

#include "github/decode.hpp"
#include "github/plan.hpp"
#include "github/quota.hpp"

namespace aireport::github {
namespace {

int priority_of(AskKind kind) {
  switch (kind) {
    case AskKind::commits:
      return kCommitListPriority;
    case AskKind::issues:
    case AskKind::pulls:
    case AskKind::releases:
    case AskKind::name:
      return kListPriority;
    case AskKind::pull_detail:
      return kPullDetailPriority;
    case AskKind::commit_detail:
      return kCommitDetailPriority;
  }
  return kCommitDetailPriority;
}

// What a repository takes up of which nothing is kept but why.
constexpr std::uint64_t kGivenUp = 1024;

bool is_list(const std::variant<Ask, Searcher::Ask>& job) {
  const auto* const ask = std::get_if<Ask>(&job);
  return !ask || (ask->kind != AskKind::commit_detail && ask->kind != AskKind::pull_detail);
}

http::Shape shape_of(AskKind kind) {
  const bool single = kind == AskKind::name || kind == AskKind::commit_detail || kind == AskKind::pull_detail;
  return single ? http::Shape::object : http::Shape::array;
}

// The lists that are still to be answered come before any detail, and tell of merges that need a request of their own:
// an eighth more is allowed for these. To be wrong here only costs memory, as no repository is done before the others.
bool may_run_short(const FetchPlan& plan) {
  const auto open = plan.list_requests - plan.list_answers - plan.list_failures;
  const auto needed = open + plan.detail_requests + plan.detail_requests / 8;
  const auto is_short = [needed](const std::optional<std::int64_t>& left) { return left && *left < needed; };
  return is_short(plan.quota_left) || is_short(plan.run_left);
}

}  // namespace

Result<Fetched> DayFetch::run() {
  for (const auto& repo : query_.repos) repos_.push_back(std::make_unique<Collector>(query_, repo));
  commit_lists_open_ = issue_lists_to_begin_ = repos_.size();
  for (std::size_t index = 0; index < repos_.size(); ++index) push(index, repos_[index]->start());
  if (repos_.empty()) begin_details();
  transport_.run(queue_, [this](const http::Request& request, Result<http::Response> answer) {
    take(request, std::move(answer));
  });
  if (stopped_by_) return fail(*stopped_by_);
  // Now that all lists are in, the plan also knows the pull requests that have to be asked for.
  if (details_ == Details::plan_only) {
    on_plan_(plan());
    for (std::size_t index = 0; index < repos_.size(); ++index) on_repository_(index, repos_[index]->finish());
  }
  return std::move(fetched_);
}

void DayFetch::push(std::size_t repo, Asks asks) {
  for (auto& ask : asks) {
    http::Request request;
    request.url = std::move(ask.url);
    request.priority = priority_of(ask.kind);
    request.shape = shape_of(ask.kind);
    if (ask.kind == AskKind::commit_detail)
      request.freshness = http::Freshness::immutable;
    else if (ask.kind != AskKind::pull_detail)
      ++list_requests_;
    enqueue(std::move(request), {repo, std::move(ask)});
  }
}

void DayFetch::enqueue(http::Request request, Job job) {
  request.tag = ++last_tag_;
  jobs_.emplace(request.tag, std::move(job));
  queue_.push(std::move(request));
}

void DayFetch::take(const http::Request& request, Result<http::Response> answer) {
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
  if (answer) {
    if (const auto quota = quota_of(answer->headers)) quota_ = quota_ ? newer(*quota_, *quota) : *quota;
  }
  if (is_list(job.ask)) note_list(answer);
  std::visit([&request](auto& ask) { ask.url = request.url; }, job.ask);
  if (std::holds_alternative<Ask>(job.ask)) note_failure(job.of, request, answer);
  if (const auto* const ask = std::get_if<Ask>(&job.ask))
    take_for_repo(job.of, *ask, request, std::move(answer));
  else
    take_for_search(job.of, std::get<Searcher::Ask>(job.ask), request, answer);
  tell_progress();
}

void DayFetch::note_list(const Result<http::Response>& answer) {
  ++(answer ? list_answers_ : list_failures_);
  if (!answer) return;
  const auto date = http::read_limits(answer->headers).date;
  if (date) fetched_.listed_at = std::min(fetched_.listed_at.value_or(*date), *date);
}

void DayFetch::note_failure(std::size_t index, const http::Request& request, const Result<http::Response>& answer) {
  if (!answer) {
    fetched_.failures.try_emplace(index, answer.error());
  } else if (answer->status == 403) {
    const auto words = decode_message(answer->body);
    const bool is_first =
        fetched_.failures.try_emplace(index, Error{ErrorKind::status, words, request.url, answer->status}).second;
    if (words.empty() || !is_first) return;
    const auto& repo = query_.repos[index].repo.full();
    events_.warn("github.forbidden", repo + ": the server says: " + words,
                 {{"repository", repo}, {"url", request.url}});
  }
}

void DayFetch::take_for_repo(std::size_t index, const Ask& ask, const http::Request& request,
                             Result<http::Response> answer) {
  auto& repo = *repos_[index];
  const bool listed_before = repo.commits_listed(), begun_before = repo.issues_begun();
  const auto take = [&] {
    const Weighing weighing(held_, repo);
    return repo.take(ask, std::move(answer));
  };
  auto more = take();
  if (repo.last_was_damaged()) transport_.forget(request);
  push(index, std::move(more));
  make_room();
  const bool listed = !listed_before && repo.commits_listed(), begun = !begun_before && repo.issues_begun();
  if (begun && --issue_lists_to_begin_ == 0) decide_on_search();
  if (listed && --commit_lists_open_ == 0) begin_details();
  hand_over(index);
}

FetchPlan DayFetch::plan() const {
  FetchPlan plan;
  plan.list_requests = list_requests_;
  plan.list_answers = list_answers_;
  plan.list_failures = list_failures_;
  for (const auto& repo : repos_) {
    plan.detail_requests += static_cast<std::int64_t>(repo->commit_count());
    if (repo->listed()) plan.detail_requests += static_cast<std::int64_t>(repo->unnamed_pulls().size());
  }
  if (quota_) plan.quota_left = quota_->remaining;
  plan.run_left = transport_.requests_left();
  return plan;
}

void DayFetch::begin_details() {
  const auto known = plan();
  events_.debug("github.plan", "the lists of commits are in",
                {{"list_requests", known.list_requests}, {"detail_requests", known.detail_requests}});
  details_ = on_plan_(known);
  if (details_ == Details::plan_only) return;
  std::vector<Asks> asks;
  for (auto& repo : repos_) asks.push_back(repo->allow_details());
  if (may_run_short(known))
    push_most_telling_first(std::move(asks));
  else
    for (std::size_t index = 0; index < repos_.size(); ++index) push(index, std::move(asks[index]));
  for (std::size_t index = 0; index < repos_.size(); ++index) hand_over(index);
}

// None is left out: the transport refuses what the quota or the run's own bound does not hold, and knows what is in its
// cache or whether it may wait.
void DayFetch::push_most_telling_first(std::vector<Asks> asks) {
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

void DayFetch::make_room() {
  const auto change = [this](Collector& repo, const auto& let_go) {
    const Weighing weighing(held_, repo);
    let_go(repo);
  };
  if (held_.texts > query_.text_room) {
    std::vector<HeldText> texts;
    for (std::size_t index = 0; index < repos_.size(); ++index)
      if (repos_[index]) repos_[index]->list_texts(index, texts);
    for (const auto& text : beyond_room(std::move(texts), query_.text_room))
      change(*repos_[text.repo], [&text](Collector& repo) { repo.drop(text); });
  }
  while (held_.rest > query_.item_room) {
    const auto weight = [](const auto& repo) { return repo ? repo->weight().rest : 0; };
    const auto most = std::max_element(repos_.begin(), repos_.end(),
                                       [&](const auto& a, const auto& b) { return weight(a) < weight(b); });
    if (weight(*most) <= kGivenUp) return;
    change(**most, [](Collector& repo) { repo.give_up(); });
  }
}

void DayFetch::hand_over(std::size_t index) {
  auto& repo = repos_[index];
  if (!repo || !repo->whole()) return;
  held_ -= repo->weight();
  tell_left_out(*repo);
  auto activity = repo->finish();
  repo.reset();
  ++repositories_done_;
  on_repository_(index, std::move(activity));
}

void DayFetch::tell_left_out(const Collector& repo) {
  if (repo.told_later() == 0) return;
  const auto count = static_cast<std::int64_t>(repo.told_later());
  events_.info("commits.told_later",
               repo.name().full() + ": left out what the report of a later day tells as late: " +
                   std::to_string(count) + (count == 1 ? " commit" : " commits"),
               {{"repository", repo.name().full()}, {"commits", count}});
}

void DayFetch::tell_progress() {
  Progress progress;
  progress.repositories_done = repositories_done_;
  progress.repositories = static_cast<int>(repos_.size());
  progress.requests_done = answered_;
  progress.requests_known = static_cast<std::int64_t>(last_tag_);
  if (quota_) progress.quota_left = quota_->remaining;
  events_.progress(progress);
}

}  // namespace aireport::github

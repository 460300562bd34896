#include "github/collector.hpp"

#include <aireport/model/title.hpp>
#include <algorithm>

#include "github/endpoints.hpp"
#include "github/gaps.hpp"

namespace aireport::github {
namespace {

using model::Part;

constexpr int kEmptyRepository = 409;  // status of a list of commits

Part part_of(AskKind kind) {
  switch (kind) {
    case AskKind::commits:
      return Part::commits;
    case AskKind::issues:
      return Part::issues;
    case AskKind::pulls:
      return Part::pulls;
    case AskKind::releases:
      return Part::releases;
    case AskKind::name:
      return Part::repository;
    case AskKind::commit_detail:
      return Part::commit_detail;
    case AskKind::pull_detail:
      return Part::pull_detail;
  }
  return Part::repository;
}

bool is_detail(AskKind kind) {
  return kind == AskKind::commit_detail || kind == AskKind::pull_detail;
}

}  // namespace

Collector::Collector(const FetchQuery& query, const RepoQuery& repo)
    : query_(query),
      repo_(repo),
      commit_pages_(query.api_url, Part::commits),
      issue_pages_(query.api_url, Part::issues),
      pull_pages_(query.api_url, Part::pulls),
      release_pages_(query.api_url, Part::releases) {
  activity_.repo = repo.repo;
}

Asks Collector::start() {
  const auto& window = query_.window;
  // GitHub counts both ends, and its times have no fraction: the last second of the day is the day's end.
  const CommitSpan span{std::min(window.begin, repo_.late_since.value_or(window.begin)),
                        window.end - std::chrono::seconds{1}};
  Asks asks;
  asks.push_back({AskKind::commits, commits_url(query_.api_url, repo_.repo, repo_.branch, span)});
  asks.push_back({AskKind::issues, issues_url(query_.api_url, repo_.repo, window.begin)});
  asks.push_back({AskKind::releases, releases_url(query_.api_url, repo_.repo)});
  lists_open_ = static_cast<int>(asks.size());
  return asks;
}

Asks Collector::take(const Ask& ask, Result<http::Response> answer) {
  const bool detail = is_detail(ask.kind);
  --(detail ? details_open_ : lists_open_);
  Asks more;
  last_was_damaged_ = false;
  if (given_up_) {
    if (!detail) end_list(ask.kind, std::nullopt);
    issues_begun_ = issues_begun_ || ask.kind == AskKind::issues;
    return more;
  }
  if (!answer)
    lose(ask, gap_of_error(part_of(ask.kind), answer.error()));
  else if (answer->status != 200)
    take_status(ask, answer->status);
  else
    take_success(ask, *answer, more);
  if (detail) {
    details_open_ += static_cast<int>(more.size());
    return more;
  }
  if (ask.kind == AskKind::issues) issues_begun_ = true;
  settle_lists(more);
  return more;
}

void Collector::settle_lists(Asks& more) {
  fall_back_to_pulls(more);
  lists_open_ += static_cast<int>(more.size());
  if (lists_open_ == 0) after_lists(more);
}

Asks Collector::resume_list() {
  depth_.reset();
  return std::exchange(held_, {});
}

Asks Collector::take_searched(std::vector<ListedItem> items) {
  resume_list();
  for (auto& item : items)
    if (!given_up_) keep_item(std::move(item));
  end_list(AskKind::issues, std::nullopt);
  --lists_open_;
  Asks more;
  settle_lists(more);
  return more;
}

void Collector::take_success(const Ask& ask, const http::Response& response, Asks& more) {
  const auto gaps = activity_.gaps.size();
  take_content(ask, response, more);
  last_was_damaged_ = last_was_damaged_ || activity_.gaps.size() > gaps;
}

void Collector::take_content(const Ask& ask, const http::Response& response, Asks& more) {
  switch (ask.kind) {
    case AskKind::commits:
      return take_commits(ask, response, more);
    case AskKind::issues:
      return take_issues(ask, response, more);
    case AskKind::pulls:
      return take_pulls(ask, response, more);
    case AskKind::releases:
      return take_releases(ask, response, more);
    case AskKind::name:
      return take_name(ask, response);
    case AskKind::commit_detail:
      return take_commit_detail(ask, response, more);
    case AskKind::pull_detail:
      return take_pull_detail(ask, response);
  }
}

void Collector::take_status(const Ask& ask, int status) {
  // Behind a page that was read these statuses would be contradictions.
  if (ask.kind == AskKind::commits && status == kEmptyRepository && commit_pages_.pages() == 0) {
    activity_.empty = true;
    return end_list(ask.kind, std::nullopt);
  }
  if (ask.kind == AskKind::issues && status == 410 && issue_pages_.pages() == 0) {
    activity_.issues_disabled = true;
    issues_done_ = true;
    pulls_needed_ = true;
    return;
  }
  auto gap = gap_of_status(part_of(ask.kind), status);
  if (ask.kind == AskKind::commits && status == 404 && !repo_.branch.empty()) gap.detail = repo_.branch;
  lose(ask, std::move(gap));
}

void Collector::lose(const Ask& ask, model::Gap gap) {
  switch (ask.kind) {
    case AskKind::name:
      gap.subject = repo_.repo.full();  // no gap of its day, but its new name is not told
      return add_gap(std::move(gap));
    case AskKind::commit_detail: {
      auto& commit = commit_at(ask.commit);
      gap.subject = commit.sha;
      if (commit.detail) commit.detail->files_truncated = true;
      return add_gap(std::move(gap));
    }
    case AskKind::pull_detail:
      gap.subject = std::to_string(ask.number);
      return add_gap(std::move(gap));
    default:
      return end_list(ask.kind, std::move(gap));
  }
}

void Collector::follow(const Ask& ask, const http::Response& response, Paging& paging, Asks& more) {
  std::optional<model::Gap> gap;
  if (auto url = paging.next(ask.url, response, gap)) {
    weight_ += weight_of_name(*url);
    more.push_back({ask.kind, std::move(*url)});
  } else {
    end_list(ask.kind, std::move(gap));
  }
}

void Collector::end_list(AskKind kind, std::optional<model::Gap> gap) {
  if (kind == AskKind::commits) commits_done_ = true;
  if (kind == AskKind::issues) {
    issues_done_ = true;
    pulls_needed_ = pulls_needed_ || gap;
  }
  if (gap) add_gap(std::move(*gap));
}

// The list of issues carries the pull requests. Where it cannot be had, their own list has them.
void Collector::fall_back_to_pulls(Asks& more) {
  if (!pulls_needed_ || pulls_asked_ || !commits_done_ || !issues_done_) return;
  pulls_asked_ = true;
  const auto* const issues = gap_of_list(Part::issues);
  const auto* const commits = gap_of_list(Part::commits);
  const bool hopeless = issues && (issues->reason == model::GapReason::limited ||
                                   (commits && concerns_repository(*commits) && concerns_repository(*issues)));
  if (!hopeless) {
    more.push_back({AskKind::pulls, pulls_url(query_.api_url, name())});
    return;
  }
  auto gap = *issues;
  gap.part = Part::pulls;
  add_gap(std::move(gap));
}

void Collector::after_lists(Asks& more) {
  if (redirected_ && !present_name_ && !std::exchange(name_asked_, true)) {
    more.push_back({AskKind::name, repository_url(query_.api_url, repo_.repo)});
    ++lists_open_;
    return;
  }
  if (!details_allowed_ || std::exchange(pull_details_asked_, true)) return;
  for (const int number : unnamed_pulls()) {
    more.push_back({AskKind::pull_detail, pull_detail_url(query_.api_url, name(), number), 0, number});
    ++details_open_;
  }
}

Asks Collector::allow_details() {
  details_allowed_ = true;
  Asks asks;
  for (std::size_t index = 0; index < commit_count(); ++index)
    asks.push_back({AskKind::commit_detail, commit_detail_url(query_.api_url, name(), commit_at(index).sha), index});
  details_open_ += static_cast<int>(asks.size());
  if (listed()) after_lists(asks);
  return asks;
}

const model::Commit& Collector::commit(std::size_t index) const {
  const auto& commits = activity_.commits;
  return index < commits.size() ? commits[index] : activity_.late_commits[index - commits.size()];
}

model::Commit& Collector::commit_at(std::size_t index) {
  auto& commits = activity_.commits;
  return index < commits.size() ? commits[index] : activity_.late_commits[index - commits.size()];
}

// Without the whole list of commits every merge would look as if no commit named it.
std::vector<int> Collector::unnamed_pulls() const {
  std::vector<int> numbers;
  if (gap_of_list(Part::commits)) return numbers;
  std::set<int> named;
  for (std::size_t index = 0; index < commit_count(); ++index)
    if (const auto number = model::pull_of_title(model::title_of(commit(index)))) named.insert(*number);
  for (const auto& [number, pull] : pulls_)
    if (pull.merged_at && query_.window.contains(*pull.merged_at) && !named.contains(number)) numbers.push_back(number);
  return numbers;
}

const model::Gap* Collector::gap_of_list(Part part) const {
  for (const auto& gap : activity_.gaps)
    if (gap.part == part && model::is_whole_part(gap)) return &gap;
  return nullptr;
}

// A repository of which no list gave anything is one gap, not one for each list.
void Collector::collapse_gaps() {
  const auto* const commits = gap_of_list(Part::commits);
  if (!commits || list_read_ || activity_.issues_disabled) return;
  auto gap = *commits;
  gap.part = Part::repository;
  activity_.gaps = {std::move(gap)};
}

// What has pull requests or releases has commits: the answer that there are none was wrong.
void Collector::doubt_emptiness() {
  if (!activity_.empty || (pulls_.empty() && activity_.releases.empty())) return;
  activity_.empty = false;
  add_gap({Part::commits, model::GapReason::other_status, kEmptyRepository, {}, {}});
}

model::RepoActivity Collector::finish() {
  doubt_emptiness();
  collapse_gaps();
  if (present_name_ && !model::same_repo(*present_name_, repo_.repo)) activity_.renamed_to = present_name_;
  for (auto& entry : pulls_) activity_.pulls.push_back(std::move(entry.second));
  for (auto& entry : issues_) activity_.issues.push_back(std::move(entry.second));
  model::sort_items(activity_);
  auto& gaps = activity_.gaps;
  std::sort(gaps.begin(), gaps.end());
  // Items that cannot be read, not even their numbers, look alike and are not the same.
  const auto same = [](const model::Gap& a, const model::Gap& b) {
    return a == b && (model::is_whole_part(a) || !a.subject.empty());
  };
  gaps.erase(std::unique(gaps.begin(), gaps.end(), same), gaps.end());
  return std::move(activity_);
}

}  // namespace aireport::github

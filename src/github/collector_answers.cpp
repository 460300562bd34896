// What the collector keeps of each kind of answer.
#include <aireport/support/text.hpp>
#include <algorithm>

#include "github/collector.hpp"
#include "github/endpoints.hpp"
#include "github/gaps.hpp"

namespace aireport::github {
namespace {

using model::Part;

// GitHub lists this many files of a commit and no more.
constexpr std::size_t kMaxFiles = 3000;
// A list of releases begins with the last created, and it is the publishing that counts, which may come later. The list
// is not read behind one that was created so long before the day.
constexpr std::chrono::days kLongestDraft{90};

// The repository that a page of the web host belongs to; nullopt: it is none, or of another host.
std::optional<model::RepoName> repo_of_page(std::string_view html_url, std::string_view web_url) {
  if (web_url.empty() || !html_url.starts_with(web_url)) return std::nullopt;
  const auto parts = split(html_url.substr(web_url.size()), '/');
  if (parts.size() < 3 || !parts[0].empty()) return std::nullopt;
  return model::parse_repo_name(std::string(parts[1]) + "/" + std::string(parts[2]));
}

}  // namespace

void Collector::begin_page(const http::Response& response, const std::string& html_url) {
  list_read_ = true;
  if (!response.redirected_permanently) return;
  redirected_ = true;
  if (!present_name_) present_name_ = repo_of_page(html_url, query_.web_url);
}

void Collector::take_commits(const Ask& ask, const http::Response& response, Asks& more) {
  auto page = decode_commits(response.body);
  if (!page) return lose(ask, gap_of_damage(Part::commits, page.error()));
  begin_page(response, page->html_url);
  add_gaps(std::move(page->bad));
  for (auto& commit : page->items) {
    // A push while the list is read moves commits to the next page: they come twice.
    if (!shas_.insert(commit.sha).second) continue;
    weight_ += weight_of_name(commit.sha);
    const auto when = commit.committer.date;
    if (repo_.told_later.contains(commit.sha)) {
      ++told_later_;
      continue;
    }
    const bool in_window = query_.window.contains(when);
    const bool late = repo_.late_since && *repo_.late_since <= when && when < query_.window.begin &&
                      !repo_.reported.contains(commit.sha);
    if (!in_window && !late) continue;
    weight_ += weight_of(commit);
    (in_window ? activity_.commits : activity_.late_commits).push_back(std::move(commit));
  }
  follow(ask, response, commit_pages_, more);
}

void Collector::take_issues(const Ask& ask, const http::Response& response, Asks& more) {
  auto page = decode_issues(response.body);
  if (!page) return lose(ask, gap_of_damage(Part::issues, page.error()));
  begin_page(response, page->html_url);
  add_gaps(std::move(page->bad));
  const auto depth = issues_begun_ ? std::nullopt : depth_of(page->items, query_.window);
  for (auto& item : page->items) keep_item(std::move(item));
  follow(ask, response, issue_pages_, more);
  if (!depth || more.empty()) return;
  depth_ = depth;
  held_ = std::exchange(more, {});
  ++lists_open_;
}

void Collector::keep_item(ListedItem item) {
  if (item.pull) {
    pulls_needed_ = pulls_needed_ || !item.pull->says_merged;
    return keep_pull(to_pull(std::move(item)));
  }
  auto& issue = item.issue;
  const auto& window = query_.window;
  if (window.contains(issue.created_at) || (issue.closed_at && window.contains(*issue.closed_at)))
    keep_issue(std::move(issue));
}

void Collector::keep_pull(model::PullRequest pull) {
  const auto& window = query_.window;
  if (!window.contains(pull.created_at) && !(pull.closed_at && window.contains(*pull.closed_at)) &&
      !(pull.merged_at && window.contains(*pull.merged_at)))
    return;
  if (const auto known = pulls_.find(pull.number); known != pulls_.end()) {
    if (!pull.comments) pull.comments = known->second.comments;
    weight_ -= weight_of(known->second);
  }
  weight_ += weight_of(pull);
  pulls_.insert_or_assign(pull.number, std::move(pull));
}

void Collector::take_pulls(const Ask& ask, const http::Response& response, Asks& more) {
  auto page = decode_pulls(response.body);
  if (!page) return lose(ask, gap_of_damage(Part::pulls, page.error()));
  begin_page(response, page->html_url);
  add_gaps(std::move(page->bad));
  const bool first_page = pull_pages_.pages() == 0;
  const auto until = pulls_known_until_.value_or(query_.window.begin);
  bool enough = false;
  for (auto& item : page->items) {
    // The last changed come first: what is behind this one was last changed before the day, or has been read.
    enough = enough || item.updated_at < until;
    newest_pull_ = std::max(newest_pull_, item.updated_at);
    keep_pull(std::move(item.pull));
  }
  if (!enough) follow(ask, response, pull_pages_, more);
  if (more.empty() && !first_page) read_pulls_again(more);
}

// A pull request that changes while its list is read moves to the first page, behind the reader's back. So a list of
// several pages is read once more, from its first page down to what had been there at the beginning.
void Collector::read_pulls_again(Asks& more) {
  if (pulls_known_until_ || gap_of_list(Part::pulls)) return;
  pulls_known_until_ = newest_pull_;
  pull_pages_ = Paging(query_.api_url, Part::pulls);
  more.push_back({AskKind::pulls, pulls_url(query_.api_url, name())});
}

void Collector::take_releases(const Ask& ask, const http::Response& response, Asks& more) {
  auto page = decode_releases(response.body);
  if (!page) return lose(ask, gap_of_damage(Part::releases, page.error()));
  begin_page(response, page->html_url);
  add_gaps(std::move(page->bad));
  bool enough = false;
  for (auto& [release, created_at] : page->items) {
    // The last created come first: what is behind this one lay as a draft for longer still, if it is of the day.
    enough = enough || (created_at && *created_at < query_.window.begin - kLongestDraft);
    if (!query_.window.contains(release.published_at) || !tags_.insert(release.tag_name).second) continue;
    weight_ += weight_of_name(release.tag_name);
    weight_ += weight_of(release);
    activity_.releases.push_back(std::move(release));
  }
  if (enough) return end_list(ask.kind, std::nullopt);
  follow(ask, response, release_pages_, more);
}

void Collector::take_name(const Ask& ask, const http::Response& response) {
  auto facts = decode_repository(response.body);
  if (!facts) return lose(ask, gap_of_damage(Part::repository, facts.error()));
  present_name_ = std::move(facts->name);
}

void Collector::take_commit_detail(const Ask& ask, const http::Response& response, Asks& more) {
  auto& commit = commit_at(ask.commit);
  auto page = decode_commit_detail(response.body, commit.sha);
  if (!page && response.kept && !ask.again) {
    last_was_damaged_ = true;
    return more.push_back({ask.kind, ask.url, ask.commit, 0, true});
  }
  if (!page) return lose(ask, gap_of_damage(Part::commit_detail, page.error()));
  weight_ -= weight_of(commit);
  if (commit.detail) {
    auto& files = commit.detail->files;
    files.insert(files.end(), std::make_move_iterator(page->files.begin()), std::make_move_iterator(page->files.end()));
  } else {
    commit.detail = std::move(*page);
  }
  auto& files = commit.detail->files;
  const bool enough = files.size() >= kMaxFiles;
  if (enough) {
    files.erase(files.begin() + kMaxFiles, files.end());
    commit.detail->files_truncated = true;
  }
  weight_ += weight_of(commit);
  if (enough || http::header(response.headers, "link").empty()) return;
  auto& paging = detail_pages_.try_emplace(ask.commit, query_.api_url, Part::commit_detail).first->second;
  std::optional<model::Gap> gap;
  if (auto url = paging.next(ask.url, response, gap)) {
    weight_ += weight_of_name(*url);
    more.push_back({ask.kind, std::move(*url), ask.commit});
  } else if (gap) {
    lose(ask, std::move(*gap));
  }
}

void Collector::take_pull_detail(const Ask& ask, const http::Response& response) {
  auto detail = decode_pull(response.body);
  if (!detail) return lose(ask, gap_of_damage(Part::pull_detail, detail.error()));
  auto& pull = pulls_.at(ask.number);
  weight_ -= weight_of(pull);
  pull.detail = std::move(*detail);
  weight_ += weight_of(pull);
}

}  // namespace aireport::github

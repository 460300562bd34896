#include "digest/stories/fold.hpp"

#include <aireport/model/title.hpp>
#include <algorithm>
#include <map>
#include <tuple>

namespace aireport::digest {

namespace {

using model::Commit;
using model::PullRequest;

constexpr int kNobody = -1;

// Commits by place in the activity, with what claims each: a pull request's number, or none.
class Folder {
 public:
  Folder(const model::RepoActivity& activity, const model::Window& window, std::string_view branch)
      : activity_(activity), window_(window), branch_(branch) {
    for (std::size_t i = 0; i < activity.commits.size(); ++i)
      if (place_.emplace(activity.commits[i].sha, i).second) unique_.push_back(i);
    head_.assign(activity.commits.size(), kNobody);
    for (const auto& pull : activity.pulls) pulls_.emplace(pull.number, &pull);
  }

  std::vector<Story> run() {
    claim_by_title();
    claim_by_merge_commit();
    claim_branches();
    return stories();
  }

 private:
  const Commit& commit(std::size_t at) const { return activity_.commits[at]; }

  // The place of a commit that is of the day; npos: it is not.
  std::size_t find(std::string_view sha) const {
    const auto found = place_.find(sha);
    return found == place_.end() ? std::string_view::npos : found->second;
  }

  // A title's number names a pull request, unless the list of the day knows it for one that was not merged: then the
  // number is an issue's, or another repository's.
  void claim_by_title() {
    for (const auto at : unique_) {
      const auto number = pull_of_title(title_of(commit(at)));
      if (!number) continue;
      const auto known = pulls_.find(*number);
      if (known != pulls_.end() && !known->second->merged_at) continue;
      const bool is_issue = std::any_of(activity_.issues.begin(), activity_.issues.end(),
                                        [&](const model::Issue& issue) { return issue.number == *number; });
      if (!is_issue) head_[at] = *number;
    }
  }

  void claim_by_merge_commit() {
    for (const auto& pull : activity_.pulls) {
      if (!pull.merged_at || !pull.detail || !pull.detail->merge_commit_sha) continue;
      const auto at = find(*pull.detail->merge_commit_sha);
      if (at == std::string_view::npos || head_[at] != kNobody) continue;
      head_[at] = pull.number;
      claim_rebased(at, pull);
    }
  }

  // A rebase merge leaves its commits in a row under the last one. A squash is told apart by its totals: they are the
  // pull request's.
  void claim_rebased(std::size_t at, const PullRequest& pull) {
    const auto& last = commit(at);
    if (last.parents.size() != 1) return;
    if (last.detail && last.detail->additions == pull.detail->additions &&
        last.detail->deletions == pull.detail->deletions)
      return;
    for (int left = pull.detail->commits - 1; left > 0; --left) {
      if (commit(at).parents.size() != 1) return;
      at = find(commit(at).parents.front());
      if (at == std::string_view::npos || head_[at] != kNobody) return;
      head_[at] = pull.number;
    }
  }

  // A merge commit stands for the commits of its branch: those its later parents lead to, but for the main line.
  void claim_branches() {
    const auto main_line = mark_main_line();
    std::vector<std::size_t> merges;
    for (const auto at : unique_)
      if (main_line[at] && commit(at).parents.size() > 1) merges.push_back(at);
    std::vector<bool> taken = main_line;
    for (auto merge = merges.rbegin(); merge != merges.rend(); ++merge) {
      std::vector<std::size_t> open;
      for (std::size_t p = 1; p < commit(*merge).parents.size(); ++p) open.push_back(find(commit(*merge).parents[p]));
      while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        if (at == std::string_view::npos || taken[at]) continue;
        taken[at] = true;
        branch_of_[at] = *merge;
        for (const auto& parent : commit(at).parents) open.push_back(find(parent));
      }
    }
  }

  // From each commit without a child in the list along the first parents.
  std::vector<bool> mark_main_line() const {
    std::vector<bool> has_child(activity_.commits.size(), false), line(activity_.commits.size(), false);
    for (const auto at : unique_)
      for (const auto& parent : commit(at).parents)
        if (const auto found = find(parent); found != std::string_view::npos) has_child[found] = true;
    for (const auto tip : unique_) {
      if (has_child[tip]) continue;
      for (auto at = tip; at != std::string_view::npos && !line[at];
           at = commit(at).parents.empty() ? std::string_view::npos : find(commit(at).parents.front()))
        line[at] = true;
    }
    return line;
  }

  std::vector<Story> stories() {
    std::map<int, std::vector<std::size_t>> by_pull;
    std::map<std::size_t, std::vector<std::size_t>> by_merge;  // without a number
    for (const auto at : unique_) {
      const auto branch = branch_of_.find(at);
      const auto top = branch == branch_of_.end() ? at : branch->second;
      if (head_[top] != kNobody)
        by_pull[head_[top]].push_back(at);
      else
        by_merge[top].push_back(at);
    }
    std::vector<Story> all;
    all.reserve(by_pull.size() + by_merge.size());
    for (auto& [number, commits] : by_pull) all.push_back(story_of_pull(number, commits));
    for (auto& [top, commits] : by_merge) all.push_back(story_of_push(commits, top));
    for (const auto& [number, pull] : pulls_)
      if (pull->merged_at && window_.contains(*pull->merged_at) && !by_pull.contains(number))
        all.push_back(story_without_commits(*pull));
    std::sort(all.begin(), all.end(), [](const Story& a, const Story& b) {
      const auto sha = [](const Story& s) { return s.commits.empty() ? std::string_view{} : s.commits.back()->sha; };
      return std::tuple(b.when, sha(a), a.pull) < std::tuple(a.when, sha(b), b.pull);
    });
    return all;
  }

  Story story_of_pull(int number, const std::vector<std::size_t>& commits) {
    Story story;
    story.pull = number;
    take_commits(story, commits);
    const auto known = pulls_.find(number);
    const auto& last = *story.commits.back();
    if (known != pulls_.end()) {
      story.request = known->second;
      set_from_request(story);
    } else {
      const auto merged = model::merged_title(last.message);
      story.title = std::string(merged.empty() ? title_of(last) : merged);
      story.author = login_or_name(author_of(story));
      story.bot = is_bot(author_of(story));
      story.when = last.committer.date;
    }
    story.parts = parse_title(story.title);
    return story;
  }

  Story story_of_push(const std::vector<std::size_t>& commits, std::size_t top) {
    Story story;
    take_commits(story, commits);
    const auto& commit_shown = commit(top);
    const auto merged = model::merged_title(commit_shown.message);
    story.title = std::string(merged.empty() ? title_of(commit_shown) : merged);
    story.parts = parse_title(story.title);
    story.author = login_or_name(commit_shown.author);
    story.bot = is_bot(commit_shown.author);
    story.when = commit_shown.committer.date;
    return story;
  }

  Story story_without_commits(const PullRequest& pull) {
    Story story;
    story.pull = pull.number;
    story.request = &pull;
    set_from_request(story);
    story.parts = parse_title(story.title);
    if (pull.detail) {
      story.stats = model::Stats{pull.detail->changed_files, pull.detail->additions, pull.detail->deletions};
      if (!is_base(pull.detail->base_ref)) story.branch = pull.detail->base_ref;
    }
    return story;
  }

  // The default branch has no name here, so the two that are usual stand for it.
  bool is_base(std::string_view ref) const {
    return branch_.empty() ? ref == "main" || ref == "master" || ref.empty() : ref == branch_;
  }

  static void set_from_request(Story& story) {
    const auto& pull = *story.request;
    story.title = pull.title;
    story.author = pull.user ? pull.user->login : std::string{};
    story.bot = is_bot(pull.user);
    if (pull.merged_at) story.when = *pull.merged_at;
    if (story.author.empty() && !story.commits.empty()) story.author = login_or_name(author_of(story));
  }

  // A merge commit is its merger's; what it brought is the branch's author's.
  static const model::Person& author_of(const Story& story) {
    const auto& last = *story.commits.back();
    return last.parents.size() > 1 && story.commits.size() > 1 ? story.commits.front()->author : last.author;
  }

  void take_commits(Story& story, std::vector<std::size_t> commits) {
    std::sort(commits.begin(), commits.end(), [&](std::size_t a, std::size_t b) { return a > b; });  // oldest first
    // A merge stands for its branch, so it is the newest whatever its date says.
    std::stable_partition(commits.begin(), commits.end(), [&](std::size_t at) { return branch_of_.contains(at); });
    for (const auto at : commits) story.commits.push_back(&commit(at));
    const bool merged = commit(commits.back()).parents.size() > 1;
    model::Stats stats;
    bool known = true;
    for (const auto at : commits) {
      if (merged && at != commits.back()) continue;  // the merge commit's diff is that of the whole branch
      const auto& detail = commit(at).detail;
      known = known && detail.has_value();
      if (!detail) continue;
      stats.additions += detail->additions;
      stats.deletions += detail->deletions;
      for (const auto& file : detail->files) story.files.push_back({&file, &commit(at)});
    }
    stats.files = static_cast<int>(rows_of(story).size());
    if (known) story.stats = stats;
    story.when = commit(commits.back()).committer.date;
  }

  const model::RepoActivity& activity_;
  const model::Window& window_;
  std::string_view branch_;
  std::map<std::string_view, std::size_t> place_;
  std::vector<std::size_t> unique_;               // places, each sha once
  std::vector<int> head_;                         // by place: the pull request that claims it
  std::map<std::size_t, std::size_t> branch_of_;  // place of a branch's commit to that of its merge
  std::map<int, const PullRequest*> pulls_;
};

}  // namespace

std::vector<Story> fold(const model::RepoActivity& activity, const model::Window& window, std::string_view branch) {
  return Folder(activity, window, branch).run();
}

}  // namespace aireport::digest

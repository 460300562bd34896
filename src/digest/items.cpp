#include "digest/items.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "digest/judge/signals.hpp"
#include "digest/release_notes.hpp"
#include "digest/stories/hide.hpp"
#include "digest/stories/revert.hpp"
#include "digest/stories/story.hpp"
#include "digest/words/quote.hpp"
#include "digest/words/version.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kNotablePulls = 3;
constexpr std::size_t kExcerpts = 3;
constexpr std::size_t kMaxAnswers = 20;  // of an issue, which has one or two
constexpr int kGrave = 18;               // of what a title says, three times the strength of its words
constexpr int kPlainRegression = 7;      // of the word itself

std::string login_of(const std::optional<model::Account>& account) {
  return account ? account->login : std::string{};
}

Signals signals_of_text(const std::string& title, const std::string& body,
                        const model::PullRequest* request = nullptr) {
  Story story;
  story.title = title;
  story.parts = parse_title(title);
  model::PullRequest pull;
  pull.body = body;
  story.request = request != nullptr ? request : &pull;
  return signals_of(story);
}

int danger_of(const Signals& signals) {
  int strongest = 0;
  for (const auto signal :
       {Signal::silent_damage, Signal::crash, Signal::regression, Signal::security, Signal::breaking})
    strongest = std::max(strongest, signals[signal].strength);
  return strongest;
}

// More than that weighs no more, so that no number makes a score overflow.
int weight_of(int count) {
  return std::min(count, 1'000'000);
}

int score_of(const model::PullRequest& pull) {
  const auto signals = signals_of_text(pull.title, pull.body, &pull);
  const auto parts = parse_title(pull.title);
  int score = 4 * weight_of(pull.comments.value_or(0)) + danger_of(signals) + signals[Signal::feature].strength +
              signals[Signal::performance].strength + signals[Signal::common_path].strength;
  if (has_word(parts.words, {"rfc", "roadmap"}) ||
      std::find(parts.tags.begin(), parts.tags.end(), "rfc") != parts.tags.end())
    score += 40;
  if (has_word(parts.words, {"bump"})) score -= 60;
  if (pull.draft) score -= 25;
  if (is_bot(pull.user)) score -= 100;
  score -= signals[Signal::minor].strength + signals[Signal::docs].strength / 2;
  return score;
}

int score_of(const model::Issue& issue, bool answered) {
  const auto signals = signals_of_text(issue.title, issue.body);
  int score = 5 * weight_of(issue.comments) + 6 * weight_of(issue.reactions) + 2 * danger_of(signals) +
              signals[Signal::common_path].strength;
  for (const auto& label : issue.labels) {
    const auto lower = to_lower_ascii(label);
    if (contains_ignoring_case(label, "bug")) score += 10;
    if (lower.find("regression") != std::string::npos || lower.find("critical") != std::string::npos) score += 25;
    if (lower.find("question") != std::string::npos) score -= 10;
  }
  if (answered) score += 12;
  if (is_bot(issue.user)) score -= 60;
  return score;
}

void sort_best_first(std::vector<std::pair<int, std::size_t>>& ranked) {
  std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
    return std::tuple(-a.first, a.second) < std::tuple(-b.first, b.second);
  });
}

// What everybody installs comes first.
int place_of(const model::ReleaseItem& release) {
  if (release.development || !is_version_tag(release.tag)) return 3;
  if (release.prerelease || stage_of(release.tag) == Stage::prerelease) return 2;
  return is_packed_anew(release.tag) ? 1 : 0;
}

// A tag that nobody wrote notes for has the message of its commit.
bool is_message_of_commit(std::string_view notes, const model::RepoActivity& activity) {
  return std::any_of(activity.commits.begin(), activity.commits.end(), [&](const model::Commit& commit) {
    return trim(notes) == trim(commit.message) || trim(notes) == model::title_of(commit);
  });
}

bool is_bug(const model::Issue& issue) {
  return std::any_of(issue.labels.begin(), issue.labels.end(),
                     [](const std::string& label) { return contains_ignoring_case(label, "bug"); });
}

bool is_grave(const model::Issue& issue) {
  const auto signals = signals_of_text(issue.title, {});
  return std::max(signals[Signal::silent_damage].strength, signals[Signal::crash].strength) >= kGrave;
}

bool reports_regression(const model::Issue& issue) {
  for (const auto& label : issue.labels)
    if (contains_ignoring_case(label, "regression")) return true;
  // In a description "since 0.9.2" may be said of anything; of a bug it is one.
  const auto signals = signals_of_text(issue.title, issue.body);
  const auto& said = signals[Signal::regression];
  return said.in_title || said.strength >= kPlainRegression || (said.strength > 0 && is_bug(issue));
}

}  // namespace

std::vector<model::ReleaseItem> release_items(const model::RepoActivity& activity, const model::Window& window) {
  std::set<int> told;
  for (const auto& pull : activity.pulls)
    if (pull.merged_at && window.contains(*pull.merged_at)) told.insert(pull.number);
  std::vector<model::ReleaseItem> items;
  for (const auto& release : activity.releases) {
    if (!window.contains(release.published_at)) continue;
    model::ReleaseItem item;
    item.tag = release.tag_name;
    item.name = release.name;
    item.author = login_of(release.author);
    item.when = release.published_at;
    item.prerelease = release.prerelease;
    item.development = stage_of(release.tag_name) == Stage::development;
    if (!item.development && !is_message_of_commit(release.body, activity)) {
      auto notes = release_notes(release.body, told);
      item.notes_left_out = notes.left_out;
      if (is_packed_anew(release.tag_name))
        item.notes_left_out += static_cast<int>(notes.items.size());
      else
        item.notes = std::move(notes.items);
    }
    items.push_back(std::move(item));
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const model::ReleaseItem& a, const model::ReleaseItem& b) { return place_of(a) < place_of(b); });
  return items;
}

std::vector<model::PullItem> notable_pulls(const model::RepoActivity& activity, const model::RepoSettings& settings,
                                           const model::Window& window, model::Hidden& hidden) {
  std::vector<std::pair<int, std::size_t>> ranked;
  for (std::size_t i = 0; i < activity.pulls.size(); ++i) {
    const auto& pull = activity.pulls[i];
    const bool told_as_change = pull.merged_at && window.contains(*pull.merged_at);
    if (is_hidden(pull, settings)) {
      hidden.pulls += told_as_change ? 0 : 1;
      continue;
    }
    const bool opened = window.contains(pull.created_at);
    const bool closed = pull.closed_at && window.contains(*pull.closed_at);
    const int score = score_of(pull);
    if (opened && !closed && !told_as_change && score >= 0) ranked.emplace_back(score, i);
  }
  sort_best_first(ranked);
  if (ranked.size() > kNotablePulls) ranked.resize(kNotablePulls);
  std::vector<model::PullItem> items;
  for (const auto& [score, at] : ranked) {
    const auto& pull = activity.pulls[at];
    items.push_back({pull.number, pull.title, login_of(pull.user), pull.draft, pull.comments, pull.labels});
  }
  return items;
}

namespace {

void add_once(std::vector<model::ItemRef>& refs, const model::ItemRef& ref) {
  if (refs.size() < kMaxAnswers && std::find(refs.begin(), refs.end(), ref) == refs.end()) refs.push_back(ref);
}

// A revert answers what speaks of the pull request that it takes back.
void add_reverts(Answers& answers, const model::RepoActivity& activity) {
  const auto& home = activity.current_name();
  std::map<int, std::vector<int>> issues_of;  // by the pull request that is taken back
  for (const auto& pull : activity.pulls)
    if (const auto undone = reverted_pull(pull.title, pull.body)) issues_of[*undone];
  if (issues_of.empty()) return;
  for (const auto& issue : activity.issues)
    for (const auto& reference : references_in(issue.title + "\n" + issue.body, home)) {
      if (!same_repo(reference.to.repo, home)) continue;
      if (const auto undone = issues_of.find(reference.to.number); undone != issues_of.end())
        undone->second.push_back(issue.number);
    }
  for (const auto& pull : activity.pulls)
    if (const auto undone = reverted_pull(pull.title, pull.body))
      for (const int issue : issues_of[*undone]) add_once(answers[issue], {home, pull.number, true});
}

}  // namespace

Answers answers_of(const model::RepoActivity& activity) {
  std::set<int> numbers;
  for (const auto& issue : activity.issues) numbers.insert(issue.number);
  Answers answers;
  add_reverts(answers, activity);
  for (const auto& pull : activity.pulls)
    for (const auto& reference : references_in(pull.title + "\n" + pull.body, activity.current_name()))
      if (same_repo(reference.to.repo, activity.current_name()) && numbers.contains(reference.to.number))
        add_once(answers[reference.to.number], {activity.current_name(), pull.number, true});
  return answers;
}

std::vector<model::IssueItem> issue_items(const model::RepoActivity& activity, const model::RepoSettings& settings,
                                          const model::Window& window, const Answers& answers, model::Hidden& hidden) {
  std::vector<std::pair<int, std::size_t>> ranked;
  for (std::size_t i = 0; i < activity.issues.size(); ++i) {
    const auto& issue = activity.issues[i];
    if (is_hidden(issue, settings))
      ++hidden.issues;
    else if (window.contains(issue.created_at))
      ranked.emplace_back(score_of(issue, answers.contains(issue.number)), i);
  }
  sort_best_first(ranked);
  std::vector<model::IssueItem> items;
  for (const auto& [score, at] : ranked) {
    const auto& issue = activity.issues[at];
    model::IssueItem item;
    item.number = issue.number;
    item.title = issue.title;
    item.author = login_of(issue.user);
    item.labels = issue.labels;
    item.comments = issue.comments;
    item.closed = issue.closed_at && window.contains(*issue.closed_at);
    if (const auto found = answers.find(issue.number); found != answers.end()) item.answered_by = found->second;
    if (items.size() < kExcerpts) item.excerpt = quote_of_problem(issue.body, issue.title);
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<int> regressions_in(const model::RepoActivity& activity, const model::Window& window) {
  std::vector<int> numbers;
  for (const auto& issue : activity.issues)
    if (window.contains(issue.created_at) && reports_regression(issue)) numbers.push_back(issue.number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::vector<int> grave_issues_in(const model::RepoActivity& activity, const model::Window& window) {
  std::vector<int> numbers;
  for (const auto& issue : activity.issues)
    if (window.contains(issue.created_at) && !is_bot(issue.user) && is_grave(issue)) numbers.push_back(issue.number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::vector<model::LateCommit> late_commits(const model::RepoActivity& activity) {
  std::set<std::string_view> known;
  for (const auto& commit : activity.commits) known.insert(commit.sha);
  std::vector<model::LateCommit> late;
  for (const auto& commit : activity.late_commits) {
    if (!known.insert(commit.sha).second) continue;
    model::LateCommit item;
    item.sha = commit.sha;
    item.title = std::string(title_of(commit));
    item.author = login_or_name(commit.author);
    item.pull = pull_of_title(item.title);
    item.when = commit.committer.date;
    if (commit.detail)
      item.stats = model::Stats{static_cast<int>(commit.detail->files.size()), commit.detail->additions,
                                commit.detail->deletions};
    late.push_back(std::move(item));
  }
  return late;
}

}  // namespace aireport::digest

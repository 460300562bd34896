#include <aireport/digest/digest.hpp>
#include <algorithm>
#include <utility>

#include "digest/code/snippet.hpp"
#include "digest/items.hpp"
#include "digest/judge/classify.hpp"
#include "digest/judge/evidence.hpp"
#include "digest/judge/rank.hpp"
#include "digest/judge/same_day.hpp"
#include "digest/judge/signals.hpp"
#include "digest/stories/fold.hpp"
#include "digest/stories/hide.hpp"
#include "digest/stories/revert.hpp"
#include "digest/stories/series.hpp"
#include "digest/words/quote.hpp"
#include "digest/words/references.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kFileRows = 5;
// Of other repositories, by all stories of one. Further ones make nothing weigh more.
constexpr std::size_t kMaxMentions = 10'000;

// A file's place among the rows: product code first, then by changed lines.
int row_weight(const model::FileRow& row) {
  const auto role = role_of(row.path);
  const auto lines = static_cast<int>(std::min<std::int64_t>(row.additions + row.deletions, 9999));
  if (is_product(role)) return 40000 + lines;
  if (role == Role::requirement || role == Role::version || role == Role::build) return 30000 + lines;
  if (role == Role::generated) return lines;
  return role == Role::test || role == Role::example || role == Role::benchmark ? 10000 + lines : 20000 + lines;
}

void add_file_rows(model::Change& change, const Story& story) {
  auto rows = rows_of(story);
  std::stable_sort(rows.begin(), rows.end(),
                   [](const model::FileRow& a, const model::FileRow& b) { return row_weight(a) > row_weight(b); });
  for (std::size_t i = kFileRows; i < rows.size(); ++i) {
    ++change.files_left_out.files;
    change.files_left_out.additions += rows[i].additions;
    change.files_left_out.deletions += rows[i].deletions;
  }
  if (rows.size() > kFileRows) rows.resize(kFileRows);
  change.files = std::move(rows);
}

// A commit's body when the description says nothing: the newest commit that says more than its title.
std::vector<model::QuoteLine> quote_for(const Story& story) {
  auto quote = quote_of(story.body(), story.title);
  for (auto commit = story.commits.rbegin(); quote.empty() && commit != story.commits.rend(); ++commit) {
    const std::string_view message = (*commit)->message;
    if (const auto end = message.find('\n'); end != std::string_view::npos)
      quote = quote_of(message.substr(end + 1), story.title);
  }
  return quote;
}

class Digester {
 public:
  Digester(const model::RepoActivity& activity, const model::PageSettings& page, const model::Window& window)
      : activity_(activity), page_(page), window_(window), attributes_(activity) {
    const auto* found = settings_of(page, activity.repo);
    if (found != nullptr) settings_ = *found;
    for (const auto& issue : activity.issues) issues_.insert(issue.number);
  }

  RepoDigest run() {
    set_head();
    auto stories = fold(activity_, window_, settings_.branch);
    hide(stories);
    relate_reverts(stories);
    fold_follow_ups(stories);
    fold_series(stories);
    home_ = vendors_at_home(activity_.current_name(), stories);
    const auto by_itself = [this](const Story& story) { return judged(story); };
    fold_stacks(stories, by_itself);
    fold_pushes(stories, by_itself);
    judge(stories);
    add_items();
    return std::move(digest_);
  }

 private:
  void set_head() {
    auto& section = digest_.section;
    section.repo = activity_.current_name();
    if (activity_.renamed_to) section.configured = activity_.repo;
    section.state = activity_.state();
    section.empty = activity_.empty;
    section.issues_disabled = activity_.issues_disabled;
    section.gaps = activity_.gaps;
    section.totals = count(activity_, window_);
    section.receipt = model::open_receipt(activity_, window_);
    for (const auto& pull : activity_.pulls) {
      if (!model::is_in_window(pull, window_)) continue;
      digest_.pulls.all.insert(pull.number);
      const bool merged = pull.merged_at && window_.contains(*pull.merged_at);
      if (!merged && is_hidden(pull, settings_)) digest_.pulls.hidden.insert(pull.number);
    }
  }

  void hide(std::vector<Story>& stories) {
    const auto hidden = std::stable_partition(stories.begin(), stories.end(),
                                              [&](const Story& story) { return !is_hidden(story, settings_); });
    for (auto story = hidden; story != stories.end(); ++story) {
      ++digest_.section.hidden.changes;
      digest_.section.hidden.commits += static_cast<int>(story->commits.size());
      if (story->pull && digest_.pulls.all.contains(*story->pull)) digest_.pulls.hidden.insert(*story->pull);
    }
    stories.erase(hidden, stories.end());
  }

  void judge(const std::vector<Story>& stories) {
    std::vector<std::pair<model::Change, const Story*>> judged;
    judged.reserve(stories.size());
    const LinesOfDay lines(stories);
    for (const auto& story : stories) judged.emplace_back(change_of(story, lines), &story);
    std::sort(judged.begin(), judged.end(),
              [](const auto& a, const auto& b) { return ranks_before(a.first, b.first); });
    // Only the first may become highlights; no others need what takes time and room.
    auto details = static_cast<std::size_t>(std::max(0, page_.digest.highlights));
    for (auto& [change, story] : judged) {
      if (details > 0 && !story->netted) {
        add_details(change, *story);
        --details;
      }
      digest_.changes.push_back(std::move(change));
    }
    drop_shared_areas(digest_.changes);
  }

  Standing at_home() const {
    Standing standing;
    standing.home = home_;
    return standing;
  }

  Judged judged(const Story& story) const {
    const auto evidence = evidence_of(story);
    const auto signals = signals_of(story);
    const auto kind = classify(story, evidence, signals, settings_.kinds);
    return {kind, rank(story, kind, evidence, signals, at_home()).score};
  }

  model::Change change_of(const Story& story, const LinesOfDay& lines) {
    const auto evidence = evidence_of(story);
    const auto signals = signals_of(story);
    model::Change change;
    change.kind = classify(story, evidence, signals, settings_.kinds);
    change.areas = areas_of(story, activity_.current_name().name, settings_.areas);
    change.title = story.title;
    change.pull = story.pull;
    for (const auto* commit : story.commits) change.commits.push_back(commit->sha);
    change.author = story.author;
    change.bot = story.bot;
    change.when = story.when;
    change.stats = story.stats;
    change.related = story.related;
    auto standing = standing_of(story);
    standing.goes_on = lines.goes_on_today(story);
    auto ranked = rank(story, change.kind, evidence, signals, standing);
    change.score = ranked.score;
    change.reasons = std::move(ranked.reasons);
    note_dependencies(story, evidence);
    return change;
  }

  // Also keeps what the story says of other repositories.
  Standing standing_of(const Story& story) {
    auto standing = at_home();
    standing.watched = watched_patterns(story, settings_.watch);
    if (story.request != nullptr) standing.comments = story.request->comments.value_or(0);
    std::string text = story.title + "\n" + std::string(story.body());
    for (const auto* commit : story.commits) text += "\n" + commit->message;
    const auto& home = activity_.current_name();
    for (const auto& reference : references_in(text, home)) {
      if (!same_repo(reference.to.repo, home)) {
        if (digest_.mentions.size() < kMaxMentions)
          digest_.mentions.push_back(
              {story.pull, story.commits.empty() ? std::string{} : story.commits.back()->sha, reference.to});
        continue;
      }
      if (reference.to.number != story.pull && (issues_.contains(reference.to.number) || reference.closing))
        standing.issues.push_back(reference.to);
    }
    if (standing.issues.size() > 3) standing.issues.resize(3);
    return standing;
  }

  void note_dependencies(const Story& story, const Evidence& evidence) {
    for (const auto& requirement : evidence.requirements)
      digest_.dependencies.push_back({story.pull, story.commits.empty() ? std::string{} : story.commits.back()->sha,
                                      story.title, requirement.name, requirement.before, requirement.after});
  }

  void add_details(model::Change& change, const Story& story) const {
    change.quote = quote_for(story);
    add_file_rows(change, story);
    auto snippets = choose_snippets(story, change, page_.digest, attributes_);
    change.snippets_left_out = snippets.hunks - static_cast<int>(snippets.chosen.size());
    change.hunks_cut = snippets.hunks_cut;
    change.snippets = std::move(snippets.chosen);
  }

  void add_items() {
    auto& section = digest_.section;
    const auto answers = answers_of(activity_);
    section.releases = release_items(activity_, window_);
    section.notable_pulls = notable_pulls(activity_, settings_, window_, section.hidden);
    section.issues = issue_items(activity_, settings_, window_, answers, section.hidden);
    section.late = late_commits(activity_);
    std::set<int> told;
    for (const auto& issue : section.issues) told.insert(issue.number);
    for (const int number : regressions_in(activity_, window_))
      if (told.contains(number)) digest_.regressions.push_back(number);
    for (const int number : grave_issues_in(activity_, window_))
      if (told.contains(number)) digest_.grave.push_back(number);
  }

  const model::RepoActivity& activity_;
  const model::PageSettings& page_;
  const model::Window& window_;
  Attributes attributes_;
  model::RepoSettings settings_;
  std::set<int> issues_;  // numbers of the day's
  Vendors home_;          // makers of hardware that the repository is for
  RepoDigest digest_;
};

}  // namespace

RepoDigest digest_repository(const model::RepoActivity& activity, const model::PageSettings& settings,
                             const model::Window& window) {
  return Digester(activity, settings, window).run();
}

}  // namespace aireport::digest

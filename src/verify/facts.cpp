#include "verify/facts.hpp"

#include <aireport/diff/patch.hpp>
#include <aireport/model/title.hpp>
#include <aireport/render/foreign_text.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <cctype>

namespace aireport::verify {
namespace {

using model::Commit;

void add_file(Story& story, const model::FileChange& change) {
  auto& file = story.files[change.filename];
  file.previous.insert(change.previous_filename);
  file.statuses.insert(change.status);
  file.additions += change.additions;
  file.deletions += change.deletions;
  file.without_patch = file.without_patch && model::lacks_patch(change);
  if (!change.patch) return;
  const auto hunks = diff::parse_patch(*change.patch);
  story.hunks += static_cast<int>(
      std::count_if(hunks.begin(), hunks.end(), [](const diff::Hunk& hunk) { return !hunk.lines.empty(); }));
}

void add_diff(Story& story) {
  if (story.commits.empty()) {
    if (story.pull != nullptr && story.pull->detail) {
      const auto& detail = *story.pull->detail;
      story.stats = model::Stats{detail.changed_files, detail.additions, detail.deletions};
    }
    return;
  }
  const bool merged = story.commits.back()->parents.size() > 1;
  story.shown = merged ? std::vector{story.commits.back()} : story.commits;
  model::Stats stats;
  bool known = true;
  for (const auto* commit : story.shown) {
    known = known && commit->detail.has_value();
    if (!commit->detail) continue;
    stats.additions += commit->detail->additions;
    stats.deletions += commit->detail->deletions;
    for (const auto& file : commit->detail->files) add_file(story, file);
  }
  stats.files = static_cast<int>(story.files.size());
  if (known) story.stats = stats;
}

std::string login_or_name(const model::Person& person) {
  return person.account ? person.account->login : person.name;
}

void add_text(std::vector<std::string_view>& texts, const Commit& commit) {
  texts.push_back(commit.message);
  if (!commit.detail) return;
  for (const auto& file : commit.detail->files) {
    texts.push_back(file.filename);
    texts.push_back(file.previous_filename);
    if (file.patch) texts.push_back(*file.patch);
  }
}

template <typename Item>
void add_text(std::vector<std::string_view>& texts, const Item& item) {
  texts.push_back(item.title);
  texts.push_back(item.body);
  texts.insert(texts.end(), item.labels.begin(), item.labels.end());
}

// A change that has a line of its own is in its section, with what only the whole day tells of it.
const model::Change& final_form(const model::Change& change, const model::RepoSection& section) {
  for (const auto* list : {&section.highlights, &section.others})
    for (const auto& told : *list)
      if (told.pull == change.pull && told.commits == change.commits) return told;
  return change;
}

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         c == '.';
}

bool stands_in(const std::vector<std::string_view>& texts, std::string_view word) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](std::string_view text) { return contains_ignoring_case(text, word); });
}

}  // namespace

std::vector<std::string> Story::titles() const {
  if (pull != nullptr) return {pull->title};
  std::vector<std::string> titles;
  for (const auto* commit : commits) {
    titles.emplace_back(model::title_of(*commit));
    if (const auto merged = model::merged_title(commit->message); !merged.empty()) titles.emplace_back(merged);
  }
  return titles;
}

std::vector<std::string> Story::authors() const {
  if (pull != nullptr && pull->user) return {pull->user->login};
  std::vector<std::string> authors;
  for (const auto* commit : commits)
    if (auto name = login_or_name(commit->author); !name.empty()) authors.push_back(std::move(name));
  return authors;
}

std::vector<UtcTime> Story::times() const {
  if (pull != nullptr && pull->merged_at) return {*pull->merged_at};
  std::vector<UtcTime> times;
  for (const auto* commit : commits) times.push_back(commit->committer.date);
  return times;
}

std::vector<std::string_view> Story::texts() const {
  std::vector<std::string_view> texts;
  if (pull != nullptr) {
    add_text(texts, *pull);
    if (pull->detail) texts.push_back(pull->detail->base_ref);
  }
  for (const auto* commit : commits) add_text(texts, *commit);
  return texts;
}

RepoFacts::RepoFacts(const model::RepoActivity& activity, const model::DayHead& head, const model::RepoSection& judged,
                     const std::vector<model::Change>& changes)
    : activity_(activity), web_url_(head.settings.web_url), judged_(judged) {
  for (const auto* list : {&activity.commits, &activity.late_commits})
    for (const auto& commit : *list) commits_.emplace(commit.sha, &commit);
  for (const auto& pull : activity.pulls) pulls_.emplace(pull.number, &pull);
  for (const auto& issue : activity.issues) issues_.emplace(issue.number, &issue);
  for (const auto& change : changes) add_story(final_form(change, judged));
  count(head.window);
}

void RepoFacts::add_story(const model::Change& change) {
  Story story;
  story.judged = &change;
  story.pull = change.pull ? pull(*change.pull) : nullptr;
  for (const auto& sha : change.commits)
    if (const auto* found = commit(sha)) story.commits.push_back(found);
  add_diff(story);
  by_url_.emplace(url_of(change), stories_.size());
  stories_.push_back(std::move(story));
}

std::string RepoFacts::url_of(const model::Change& change) const {
  if (change.pull) return model::pull_url(web_url_, name(), *change.pull);
  if (!change.commits.empty()) return model::commit_url(web_url_, name(), change.commits.front());
  return model::repo_url(web_url_, name());
}

void RepoFacts::count(const model::Window& window) {
  const auto in = [&](const std::optional<UtcTime>& time) { return time && window.contains(*time) ? 1 : 0; };
  std::set<std::string_view> seen;
  for (const auto& commit : activity_.commits) {
    if (!seen.insert(commit.sha).second) continue;
    ++totals_.commits;
    totals_.additions += commit.detail ? commit.detail->additions : 0;
    totals_.deletions += commit.detail ? commit.detail->deletions : 0;
  }
  for (const auto& commit : activity_.late_commits) totals_.late_commits += seen.insert(commit.sha).second ? 1 : 0;
  for (const auto& pull : activity_.pulls) {
    totals_.pulls_opened += in(pull.created_at);
    totals_.pulls_merged += in(pull.merged_at);
    totals_.pulls_closed += pull.merged_at ? 0 : in(pull.closed_at);
  }
  for (const auto& issue : activity_.issues) {
    totals_.issues_opened += in(issue.created_at);
    totals_.issues_closed += in(issue.closed_at);
  }
  for (const auto& release : activity_.releases) totals_.releases += in(release.published_at);
}

bool RepoFacts::has_section() const {
  return totals_ != model::Totals{} || activity_.state() != model::RepoState::complete ||
         judged().hidden != model::Hidden{};
}

bool RepoFacts::lacks(model::Part part) const {
  const auto& gaps = activity_.gaps;
  return std::any_of(gaps.begin(), gaps.end(), [part](const model::Gap& gap) { return gap.part == part; });
}

const Story* RepoFacts::story(std::string_view url) const {
  const auto found = by_url_.find(url);
  return found == by_url_.end() ? nullptr : &stories_[found->second];
}

const Commit* RepoFacts::commit(std::string_view sha) const {
  const auto found = commits_.find(sha);
  return found == commits_.end() ? nullptr : found->second;
}

const model::PullRequest* RepoFacts::pull(int number) const {
  const auto found = pulls_.find(number);
  return found == pulls_.end() ? nullptr : found->second;
}

const model::Issue* RepoFacts::issue(int number) const {
  const auto found = issues_.find(number);
  return found == issues_.end() ? nullptr : found->second;
}

const model::Release* RepoFacts::release(std::string_view url) const {
  for (const auto& release : activity_.releases)
    if (url == model::release_url(web_url_, name(), release.tag_name)) return &release;
  return nullptr;
}

DayFacts::DayFacts(const snapshot::Snapshot& day)
    : head(day.head),
      texts(render::texts_of(day.head.settings.language)),
      web_url(day.head.settings.web_url),
      receipts(day.receipts) {
  std::vector<digest::RepoDigest> digests;
  for (const auto& activity : day.repositories) {
    digests.push_back(digest::digest_repository(activity, head.settings, head.window));
    changes_.push_back(digests.back().changes);
  }
  judged = digest::compose(std::move(digests), head);
  for (std::size_t i = 0; i < day.repositories.size(); ++i) {
    repos.push_back(std::make_unique<RepoFacts>(day.repositories[i], head, judged.sections.at(i), changes_[i]));
    totals += repos.back()->totals();
  }
}

const RepoFacts* DayFacts::repo(std::string_view full_name) const {
  for (const auto& repo : repos)
    if (repo->name().full() == full_name) return repo.get();
  return nullptr;
}

const RepoFacts* DayFacts::repo(std::string_view full_name, std::string_view url) const {
  for (const auto& repo : repos)
    if (repo->name().full() == full_name && (repo->story(url) != nullptr || repo->release(url) != nullptr))
      return repo.get();
  return nullptr;
}

std::string DayFacts::clean(std::string_view foreign, int left_out) const {
  return render::clean_text(foreign, head.settings.language, left_out);
}

std::string DayFacts::when(UtcTime time) const {
  const auto clock = head.window.clock_of(time);
  return head.window.contains(time) ? clock : format_date(head.window.date_of(time)) + " " + clock;
}

const model::Receipt* DayFacts::receipt_of(const RepoFacts& repo) const {
  for (std::size_t i = 0; i < std::min(repos.size(), receipts.size()); ++i)
    if (repos[i].get() == &repo) return &receipts[i];
  return nullptr;
}

bool says(const std::vector<std::string_view>& texts, std::string_view shown) {
  for (std::size_t begin = 0; begin < shown.size();) {
    if (!is_word(shown[begin])) {
      ++begin;
      continue;
    }
    auto end = begin;
    while (end < shown.size() && is_word(shown[end])) ++end;
    if (!stands_in(texts, shown.substr(begin, end - begin))) return false;
    begin = end;
  }
  return true;
}

}  // namespace aireport::verify

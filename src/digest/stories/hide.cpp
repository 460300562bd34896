#include "digest/stories/hide.hpp"

#include <aireport/support/pattern.hpp>
#include <algorithm>

namespace aireport::digest {

namespace {

bool any_word(const std::vector<std::string>& patterns, std::string_view word) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_word(pattern, word); });
}

bool any_label(const std::vector<std::string>& patterns, const std::vector<std::string>& labels) {
  return std::any_of(labels.begin(), labels.end(), [&](const std::string& label) { return any_word(patterns, label); });
}

bool any_path(const std::vector<std::string>& patterns, std::string_view path) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return matches_path(pattern, path); });
}

// A pattern for "[bot]" logins hides a machine by any of its names.
bool author_ignored(const Story& story, const model::IgnoreRules& ignore) {
  if (any_word(ignore.authors, story.author)) return true;
  return std::any_of(story.commits.begin(), story.commits.end(), [&](const model::Commit* commit) {
    return story.request == nullptr && commit == story.commits.back() && any_word(ignore.authors, commit->author.name);
  });
}

bool all_files_ignored(const Story& story, const model::IgnoreRules& ignore) {
  if (story.files.empty() || ignore.paths.empty()) return false;
  return std::all_of(story.files.begin(), story.files.end(), [&](const StoryFile& file) {
    const auto& change = *file.change;
    return any_path(ignore.paths, change.filename) &&
           (change.previous_filename.empty() || any_path(ignore.paths, change.previous_filename));
  });
}

}  // namespace

const model::RepoSettings* settings_of(const model::PageSettings& page, const model::RepoName& repo) {
  for (const auto& settings : page.repos)
    if (same_repo(settings.repo, repo)) return &settings;
  return nullptr;
}

bool is_hidden(const Story& story, const model::RepoSettings& settings) {
  const auto& ignore = settings.ignore;
  if (author_ignored(story, ignore) || any_word(ignore.titles, story.title)) return true;
  if (story.request != nullptr && any_label(ignore.labels, story.request->labels)) return true;
  if (all_files_ignored(story, ignore)) return true;
  return settings.watch.only && !story.files.empty() && watched_patterns(story, settings.watch).empty();
}

bool is_hidden(const model::PullRequest& pull, const model::RepoSettings& settings) {
  const auto& ignore = settings.ignore;
  return (pull.user && any_word(ignore.authors, pull.user->login)) || any_word(ignore.titles, pull.title) ||
         any_label(ignore.labels, pull.labels);
}

bool is_hidden(const model::Issue& issue, const model::RepoSettings& settings) {
  const auto& ignore = settings.ignore;
  return (issue.user && any_word(ignore.authors, issue.user->login)) || any_word(ignore.titles, issue.title) ||
         any_label(ignore.labels, issue.labels);
}

std::vector<std::string> watched_patterns(const Story& story, const model::WatchRules& watch) {
  std::vector<std::string> matched;
  for (const auto& pattern : watch.paths) {
    const bool touched = std::any_of(story.files.begin(), story.files.end(), [&](const StoryFile& file) {
      return matches_path(pattern, file.change->filename) ||
             (!file.change->previous_filename.empty() && matches_path(pattern, file.change->previous_filename));
    });
    if (touched) matched.push_back(pattern);
  }
  return matched;
}

}  // namespace aireport::digest

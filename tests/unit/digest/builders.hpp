// Activities in a few words.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/model/settings.hpp>
#include <aireport/model/window.hpp>
#include <string>
#include <utility>

namespace aireport::testing {

inline const UtcTime kMorning = std::chrono::sys_days{std::chrono::year{2026} / 2 / 3};

inline model::Window day_window() {
  model::Window window;
  window.date = std::chrono::year{2026} / 2 / 3;
  window.timezone = "UTC";
  window.begin = kMorning;
  window.end = kMorning + std::chrono::hours{24};
  window.offsets = {{}};
  return window;
}

// A sha of 40 digits that begins with `stem`.
inline std::string sha_of(const std::string& stem) {
  return stem + std::string(40 - stem.size(), '0');
}

inline model::FileChange file(std::string path, std::string patch) {
  model::FileChange change;
  change.filename = std::move(path);
  change.status = "modified";
  std::size_t line = 0;
  while (line != std::string::npos) {
    if (patch[line] == '+') ++change.additions;
    if (patch[line] == '-') ++change.deletions;
    line = patch.find('\n', line);
    if (line != std::string::npos) ++line;
  }
  change.patch = std::move(patch);
  return change;
}

struct CommitBuilder {
  model::Commit commit;

  CommitBuilder(const std::string& stem, std::string message, int minute) {
    commit.sha = sha_of(stem);
    commit.message = std::move(message);
    commit.author.name = "Mira";
    commit.author.account = model::Account{"mira-k", false};
    commit.committer.date = commit.author.date = kMorning + std::chrono::minutes{minute};
    commit.parents = {sha_of("0a")};
    commit.detail.emplace();
  }
  CommitBuilder& with(model::FileChange change) {
    commit.detail->additions += change.additions;
    commit.detail->deletions += change.deletions;
    commit.detail->files.push_back(std::move(change));
    return *this;
  }
  CommitBuilder& on(std::vector<std::string> stems) {
    commit.parents.clear();
    for (const auto& stem : stems) commit.parents.push_back(sha_of(stem));
    return *this;
  }
  CommitBuilder& by(std::string login, bool bot = false) {
    commit.author.account = model::Account{std::move(login), bot};
    return *this;
  }
  operator model::Commit() const { return commit; }  // NOLINT(google-explicit-constructor)
};

inline model::PullRequest merged_pull(int number, std::string title, int minute) {
  model::PullRequest pull;
  pull.number = number;
  pull.title = std::move(title);
  pull.user = model::Account{"mira-k", false};
  pull.created_at = kMorning - std::chrono::hours{30};
  pull.closed_at = pull.merged_at = kMorning + std::chrono::minutes{minute};
  return pull;
}

inline model::PullRequest open_pull(int number, std::string title) {
  auto pull = merged_pull(number, std::move(title), 0);
  pull.created_at = kMorning + std::chrono::hours{1};
  pull.closed_at = pull.merged_at = std::nullopt;
  return pull;
}

inline model::Issue issue(int number, std::string title, std::string body, int comments = 0) {
  model::Issue item;
  item.number = number;
  item.title = std::move(title);
  item.body = std::move(body);
  item.user = model::Account{"jlo", false};
  item.created_at = kMorning + std::chrono::hours{2};
  item.comments = comments;
  return item;
}

inline model::RepoActivity activity_of(std::string name = "serve") {
  model::RepoActivity activity;
  activity.repo = {"warpline", std::move(name)};
  return activity;
}

}  // namespace aireport::testing

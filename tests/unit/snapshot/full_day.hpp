// A day of which every field is told, and its file.
#pragma once

#include <aireport/snapshot/snapshot.hpp>

namespace aireport::testing {

inline std::string encode(const snapshot::Snapshot& day) {
  std::vector<std::string> parts;
  for (const auto& activity : day.repositories)
    parts.push_back(snapshot::encode_repository(activity, "https://github.com"));
  return snapshot::assemble(day.head, parts, day.receipts);
}

// A day in which every list has an element and every optional value is there.
inline snapshot::Snapshot full_day() {
  snapshot::Snapshot day;
  day.head.window = {parse_date("2026-02-03").value(), "UTC", {}, {}, {{UtcTime{}, std::chrono::seconds{0}}}};
  day.head.settings.repos = {{{"a", "b"}, "main", {}, {}, {{"p", "fix"}}, {{"q", "x"}}}};
  day.head.former_names = {{{"a", "a"}, {"a", "b"}}};
  const model::Account account{"mira", false};
  model::RepoActivity activity;
  activity.repo = {"a", "b"};
  activity.renamed_to = model::RepoName{"a", "c"};
  activity.gaps = {{model::Part::issues, model::GapReason::server_error, 502, "", ""}};
  model::Commit commit{std::string(40, 'a'), "Add x", {account, "Mira", {}}, {account, "Mira", {}}, {"b"}, {}};
  commit.detail = model::CommitDetail{1, 2, {{"new.cpp", "old.cpp", "renamed", 1, 2, "@@ -1 +1 @@\n-a\n+b", 0}}, false};
  activity.commits = activity.late_commits = {commit};
  model::PullRequest pull;
  pull.number = 7;
  pull.user = account;
  pull.labels = {"bug"};
  pull.detail = model::PullDetail{"main", "abc", 1, 2, 3, 4};
  activity.pulls = {pull};
  model::Issue issue;
  issue.number = 8;
  issue.user = account;
  issue.labels = {"bug"};
  activity.issues = {issue};
  activity.releases = {{"v1", "One", "notes", account, {}, true}};
  day.repositories = {activity};
  model::Tally tally{6, 5, 1, 2, 1, 1, {{model::Part::issues, model::GapReason::server_error, 502, 1}}};
  day.receipts = {{activity.repo, tally, tally, tally, tally}};
  return day;
}

}  // namespace aireport::testing

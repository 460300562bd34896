// What happened: the first of the two documents. Plain values as GitHub tells them; "none" and "not known" differ.
#pragma once

#include <aireport/model/gap.hpp>
#include <aireport/model/repo.hpp>
#include <aireport/support/utc.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::model {

struct Account {
  std::string login;
  bool bot = false;  // GitHub says type "Bot", or the login ends in "[bot]"
  friend bool operator==(const Account&, const Account&) = default;
};

// A git signature with the account GitHub found for it.
struct Person {
  std::optional<Account> account;  // nullopt: GitHub knows no account
  std::string name;                // as git has it; may be empty
  UtcTime date{};
  friend bool operator==(const Person&, const Person&) = default;
};

struct FileChange {
  std::string filename;
  std::string previous_filename;  // empty: not renamed or copied
  std::string status;             // GitHub's word: added, removed, modified, renamed, copied, changed, unchanged
  int additions = 0, deletions = 0;
  std::optional<std::string>
      patch;                // unified diff from the first "@@"; nullopt: the server sent none (binary or too large)
  int patch_lines_cut = 0;  // lines of the patch past kMaxPatchLines, of which it keeps what declares; 0: it is whole
  friend bool operator==(const FileChange&, const FileChange&) = default;
};
inline constexpr int kMaxPatchLines = 400;
inline constexpr int kMaxKeptLines = 3 * kMaxPatchLines + 1;  // with the mark and the hunks behind it

// Whether there is a change of the file that its patch should show and does not: of a binary file, which has no lines,
// or one too large. An empty text file, another mode and a mere renaming have nothing to show.
bool lacks_patch(const FileChange& change);

struct CommitDetail {
  int additions = 0, deletions = 0;  // as GitHub totals them
  std::vector<FileChange> files;     // in GitHub's order
  bool files_truncated = false;      // GitHub lists 3,000 files at most; there may be more
  friend bool operator==(const CommitDetail&, const CommitDetail&) = default;
};

struct Commit {
  std::string sha;      // 40 or 64 hexadecimal digits, lower case
  std::string message;  // whole; may be empty
  Person author, committer;
  std::vector<std::string> parents;
  std::optional<CommitDetail> detail;  // nullopt: not fetched; a gap says why
  friend bool operator==(const Commit&, const Commit&) = default;
};

// What only the pull request's own page tells; asked for when it was merged and no commit of the day names it.
struct PullDetail {
  std::string base_ref;
  std::optional<std::string> merge_commit_sha;
  int commits = 0, additions = 0, deletions = 0, changed_files = 0;
  friend bool operator==(const PullDetail&, const PullDetail&) = default;
};

struct PullRequest {
  int number = 0;
  std::string title;
  std::string body;             // empty: none
  std::optional<Account> user;  // nullopt: a deleted account
  std::vector<std::string> labels;
  bool draft = false;
  UtcTime created_at{};
  std::optional<UtcTime> closed_at, merged_at;  // nullopt: has not happened
  std::optional<int> comments;                  // nullopt: the list that was asked does not say
  std::optional<PullDetail> detail;             // nullopt: not needed, or not known (a gap says so)
  friend bool operator==(const PullRequest&, const PullRequest&) = default;
};

struct Issue {
  int number = 0;
  std::string title;
  std::string body;
  std::optional<Account> user;
  std::vector<std::string> labels;
  std::string state_reason;  // completed, not_planned, reopened, duplicate; empty: none
  UtcTime created_at{};
  std::optional<UtcTime> closed_at;
  int comments = 0;
  int reactions = 0;
  friend bool operator==(const Issue&, const Issue&) = default;
};

struct Release {
  std::string tag_name;
  std::string name;  // empty: none
  std::string body;
  std::optional<Account> author;
  UtcTime published_at{};
  bool prerelease = false;
  friend bool operator==(const Release&, const Release&) = default;
};

enum class RepoState { complete, partial, failed };  // failed: nothing could be fetched

// One repository's day. Items are in a total order: commits by committer date, newest first, then sha;
// pulls and issues by number, highest first; releases by time of publication, newest first, then tag.
struct RepoActivity {
  RepoName repo;                       // as configured
  std::optional<RepoName> renamed_to;  // its present name when GitHub redirects
  bool empty = false;                  // 409: there is no commit at all
  bool issues_disabled = false;        // 410 on its issues
  std::vector<Gap> gaps;               // sorted
  std::vector<Commit> commits;         // committer date in the window, on the branch
  std::vector<Commit> late_commits;    // dated on a day already reported, on the branch since; no report has them
  std::vector<PullRequest> pulls;      // opened, merged or closed in the window
  std::vector<Issue> issues;           // opened or closed in the window, pull requests not among them
  std::vector<Release> releases;       // published in the window, no drafts

  RepoState state() const;
  const RepoName& current_name() const { return renamed_to ? *renamed_to : repo; }
  friend bool operator==(const RepoActivity&, const RepoActivity&) = default;
};

std::string_view title_of(const Commit& commit);  // the first line of its message, trimmed; may be empty
void sort_items(RepoActivity& activity);          // into the order said above

}  // namespace aireport::model

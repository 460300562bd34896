// What we say of it: the second of the two documents. Free of any language; `render` puts it into words.
// Every text here is a copy out of RepoActivity, every number a count of it.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/model/change.hpp>
#include <aireport/model/day.hpp>
#include <aireport/model/receipt.hpp>
#include <optional>
#include <string>
#include <vector>

namespace aireport::model {

struct ReleaseItem {
  std::string tag, name;
  std::string author;
  UtcTime when{};
  bool prerelease = false;
  bool development = false;  // a nightly or development version, as its tag says: named with its like, without notes
  std::vector<QuoteLine> notes;  // its items that tell most
  int notes_left_out = 0;        // further items
  friend bool operator==(const ReleaseItem&, const ReleaseItem&) = default;
};

struct PullItem {
  int number = 0;
  std::string title, author;
  bool draft = false;
  std::optional<int> comments;
  std::vector<std::string> labels;
  friend bool operator==(const PullItem&, const PullItem&) = default;
};

struct IssueItem {
  int number = 0;
  std::string title, author;
  std::vector<std::string> labels;
  int comments = 0;
  bool closed = false;               // closed within the window too
  std::vector<ItemRef> answered_by;  // pull requests of the day that refer to it
  std::vector<QuoteLine> excerpt;    // empty for those that stand in one line
  friend bool operator==(const IssueItem&, const IssueItem&) = default;
};

struct LateCommit {
  std::string sha, title, author;
  std::optional<int> pull;
  UtcTime when{};
  std::optional<Stats> stats;
  friend bool operator==(const LateCommit&, const LateCommit&) = default;
};

// Items that the user's rules hide, or that lie outside the watched paths.
struct Hidden {
  int changes = 0, commits = 0, pulls = 0, issues = 0, releases = 0;
  friend bool operator==(const Hidden&, const Hidden&) = default;
};

struct RepoSection {
  RepoName repo;                       // present name, used in links
  std::optional<RepoName> configured;  // the name to change in repos.yaml when it was renamed
  RepoState state = RepoState::complete;
  bool empty = false, issues_disabled = false;
  std::vector<Gap> gaps;
  Totals totals;
  std::vector<ReleaseItem> releases;  // stable ones first, development last
  std::vector<Change> highlights;     // best first
  std::vector<Change> others;         // grouped by kind in the order of ChangeKind, best first within
  std::vector<Folded> folded;
  std::vector<PullItem> notable_pulls;  // of those opened and still open
  std::vector<IssueItem> issues;        // opened in the window, most telling first
  std::vector<LateCommit> late;
  Hidden hidden;
  Receipt receipt;

  bool active() const;  // any item at all
  friend bool operator==(const RepoSection&, const RepoSection&) = default;
};

// One of the day's highlights: a release, or a change, of a section.
struct Highlight {
  int section = 0;             // index into Report::sections
  std::optional<int> release;  // index into its releases
  std::optional<int> change;   // index into its highlights
  friend bool operator==(const Highlight&, const Highlight&) = default;
};

enum class OutlookKind { breaking, security, reverted, regression, discussed, shared_topic, dependency };
struct OutlookItem {
  OutlookKind kind = OutlookKind::breaking;
  std::vector<RepoName> repos;
  std::vector<std::string> names;  // option, version, topic … of the sentence; a dependency's name, versions, release
  std::vector<ItemRef> refs;       // what it is about
  std::vector<ItemRef> answered_by;
  std::string title;  // of what it is about; may be empty
  std::string sha;    // when it has no number
  int count = 0;
  friend bool operator==(const OutlookItem&, const OutlookItem&) = default;
};

struct Report {
  DayHead head;
  std::vector<Highlight> highlights;  // at most 10
  std::vector<RepoSection> sections;  // all tracked repositories, in the configured order
  std::vector<OutlookItem> outlook;
  friend bool operator==(const Report&, const Report&) = default;
};

std::vector<Receipt> receipts_of(const Report& report);  // of its sections

}  // namespace aireport::model

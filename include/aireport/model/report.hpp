// What we say of it: the second of the two documents. Free of any language; `render` puts it into words.
// Every text here is a copy out of RepoActivity, every number a count of it.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/model/day.hpp>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::model {

enum class ChangeKind {
  release,
  breaking,
  security,
  feature,
  performance,
  fix,
  revert,
  refactor,
  build,
  docs,
  tests,
  deps,
  other
};
inline constexpr ChangeKind kAllChangeKinds[] = {
    ChangeKind::release, ChangeKind::breaking, ChangeKind::security, ChangeKind::feature, ChangeKind::performance,
    ChangeKind::fix,     ChangeKind::revert,   ChangeKind::refactor, ChangeKind::build,   ChangeKind::docs,
    ChangeKind::tests,   ChangeKind::deps,     ChangeKind::other};
std::string_view to_string(ChangeKind kind);  // "release", "breaking", …
std::optional<ChangeKind> parse_change_kind(std::string_view word);

// An issue or pull request by number; `repo` names the repository it is in.
struct ItemRef {
  RepoName repo;
  int number = 0;
  bool pull = false;
  friend auto operator<=>(const ItemRef&, const ItemRef&) = default;
};

// Why a change stands where it stands, in words from the data: `count` and `names` fill the sentence of `kind`.
enum class ReasonKind {
  removes_public,       // names: public declarations that are gone
  changes_signature,    // names: public functions whose parameters changed
  removes_option,       // names: options, arguments or environment variables
  adds_option,          // names
  changes_default,      // names
  says_breaking,        // names: the word or phrase that says so
  silent_damage,        // names: the phrase: "wrong results", "NaN"
  crash,                // names: the phrase: "hang", "segfault", "deadlock"
  regression,           // names: the phrase, or the version
  security,             // names: the phrase, or the CVE
  requirement,          // names: "torch >= 2.6"
  install,              // names: the phrase or files
  newly_works,          // names: what
  measured,             // names: the figures as the author gives them: "TTFT −11%"
  touches_kernels,      // count
  touches_common_path,  // names: files or areas
  watched_path,         // names: the user's patterns
  linked_issues,        // refs
  referred_by,          // names: tracked repositories that refer to it
  discussed,            // count: comments
  rewrite,              // count: lines
  other_branch,         // names: the branch it was merged into
};

struct Reason {
  ReasonKind kind = ReasonKind::touches_kernels;
  int count = 0;
  std::vector<std::string> names;
  std::vector<ItemRef> refs;
  friend bool operator==(const Reason&, const Reason&) = default;
};

// Up to a few lines in the author's words, each one line of the original, whole, unless `shortened` says how many
// characters of it stand here.
struct QuoteLine {
  std::string text;
  int left_out = 0;  // characters cut from its end; 0: whole
  friend bool operator==(const QuoteLine&, const QuoteLine&) = default;
};

struct FileRow {
  std::string path;
  std::string previous_path;  // empty: same
  std::string status;         // GitHub's word
  int additions = 0, deletions = 0;
  bool without_patch = false;  // GitHub sent no patch although it changed: binary, or too large
  friend bool operator==(const FileRow&, const FileRow&) = default;
};

// Whole lines of one hunk, quoted. Made by digest from a Hunk alone.
struct Snippet {
  std::string sha;
  std::string path;                   // in that commit; for a removed file its old path
  bool old_side = false;              // the line numbers and the link are those of the parent (only removed lines)
  std::string parent_sha;             // where an old_side link leads
  int first_line = 0, last_line = 0;  // of the side said above
  std::string section;                // what the hunk header says of the enclosing function; may be empty
  std::vector<std::string> lines;     // each with its marker ' ', '+' or '-'; a gap is "…" alone
  int lines_left_out = 0;             // of the hunk
  friend bool operator==(const Snippet&, const Snippet&) = default;
};

struct Stats {
  int files = 0, additions = 0, deletions = 0;
  friend bool operator==(const Stats&, const Stats&) = default;
};

enum class Relation { reverts, reverted_by, relands, series, follow_up };

struct Change;
struct RelatedChange {
  Relation relation = Relation::series;
  std::string title;
  std::optional<int> pull;
  std::vector<std::string> commits;
  friend bool operator==(const RelatedChange&, const RelatedChange&) = default;
};

// One story: a pull request with its commits, or a direct push.
struct Change {
  ChangeKind kind = ChangeKind::other;
  std::vector<std::string> areas;
  std::string title;        // the pull request's, or the commit's first line; raw, may be empty
  std::optional<int> pull;  // nullopt: a direct push
  std::vector<std::string>
      commits;         // full shas of the day, oldest first; empty: merged, but no commit of the day is its own
  std::string author;  // login, else the name in git; empty: not known
  bool bot = false;
  UtcTime when{};                      // merged, or committed
  std::optional<Stats> stats;          // nullopt: not fetched
  std::vector<Reason> reasons;         // strongest first
  std::vector<RelatedChange> related;  // told in its line
  std::vector<QuoteLine> quote;
  std::vector<FileRow> files;  // the rows to show, most telling first
  Stats files_left_out;        // files that changed but have no row
  std::vector<Snippet> snippets;
  int snippets_left_out = 0;  // hunks without a snippet
  int score = 0;              // higher is told earlier
  friend bool operator==(const Change&, const Change&) = default;
};

// Changes of one kind that are named by their number or sha alone.
struct FoldedRef {
  std::optional<int> pull;
  std::string sha;  // when there is no number
  friend bool operator==(const FoldedRef&, const FoldedRef&) = default;
};
enum class FoldedAs { kind, bots };
struct Folded {
  FoldedAs as = FoldedAs::kind;
  ChangeKind kind = ChangeKind::other;  // when as == kind
  std::vector<FoldedRef> refs;
  std::vector<Change> changes = {};  // what the references name, best first, without quotation, files and snippets
  friend bool operator==(const Folded&, const Folded&) = default;
};

struct ReleaseItem {
  std::string tag, name;
  std::string author;
  UtcTime when{};
  bool prerelease = false;
  std::vector<QuoteLine> notes;  // its first items
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
  std::vector<ReleaseItem> releases;
  std::vector<Change> highlights;  // best first
  std::vector<Change> others;      // grouped by kind in the order of ChangeKind, best first within
  std::vector<Folded> folded;
  std::vector<PullItem> notable_pulls;  // of those opened and still open
  std::vector<IssueItem> issues;        // opened in the window, most telling first
  std::vector<LateCommit> late;
  Hidden hidden;

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
  std::vector<std::string> names;  // option, version, topic … of the sentence
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

}  // namespace aireport::model

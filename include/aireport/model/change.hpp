// One story of the day, and everything that is said of it. Every text here is a copy out of RepoActivity, every number
// a count of it; sums are 64 bits wide, because each of their parts may be as large as an int.
#pragma once

#include <aireport/model/reason.hpp>
#include <aireport/support/utc.hpp>
#include <cstdint>
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

// Up to a few lines in the author's words, each one line of the original or a line that was broken there; a gap
// between them is "…" alone.
struct QuoteLine {
  std::string text;
  int left_out = 0;  // characters cut from its end; 0: whole
  friend bool operator==(const QuoteLine&, const QuoteLine&) = default;
};

struct FileRow {
  std::string path;
  std::string previous_path;  // empty: same
  std::string status;         // GitHub's word
  std::int64_t additions = 0, deletions = 0;
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
  std::string section;                // of the hunk header: the last function that begins above; may be empty
  std::vector<std::string> lines;     // each with its marker ' ', '+' or '-'; a gap is "…" alone
  int lines_left_out = 0;             // changed lines of the hunk
  bool of_cut_hunk = false;           // its patch was cut within the hunk, so that at least so many are left out
  friend bool operator==(const Snippet&, const Snippet&) = default;
};

struct Stats {
  std::int64_t files = 0, additions = 0, deletions = 0;
  friend bool operator==(const Stats&, const Stats&) = default;
};

enum class Relation { reverts, relands, series, follow_up };

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
  bool hunks_cut = false;     // a patch was cut or not sent, so that at least so many have none
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

}  // namespace aireport::model

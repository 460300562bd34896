// What is missing of a repository's day, and why.
#pragma once

#include <compare>
#include <string>

namespace aireport::model {

// A part of a repository's day.
enum class Part { repository, commits, commit_detail, pulls, pull_detail, issues, releases };

enum class GapReason {
  not_found,     // 404: absent or private
  blocked,       // 451
  gone,          // 410 where it means more than "disabled"
  forbidden,     // 403 that is no limit
  other_status,  // any other status
  server_error,  // 5xx, given up after the tries
  timeout,
  connection,  // no whole answer
  bad_answer,  // an answer that is not what it should be
  bad_item,    // one item of a list that cannot be read
  too_large,
  too_many,     // more pages or items than a list may have
  limited,      // the server's limits, or the quota, or --max-requests
  deadline,     // the run's own deadline
  refused,      // a link or redirect to another host
  not_cached,   // offline
  unsupported,  // anything else; detail says it
};

// What is missing. A report with a gap is partial.
struct Gap {
  Part part = Part::repository;
  GapReason reason = GapReason::unsupported;
  int status = 0;       // HTTP status, 0: none
  std::string subject;  // sha, or number as text; empty: the whole part, or an item whose own name cannot be read
  // Which field of the answer (bad_answer, bad_item), branch (not_found) or host (refused); else a line for people.
  // Without secrets and without anything that depends on the run; may be empty.
  std::string detail;
  friend auto operator<=>(const Gap&, const Gap&) = default;
};

// Is a whole part missing, and not single items of it? An item that cannot be read may tell not even its number.
inline bool is_whole_part(const Gap& gap) {
  return gap.subject.empty() && gap.reason != GapReason::bad_item;
}

}  // namespace aireport::model

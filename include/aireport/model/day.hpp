// A day's report as the index and the ledger see it, without its items.
#pragma once

#include <aireport/model/settings.hpp>
#include <aireport/model/window.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::model {

enum class DayState {
  complete,
  partial,     // something could not be fetched
  unfinished,  // made before the day was over; no ledger
};

struct Totals {
  int commits = 0;
  int late_commits = 0;
  int pulls_opened = 0, pulls_merged = 0, pulls_closed = 0;  // closed: without a merge
  int issues_opened = 0, issues_closed = 0;
  int releases = 0;
  // Sums over commits whose detail is known.
  std::int64_t additions = 0, deletions = 0;

  std::int64_t items() const;  // all that happened, lines aside
  Totals& operator+=(const Totals& other);
  friend bool operator==(const Totals&, const Totals&) = default;
};

// A name that a repository of the report had before, proven by the server when the report was made.
struct FormerName {
  RepoName former, present;
  friend auto operator<=>(const FormerName&, const FormerName&) = default;
};

// The head of a snapshot.
struct DayHead {
  Window window;
  DayState state = DayState::complete;
  std::optional<UtcTime> known_until;  // only when unfinished: the instant up to which the report knows
  PageSettings settings;
  std::vector<FormerName> former_names;  // sorted; what is said by a part's own `renamed_to` need not stand here
  Totals totals;
  int repositories = 0;         // tracked
  int repositories_active = 0;  // with any item
  int repositories_with_gaps = 0;
  friend bool operator==(const DayHead&, const DayHead&) = default;
};

constexpr std::string_view to_string(DayState state) {
  switch (state) {
    case DayState::complete:
      return "complete";
    case DayState::partial:
      return "partial";
    case DayState::unfinished:
      break;
  }
  return "unfinished";
}

}  // namespace aireport::model

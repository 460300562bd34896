// What earlier reports told: the other days' snapshots, read for the sake of late arrivals.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/model/repo.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/publish/publish.hpp>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "pipeline/renames.hpp"

namespace aireport::pipeline {

struct Span {
  UtcTime begin{}, end{};
};

// The past of one branch of a repository, as far as the reports near a day tell it.
struct Told {
  std::set<std::string> shas;  // of all commits that any of those reports has
  std::map<Date, Span> days;   // earlier days whose commits were listed to the end, as those reports bound them
  std::set<std::string> late;  // of commits that the reports of later days tell as late arrivals
};

struct Ledger {
  // By full name in lower case, present and former, and branch as configured: what another branch had is not late.
  using Key = std::pair<std::string, std::string>;
  std::map<Key, Told> told;
  Renames renames;
};

// Reads the reports of up to `late_days` before and after the day, the newest first; unfinished ones are no ledger.
// When they tell of more than kMaxTold commits, the older ones are left out with a warning: of these days no late
// arrival is told. `renames`: what is known without them, and counts before them. Errors: io, interrupted.
inline constexpr std::size_t kMaxTold = 600'000;
Result<Ledger> read_ledger(const publish::Paths& paths, Date day, int late_days, const World& world,
                           Renames renames = {}, std::size_t most = kMaxTold);

// nullptr: no report knows it.
Told* told_of(Ledger& ledger, const model::RepoName& repo, const std::string& branch);

// From when on commits may be late in the report of `day`: the begin of the days before it that are told without a hole
// between. A day without a report tells what is late of those before it itself, when it is made: so it does not matter
// which of two days is reported first. nullopt: the day before is not told.
std::optional<UtcTime> late_since(const Told& told, UtcTime begin_of_day);

}  // namespace aireport::pipeline

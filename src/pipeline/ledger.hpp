// What earlier reports told: the other days' snapshots, read for the sake of late arrivals.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/model/activity.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/publish/publish.hpp>
#include <cstddef>
#include <map>
#include <set>
#include <string>

namespace aireport::pipeline {

// One repository's past, as far as the reports near a day tell it.
struct Told {
  std::set<std::string> shas;  // of all commits that any of those reports has
  std::set<Date> days;         // earlier days whose commits were listed to the end
  std::set<std::string> late;  // of commits that the reports of later days tell as late arrivals
};

using Ledger = std::map<std::string, Told>;  // by full name in lower case, present and former

// Reads the reports of up to `late_days` before and after the day, the newest first; unfinished ones are no ledger.
// When they tell of more than kMaxTold commits, the older ones are left out with a warning: of these days no late
// arrival is told. Errors: io, interrupted.
inline constexpr std::size_t kMaxTold = 600'000;
Result<Ledger> read_ledger(const publish::Paths& paths, Date day, int late_days, const World& world,
                           std::size_t most = kMaxTold);

Told* told_of(Ledger& ledger, const model::RepoName& repo);  // nullptr: no report knows it

// Takes out late commits dated on a day that has no report of this repository: that day will tell them itself.
void keep_reported_days(model::RepoActivity& activity, const Told* told, const model::Window& window);

}  // namespace aireport::pipeline

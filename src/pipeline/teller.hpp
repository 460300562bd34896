// Two parts of a day that are of one repository under two names: which of them is told.
#pragma once

#include <aireport/github/fetch.hpp>
#include <aireport/model/activity.hpp>
#include <map>
#include <set>
#include <string>

#include "pipeline/gaps.hpp"

namespace aireport::pipeline {

// What a part tells.
struct Items {
  model::RepoName present;              // its name as the part knows it
  std::set<std::string> of_day;         // a name for each
  std::map<std::string, UtcTime> late;  // by sha
  Shortfall shortfall;
};
Items items_of(const model::RepoActivity& activity);
bool are_none(const Items& items);  // there is nothing, and nothing is missing

enum class Teller { former, present, both };

// `former` is of an earlier report, `present` came now; nullptr: nothing came. A complete former part stands, as a
// complete report does, unless the present one has all of it. One that was not complete gives way to one that is; of a
// late commit that one must also have been able to know, or another report tells it. `asked`: what was asked for the
// present one; nullptr: it was not. Else the one that lacks less is told, and both when each has what the other lacks,
// or when they have nothing in common: then they are two repositories that had the name in turn.
Teller teller_of(const Items& former, const Items* present, const github::RepoQuery* asked);

}  // namespace aireport::pipeline

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

// `former` is of an earlier report, `present` came now; nullptr: nothing came. A part is left out only when the other
// has all of it, or is complete, so that what it lacks is gone; of a late commit it must also have been able to know,
// or another report tells it. `asked`: what was asked for the present one; nullptr: it was not. Else the one that lacks
// less is told, and both when each has what the other lacks.
Teller teller_of(const Items& former, const Items* present, const github::RepoQuery* asked);

}  // namespace aireport::pipeline

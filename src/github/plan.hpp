// In which order details are asked for when the quota, or the run's own bound, may not hold them all.
#pragma once

#include <aireport/model/activity.hpp>
#include <cstddef>
#include <vector>

namespace aireport::github {

// How much a commit's diff tells, from its list entry alone. Lower tells more.
//   0  its title speaks of a break, a security matter, a revert, a fix or performance
//   1  it names a pull request
//   2  any other commit by a person
//   3  its title says docs, tests, CI, style or chore
//   4  a merge of branches: it repeats what its commits say
//   5  by a bot
int telling_rank(const model::Commit& commit);

struct DetailRef {
  std::size_t repo = 0, commit = 0;  // the commit's place in its repository's list, the newest first
  int rank = 0;
};

// By rank; within a rank the repositories take turns, so that a quota that runs out leaves each of them its newest.
std::vector<DetailRef> most_telling_first(std::vector<DetailRef> details);

}  // namespace aireport::github

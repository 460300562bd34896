// Days made by chance, with everything that a page can tell: squashed, merged and pushed changes, reverts, releases,
// issues, late arrivals, gaps, hidden items, and texts that try to be more than text.
#pragma once

#include <aireport/digest/digest.hpp>
#include <aireport/render/render.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <string>

namespace aireport::testing {

struct SampleDay {
  snapshot::Snapshot snapshot;
  std::string page;
};

// The same seed gives the same day.
SampleDay sample_day(unsigned seed, model::Language language);
// The same with much that could not be fetched: whole parts, single items, a repository.
SampleDay faulted_day(unsigned seed, model::Language language);
// A day of the given repositories, with the page that is published of it.
SampleDay published(std::vector<model::RepoActivity> repositories, model::DayHead head);
model::DayHead sample_head(model::Language language);

}  // namespace aireport::testing

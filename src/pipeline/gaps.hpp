// Gaps in words for the log; the page has its own, in its language.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/support/error.hpp>
#include <aireport/support/events.hpp>
#include <compare>
#include <cstddef>
#include <string>

namespace aireport::pipeline {

// "issues: timed out"; "detail of commit 9b1f0c2… and 3 more: timed out" when so many more are missing alike.
std::string describe(const model::Gap& gap, std::size_t more = 0);

// Are both missing for the same reason, so that one line tells of them?
bool are_alike(const model::Gap& a, const model::Gap& b);

// Tells the person who watches what was asked for and did not come. Hundreds of details can be missing alike, when the
// quota is used up for instance: one line tells of them. `words`, what network or server said
// of the first, stand behind it.
void warn_of_gaps(const model::RepoActivity& activity, Events& events, const std::string& words = {});

// The error that a run ends with when this is why it has nothing to publish.
ErrorKind kind_of(const model::Gap& gap);

// How much of a repository's day is missing. Less is better: complete before partial before failed; among partial ones
// first the fewer parts that are missing, then the fewer items.
struct Shortfall {
  model::RepoState state = model::RepoState::complete;
  std::size_t parts = 0, gaps = 0;
  friend auto operator<=>(const Shortfall&, const Shortfall&) = default;
};
Shortfall shortfall_of(const model::RepoActivity& activity);

}  // namespace aireport::pipeline

// Gaps in words for the log; the page has its own, in its language.
#pragma once

#include <aireport/model/activity.hpp>
#include <string>

namespace aireport::pipeline {

std::string describe(const model::Gap& gap);  // "pulls: HTTP 502", "commit_detail 9b1f0c2…: timed out"

// Does `a` know more of the day than `b`? Complete before partial before failed; among partial ones first the fewer
// parts that are missing, then the fewer items.
bool knows_more(const model::RepoActivity& a, const model::RepoActivity& b);

}  // namespace aireport::pipeline

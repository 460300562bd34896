// Commits and merged pull requests become stories: squash, merge and rebase merges, merges into other branches, direct
// pushes. Each commit of the day is in exactly one story.
#pragma once

#include <aireport/model/window.hpp>

#include "digest/stories/story.hpp"

namespace aireport::digest {

// Newest first, in a total order. `branch` is the configured one; empty: the default branch.
std::vector<Story> fold(const model::RepoActivity& activity, const model::Window& window, std::string_view branch);

}  // namespace aireport::digest

// The pull request that a commit says it brought.
#pragma once

#include <aireport/model/activity.hpp>
#include <optional>

namespace aireport::github {

// From the commit's title: "… (#12)" as squash merges write it, or "Merge pull request #12 from …".
std::optional<int> pull_named_by(const model::Commit& commit);

}  // namespace aireport::github

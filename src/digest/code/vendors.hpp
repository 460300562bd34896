// Makers of hardware that few have, by the words that name them in paths and titles.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "digest/stories/story.hpp"

namespace aireport::digest {

// Makers by their first names: "ascend" for an NPU too.
using Vendors = std::set<std::string_view>;

// That the text names: "csrc/npu/gate.cpp", "[ROCm]".
Vendors vendors_in(std::string_view text);

// That a story is for alone: its tags or scope say so, or all of its product code lies under one's name.
Vendors vendors_of(const Story& story);

// That are at home here: the repository's name has theirs, or many stories change what is theirs without saying so.
Vendors vendors_at_home(const model::RepoName& repo, const std::vector<Story>& stories);

// Whether all of the vendors are at home; of none, no.
bool are_at_home(const Vendors& vendors, const Vendors& home);

}  // namespace aireport::digest

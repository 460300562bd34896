// What new comments in the code of the product say.
#pragma once

#include <string>
#include <vector>

#include "digest/stories/story.hpp"

namespace aireport::digest {

// The comments that came with the change, those that stand below each other as one; none where there are so many that
// they document what is new.
std::vector<std::string> new_remarks(const Story& story);

}  // namespace aireport::digest

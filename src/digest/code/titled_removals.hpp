// What a title takes away or renames by name, and the diff bears out.
#pragma once

#include <string>
#include <vector>

#include "digest/stories/story.hpp"

namespace aireport::digest {

// Options, variables and macros ("rename CPU_COUNT to …") that no line has any more.
std::vector<std::string> options_gone_by_title(const Story& story);
// A parameter or a field of a class with a default ("remove keep_lanes from the configs") that no line has any more.
bool takes_setting_by_title(const Story& story);
// Modules by their import path ("remove plan.legacy.steps") whose file is gone, whatever else has its code now.
std::vector<std::string> modules_gone_by_title(const Story& story);

}  // namespace aireport::digest

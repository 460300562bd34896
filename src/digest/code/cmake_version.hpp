// A project's own version where CMake says it.
#pragma once

#include <string>
#include <string_view>

namespace aireport::digest {

// "0.15.3" of `set(GATE_VERSION_PATCH 3)` with the lines of the other parts around it, or of a line `VERSION 0.15.3` of
// `project(…)`. Empty: the patch changes none, or does not show the whole of it.
std::string cmake_version_of(std::string_view patch);

}  // namespace aireport::digest

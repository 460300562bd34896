// The environment that is there for everybody.
#pragma once

#include <string_view>

namespace aireport::digest {

// Variables that every program of a system may read are no options of this one.
bool is_of_system(std::string_view variable);

}  // namespace aireport::digest

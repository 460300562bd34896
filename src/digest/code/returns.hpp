// What the functions of an interface give back.
#pragma once

#include <string_view>

namespace aireport::digest {

// Whether a "return a, b" of the patch became a "return a": who takes two values gets an error.
bool returns_less(std::string_view patch);

}  // namespace aireport::digest

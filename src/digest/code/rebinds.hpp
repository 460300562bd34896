// Small mends of what is passed, indexed or typed.
#pragma once

#include <string_view>

namespace aireport::digest {

// Whether each changed line of the patch is as it was but for an index, a type, an argument or its name, and there are
// few of them: "A[2]" to "A[1]", "f(a, b)" to "f(a, k=b)". Comments do not count; a patch without such lines is none.
bool only_rebinds(std::string_view patch, std::string_view path);

}  // namespace aireport::digest

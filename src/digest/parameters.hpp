// Parameters that public functions of Python gain or lose in a diff.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aireport::digest {

struct ParameterChange {
  std::string function;
  std::vector<std::string> added, removed;  // names, in the order of the patch
};

// Of functions that stand on both sides of the patch and whose changed lines are seen within their signature; a
// function that is new or gone has none. Names with a leading '_' are left out.
std::vector<ParameterChange> parameters_changed(std::string_view patch);

}  // namespace aireport::digest

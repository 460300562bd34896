// Parameters that public functions of Python gain or lose in a diff, or that change their names or defaults.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aireport::digest {

struct ParameterChange {
  std::string function;
  std::vector<std::string> added, removed;  // names, in the order of the patch
  // The old and the new name of what stands in its place with the same type; neither is above. Not where
  // the function takes any keyword, or a call cannot name it.
  std::vector<std::pair<std::string, std::string>> renamed;
  std::vector<std::string> defaults;  // names whose default was one literal and is another
};

// Of functions that stand on both sides of the patch and whose changed lines are seen within their signature; a
// function that is new or gone has none. Names with a leading '_' are left out.
std::vector<ParameterChange> parameters_changed(std::string_view patch);

}  // namespace aireport::digest

// The function or type that a piece of code stands in, as the hunk header gives it.
#pragma once

#include <aireport/diff/patch.hpp>
#include <cstddef>
#include <string_view>

#include "digest/code/declarations.hpp"

namespace aireport::digest {

// The hunk's header where it begins what lines[first] to lines[last - 1] stand in. Empty: git put something else there
// (a label, a list, a comment), or another function or type begins between or among them.
std::string_view scope_of(const diff::Hunk& hunk, std::size_t first, std::size_t last, Language language);

// The name of the innermost function or type that lines[at] stands in, as it is written there: "Plan", "Gate::open".
// Empty: in none, or the hunk does not show in which.
std::string_view name_around(const diff::Hunk& hunk, std::size_t at, Language language);

}  // namespace aireport::digest

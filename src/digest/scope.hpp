// The function or type that a piece of code stands in, as the hunk header gives it.
#pragma once

#include <aireport/diff/patch.hpp>
#include <cstddef>
#include <string_view>

#include "digest/declarations.hpp"

namespace aireport::digest {

// The hunk's header where it begins what lines[first] stands in. Empty: git put something else there (a label, a
// list, a comment), or another function begins between.
std::string_view scope_of(const diff::Hunk& hunk, std::size_t first, Language language);

}  // namespace aireport::digest

// Titles, bodies, names, labels and paths as someone would write them who wants to break a page.
#pragma once

#include <string>
#include <vector>

namespace aireport::render::testing {

// At least 500 of them, always the same.
std::vector<std::string> hostile_texts();

}  // namespace aireport::render::testing

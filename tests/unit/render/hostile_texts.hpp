// Titles, bodies, names, labels and paths as someone would write them who wants to break a page.
#pragma once

#include <aireport/model/repo.hpp>
#include <string>
#include <vector>

namespace aireport::render::testing {

// At least 500 of them, always the same.
std::vector<std::string> hostile_texts();
// Names that GitHub could give and shas that git could, which a page could take for something else.
std::vector<model::RepoName> hostile_names();
std::vector<std::string> hostile_shas();

}  // namespace aireport::render::testing

#pragma once

#include <aireport/model/report.hpp>

#include "render/edition.hpp"

namespace aireport::render {

// Whether a repository has a section of its own; else it stands in one line with its like.
bool has_section(const model::RepoSection& section);

// Renamed, empty, issues disabled, hidden by rules: what is to be known of it besides its items.
std::vector<Line> notes(const Edition& edition, const model::RepoSection& section);

// All that is told of one repository, from its heading on.
void add_section(Blocks& blocks, const Edition& edition, const model::RepoSection& section);

}  // namespace aireport::render

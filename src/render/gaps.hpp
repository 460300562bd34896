#pragma once

#include <aireport/model/report.hpp>
#include <vector>

#include "render/edition.hpp"

namespace aireport::render {

// What is missing of a repository, one line for each part and reason, the items named.
std::vector<Line> gap_lines(const Edition& edition, const model::RepoSection& section);

// Whether some of it, or all, is missing: what is not found in it may be there nevertheless.
bool is_missing(const model::RepoSection& section, model::Part part);

}  // namespace aireport::render

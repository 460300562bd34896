#pragma once

#include <aireport/model/report.hpp>
#include <vector>

#include "render/edition.hpp"

namespace aireport::render {

// What is missing of a repository, one line for each part and reason, the items named.
std::vector<Line> gap_lines(const Edition& edition, const model::RepoSection& section);

}  // namespace aireport::render

#pragma once

#include <aireport/model/report.hpp>
#include <string>
#include <vector>

#include "render/edition.hpp"

namespace aireport::render {

// The title and what stands under it: the window, how the repositories fared, whether the day is over.
void add_head(Blocks& blocks, const Edition& edition, const model::Report& report);

// Totals, highlights, and a line for each repository. `anchors` are those of the repositories' sections, by index;
// empty where there is none.
void add_summary(Blocks& blocks, const Edition& edition, const model::Report& report,
                 const std::vector<std::string>& anchors);

void add_outlook(Blocks& blocks, const Edition& edition, const model::Report& report);

}  // namespace aireport::render

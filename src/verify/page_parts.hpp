// The parts of a page around the repositories' sections.
#pragma once

#include <string>
#include <vector>

#include "verify/section.hpp"

namespace aireport::verify {

// The title and what stands under it, up to the summary.
void check_head(Findings& findings, const DayFacts& day, Blocks blocks);
// `anchors` are those of the sections, by repository; empty: it has none.
void check_summary(Findings& findings, const DayFacts& day, int line, Blocks blocks,
                   const std::vector<std::string>& anchors);
void check_outlook(Findings& findings, const DayFacts& day, int line, Blocks blocks);

}  // namespace aireport::verify

// The parts of a page around the repositories' sections.
#pragma once

#include <aireport/verify/verify.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "verify/section.hpp"

namespace aireport::verify {

// All of a page, against facts that may serve for several.
std::vector<Finding> check_page(std::string_view page, const DayFacts& day, std::string_view file);

// What may stand nowhere: HTML, images, italics, links to other hosts, and words that GitHub would make a mention, a
// reference or a link of. A reader sees more in them than the words that are compared. `beside` may be linked too.
void check_form(Findings& findings, std::string_view web_url, const render::Blocks& page,
                const std::set<std::string>& beside = {});
// The title and what stands under it, up to the summary.
void check_head(Findings& findings, const DayFacts& day, Blocks blocks);
// `anchors` are those of the sections, by repository; empty: it has none.
void check_summary(Findings& findings, const DayFacts& day, int line, Blocks blocks,
                   const std::vector<std::string>& anchors);
void check_outlook(Findings& findings, const DayFacts& day, int line, Blocks blocks);

}  // namespace aireport::verify

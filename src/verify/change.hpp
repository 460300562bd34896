// A change's line, and what stands under a highlight.
#pragma once

#include <aireport/render/page_reader.hpp>
#include <set>

#include "verify/blocks.hpp"
#include "verify/facts.hpp"
#include "verify/findings.hpp"
#include "verify/shape.hpp"

namespace aireport::verify {

// The stories that a section has told so far; each is told once.
using Told = std::set<const Story*>;

// The line of a change; the story it tells, or nullptr when it tells none of this repository's day.
const Story* check_change_line(Spot spot, const DayFacts& day, const RepoFacts& repo, const render::Inlines& line,
                               Told& told);

// What follows a highlight's line: why it is here (empty: not said), the quotation, the files, the snippets.
void check_highlight_body(Spot title, const DayFacts& day, const RepoFacts& repo, const Story& story,
                          const render::Inlines& reasons, Blocks blocks);

// The reasons that a sentence tells, one each, in their order.
std::vector<const model::Reason*> told_reasons(const DayFacts& day, const Story& story);
// The sentence must tell this reason.
void check_reason(Spot spot, const DayFacts& day, const RepoFacts& repo, const Story& story,
                  const model::Reason& reason, const Shape& sentence);

}  // namespace aireport::verify

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

// How many sentences say why the change matters.
std::int64_t count_reasons(const DayFacts& day, const Story& story);
// One sentence that says why a change matters. False: it is none of the story's reasons.
bool is_reason(Spot spot, const DayFacts& day, const RepoFacts& repo, const Story& story, const Shape& sentence);

}  // namespace aireport::verify

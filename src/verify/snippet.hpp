#pragma once

#include <aireport/render/page_reader.hpp>
#include <cstdint>

#include "verify/facts.hpp"
#include "verify/findings.hpp"

namespace aireport::verify {

// A quoted piece of code with the paragraph before it: where it stands, whether before the change, in which function,
// how many lines of the hunk are not shown. The function is told where the digest gives it. Returns how many hunks of
// the change it says are not shown at all.
std::int64_t check_snippet(Findings& findings, const DayFacts& day, const RepoFacts& repo, const Story& story,
                           const model::Snippet& judged, const render::Block& title, const render::Block& code);

}  // namespace aireport::verify

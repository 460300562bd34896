#pragma once

#include <aireport/model/report.hpp>
#include <vector>

#include "render/edition.hpp"

namespace aireport::render {

// The counts that are not zero.
std::vector<Line> totals_fields(const Edition& edition, const model::Totals& totals);

// The same of one repository; where GitHub has a list of what is counted, the count is a link to it.
std::vector<Line> linked_totals_fields(const Edition& edition, const model::RepoName& repo,
                                       const model::Totals& totals);

// Where the items of the day went, by kind; empty: there are none.
Line receipt_line(const Edition& edition, const model::Receipt& receipt);

}  // namespace aireport::render

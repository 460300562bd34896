// A made-up day with every kind of line that a page has, for tests that need a whole Report.
#pragma once

#include <aireport/model/report.hpp>

namespace aireport::testing {

UtcTime at(const char* time);  // "2026-02-03T09:41:00Z"
model::Window utc_window();
model::Report sample_report(model::Language language);

}  // namespace aireport::testing

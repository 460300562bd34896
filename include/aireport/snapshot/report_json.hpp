// The Report as JSON for programs. The form is in docs/report-json.md.
#pragma once

#include <aireport/model/report.hpp>
#include <string>

namespace aireport::snapshot {

// Indented by one blank, ends with a line end. Names are those of docs/report-json.md; what is not known is null.
std::string write_report(const model::Report& report);

}  // namespace aireport::snapshot

// --dry-run: what a day would cost.
#pragma once

#include <aireport/pipeline/pipeline.hpp>
#include <aireport/support/error.hpp>

#include "cli/exit_code.hpp"

namespace aireport::cli {

// Prints a few lines to standard output and writes nothing. Ends as the run itself would, as far as its lists tell.
Result<ExitCode> dry_run(const pipeline::Order& order, pipeline::World world);

}  // namespace aireport::cli

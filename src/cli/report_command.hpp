// The program's main job: report days.
#pragma once

#include <aireport/support/clock.hpp>

#include "cli/environment.hpp"
#include "cli/exit_code.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"
#include "cli/run_summary.hpp"

namespace aireport::cli {

// Writes what the options ask for and prints the paths. Errors go to the log; `summary` is filled as far as it came.
ExitCode report(const Options& options, const Environment& environment, Clock& clock, Log& log, RunSummary& summary);

}  // namespace aireport::cli

// `aireport check`: what is wrong, told before a night is lost.
#pragma once

#include <aireport/support/clock.hpp>

#include "cli/environment.hpp"
#include "cli/exit_code.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"
#include "cli/run_summary.hpp"

namespace aireport::cli {

// Prints a line for each thing that was looked at. Success when none of them would make a night fail; what such a
// night would end with otherwise. What it cost goes into `summary`.
ExitCode check(const Options& options, const Environment& environment, Clock& clock, Log& log, RunSummary& summary);

}  // namespace aireport::cli

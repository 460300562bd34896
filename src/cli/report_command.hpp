// The program's main job: report days.
#pragma once

#include <aireport/support/clock.hpp>

#include "cli/environment.hpp"
#include "cli/exit_code.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

namespace aireport::cli {

// Writes what the options ask for and prints the paths. Errors go to the log.
ExitCode report(const Options& options, const Environment& environment, Clock& clock, Log& log);

}  // namespace aireport::cli

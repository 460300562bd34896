// `aireport verify`: published pages against their snapshots.
#pragma once

#include <aireport/support/events.hpp>

#include "cli/environment.hpp"
#include "cli/exit_code.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

namespace aireport::cli {

// Prints a line for each finding. Without named pages: all of the folder, and its index. Needs no network, and no
// configuration where output folder and index are the usual ones. `nothing_published` when there is a finding.
ExitCode verify(const Options& options, const Environment& environment, Log& log);

}  // namespace aireport::cli

// SIGINT and SIGTERM as a flag that the run looks at.
#pragma once

#include <atomic>

namespace aireport::cli {

// From now on the two signals set the flag and nothing else; a second one of them ends the program at once.
const std::atomic<bool>& watch_for_interruption();

}  // namespace aireport::cli

// Signals: SIGINT and SIGTERM as a flag that the run looks at; what a write can say itself is no signal.
#pragma once

#include <atomic>

namespace aireport::cli {

// From now on the two signals set the flag and nothing else; a second one of them ends the program at once.
const std::atomic<bool>& watch_for_interruption();

// From now on a write that cannot be done fails and ends nothing: past the limit on the size of files (EFBIG), into a
// pipe that nobody reads (EPIPE), to a standard descriptor that was closed (EBADF), whose number no other file gets.
void let_writes_fail();

}  // namespace aireport::cli

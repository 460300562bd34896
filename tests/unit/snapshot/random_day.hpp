// Days made by chance, with the texts that break serialisers.
#pragma once

#include <aireport/snapshot/snapshot.hpp>

namespace aireport::testing {

// The same seed makes the same day.
snapshot::Snapshot random_day(unsigned seed);

}  // namespace aireport::testing

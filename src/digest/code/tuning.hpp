// Tables of what was tried and timed: the tiles, stages and kernels that a shape is run with.
#pragma once

#include <aireport/model/activity.hpp>

namespace aireport::digest {

// Whether a data file (JSON, YAML, CSV) is one, by its name or by what the changed rows hold.
bool is_tuning_table(const model::FileChange& change);

}  // namespace aireport::digest

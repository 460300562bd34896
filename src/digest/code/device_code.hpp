// Kernels written in Python, with Triton, CuTe DSL, TileLang, cuTile and the like: told by what the diff shows of them.
#pragma once

#include <aireport/model/activity.hpp>

namespace aireport::digest {

// Whether the patch of a Python file shows a kernel's decorator or its calls, on either side or around the change.
bool holds_device_code(const model::FileChange& change);

// Of a file that is device code by its place: its code changes, no comment or import alone, and a header shows what
// only the device runs.
bool changes_device_code(const model::FileChange& change);

}  // namespace aireport::digest

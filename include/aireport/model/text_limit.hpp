#pragma once

#include <cstddef>

namespace aireport::model {

// Bytes of a text of an item. GitHub's own bounds are lower: 65,536 characters of a description, 125,000 of a release's
// notes, a megabyte of a diff. An item with a longer text is one that cannot be read.
inline constexpr std::size_t kMaxText = 1U << 20U;

}  // namespace aireport::model

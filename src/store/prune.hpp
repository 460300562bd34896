// Keeping the cache within its bounds.
#pragma once

#include <aireport/store/file_store.hpp>

namespace aireport::store {

Pruned prune_folder(const std::filesystem::path& folder, const Bounds& bounds, UtcTime now);

}  // namespace aireport::store

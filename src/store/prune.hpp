// Keeping the cache within its bounds.
#pragma once

#include <aireport/store/file_store.hpp>
#include <string_view>

namespace aireport::store {

// Stands in the name of a file that is being written.
inline constexpr std::string_view kTemporaryMark = ".tmp-";

Pruned prune_folder(const std::filesystem::path& folder, const Bounds& bounds, UtcTime now);

}  // namespace aireport::store

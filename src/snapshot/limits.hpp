// What a file may ask of its reader beside its size, and what is therefore written. The documented form is 8 deep; a
// busy day has a twentieth of these values in its largest repository.
#pragma once

#include <cstddef>
#include <cstdint>

namespace aireport::snapshot {

inline constexpr int kMaxDepth = 12;
inline constexpr std::uint64_t kMaxHeadBytes = 16ULL << 20;
inline constexpr std::uint64_t kMaxMemberBytes = 64ULL << 20;
// From one value to the next: six times what a text may have, when each of its letters is escaped, and what stands
// around.
inline constexpr std::uint64_t kMaxValueBytes = 8ULL << 20;
inline constexpr std::size_t kMaxValues = 1'500'000;      // of one repository
inline constexpr std::size_t kMaxHeadValues = 2'000'000;  // as many repositories as a configuration can name

}  // namespace aireport::snapshot

#include "github/patch_room.hpp"

#include <algorithm>
#include <tuple>

namespace aireport::github {

std::vector<HeldPatch> beyond_room(std::vector<HeldPatch> held, std::uint64_t room) {
  std::sort(held.begin(), held.end(), [](const HeldPatch& a, const HeldPatch& b) {
    return std::tie(a.bytes, b.sha, b.file) < std::tie(b.bytes, a.sha, a.file);
  });
  auto first = held.begin();
  for (std::uint64_t sum = 0; first != held.end() && sum + first->bytes <= room; ++first) sum += first->bytes;
  held.erase(held.begin(), first);
  return held;
}

}  // namespace aireport::github

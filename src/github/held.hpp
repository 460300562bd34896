// Which patches go when those that are held while a day is fetched take up too much.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace aireport::github {

struct HeldPatch {
  std::uint64_t bytes = 0;
  std::size_t repo = 0, commit = 0, file = 0;  // where it is
  std::string_view sha;                        // of its commit
};

// The largest ones, so that the others take up no more than `room`. Which these are does not depend on the order in
// which they came, as long as none was handed over between: what goes now would go later too.
std::vector<HeldPatch> beyond_room(std::vector<HeldPatch> held, std::uint64_t room);

}  // namespace aireport::github

// Stacked pull requests: the list that ghstack, Sapling, Graphite, spr and their like keep in each description.
#pragma once

#include <set>
#include <string_view>

namespace aireport::digest {

// Their numbers, of the list below a line that speaks of a stack; empty: there is none.
std::set<int> stack_in(std::string_view description);

}  // namespace aireport::digest

#include "verify/sequence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aireport::verify {

Sequence::Sequence(std::vector<std::string> keys) : keys_(std::move(keys)), told_(keys_.size(), false) {
  for (std::size_t i = 0; i < keys_.size(); ++i) places_.emplace(keys_[i], i);
}

std::optional<std::size_t> Sequence::take(Spot spot, std::string_view key) {
  const auto [first, last] = places_.equal_range(key);
  auto found = first;
  while (found != last && told_[found->second]) ++found;
  if (found == last) {
    spot.wrong(fmt::format("{} {}", key, first == last ? "does not belong here" : "is told twice"));
    return std::nullopt;
  }
  const auto place = found->second;
  while (next_ < keys_.size() && told_[next_]) ++next_;
  if (place < next_) spot.wrong(fmt::format("{} should stand before others that are told here", key));
  told_[place] = true;
  next_ = std::max(next_, place + 1);
  return place;
}

void Sequence::finish(Spot spot) const {
  for (std::size_t i = 0; i < keys_.size(); ++i)
    if (!told_[i]) spot.wrong(fmt::format("{} is missing here", keys_[i]));
}

}  // namespace aireport::verify

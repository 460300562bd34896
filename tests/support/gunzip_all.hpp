#pragma once

#include <aireport/support/gzip.hpp>
#include <string>
#include <string_view>

namespace aireport::testing {

// Every member, one behind the other.
inline Result<std::string> gunzip_all(std::string_view data, std::uint64_t limit = 1ULL << 30) {
  std::string text;
  do {
    AIREPORT_TRY(const auto member, gunzip_next(data, limit - text.size()));
    text += member;
  } while (!data.empty());
  return text;
}

}  // namespace aireport::testing

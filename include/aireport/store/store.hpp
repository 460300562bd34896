// The cache: entries by key, each checksummed, private, and never half written.
#pragma once

#include <aireport/support/error.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace aireport::store {

// Found, absent (nullopt) and failed differ. A damaged entry counts as absent (and is reported to whoever made the
// store).
class Store {
 public:
  virtual Result<std::optional<std::string>> load(std::string_view key) = 0;
  virtual Result<void> save(std::string_view key, std::string_view value) = 0;
  virtual Result<void> remove(std::string_view key) = 0;  // also when there is none
  virtual ~Store() = default;
};

}  // namespace aireport::store

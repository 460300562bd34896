// What an answer says of the server's limits.
#pragma once

#include <aireport/http/transport.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace aireport::http {

// nullopt: the server did not say, or not in a form that can be believed.
struct Limits {
  std::optional<std::int64_t> limit, remaining;
  std::optional<UtcTime> reset;  // by the server's clock
  std::optional<UtcTime> date;   // the server's clock when it answered
  std::optional<std::chrono::seconds> retry_after;
  std::string resource;  // "core", "search", ...; empty: not said
};

Limits read_limits(const Headers& headers);

}  // namespace aireport::http

// What an answer says of the server's limits.
#pragma once

#include <aireport/http/transport.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

enum class Refusal {
  none,       // the answer is no refusal by a limit
  primary,    // the quota is used up until its reset
  secondary,  // too much at once: pause
};

// Tells the limits' 403 and 429 from a plain 403 (a repository or token that is barred).
Refusal refusal_of(int status, const Limits& limits, std::string_view body);

}  // namespace aireport::http

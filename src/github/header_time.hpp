// Times as they stand in headers.
#pragma once

#include <aireport/support/utc.hpp>
#include <optional>
#include <string_view>

namespace aireport::github {

// "Tue, 03 Feb 2026 04:05:06 GMT", the one form that servers send. nullopt: it is none.
std::optional<UtcTime> parse_http_date(std::string_view text);

// "2026-02-03 04:05:06 UTC" or "2026-02-03 04:05:06 +0100", as GitHub writes when a token expires.
std::optional<UtcTime> parse_expiration(std::string_view text);

}  // namespace aireport::github

// When a token expires.
#pragma once

#include <aireport/support/utc.hpp>
#include <optional>
#include <string_view>

namespace aireport::github {

// "2026-02-03 04:05:06 UTC" or "2026-02-03 04:05:06 +0100", as GitHub's header writes it. nullopt: it is none.
std::optional<UtcTime> parse_expiration(std::string_view text);

}  // namespace aireport::github

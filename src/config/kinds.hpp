#pragma once

#include <aireport/support/error.hpp>
#include <string_view>

namespace aireport::config {

// Is it a word for a kind of change ("fix", "docs", …)? Error: config, without a location.
Result<void> check_kind(std::string_view word);

}  // namespace aireport::config

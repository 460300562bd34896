// Whether what failed is worth another try, and when.
#pragma once

#include <aireport/http/curl_transport.hpp>
#include <aireport/support/error.hpp>
#include <chrono>
#include <functional>

namespace aireport::http {

using Random = std::function<std::int64_t(std::int64_t bound)>;  // a number in [0, bound]

// 500, 502, 503, 504. The limits' 403 and 429 are judged by refusal_of.
bool is_worth_another_try(int status);

// How long to wait after the `tries`th try (from 1) failed: anything up to base * 2^(tries-1), so that requests that
// failed together do not come back together.
std::chrono::milliseconds back_off(const RetryRules& rules, int tries, const Random& random);

}  // namespace aireport::http

// What the server says of its primary limit, on every answer.
#pragma once

#include <aireport/github/fetch.hpp>
#include <aireport/http/transport.hpp>
#include <optional>

namespace aireport::github {

// The core bucket of the x-ratelimit headers; nullopt: they are absent, cannot be read, or are of another bucket.
std::optional<Quota> quota_of(const http::Headers& headers);

// Answers come in any order, and some from the cache. The newest word is that of the latest window, and in it the
// least.
Quota newer(const Quota& a, const Quota& b);

}  // namespace aireport::github

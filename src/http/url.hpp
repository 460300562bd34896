// Where requests may go: to the API's own scheme, host and port alone.
#pragma once

#include <aireport/support/url.hpp>
#include <string>

namespace aireport::http {

// `reference` as a browser at `base` would understand it. Error: refused, when it is no URL.
Result<std::string> resolve(const std::string& base, const std::string& reference);

// Where a redirect of `url` leads, the `hops`th of its request (from 1). Errors: status, when it is one too many or
// says no place; refused, when it leads elsewhere than `home`: that place is the location.
Result<std::string> redirect_target(const Origin& home, const std::string& url, const std::string& location, int hops);

// Error: refused, when `url` does not lead to `home`; the location is where it leads.
Result<void> check_home(const Origin& home, const std::string& url);

}  // namespace aireport::http

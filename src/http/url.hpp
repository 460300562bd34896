// URLs: where they lead, and what a relative one means.
#pragma once

#include <aireport/support/error.hpp>
#include <string>
#include <string_view>

namespace aireport::http {

// Where a URL leads. All lower case; the port is a number, also where the URL leaves it out.
struct Origin {
  std::string scheme, host, port;

  friend bool operator==(const Origin&, const Origin&) = default;
};

// "https://host:port", without the port that the scheme stands for.
std::string to_string(const Origin& origin);

// Errors: refused, when it is not http or https, or names a user.
Result<Origin> origin_of(const std::string& url);

// `reference` as a browser at `base` would understand it. Error: refused, when it is no URL.
Result<std::string> resolve(const std::string& base, const std::string& reference);

// This machine, by name or number.
bool is_loopback(std::string_view host);

// Where a redirect of `url` leads, the `hops`th of its request (from 1). Errors: refused, when it is one too many, says
// no place, or leads elsewhere than `home`; that place is named.
Result<std::string> redirect_target(const Origin& home, const std::string& url, const std::string& location, int hops);

// Error: refused, when `url` does not lead to `home`.
Result<void> check_home(const Origin& home, const std::string& url);

}  // namespace aireport::http

// The URL of a server, taken apart. Only what can be said plainly is taken: no user, query or fragment.
#pragma once

#include <aireport/support/error.hpp>
#include <string>
#include <string_view>

namespace aireport::config {

struct ServerUrl {
  std::string scheme;  // "https" or "http"
  std::string host;    // lower case; "[::1]" with its brackets
  std::string port;    // empty: none
  std::string path;    // without a final slash; empty: none

  std::string origin() const;  // scheme, host and port
};

// Error: usage, without a location.
Result<ServerUrl> parse_server_url(std::string_view url);
bool is_loopback(std::string_view host);  // localhost, 127.0.0.0/8, [::1]

}  // namespace aireport::config

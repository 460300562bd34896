// URLs of http and https, taken apart. Only what can be read in one way alone is taken, lest a check and the library
// that follows the URL disagree on where it leads.
#pragma once

#include <aireport/support/error.hpp>
#include <string>
#include <string_view>

namespace aireport {

// Where a URL leads. All lower case; an IPv6 address with its brackets; the port is a number, also where the URL leaves
// it out.
struct Origin {
  std::string scheme, host, port;

  friend bool operator==(const Origin&, const Origin&) = default;
};

// "https://host:port", without the port that the scheme stands for.
std::string to_string(const Origin& origin);

bool is_loopback(const Origin& origin);  // this machine: localhost, 127.0.0.0/8, [::1]

struct Url {
  Origin origin;
  std::string rest;  // from the first '/', '?' or '#' on, as it stands; empty: none
};

// Error: refused. Its message has "the URL" as its subject ("names no host") and repeats nothing of a URL that may hold
// a password; its location is a scheme that is not spoken.
Result<Url> parse_url(std::string_view text);
Result<Origin> origin_of(std::string_view url);

// A server's URL in its plain form: https, or http on loopback; scheme and host in lower case, no user, query, fragment
// or final slash. Error: usage, as above without a location.
Result<std::string> check_server_url(std::string_view url);

}  // namespace aireport

// The transport that speaks to the network: libcurl's multi interface, many transfers in flight, no threads of our own.
#pragma once

#include <aireport/http/transport.hpp>
#include <aireport/support/clock.hpp>
#include <aireport/support/events.hpp>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace aireport::http {

// What to do when the primary quota is used up: answer the rest with rate_limited, or wait until it is filled again.
enum class WhenExhausted { give_up, wait };

struct Timeouts {
  std::chrono::milliseconds connect{10'000};
  std::chrono::seconds stall{20};               // this long below `stall_speed`
  long stall_speed = 100;                       // bytes a second
  std::chrono::milliseconds transfer{120'000};  // one whole answer
};

struct RetryRules {
  int tries = 4;                                    // in all, wherever redirects lead
  std::chrono::milliseconds base{500};              // the wait before the first retry is drawn from [0, base], ...
  std::chrono::milliseconds cap{30'000};            // ... doubled for each further one, up to this
  std::chrono::milliseconds limited_pause{60'000};  // after a secondary limit that names no time, doubled each time
};

struct HttpOptions {
  std::string api_url;                 // all requests must go to its scheme, host and port; only there goes the token
  std::string token;                   // empty: none
  std::string token_source;            // for people: "$GITHUB_TOKEN", a path; may be empty
  std::string user_agent;              // "aireport/VERSION"
  int max_in_flight = 32;              // 1 to 100
  int points_per_minute = 900;         // 0: neither these nor the answer time are limited
  std::chrono::seconds deadline{900};  // for everything from the making of the transport on; 0: none
  std::int64_t max_requests = 0;       // sent, retries and redirects among them; 0: any number
  WhenExhausted when_exhausted = WhenExhausted::give_up;
  std::string ca_file, ca_dir;                     // of SSL_CERT_FILE and SSL_CERT_DIR; empty: the system's
  const std::atomic<bool>* interrupted = nullptr;  // read four times a second; true ends the run. May be null
  Timeouts timeouts;
  RetryRules retry;
  std::uint64_t body_limit = 64ULL << 20;  // bytes, on the line and unpacked
  // A number in [0, bound], for the jitter. Empty: a random one.
  std::function<std::int64_t(std::int64_t bound)> random;
};

// What the run has cost so far.
struct HttpCounters {
  std::int64_t requests = 0;  // sent, retries and redirects among them
  std::int64_t counted = 0;   // of them, those that lower the core quota: not search, not free, no 304 with a token;
                              // one that went out and was not answered counts
  std::int64_t search = 0;    // of them, those to the search bucket
  std::int64_t retries = 0;
  std::int64_t redirects = 0;
  std::int64_t not_modified = 0;
  std::int64_t limited = 0;      // refused by a limit of the server
  std::int64_t bytes = 0;        // of bodies, as they came over the line
  std::int64_t connections = 0;  // opened
};

// Whether a header can carry the token: printable ASCII without blanks.
bool fits_a_header(std::string_view token);

class CurlTransport : public Transport {
 public:
  virtual const HttpCounters& counters() const = 0;
};

// `clock` and `events` must outlive it. Of the run's progress it tells when it waits.
// Errors: usage (the URL or an option is none), refused (plain http to another machine), credentials (the token holds
// bytes that a header cannot carry).
Result<std::unique_ptr<CurlTransport>> make_curl_transport(HttpOptions options, Clock& clock, Events& events);

}  // namespace aireport::http

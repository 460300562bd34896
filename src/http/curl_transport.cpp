#include <aireport/http/curl_transport.hpp>
#include <aireport/support/quantity.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <random>
#include <utility>

#include "http/curl_run.hpp"
#include "http/retry.hpp"

namespace aireport::http {
namespace {

constexpr int kMostInFlight = 100;  // GitHub's own bound

Random seeded_random() {
  return [engine = std::mt19937_64(std::random_device{}())](std::int64_t bound) mutable {
    return std::uniform_int_distribution<std::int64_t>(0, bound)(engine);
  };
}

}  // namespace

bool fits_a_header(std::string_view token) {
  return std::all_of(token.begin(), token.end(), [](char letter) { return letter > 0x20 && letter < 0x7f; });
}

Result<std::unique_ptr<CurlTransport>> make_curl_transport(HttpOptions options, Clock& clock, Events& events) {
  auto origin = origin_of(options.api_url);
  if (!origin) return fail(ErrorKind::usage, "the URL of the API " + origin.error().message);
  auto& home = *origin;
  if (home.scheme != "https" && !is_loopback(home))
    return fail(ErrorKind::refused, "plain http is spoken to this machine alone", to_string(home));
  if (options.max_in_flight < 1 || options.max_in_flight > kMostInFlight)
    return fail(ErrorKind::usage, fmt::format("between 1 and {} requests may be in flight", kMostInFlight));
  if (!fits_a_header(options.token))
    return fail(ErrorKind::credentials, "the token holds blanks, control characters or letters beyond ASCII");
  if (!options.random) options.random = seeded_random();
  return std::make_unique<CurlRun>(std::move(options), std::move(home), clock, events);
}

}  // namespace aireport::http

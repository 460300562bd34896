#include <aireport/config/config.hpp>
#include <aireport/support/url.hpp>

namespace aireport::config {
namespace {

constexpr std::string_view kPublicApi = "api.github.com";
constexpr std::string_view kPublicWeb = "https://github.com";
constexpr std::string_view kEnterprisePath = "/api/v3";
constexpr std::size_t kLongestUrl = 2000;

constexpr std::string_view kPathSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._~%";

// The rest is a path without a final slash. Errors: usage.
Result<Url> parse_server_url(std::string_view text) {
  if (text.size() > kLongestUrl) return fail(ErrorKind::usage, "is too long");
  auto url = parse_url(text);
  if (!url) return fail(ErrorKind::usage, url.error().message);
  if (url->rest.find_first_of("?#") != std::string::npos)
    return fail(ErrorKind::usage, "must not hold a query or fragment");
  if (url->rest.find_first_not_of(kPathSigns) != std::string::npos)
    return fail(ErrorKind::usage, "has a path with a character that stands in no URL");
  while (url->rest.ends_with('/')) url->rest.pop_back();
  return url;
}

}  // namespace

Result<std::string> check_api_url(std::string_view text) {
  AIREPORT_TRY(const Url url, parse_server_url(text));
  if (url.origin.scheme == "http" && !is_loopback(url.origin))
    return fail(ErrorKind::usage, "is plain http, which is refused unless the host is this machine (127.0.0.1)");
  return to_string(url.origin) + url.rest;
}

bool is_public_github(std::string_view api_url) {
  const auto url = parse_server_url(api_url);
  return url && url->origin.host == kPublicApi;
}

std::string web_url_for(std::string_view api_url) {
  const auto url = parse_server_url(api_url);
  if (!url || url->rest != kEnterprisePath) return std::string(kPublicWeb);
  return to_string(url->origin);
}

}  // namespace aireport::config

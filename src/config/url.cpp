#include "config/url.hpp"

#include <fmt/format.h>

#include <aireport/config/config.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <charconv>
#include <optional>

namespace aireport::config {
namespace {

constexpr std::string_view kPublicApi = "api.github.com";
constexpr std::string_view kPublicWeb = "https://github.com";
constexpr std::string_view kEnterprisePath = "/api/v3";
constexpr std::size_t kLongestUrl = 2000;

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

bool consists_of(std::string_view text, std::string_view others) {
  return std::all_of(text.begin(), text.end(), [others](char letter) {
    return kLetters.find(letter) != std::string_view::npos || others.find(letter) != std::string_view::npos;
  });
}

// A whole decimal number without leading zeros: "08" is octal to some readers and decimal to others.
std::optional<int> decimal(std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = problem == std::errc{} && end == text.data() + text.size();
  if (!whole || number < 0 || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  return number;
}

// In lower case; an IPv6 address in brackets.
bool is_host(std::string_view host) {
  if (!host.starts_with('[')) return !host.empty() && consists_of(host, "-._");
  const std::string_view address = host.substr(1, host.size() - 2);
  return host.ends_with(']') && !address.empty() &&
         address.find_first_not_of("0123456789abcdef:.") == std::string_view::npos;
}

bool is_port(std::string_view port) {
  const auto number = decimal(port);
  return number && *number >= 1 && *number <= 65535;
}

// "host:port", where the host may be an IPv6 address in brackets.
Result<void> read_authority(std::string_view authority, ServerUrl& url) {
  if (authority.find('@') != std::string_view::npos)
    return fail(ErrorKind::usage, "must not hold a user name or password");
  const std::size_t after_brackets = authority.starts_with('[') ? authority.find(']') : 0;
  const std::size_t colon = authority.find(':', after_brackets);
  url.host = to_lower_ascii(authority.substr(0, colon));
  if (colon != std::string_view::npos) url.port = authority.substr(colon + 1);
  if (!is_host(url.host)) return fail(ErrorKind::usage, "names no host");
  if (colon != std::string_view::npos && !is_port(url.port))
    return fail(ErrorKind::usage, "has a port that is no number from 1 to 65535");
  return {};
}

}  // namespace

std::string ServerUrl::origin() const {
  return fmt::format("{}://{}{}{}", scheme, host, port.empty() ? "" : ":", port);
}

Result<ServerUrl> parse_server_url(std::string_view text) {
  ServerUrl url;
  const std::size_t scheme_end = text.find("://");
  if (scheme_end != std::string_view::npos) url.scheme = to_lower_ascii(text.substr(0, scheme_end));
  if (url.scheme != "https" && url.scheme != "http")
    return fail(ErrorKind::usage, "is not a URL such as https://api.github.com");
  if (text.size() > kLongestUrl) return fail(ErrorKind::usage, "is too long");
  if (text.find_first_of("?#") != std::string_view::npos)
    return fail(ErrorKind::usage, "must not hold a query or fragment");
  const std::string_view rest = text.substr(scheme_end + 3);
  const std::size_t path_start = std::min(rest.find('/'), rest.size());
  AIREPORT_CHECK(read_authority(rest.substr(0, path_start), url));
  std::string_view path = rest.substr(path_start);
  if (!consists_of(path, "/-._~%")) return fail(ErrorKind::usage, "has a path with a character that stands in no URL");
  while (path.ends_with('/')) path.remove_suffix(1);
  url.path = path;
  return url;
}

bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "[::1]") return true;
  const auto parts = split(host, '.');
  return parts.size() == 4 && parts[0] == "127" && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           const auto number = decimal(part);
           return number && *number <= 255;
         });
}

Result<std::string> check_api_url(std::string_view text) {
  AIREPORT_TRY(const ServerUrl url, parse_server_url(text));
  if (url.scheme == "http" && !is_loopback(url.host))
    return fail(ErrorKind::usage, "is plain http, which is refused unless the host is this machine (127.0.0.1)");
  return url.origin() + url.path;
}

bool is_public_github(std::string_view api_url) {
  const auto url = parse_server_url(api_url);
  return url && url->host == kPublicApi;
}

std::string web_url_for(std::string_view api_url) {
  const auto url = parse_server_url(api_url);
  if (!url || url->path != kEnterprisePath) return std::string(kPublicWeb);
  return url->origin();
}

}  // namespace aireport::config

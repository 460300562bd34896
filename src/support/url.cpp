#include <aireport/support/url.hpp>

#include <fmt/format.h>
#include <aireport/support/text.hpp>

#include <algorithm>
#include <charconv>
#include <optional>

namespace aireport {
namespace {

constexpr std::string_view kHostSigns = "abcdefghijklmnopqrstuvwxyz0123456789-._";
constexpr std::size_t kSchemeShown = 20, kLongestServer = 2000;
constexpr std::string_view kPathSigns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/-._~%";

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
  if (!host.starts_with('[')) return !host.empty() && host.find_first_not_of(kHostSigns) == std::string_view::npos;
  const std::string_view address = host.substr(1, host.size() - 2);
  return host.ends_with(']') && !address.empty() &&
         address.find_first_not_of("0123456789abcdef:.") == std::string_view::npos;
}

bool is_port(std::string_view port) {
  const auto number = decimal(port);
  return number && *number >= 1 && *number <= 65535;
}

std::string_view usual_port(std::string_view scheme) {
  return scheme == "https" ? "443" : "80";
}

// "host:port", where the host may be an IPv6 address in brackets.
Result<void> read_authority(std::string_view authority, Origin& origin) {
  if (authority.find('@') != std::string_view::npos)
    return fail(ErrorKind::refused, "must not hold a user name or password");
  const std::size_t after_brackets = authority.starts_with('[') ? authority.find(']') : 0;
  const std::size_t colon = authority.find(':', after_brackets);
  origin.host = to_lower_ascii(authority.substr(0, colon));
  if (!is_host(origin.host)) return fail(ErrorKind::refused, "names no host");
  origin.port = colon == std::string_view::npos ? usual_port(origin.scheme) : authority.substr(colon + 1);
  if (!is_port(origin.port)) return fail(ErrorKind::refused, "has a port that is no number from 1 to 65535");
  return {};
}

bool is_blank_or_control(char letter) {
  return static_cast<unsigned char>(letter) <= ' ' || letter == '\x7f';
}

}  // namespace

std::string to_string(const Origin& origin) {
  if (origin.port == usual_port(origin.scheme)) return fmt::format("{}://{}", origin.scheme, origin.host);
  return fmt::format("{}://{}:{}", origin.scheme, origin.host, origin.port);
}

bool is_loopback(const Origin& origin) {
  if (origin.host == "localhost" || origin.host == "[::1]") return true;
  const auto parts = split(origin.host, '.');
  return parts.size() == 4 && parts[0] == "127" && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           const auto number = decimal(part);
           return number && *number <= 255;
         });
}

Result<Url> parse_url(std::string_view text) {
  Url url;
  const std::size_t scheme_end = text.find(':');
  if (scheme_end != std::string_view::npos) url.origin.scheme = to_lower_ascii(text.substr(0, scheme_end));
  const bool spoken = url.origin.scheme == "https" || url.origin.scheme == "http";
  if (!spoken || text.substr(scheme_end, 3) != "://")
    return fail(ErrorKind::refused, "is not one such as https://api.github.com",
                for_terminal(first_characters(url.origin.scheme, kSchemeShown)));
  if (std::any_of(text.begin(), text.end(), is_blank_or_control))
    return fail(ErrorKind::refused, "holds a blank or a control character");
  const std::string_view rest = text.substr(scheme_end + 3);
  const std::size_t authority_end = std::min(rest.find_first_of("/?#"), rest.size());
  AIREPORT_CHECK(read_authority(rest.substr(0, authority_end), url.origin));
  url.rest = rest.substr(authority_end);
  return url;
}

Result<Origin> origin_of(std::string_view url) {
  AIREPORT_TRY(auto parsed, parse_url(url));
  return std::move(parsed.origin);
}

Result<std::string> check_server_url(std::string_view text) {
  if (text.size() > kLongestServer) return fail(ErrorKind::usage, "is too long");
  auto url = parse_url(text);
  if (!url) return fail(ErrorKind::usage, url.error().message);
  if (url->rest.find_first_of("?#") != std::string::npos)
    return fail(ErrorKind::usage, "must not hold a query or fragment");
  if (url->rest.find_first_not_of(kPathSigns) != std::string::npos)
    return fail(ErrorKind::usage, "has a path with a character that stands in no URL");
  if (url->origin.scheme == "http" && !is_loopback(url->origin))
    return fail(ErrorKind::usage, "is plain http, which is refused unless the host is this machine (127.0.0.1)");
  while (url->rest.ends_with('/')) url->rest.pop_back();
  return to_string(url->origin) + url->rest;
}

}  // namespace aireport

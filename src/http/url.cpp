#include "http/url.hpp"

#include <curl/curl.h>
#include <aireport/support/text.hpp>

#include <fmt/format.h>
#include <memory>

namespace aireport::http {
namespace {

constexpr int kMostRedirects = 5;

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

Url parse(const std::string& text) {
  Url url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) return nullptr;
  return url;
}

std::string part_of(const Url& url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

}  // namespace

std::string to_string(const Origin& origin) {
  const std::string_view usual = origin.scheme == "https" ? "443" : "80";
  if (origin.port == usual) return fmt::format("{}://{}", origin.scheme, origin.host);
  return fmt::format("{}://{}:{}", origin.scheme, origin.host, origin.port);
}

Result<Origin> origin_of(const std::string& url) {
  // libcurl would end the text at a NUL and so read another URL than we do.
  const auto parsed = url.find('\0') == std::string::npos ? parse(url) : nullptr;
  if (!parsed) return fail(ErrorKind::refused, "this is no URL", for_terminal(url));
  Origin origin{to_lower_ascii(part_of(parsed, CURLUPART_SCHEME)), to_lower_ascii(part_of(parsed, CURLUPART_HOST)),
                part_of(parsed, CURLUPART_PORT, CURLU_DEFAULT_PORT)};
  if (origin.scheme != "https" && origin.scheme != "http")
    return fail(ErrorKind::refused, fmt::format("only http and https are spoken, not {}", for_terminal(origin.scheme)));
  if (!part_of(parsed, CURLUPART_USER).empty() || !part_of(parsed, CURLUPART_PASSWORD).empty())
    return fail(ErrorKind::refused, "a URL may not name a user or password", to_string(origin));
  return origin;
}

Result<std::string> resolve(const std::string& base, const std::string& reference) {
  const auto url = parse(base);
  const bool sound = url && reference.find('\0') == std::string::npos &&
                     curl_url_set(url.get(), CURLUPART_URL, reference.c_str(), CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
  if (!sound) return fail(ErrorKind::refused, "this is no URL", for_terminal(reference));
  return part_of(url, CURLUPART_URL);
}

bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "[::1]") return true;
  // Only digits and dots: 127.example.com is a name like any other.
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

Result<void> check_home(const Origin& home, const std::string& url) {
  AIREPORT_TRY(const auto origin, origin_of(url));
  if (origin == home) return {};
  return fail(ErrorKind::refused,
              fmt::format("{} is not {}; nothing is asked there", to_string(origin), to_string(home)),
              for_terminal(url));
}

Result<std::string> redirect_target(const Origin& home, const std::string& url, const std::string& location, int hops) {
  if (hops > kMostRedirects)
    return fail(ErrorKind::refused, fmt::format("redirected more than {} times", kMostRedirects), url);
  if (location.empty()) return fail(ErrorKind::refused, "redirected without saying where", url);
  AIREPORT_TRY(auto target, resolve(url, location));
  if (auto allowed = check_home(home, target); !allowed)
    return fail(ErrorKind::refused, "redirected elsewhere: " + allowed.error().message, url);
  return target;
}

}  // namespace aireport::http

#include "http/url.hpp"

#include <curl/curl.h>

#include <fmt/format.h>
#include <memory>

namespace aireport::http {
namespace {

constexpr int kMostRedirects = 5;

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using CurlUrl = std::unique_ptr<CURLU, FreeUrl>;

CurlUrl parse(const std::string& text) {
  CurlUrl url(curl_url());
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) return nullptr;
  return url;
}

std::string part_of(const CurlUrl& url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, flags) != CURLUE_OK) return {};
  std::string copy(text);
  curl_free(text);
  return copy;
}

}  // namespace

Result<std::string> resolve(const std::string& base, const std::string& reference) {
  const auto url = parse(base);
  const bool sound = url && reference.find('\0') == std::string::npos &&
                     curl_url_set(url.get(), CURLUPART_URL, reference.c_str(), CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
  if (!sound) return fail(ErrorKind::refused, "redirected to what is no URL");
  return part_of(url, CURLUPART_URL);
}

Result<void> check_home(const Origin& home, const std::string& url) {
  const auto origin = origin_of(url);
  if (!origin) return fail(ErrorKind::refused, "the URL " + origin.error().message, origin.error().location);
  if (*origin == home) return {};
  const auto there = to_string(*origin);
  return fail(ErrorKind::refused, fmt::format("{} is not {}; nothing is asked there", there, to_string(home)), there);
}

Result<std::string> redirect_target(const Origin& home, const std::string& url, const std::string& location, int hops) {
  if (hops > kMostRedirects)
    return fail(ErrorKind::status, fmt::format("redirected more than {} times", kMostRedirects), url);
  if (location.empty()) return fail(ErrorKind::status, "redirected without saying where", url);
  AIREPORT_TRY(auto target, resolve(url, location));
  if (auto allowed = check_home(home, target); !allowed) {
    allowed.error().message = "redirected elsewhere: " + allowed.error().message;
    return fail(std::move(allowed).error());
  }
  return target;
}

}  // namespace aireport::http

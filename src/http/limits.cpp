#include <curl/curl.h>
#include <aireport/http/limits.hpp>
#include <aireport/support/text.hpp>

#include <charconv>

namespace aireport::http {
namespace {

using std::chrono::seconds;

// Year 5138; keeps times that a server makes up from overflowing ours.
constexpr std::int64_t kLargest = 99'999'999'999;

std::optional<std::int64_t> number(const Headers& headers, std::string_view name) {
  const auto text = trim(header(headers, name));
  std::int64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size() || value < 0 || value > kLargest) return std::nullopt;
  return value;
}

std::optional<UtcTime> date_of(const Headers& headers) {
  const std::string text(header(headers, "date"));
  const auto time = text.empty() ? -1 : curl_getdate(text.c_str(), nullptr);
  if (time < 0 || time > kLargest) return std::nullopt;
  return UtcTime(seconds(time));
}

}  // namespace

Limits read_limits(const Headers& headers) {
  Limits limits;
  limits.limit = number(headers, "x-ratelimit-limit");
  limits.remaining = number(headers, "x-ratelimit-remaining");
  if (const auto reset = number(headers, "x-ratelimit-reset")) limits.reset = UtcTime(seconds(*reset));
  if (const auto pause = number(headers, "retry-after")) limits.retry_after = seconds(*pause);
  limits.date = date_of(headers);
  limits.resource = header(headers, "x-ratelimit-resource");
  return limits;
}

}  // namespace aireport::http

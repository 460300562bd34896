#include "github/limits.hpp"

#include <charconv>

namespace aireport::github {
namespace {

std::optional<std::int64_t> number_in(const http::Headers& headers, std::string_view name) {
  const auto text = http::header(headers, name);
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || problem != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

}  // namespace

std::optional<Quota> quota_of(const http::Headers& headers) {
  const auto resource = http::header(headers, "x-ratelimit-resource");
  if (!resource.empty() && resource != "core") return std::nullopt;
  const auto limit = number_in(headers, "x-ratelimit-limit");
  const auto remaining = number_in(headers, "x-ratelimit-remaining");
  const auto reset = number_in(headers, "x-ratelimit-reset");
  if (!limit || !remaining || !reset) return std::nullopt;
  return Quota{*limit, *remaining, UtcTime{std::chrono::seconds{*reset}}};
}

Quota newer(const Quota& a, const Quota& b) {
  if (a.reset != b.reset) return a.reset < b.reset ? b : a;
  return a.remaining < b.remaining ? a : b;
}

}  // namespace aireport::github

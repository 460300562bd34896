#include "github/header_time.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace aireport::github {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<UtcTime> utc_of(const std::string& iso) {
  auto time = parse_utc(iso);
  if (!time) return std::nullopt;
  return *time;
}

}  // namespace

std::optional<UtcTime> parse_http_date(std::string_view text) {
  constexpr std::string_view kForm = "Tue, 03 Feb 2026 04:05:06 GMT";
  if (text.size() != kForm.size() || !text.ends_with(" GMT")) return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(8, 3));
  if (month == kMonths.end()) return std::nullopt;
  const auto number = std::to_string(101 + (month - kMonths.begin())).substr(1);
  return utc_of(std::string(text.substr(12, 4)) + "-" + number + "-" + std::string(text.substr(5, 2)) + "T" +
                std::string(text.substr(17, 8)) + "Z");
}

std::optional<UtcTime> parse_expiration(std::string_view text) {
  constexpr std::string_view kTime = "2026-02-03 04:05:06";
  if (text.size() < kTime.size() + 4 || text[10] != ' ' || text[kTime.size()] != ' ') return std::nullopt;
  std::string zone(text.substr(kTime.size() + 1));
  if (zone == "UTC") zone = "Z";
  if (zone.size() == 5) zone.insert(3, ":");
  return utc_of(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11, 8)) + zone);
}

}  // namespace aireport::github

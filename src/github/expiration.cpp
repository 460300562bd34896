#include "github/expiration.hpp"

#include <string>

namespace aireport::github {

std::optional<UtcTime> parse_expiration(std::string_view text) {
  constexpr std::string_view kTime = "2026-02-03 04:05:06";
  if (text.size() < kTime.size() + 4 || text[10] != ' ' || text[kTime.size()] != ' ') return std::nullopt;
  std::string zone(text.substr(kTime.size() + 1));
  if (zone == "UTC") zone = "Z";
  if (zone.size() == 5) zone.insert(3, ":");
  const auto time = parse_utc(std::string(text.substr(0, 10)) + "T" + std::string(text.substr(11, 8)) + zone);
  if (!time) return std::nullopt;
  return *time;
}

}  // namespace aireport::github

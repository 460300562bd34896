#include <aireport/support/quantity.hpp>

#include <fmt/format.h>

#include <aireport/support/text.hpp>
#include <charconv>
#include <limits>
#include <optional>
#include <span>

namespace aireport {
namespace {

struct Unit {
  std::string_view name;
  std::uint64_t factor;
};

// Largest first.
constexpr Unit kDurations[] = {{"d", 86400}, {"h", 3600}, {"m", 60}, {"s", 1}};
constexpr Unit kSizes[] = {{"GiB", 1ULL << 30}, {"MiB", 1ULL << 20}, {"KiB", 1ULL << 10}};

// A hundred years, so that no sum of a time and a duration overflows.
constexpr std::uint64_t kLongest = 36500ULL * 86400;

std::optional<std::uint64_t> factor_of(std::span<const Unit> units, std::string_view name) {
  for (const Unit& unit : units)
    if (unit.name == name) return unit.factor;
  return std::nullopt;
}

std::optional<std::uint64_t> read(std::string_view text, std::span<const Unit> units, std::uint64_t largest) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{}) return std::nullopt;
  const std::string_view name = text.substr(static_cast<std::size_t>(end - text.data()));
  if (name.empty() && number == 0) return 0;
  const auto factor = factor_of(units, name);
  if (!factor || number > largest / *factor) return std::nullopt;
  return number * *factor;
}

std::string write(std::uint64_t number, std::span<const Unit> units, std::string_view smallest) {
  if (number == 0) return "0";
  for (const Unit& unit : units)
    if (number % unit.factor == 0) return fmt::format("{}{}", number / unit.factor, unit.name);
  return fmt::format("{}{}", number, smallest);
}

std::string quoted(std::string_view text) {
  return "'" + for_terminal(first_characters(text, 40)) + "'";
}

}  // namespace

Result<std::chrono::seconds> parse_duration(std::string_view text) {
  if (const auto number = read(text, kDurations, kLongest))
    return std::chrono::seconds{static_cast<std::int64_t>(*number)};
  return fail(ErrorKind::usage,
              quoted(text) + " is not a duration: an integer and s, m, h or d, such as 15m, up to 36500d");
}

Result<std::uint64_t> parse_size(std::string_view text) {
  if (const auto number = read(text, kSizes, std::numeric_limits<std::int64_t>::max())) return *number;
  return fail(ErrorKind::usage, quoted(text) + " is not a size: an integer and KiB, MiB or GiB, such as 2GiB");
}

std::string format_duration(std::chrono::seconds duration) {
  return write(static_cast<std::uint64_t>(duration.count()), kDurations, "s");
}

std::string format_size(std::uint64_t bytes) {
  return write(bytes, kSizes, "B");
}

std::string group_thousands(std::int64_t number) {
  std::string digits = fmt::format("{}", number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t end = digits.size(); end > first + 3;) {
    end -= 3;
    digits.insert(end, 1, ',');
  }
  return digits;
}

}  // namespace aireport

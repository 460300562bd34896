// Durations and sizes as options and repos.yaml write them.
#pragma once

#include <aireport/support/error.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace aireport {

// An integer and s, m, h or d: "90s", "15m". "0" means none. Error: usage.
Result<std::chrono::seconds> parse_duration(std::string_view text);
// An integer and KiB, MiB or GiB: "2GiB". "0" means none. Bytes. Error: usage.
Result<std::uint64_t> parse_size(std::string_view text);

std::string format_duration(std::chrono::seconds duration);  // in the largest unit that divides it: "15m"
std::string format_size(std::uint64_t bytes);                // "2GiB"; what no unit divides is given in bytes: "10B"
std::string group_thousands(std::int64_t number);            // "8,214"

}  // namespace aireport

// Instants and days. All instants are UTC with a resolution of one second, as GitHub sends them.
#pragma once

#include <aireport/support/error.hpp>
#include <chrono>
#include <string>
#include <string_view>

namespace aireport {

using UtcTime = std::chrono::sys_seconds;
using Date = std::chrono::year_month_day;  // proleptic Gregorian, always valid (ok()) once it came from parse_date

// "2026-02-03T04:05:06Z" (also with a fraction of a second, which is dropped, or an offset "+08:00").
// Error: decode.
Result<UtcTime> parse_utc(std::string_view text);

// "2026-02-03T04:05:06Z"
std::string format_utc(UtcTime time);

// "2026-02-03", four, two and two digits, a day that the calendar has. Error: decode.
Result<Date> parse_date(std::string_view text);

// "2026-02-03"
std::string format_date(Date date);

// "09:41": the time of day at an offset from UTC.
std::string format_clock(UtcTime time, std::chrono::seconds offset);

Date next_day(Date date);
Date previous_day(Date date);

}  // namespace aireport

#include "pipeline/day.hpp"

#include <algorithm>

namespace aireport::pipeline {

namespace {

constexpr Date kFirstDay{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};

}  // namespace

Result<Day> settle_day(std::optional<Date> date, const std::string& timezone, UtcTime now) {
  AIREPORT_TRY(const Date today, config::date_at(now, timezone));
  const Date wanted = date.value_or(previous_day(today));
  if (wanted > today)
    return fail(ErrorKind::usage,
                format_date(wanted) + " lies in the future: it is " + format_date(today) + " in " + timezone);
  if (wanted < kFirstDay)
    return fail(ErrorKind::usage, format_date(wanted) + " lies before " + format_date(kFirstDay) +
                                      ", where the time of git and GitHub begins");
  Day day;
  AIREPORT_TRY(day.window, config::window_of(wanted, timezone));
  if (now < day.window.end) day.known_until = now;
  return day;
}

Day as_listed(Day day, std::optional<UtcTime> listed_at) {
  if (listed_at && *listed_at < day.window.end) day.known_until = std::max(*listed_at, day.window.begin);
  return day;
}

Result<void> check_interrupted(const Interrupted& interrupted) {
  if (!interrupted || !interrupted()) return {};
  return fail(ErrorKind::interrupted, "interrupted");
}

}  // namespace aireport::pipeline

#include <date/tz.h>
#include <fmt/format.h>

#include <aireport/config/config.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <exception>

namespace aireport::config {
namespace {

constexpr std::chrono::days kCovered{400};

// Needs no data of the machine, so that the default works on a bare system.
bool is_utc(std::string_view timezone) {
  return timezone == "UTC" || timezone == "Etc/UTC";
}

// "localtime" is whatever a machine is set to: no name that means the same elsewhere.
bool is_iana_name(std::string_view name) {
  return name != "localtime";
}

tl::unexpected<Error> no_such_zone(std::string_view timezone, const date::tzdb& database) {
  std::vector<std::string_view> names;
  for (const auto& zone : database.zones)
    if (is_iana_name(zone.name())) names.push_back(zone.name());
  const std::string_view meant = nearest(timezone, names);
  return fail(ErrorKind::usage,
              fmt::format("no time zone is named '{}'{}", for_terminal(first_characters(timezone, 60)),
                          meant.empty() ? "; use an IANA name such as Asia/Shanghai"
                                        : fmt::format("; did you mean '{}'?", meant)));
}

tl::unexpected<Error> no_data(std::string_view why) {
  return fail(ErrorKind::usage, fmt::format("this machine has no time-zone data to read; install tzdata ({})", why));
}

// Runs `work` on the zone. The library reads its data on first use, so that any call may throw.
template <typename Value, typename Work>
Result<Value> with_zone(std::string_view timezone, const Work& work) {
  try {
    const date::tzdb& database = date::get_tzdb();
    if (database.zones.empty()) return no_data("its folder is empty");
    const auto zone = std::find_if(database.zones.begin(), database.zones.end(),
                                   [timezone](const auto& candidate) { return candidate.name() == timezone; });
    if (zone == database.zones.end() || !is_iana_name(timezone)) return no_such_zone(timezone, database);
    return work(*zone);
  } catch (const std::exception& problem) {
    return no_data(for_terminal(problem.what()));
  }
}

// Where midnight falls into a gap, the day begins at the end of the gap; where it comes twice, with the first.
UtcTime first_instant(const date::time_zone& zone, Date date) {
  const date::local_days midnight{std::chrono::sys_days{date}.time_since_epoch()};
  return std::chrono::time_point_cast<std::chrono::seconds>(zone.to_sys(midnight, date::choose::earliest));
}

std::vector<model::OffsetSpan> offsets_between(const date::time_zone& zone, UtcTime from, UtcTime end) {
  std::vector<model::OffsetSpan> spans;
  for (UtcTime at = from; at < end;) {
    const date::sys_info info = zone.get_info(at);
    // A change of name alone, or of what counts as summer time, is no change of the offset.
    if (spans.empty() || spans.back().offset != info.offset) spans.push_back({at, info.offset});
    at = info.end;
  }
  return spans;
}

Result<model::Window> local_window(const date::time_zone& zone, Date date) {
  model::Window window{date, zone.name(), first_instant(zone, date), first_instant(zone, next_day(date)), {}};
  if (window.begin == window.end)
    return fail(ErrorKind::usage,
                fmt::format("{} never was a day in {}: its clocks went past it", format_date(date), zone.name()));
  window.offsets = offsets_between(zone, window.end - kCovered, window.end);
  return window;
}

}  // namespace

Result<model::Window> window_of(Date date, std::string_view timezone) {
  if (is_utc(timezone)) {
    const UtcTime begin = std::chrono::sys_days{date};
    const UtcTime end = std::chrono::sys_days{next_day(date)};
    return model::Window{date, std::string(timezone), begin, end, {{end - kCovered, std::chrono::seconds{0}}}};
  }
  return with_zone<model::Window>(timezone, [date](const auto& zone) { return local_window(zone, date); });
}

Result<Date> date_at(UtcTime now, std::string_view timezone) {
  if (is_utc(timezone)) return Date{std::chrono::floor<std::chrono::days>(now)};
  return with_zone<Date>(timezone, [now](const date::time_zone& zone) -> Result<Date> {
    return Date{std::chrono::floor<std::chrono::days>(now + zone.get_info(now).offset)};
  });
}

}  // namespace aireport::config

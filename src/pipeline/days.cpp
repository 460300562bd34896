#include <aireport/pipeline/pipeline.hpp>
#include <algorithm>
#include <chrono>
#include <string>

#include "pipeline/day.hpp"
#include "pipeline/shelf.hpp"
#include "pipeline/standing.hpp"

namespace aireport::pipeline {
namespace {

void tell_left_out(Date first, Date last, int max_days, Events& events) {
  const std::string from = format_date(first);
  const std::string to = format_date(last);
  events.warn("catch_up.left_out",
              "not every report from " + from + " to " + to +
                  " is complete, and these days lie further back than the " + std::to_string(max_days) +
                  " of --max-days: --from " + from + " --to " + to + " makes them",
              {{"from", from}, {"to", to}});
}

}  // namespace

Result<std::vector<Date>> days_between(const Order& order, Date first, Date last, World world) {
  const auto now = world.clock.now();
  std::vector<Date> days;
  for (Date date = first; date <= last; date = next_day(date)) {
    // The ends must be days; one between them may be one that the zone never had.
    if (date != first && date != last && !config::window_of(date, order.config.timezone)) continue;
    AIREPORT_CHECK(settle_day(date, order.config.timezone, now));
    days.push_back(date);
  }
  return days;
}

Result<std::vector<Date>> days_to_catch_up(const Order& order, int max_days, World world) {
  AIREPORT_TRY(const Date today, config::date_at(world.clock.now(), order.config.timezone));
  const auto yesterday = std::chrono::sys_days(previous_day(today));
  AIREPORT_TRY(const auto heads, read_heads(order.paths, world.events));
  auto first = yesterday;
  if (!heads.empty()) {
    const auto complete = std::find_if(heads.begin(), heads.end(), [&](const model::DayHead& head) {
      return is_complete(head, order.config.page.repos);
    });
    first = complete == heads.end() ? std::chrono::sys_days(heads.back().window.date)
                                    : std::chrono::sys_days(complete->window.date) + std::chrono::days(1);
    const auto oldest = yesterday - std::chrono::days(max_days - 1);
    if (first < oldest) tell_left_out(Date(first), Date(oldest - std::chrono::days(1)), max_days, world.events);
    first = std::max(first, oldest);
  }
  std::vector<Date> days;
  for (auto day = first; day <= yesterday; day += std::chrono::days(1))
    if (config::window_of(Date(day), order.config.timezone)) days.emplace_back(day);  // not one that the zone never had
  return days;
}

}  // namespace aireport::pipeline

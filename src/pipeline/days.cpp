#include <aireport/pipeline/pipeline.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "pipeline/day.hpp"
#include "pipeline/past_mending.hpp"
#include "pipeline/shelf.hpp"
#include "pipeline/standing.hpp"

namespace aireport::pipeline {
namespace {

void tell_left_out(Date first, Date last, int max_days, Events& events) {
  const std::string from = format_date(first);
  const std::string to = format_date(last);
  const std::string lies_back = " further back than the " + std::to_string(max_days) + " of --max-days: ";
  events.warn("catch_up.left_out",
              first == last ? "the report of " + from + " is missing or not complete, and this day lies" + lies_back +
                                  "--date " + from + " asks for it"
                            : "not every report from " + from + " to " + to + " is complete, and these days lie" +
                                  lies_back + "--from " + from + " --to " + to + " asks for them",
              {{"from", from}, {"to", to}});
}

// What the reports of the days from `oldest` on know of new names. They are read only when one of them lacks a
// repository, which is rare.
Result<Renames> renames_known(const Order& order, std::vector<model::DayHead> heads, Date oldest, const World& world) {
  Renames renames;
  const auto& wanted = order.config.page.repos;
  std::erase_if(heads, [&](const auto& head) { return head.window.date < oldest; });
  if (std::all_of(heads.begin(), heads.end(), [&](const auto& head) { return tells_each(head, wanted, {}); }))
    return renames;
  for (const auto& head : heads) {
    Renames known = renames;
    const auto take = [&](const model::DayHead&, const snapshot::CommitList& list) {
      if (list.renamed_to) known.learn(list.repo, *list.renamed_to);
    };
    AIREPORT_TRY(const auto read, read_commit_lists(order.paths, head.window.date, take, world));
    if (!read) continue;
    learn_from(known, head);
    renames = std::move(known);
  }
  return renames;
}

// Days whose report leaves nothing to be done for the order: those of the days from `oldest` on, and the newest before.
Result<std::set<Date>> days_done(const Order& order, const std::vector<model::DayHead>& heads, Date oldest,
                                 const World& world) {
  AIREPORT_TRY(const auto renames, renames_known(order, heads, oldest, world));
  std::set<Date> done;
  std::optional<Lack> newest;
  bool looked_beyond = false;
  for (const auto& head : heads) {
    const bool beyond = head.window.date < oldest;
    if (beyond && !done.empty()) break;
    if (head.state == model::DayState::unfinished) continue;
    // Years of reports with gaps would take too long to read: of those further back one shows how it is.
    if (head.state == model::DayState::partial && std::exchange(looked_beyond, beyond)) continue;
    AIREPORT_TRY(auto lack, lack_of(order.paths, head, world));
    if (!newest) newest = lack;
    const bool has_each = tells_each(head, order.config.page.repos, renames);
    if (has_each && is_past_mending(lack, *newest)) done.insert(head.window.date);
  }
  return done;
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

Result<std::vector<Date>> days_to_catch_up(const Order& order, int max_days, World world, const std::set<Date>& tried) {
  using std::chrono::days;
  using std::chrono::sys_days;
  AIREPORT_TRY(const Date today, config::date_at(world.clock.now(), order.config.timezone));
  const Date yesterday = previous_day(today);
  const Date oldest(sys_days(yesterday) - days(max_days - 1));
  AIREPORT_TRY(const auto heads, read_heads(order.paths, world.events));
  AIREPORT_TRY(const auto done, days_done(order, heads, oldest, world));
  const Date begin = heads.empty() ? yesterday : std::min(yesterday, heads.back().window.date);
  const Date open = done.empty() ? begin : next_day(*done.rbegin());
  if (open < oldest && tried.empty()) tell_left_out(open, previous_day(oldest), max_days, world.events);
  const Date last = tried.empty() ? yesterday : *tried.rbegin();
  std::vector<Date> missing;
  for (Date day = std::max(begin, oldest); day <= last; day = next_day(day)) {
    const bool is_one = config::window_of(day, order.config.timezone).has_value();  // not one that the zone never had
    if (is_one && !done.contains(day) && !tried.contains(day)) missing.push_back(day);
  }
  return missing;
}

}  // namespace aireport::pipeline

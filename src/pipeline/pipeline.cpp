#include <aireport/digest/digest.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/render/render.hpp>
#include <algorithm>
#include <chrono>
#include <utility>

#include "pipeline/day.hpp"
#include "pipeline/gather.hpp"
#include "pipeline/ledger.hpp"
#include "pipeline/shelf.hpp"

namespace aireport::pipeline {
namespace {

using Earlier = std::optional<snapshot::Snapshot>;

bool is_complete(const Earlier& earlier) {
  return earlier && earlier->head.state == model::DayState::complete;
}

// A narrowed report may only stand where the same narrowed report stands already, or none.
Result<void> check_selection(const Order& order, const Earlier& earlier) {
  if (order.selection == Selection::as_configured || !earlier) return {};
  const auto& there = earlier->head.settings;
  const auto& wanted = order.config.page;
  const bool same_repos = std::equal(there.repos.begin(), there.repos.end(), wanted.repos.begin(), wanted.repos.end(),
                                     [](const auto& a, const auto& b) { return model::same_repo(a.repo, b.repo); });
  if (same_repos && there.language == wanted.language) return {};
  return fail(ErrorKind::usage,
              "the full report of " + format_date(earlier->head.window.date) +
                  " stands there already; give --repo or --lang an --output-dir of their own",
              publish::page_path(order.paths, earlier->head.window.date).string());
}

model::DayHead head_of(const Order& order, const Day& day) {
  model::DayHead head;
  head.window = day.window;
  head.known_until = day.known_until;
  head.settings = order.config.page;
  return head;
}

model::DayState state_of(const Day& day, const std::vector<digest::RepoDigest>& digests) {
  if (day.known_until) return model::DayState::unfinished;
  const bool gaps = std::any_of(digests.begin(), digests.end(),
                                [](const digest::RepoDigest& digest) { return !digest.section.gaps.empty(); });
  return gaps ? model::DayState::partial : model::DayState::complete;
}

// The day is known to the end: its page is made again if it is missing or stale, without a request.
Result<Outcome> republish(const Order& order, const snapshot::Snapshot& snapshot, Events& events) {
  auto [report, page] = render_day(snapshot);
  Outcome outcome{std::move(report), std::move(page), {}};
  AIREPORT_TRY(auto path, mend_page(order.paths, snapshot.head.window.date, outcome.page));
  if (path) outcome.written.push_back(std::move(*path));
  AIREPORT_TRY(auto index, update_index(order.paths, order.config, events));
  if (index) outcome.written.push_back(std::move(*index));
  return outcome;
}

Result<Outcome> publish_new(const Order& order, const Day& day, Gathered gathered, const Earlier& earlier,
                            Events& events) {
  Outcome outcome;
  model::DayHead head = head_of(order, day);
  head.state = state_of(day, gathered.digests);
  outcome.report = digest::compose(std::move(gathered.digests), std::move(head));
  if (earlier && !publish::may_replace(earlier->head, outcome.report.head)) {
    events.warn("publish.kept", "the report of " + format_date(day.window.date) + " knows more and stays");
    return republish(order, *earlier, events);
  }
  outcome.page = render::render_page(outcome.report);
  const publish::Publication publication{day.window.date, outcome.page,
                                         snapshot::assemble(outcome.report.head, gathered.parts)};
  AIREPORT_TRY(outcome.written, publish::publish(order.paths, publication));
  AIREPORT_TRY(auto index, update_index(order.paths, order.config, events));
  if (index) outcome.written.push_back(std::move(*index));
  return outcome;
}

}  // namespace

Result<Outcome> run(const Order& order, World world) {
  AIREPORT_TRY(const Day day, settle_day(order.date, order.config.timezone, world.clock.now()));
  const Date date = day.window.date;
  publish::LockWait patience;
  patience.interrupted = world.interrupted;
  AIREPORT_TRY(const auto lock, publish::lock_folder(order.paths, patience));
  AIREPORT_TRY(Earlier earlier, read_snapshot(order.paths, date, world.events));
  AIREPORT_CHECK(check_selection(order, earlier));
  const bool known = is_complete(earlier) && order.reuse == Reuse::complete_days;
  AIREPORT_TRY(auto mended, mend_pages(order.paths, known ? std::optional(date) : std::nullopt, world.events));
  auto outcome = [&]() -> Result<Outcome> {
    if (known) return republish(order, *earlier, world.events);
    AIREPORT_TRY(const Ledger ledger, read_ledger(order.paths, date, order.config.late_days, world.events));
    AIREPORT_TRY(auto gathered, gather(order, day, ledger, earlier, world));
    return publish_new(order, day, std::move(gathered), earlier, world.events);
  }();
  if (outcome) outcome->written.insert(outcome->written.begin(), mended.begin(), mended.end());
  return outcome;
}

Result<Estimate> estimate(const Order& order, World world) {
  AIREPORT_TRY(const Day day, settle_day(order.date, order.config.timezone, world.clock.now()));
  Estimate estimate;
  estimate.date = day.window.date;
  AIREPORT_TRY(Earlier earlier, read_snapshot(order.paths, estimate.date, world.events));
  AIREPORT_CHECK(check_selection(order, earlier));
  if (!is_complete(earlier) || order.reuse == Reuse::nothing) {
    AIREPORT_TRY(const Ledger ledger, read_ledger(order.paths, estimate.date, order.config.late_days, world.events));
    const Questions questions = questions_of(order, day, ledger, earlier);
    const auto on_plan = [&](const github::FetchPlan& plan) {
      estimate.plan = plan;
      return github::Details::plan_only;
    };
    const auto let_go = [](std::size_t, const model::RepoActivity&) {};
    AIREPORT_CHECK(github::fetch_day(world.transport, questions.query, on_plan, let_go, world.events));
  }
  auto quota = github::fetch_quota(world.transport, order.config.github.api_url);
  if (quota) {
    estimate.quota = *quota;
  } else if (quota.error().kind == ErrorKind::credentials || quota.error().kind == ErrorKind::interrupted) {
    return fail(std::move(quota).error());
  }
  return estimate;
}

Result<std::vector<Date>> days_to_catch_up(const Order& order, int max_days, World world) {
  AIREPORT_TRY(const Date today, config::date_at(world.clock.now(), order.config.timezone));
  const auto yesterday = std::chrono::sys_days(previous_day(today));
  AIREPORT_TRY(const auto heads, read_heads(order.paths, world.events));
  auto first = yesterday;
  if (!heads.empty()) {
    const auto complete = std::find_if(
        heads.begin(), heads.end(), [](const model::DayHead& head) { return head.state == model::DayState::complete; });
    first = complete == heads.end() ? std::chrono::sys_days(heads.back().window.date)
                                    : std::chrono::sys_days(complete->window.date) + std::chrono::days(1);
    first = std::max(first, yesterday - std::chrono::days(max_days - 1));
  }
  std::vector<Date> days;
  for (auto day = first; day <= yesterday; day += std::chrono::days(1)) days.emplace_back(day);
  return days;
}

Result<Outcome> render_snapshot(std::string_view bytes, std::optional<model::Language> language) {
  AIREPORT_TRY(auto snapshot, snapshot::decode(bytes));
  if (language) snapshot.head.settings.language = *language;
  auto [report, page] = render_day(snapshot);
  return Outcome{std::move(report), std::move(page), {}};
}

}  // namespace aireport::pipeline

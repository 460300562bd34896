#include <aireport/digest/digest.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/render/render.hpp>
#include <algorithm>
#include <chrono>
#include <utility>

#include "pipeline/day.hpp"
#include "pipeline/gaps.hpp"
#include "pipeline/gather.hpp"
#include "pipeline/ledger.hpp"
#include "pipeline/remake.hpp"
#include "pipeline/shelf.hpp"
#include "pipeline/standing.hpp"

namespace aireport::pipeline {
namespace {

using Earlier = std::optional<KnownDay>;

using Repos = std::vector<model::RepoSettings>;

using Paths = std::vector<std::filesystem::path>;

// Is every repository of `some` among `all`, on the same branch?
bool contains_each(const Repos& all, const Repos& some) {
  return std::all_of(some.begin(), some.end(), [&](const model::RepoSettings& one) {
    return std::any_of(all.begin(), all.end(), [&](const model::RepoSettings& other) {
      return model::same_repo(one.repo, other.repo) && one.branch == other.branch;
    });
  });
}

// Does the report tell of a repository that this run does not ask for?
bool tells_of_others(const model::DayHead& head, const Repos& wanted) {
  const auto& there = head.settings.repos;
  return std::any_of(there.begin(), there.end(), [&](const model::RepoSettings& known) {
    return std::none_of(wanted.begin(), wanted.end(),
                        [&](const model::RepoSettings& repo) { return model::same_repo(known.repo, repo.repo); });
  });
}

// A complete report of fewer repositories than the run wants is not complete for it. One that tells of others too stays
// as it is, for what it knows of them would be lost.
bool is_complete(const model::DayHead& head, const Repos& wanted) {
  if (head.state != model::DayState::complete) return false;
  return contains_each(head.settings.repos, wanted) || tells_of_others(head, wanted);
}

// The report made now tells of more repositories than the one that stands there. It keeps what is known of the others,
// so that even with a gap it knows more.
bool is_wider(const Day& day, const Repos& wanted, const model::DayHead& published) {
  const bool over = published.state != model::DayState::unfinished && !day.known_until;
  const auto& there = published.settings.repos;
  return over && contains_each(wanted, there) && !contains_each(there, wanted);
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

Outcome outcome_of(Remade remade) {
  return {std::move(remade.report), std::move(remade.page), {}};
}

// Page and snapshot of a report that was made again with its parts.
Result<Outcome> publish_day(const publish::Paths& paths, Remade remade) {
  auto file = snapshot::assemble(remade.report.head, std::exchange(remade.parts, {}), receipts_of(remade.report));
  Outcome outcome = outcome_of(std::move(remade));
  const publish::Publication publication{outcome.report.head.window.date, outcome.page, std::move(file)};
  AIREPORT_TRY(outcome.written, publish::publish(paths, publication));
  return outcome;
}

// The same day in another language, without a request: the snapshot says in which language its page is.
Result<Outcome> translate(const Order& order, Remade remade, Events& events) {
  AIREPORT_TRY(auto outcome, publish_day(order.paths, std::move(remade)));
  AIREPORT_TRY(auto index, update_index(order.paths, order.config, events));
  if (index) outcome.written.push_back(std::move(*index));
  return outcome;
}

// The day is known to the end: its page is made again if it is missing or stale, without a request.
Result<Outcome> republish(const Order& order, Remade remade, Events& events) {
  Outcome outcome = outcome_of(std::move(remade));
  AIREPORT_TRY(auto path, publish::publish_page(order.paths, outcome.report.head.window.date, outcome.page));
  if (path) outcome.written.push_back(std::move(*path));
  AIREPORT_TRY(auto index, update_index(order.paths, order.config, events));
  if (index) outcome.written.push_back(std::move(*index));
  return outcome;
}

// What stands there knows more than what was made now.
Result<Outcome> keep(const Order& order, Date date, Events& events) {
  events.warn("publish.kept", "the report of " + format_date(date) + " knows more and stays");
  AIREPORT_TRY(const auto bytes, publish::published_snapshot(order.paths, date, snapshot::kMaxFileBytes));
  AIREPORT_TRY(auto remade, remake(bytes.value_or(""), std::nullopt, Parts::unwanted));
  return republish(order, std::move(remade), events);
}

// The clock said that the day was over, and the answers come from before.
void warn_of_age(const Day& day, Events& events) {
  const auto until = format_utc(*day.known_until);
  events.warn("day.unfinished",
              "what was answered for " + format_date(day.window.date) + " is of " + until +
                  ", when the day was not over: the report is unfinished, and a run that can ask again completes it",
              {{"date", format_date(day.window.date)}, {"known_until", until}});
}

Result<Outcome> publish_new(const Order& order, const Day& day, Gathered gathered, const Standing& standing,
                            Events& events) {
  const Earlier& earlier = standing.report;
  Outcome outcome;
  model::DayHead head = head_of(order, day);
  head.state = state_of(day, gathered.digests);
  outcome.report = digest::compose(std::move(gathered.digests), std::move(head));
  if (earlier && !is_wider(day, order.config.page.repos, earlier->head) &&
      !publish::may_replace(earlier->head, outcome.report.head))
    return keep(order, day.window.date, events);
  AIREPORT_CHECK(check_unreadable(standing, outcome.report.head));
  if (standing.unreadable)
    events.warn("publish.replaced", *standing.unreadable + "; a complete report takes its place");
  auto file = snapshot::assemble(outcome.report.head, std::move(gathered.parts), receipts_of(outcome.report));
  outcome.page = render::render_page(outcome.report);
  const publish::Publication publication{day.window.date, outcome.page, std::move(file)};
  AIREPORT_TRY(outcome.written, publish::publish(order.paths, publication));
  AIREPORT_TRY(auto index, update_index(order.paths, order.config, events));
  if (index) outcome.written.push_back(std::move(*index));
  return outcome;
}

// What a run that was killed left behind, other than of the day that the caller renders itself.
Result<Paths> mend(const Order& order, std::optional<Date> own, Events& events) {
  AIREPORT_TRY(auto mended, mend_pages(order.paths, own, events));
  if (own) return mended;
  AIREPORT_TRY(auto index, mend_index(order.paths, order.config, events));
  if (index) mended.push_back(std::move(*index));
  return mended;
}

// Each path once, where it was written last.
Paths joined(const Paths& earlier, const Paths& later) {
  Paths all;
  for (const auto& path : earlier)
    if (std::find(later.begin(), later.end(), path) == later.end()) all.push_back(path);
  all.insert(all.end(), later.begin(), later.end());
  return all;
}

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

Result<Outcome> run(const Order& order, World world) {
  AIREPORT_TRY(const Day day, settle_day(order.date, order.config.timezone, world.clock.now()));
  const Date date = day.window.date;
  publish::LockWait patience;
  patience.interrupted = world.interrupted;
  AIREPORT_TRY(const auto lock, publish::lock_folder(order.paths, patience));
  Again again{{}, order.config.page.language};
  if (order.reuse == Reuse::complete_days)
    again.is_wanted = [&](const model::DayHead& head) { return is_complete(head, order.config.page.repos); };
  AIREPORT_TRY(Standing standing, standing_of(order.paths, date, again));
  if (order.selection == Selection::narrowed)
    AIREPORT_CHECK(check_settings(order.paths, date, standing, order.config.page));
  const Earlier& earlier = standing.report;
  const bool known = standing.again.has_value();
  AIREPORT_TRY(const auto mended, mend(order, known ? std::optional(date) : std::nullopt, world.events));
  auto outcome = [&]() -> Result<Outcome> {
    if (known && earlier->head.settings.language != order.config.page.language)
      return translate(order, std::move(*standing.again), world.events);
    if (known) return republish(order, std::move(*standing.again), world.events);
    AIREPORT_TRY(Ledger ledger, read_ledger(order.paths, date, order.config.late_days, world.events));
    AIREPORT_TRY(auto gathered, gather(order, day, std::move(ledger), earlier, world));
    const Day listed = as_listed(day, gathered.listed_at);
    if (listed.known_until && !day.known_until) warn_of_age(listed, world.events);
    return publish_new(order, listed, std::move(gathered), standing, world.events);
  }();
  if (outcome) outcome->written = joined(mended, outcome->written);
  return outcome;
}

Result<Estimate> estimate(const Order& order, World world) {
  AIREPORT_TRY(const Day day, settle_day(order.date, order.config.timezone, world.clock.now()));
  Estimate estimate;
  estimate.date = day.window.date;
  AIREPORT_TRY(const Standing standing, standing_of(order.paths, estimate.date));
  if (order.selection == Selection::narrowed)
    AIREPORT_CHECK(check_settings(order.paths, estimate.date, standing, order.config.page));
  const Earlier& earlier = standing.report;
  if (!earlier || !is_complete(earlier->head, order.config.page.repos) || order.reuse == Reuse::nothing) {
    AIREPORT_TRY(Ledger ledger, read_ledger(order.paths, estimate.date, order.config.late_days, world.events));
    const Questions questions = questions_of(order, day, ledger, earlier);
    const auto on_plan = [&](const github::FetchPlan& plan) {
      estimate.plan = plan;
      return github::Details::plan_only;
    };
    const auto count = [&](std::size_t, const model::RepoActivity& activity) {
      warn_of_gaps(activity, world.events);
      ++estimate.asked;
      if (!activity.gaps.empty()) ++estimate.with_gaps;
      if (activity.state() == model::RepoState::failed) ++estimate.failed;
    };
    AIREPORT_CHECK(github::fetch_day(world.transport, questions.query, on_plan, count, world.events));
  }
  auto quota = github::fetch_quota(world.transport, order.config.github.api_url);
  if (quota) {
    estimate.quota = *quota;
  } else if (quota.error().kind == ErrorKind::credentials || quota.error().kind == ErrorKind::interrupted) {
    return fail(std::move(quota).error());
  }
  return estimate;
}

std::string how_to_set_a_token(const config::GithubConfig& github) {
  const auto& variables = github.token_env;
  return "put a token into " + (variables.empty() ? "github.token_file" : variables.front());
}

Result<std::vector<Date>> days_between(const Order& order, Date first, Date last, World world) {
  const auto now = world.clock.now();
  std::vector<Date> days;
  for (Date date = first; date <= last; date = next_day(date)) {
    // The ends must be days; one between them may be a day that the zone left out.
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
  for (auto day = first; day <= yesterday; day += std::chrono::days(1)) days.emplace_back(day);
  return days;
}

Result<Outcome> render_snapshot(std::string_view bytes, std::optional<model::Language> language) {
  AIREPORT_TRY(auto remade, remake(bytes, language, Parts::unwanted));
  return outcome_of(std::move(remade));
}

Result<Outcome> publish_snapshot(const publish::Paths& paths, std::string_view bytes,
                                 std::optional<model::Language> language) {
  AIREPORT_TRY(auto remade, remake(bytes, language, Parts::encoded));
  const model::DayHead& made = remade.report.head;
  const Date date = made.window.date;
  AIREPORT_TRY(const auto lock, publish::lock_folder(paths));
  AIREPORT_TRY(const Standing standing, standing_of(paths, date));
  AIREPORT_CHECK(check_settings(paths, date, standing, made.settings));
  if (standing.report && !publish::may_replace(standing.report->head, made))
    return fail(ErrorKind::usage,
                "the report of " + format_date(date) + " that stands there knows more; give --from-snapshot an " +
                    "--output-dir of its own",
                publish::page_path(paths, date).string());
  return publish_day(paths, std::move(remade));
}

}  // namespace aireport::pipeline

#include <aireport/digest/digest.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/render/render.hpp>
#include <algorithm>
#include <utility>

#include "pipeline/day.hpp"
#include "pipeline/gaps.hpp"
#include "pipeline/gather.hpp"
#include "pipeline/identity.hpp"
#include "pipeline/ledger.hpp"
#include "pipeline/remake.hpp"
#include "pipeline/shelf.hpp"
#include "pipeline/standing.hpp"

namespace aireport::pipeline {
namespace {

using Earlier = std::optional<KnownDay>;

using Paths = std::vector<std::filesystem::path>;

// Sorted and each once: what was known of former names stays known.
std::vector<model::FormerName> former_names(const Earlier& earlier, std::vector<model::FormerName> found) {
  if (earlier) found.insert(found.end(), earlier->head.former_names.begin(), earlier->head.former_names.end());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
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
Result<Outcome> keep(const Order& order, Date date, const World& world) {
  world.events.warn("publish.kept", "the report of " + format_date(date) + " knows more and stays");
  AIREPORT_TRY(const auto bytes, publish::published_snapshot(order.paths, date, snapshot::kMaxFileBytes));
  AIREPORT_TRY(auto remade, remake(bytes.value_or(""), std::nullopt, Parts::unwanted, world.interrupted));
  return republish(order, std::move(remade), world.events);
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
                            const World& world) {
  const Earlier& earlier = standing.report;
  // Each of the steps takes up to half a second for 20,000 commits.
  const auto go_on = [&] { return check_interrupted(world.interrupted); };
  AIREPORT_CHECK(go_on());
  Outcome outcome;
  model::DayHead head = head_of(order, day);
  head.state = state_of(day, gathered.digests);
  head.former_names = former_names(earlier, std::move(gathered.former_names));
  outcome.report = digest::compose(std::move(gathered.digests), std::move(head));
  const auto& made = outcome.report.head;
  if (earlier && !is_wider(made, earlier->head) && !publish::may_replace(earlier->head, made))
    return keep(order, day.window.date, world);
  AIREPORT_CHECK(check_unreadable(standing, made));
  if (standing.unreadable)
    world.events.warn("publish.replaced", *standing.unreadable + "; a complete report takes its place");
  AIREPORT_CHECK(go_on());
  auto file = snapshot::assemble(made, std::move(gathered.parts), receipts_of(outcome.report));
  AIREPORT_CHECK(go_on());
  outcome.page = render::render_page(outcome.report);
  const publish::Publication publication{day.window.date, outcome.page, std::move(file)};
  AIREPORT_CHECK(go_on());
  AIREPORT_TRY(outcome.written, publish::publish(order.paths, publication));
  AIREPORT_TRY(auto index, update_index(order.paths, order.config, world.events));
  if (index) outcome.written.push_back(std::move(*index));
  return outcome;
}

// What a run that was killed left behind, other than of the day that the caller renders itself.
Result<Paths> mend(const Order& order, std::optional<Date> own, const World& world) {
  AIREPORT_TRY(auto mended, mend_pages(order.paths, own, world));
  if (own) return mended;
  AIREPORT_TRY(auto index, mend_index(order.paths, order.config, world.events));
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

}  // namespace

Result<Outcome> run(const Order& configured, World world) {
  AIREPORT_CHECK(check_interrupted(world.interrupted));
  Order order = configured;
  const auto now = world.clock.now();
  AIREPORT_TRY(Day day, settle_day(order.date, order.config.timezone, now));
  const Date date = day.window.date;
  publish::LockWait patience;
  patience.interrupted = world.interrupted;
  patience.on_wait = [&](const std::string& holder) {
    world.events.info("run.waiting", "waiting for " + holder + ", which writes into " + order.paths.folder.string(),
                      {{"holder", holder}, {"path", order.paths.folder.string()}});
  };
  AIREPORT_TRY(const auto lock, publish::lock_folder(order.paths, patience));
  AIREPORT_CHECK(check_index_place(order.paths));
  Again again{{}, order.config.page.language};
  if (order.reuse == Reuse::complete_days)
    again.is_wanted = [&](const model::DayHead& head) { return is_complete(head, order); };
  AIREPORT_TRY(Standing standing, standing_of(order.paths, date, world.interrupted, again));
  if (order.selection == Selection::narrowed)
    AIREPORT_CHECK(check_settings(order.paths, date, standing, order.config.page));
  AIREPORT_CHECK(check_interrupted(world.interrupted));
  fit_to_standing(day, order, standing, now, world.events);
  const Earlier& earlier = standing.report;
  const bool known = standing.again.has_value();
  AIREPORT_TRY(const auto mended, mend(order, known ? std::optional(date) : std::nullopt, world));
  auto outcome = [&]() -> Result<Outcome> {
    if (known && earlier->head.settings.language != order.config.page.language)
      return translate(order, std::move(*standing.again), world.events);
    if (known) return republish(order, std::move(*standing.again), world.events);
    auto listed_repos = configured.config.page.repos.size();
    AIREPORT_TRY(Ledger ledger, open_ledger(order, listed_repos, date, earlier, world));
    AIREPORT_TRY(auto gathered, gather(order, listed_repos, day, std::move(ledger), earlier, world));
    const Day listed = as_listed(day, gathered.listed_at);
    if (listed.known_until && !day.known_until) warn_of_age(listed, world.events);
    return publish_new(order, listed, std::move(gathered), standing, world);
  }();
  if (outcome) outcome->written = joined(mended, outcome->written);
  return outcome;
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
  AIREPORT_TRY(const Standing standing, standing_of(paths, date, {}));
  AIREPORT_CHECK(check_settings(paths, date, standing, made.settings));
  if (standing.report && !publish::may_replace(standing.report->head, made))
    return fail(ErrorKind::usage,
                "the report of " + format_date(date) + " that stands there knows more; give --from-snapshot an " +
                    "--output-dir of its own",
                publish::page_path(paths, date).string());
  return publish_day(paths, std::move(remade));
}

}  // namespace aireport::pipeline

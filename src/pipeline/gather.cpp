#include "pipeline/gather.hpp"

#include <aireport/support/text.hpp>
#include <map>
#include <utility>

#include "pipeline/gaps.hpp"
#include "pipeline/gatherer.hpp"
#include "pipeline/shelf.hpp"

namespace aireport::pipeline {
namespace {

using Activity = model::RepoActivity;

// Only a day that was over when its report was made can be taken from it.
bool is_settled(const std::optional<KnownDay>& earlier) {
  return earlier && earlier->head.state != model::DayState::unfinished;
}

// What is known when the lists of commits are in. The others are still under way, and may have further pages.
void tell_plan(const Order& order, const github::FetchPlan& plan, Events& events) {
  const auto open = plan.list_requests - plan.list_answers - plan.list_failures;
  const auto to_ask = open + plan.detail_requests;
  Fields fields{{"list_requests", plan.list_requests}, {"lists_open", open}, {"detail_requests", plan.detail_requests}};
  if (plan.quota_left) fields.emplace_back("quota_left", *plan.quota_left);
  if (plan.run_left) fields.emplace_back("run_left", *plan.run_left);
  events.info("fetch.plan",
              "the commits are listed: " + std::to_string(plan.list_requests) +
                  " requests for lists so far, of which " + std::to_string(open) + " are under way, and " +
                  std::to_string(plan.detail_requests) + " for details to come; " +
                  (plan.quota_left ? "the quota has " + std::to_string(*plan.quota_left) + " left this hour"
                                   : "what the quota has left is not known") +
                  (plan.run_left ? ", and this run may send " + std::to_string(*plan.run_left) + " more" : ""),
              std::move(fields));
  if (order.identity == Identity::token) return;
  const bool short_of = plan.quota_left && *plan.quota_left < to_ask;
  std::string left;
  if (plan.quota_left)
    left = "; " + std::to_string(*plan.quota_left) + " are left for the " + std::to_string(to_ask) +
           " known to be needed" + (short_of ? ", and what is left out is named" : "");
  events.log({short_of ? LogLevel::warn : LogLevel::info,
              "fetch.no_token",
              "no token: without one GitHub allows 60 requests an hour" + left + ". To allow 5,000, " +
                  how_to_set_a_token(order.config.github),
              {{"known_to_be_needed", to_ask}}});
}

// What an earlier report of the day knows of these places, read once more: one repository need be in memory at a time.
Result<void> take_earlier(const Order& order, const Day& day, const std::vector<std::size_t>& places,
                          Gatherer& gatherer, const World& world) {
  std::map<std::string, std::size_t> wanted;
  for (const auto place : places) wanted.emplace(to_lower_ascii(order.config.page.repos[place].repo.full()), place);
  if (wanted.empty()) return {};
  const auto take = [&](const model::DayHead&, const Activity& activity) {
    const auto found = wanted.find(to_lower_ascii(activity.repo.full()));
    if (found == wanted.end()) return;
    gatherer.take(found->second, activity);
    wanted.erase(found);
  };
  AIREPORT_CHECK(read_each(order.paths, day.window.date, take, world));
  if (wanted.empty()) return {};
  return fail(ErrorKind::io, "it was changed while this run used it",
              publish::snapshot_path(order.paths, day.window.date).string());
}

// Of a day that the reports beside it tell, as they were made in another zone.
void take_nothing(const std::vector<std::size_t>& places, const Order& order, const Day& day, Gatherer& gatherer,
                  Events& events) {
  if (places.empty()) return;
  const auto date = format_date(day.window.date);
  events.info("day.empty",
              "all of " + date + " in " + day.window.timezone + " is told by the reports beside it, of another zone",
              {{"date", date}});
  for (const auto place : places) {
    Activity nothing;
    nothing.repo = order.config.page.repos[place].repo;
    gatherer.take(place, nothing);
  }
}

}  // namespace

Questions questions_of(const Order& order, const Day& day, Ledger& ledger, const std::optional<KnownDay>& earlier) {
  Questions questions;
  questions.query.api_url = order.config.github.api_url;
  questions.query.web_url = order.config.page.web_url;
  questions.query.window = day.window;
  const auto& repos = order.config.page.repos;
  const bool reuse = order.reuse == Reuse::complete_days && is_settled(earlier);
  for (std::size_t place = 0; place < repos.size(); ++place) {
    const auto* const known = reuse ? earlier->of(repos[place]) : nullptr;
    if (known != nullptr && known->shortfall.state == model::RepoState::complete) {
      questions.known.push_back(place);
      continue;
    }
    if (day.window.begin == day.window.end) {
      questions.empty.push_back(place);
      continue;
    }
    github::RepoQuery query;
    query.repo = repos[place].repo;
    query.branch = repos[place].branch;
    if (Told* told = told_of(ledger, query.repo, query.branch)) {
      query.late_since = late_since(*told, day.window.begin);
      query.reported = std::move(told->shas);
      query.told_later = std::move(told->late);
    }
    questions.query.repos.push_back(std::move(query));
    questions.places.push_back(place);
  }
  return questions;
}

Result<Gathered> gather(const Order& order, std::size_t configured, const Day& day, Ledger ledger,
                        const std::optional<KnownDay>& earlier, World world) {
  const Questions questions = questions_of(order, day, ledger, earlier);
  const auto& repos = order.config.page.repos;
  Gatherer gatherer(order.config, configured, day.window, ledger.renames, world.events);
  auto from_earlier = questions.known;
  const auto on_plan = [&](const github::FetchPlan& plan) {
    tell_plan(order, plan, world.events);
    return github::Details::fetch;
  };
  const auto on_repository = [&](std::size_t index, Activity activity) {
    const std::size_t place = questions.places[index];
    snapshot::fit(activity, order.config.page.web_url);
    gatherer.note(place, activity);
    const auto* const known = is_settled(earlier) ? earlier->of(repos[place]) : nullptr;
    if (known != nullptr && known->shortfall < shortfall_of(activity)) {
      world.events.warn("repository.kept", activity.repo.full() + ": the report keeps what it knew, which is more",
                        {{"repository", activity.repo.full()}});
      from_earlier.push_back(place);
    } else {
      gatherer.take(place, activity);
    }
  };
  github::Fetched fetched;
  if (!questions.query.repos.empty()) {
    if (world.before_asking) AIREPORT_CHECK(world.before_asking());
    AIREPORT_TRY(fetched, github::fetch_day(world.transport, questions.query, on_plan, on_repository, world.events));
  }
  take_nothing(questions.empty, order, day, gatherer, world.events);
  AIREPORT_CHECK(take_earlier(order, day, from_earlier, gatherer, world));
  return gatherer.finish(fetched, questions);
}

}  // namespace aireport::pipeline

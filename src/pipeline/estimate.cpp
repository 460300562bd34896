#include <aireport/pipeline/pipeline.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/day.hpp"
#include "pipeline/gaps.hpp"
#include "pipeline/gather.hpp"
#include "pipeline/identity.hpp"
#include "pipeline/ledger.hpp"
#include "pipeline/standing.hpp"

namespace aireport::pipeline {

Result<Estimate> estimate(const Order& configured, World world) {
  Order order = configured;
  const auto now = world.clock.now();
  AIREPORT_TRY(Day day, settle_day(order.date, order.config.timezone, now));
  Estimate estimate;
  estimate.date = day.window.date;
  AIREPORT_TRY(const Standing standing, standing_of(order.paths, estimate.date, world.interrupted));
  if (order.selection == Selection::narrowed)
    AIREPORT_CHECK(check_settings(order.paths, estimate.date, standing, order.config.page));
  fit_to_standing(day, order, standing, now, world.events);
  const auto& earlier = standing.report;
  if (world.before_asking) AIREPORT_CHECK(world.before_asking());
  if (!earlier || !is_complete(earlier->head, order) || order.reuse == Reuse::nothing) {
    PresentNames names;
    world.present_names = &names;
    auto listed = configured.config.page.repos.size();
    AIREPORT_TRY(Ledger ledger, open_ledger(order, listed, estimate.date, earlier, world));
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
    if (!questions.query.repos.empty())
      AIREPORT_CHECK(github::fetch_day(world.transport, questions.query, on_plan, count, world.events));
    // A redirect is a request of its own.
    const auto moved = std::count_if(names.begin(), names.end(), [](const auto& name) {
      return name.second && to_lower_ascii(name.second->full()) != name.first;
    });
    estimate.plan.list_requests += static_cast<std::int64_t>(names.size()) + moved;
    estimate.plan.list_answers += moved;
    estimate.plan.list_answers += std::count_if(names.begin(), names.end(), [](const auto& name) {
      return name.second.has_value() || name.second.error().kind == ErrorKind::status;
    });
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

}  // namespace aireport::pipeline

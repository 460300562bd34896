#include "cli/dry_run.hpp"

#include <cstdio>
#include <string>
#include <utility>

namespace aireport::cli {
namespace {

void print_line(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
}

std::string lists_of(const github::FetchPlan& plan) {
  const auto lists = std::to_string(plan.list_requests) + " for lists (";
  if (plan.list_answers == plan.list_requests) return lists + "all of them answered)";
  return lists + std::to_string(plan.list_answers) + " of them answered, the others not)";
}

void print_quota(const pipeline::Estimate& estimate, const pipeline::Order& order) {
  const auto needed = estimate.plan.list_requests + estimate.plan.detail_requests;
  if (estimate.quota) {
    print_line("quota: " + std::to_string(estimate.quota->remaining) + " of " + std::to_string(estimate.quota->limit) +
               " left until " + format_utc(estimate.quota->reset));
    if (estimate.quota->remaining < needed)
      print_line("that will not do for " + std::to_string(needed) +
                 ", unless the cache has what is missing: --wait waits for the next quota, else the report has gaps");
  } else {
    print_line("quota: not known");
  }
  if (order.identity == pipeline::Identity::anonymous)
    print_line("no token: GitHub allows 60 requests an hour; to allow 5,000, " +
               pipeline::how_to_set_a_token(order.config.github));
}

void print_estimate(const pipeline::Estimate& estimate, const pipeline::Order& order) {
  if (estimate.asked == 0) {
    print_line(format_date(estimate.date) + ": complete, nothing is to be asked for");
    return print_quota(estimate, order);
  }
  const auto& plan = estimate.plan;
  const auto needed = std::to_string(plan.list_requests + plan.detail_requests);
  print_line(format_date(estimate.date) + ": " + (estimate.with_gaps > 0 ? "at least " : "") + needed +
             " requests: " + lists_of(plan) + ", " + std::to_string(plan.detail_requests) + " for details");
  if (estimate.with_gaps > 0)
    print_line("not answered: lists of " + std::to_string(estimate.with_gaps) + " of " +
               std::to_string(estimate.asked) + " repositories; what they need is not counted");
  print_quota(estimate, order);
}

// As the run itself would end for what was asked.
ExitCode code_of(const pipeline::Estimate& estimate) {
  if (estimate.asked > 0 && estimate.failed == estimate.asked) return ExitCode::nothing_published;
  return estimate.with_gaps > 0 ? ExitCode::gaps : ExitCode::success;
}

}  // namespace

Result<ExitCode> dry_run(const pipeline::Order& order, pipeline::World world) {
  AIREPORT_TRY(const auto estimate, pipeline::estimate(order, std::move(world)));
  print_estimate(estimate, order);
  return code_of(estimate);
}

}  // namespace aireport::cli

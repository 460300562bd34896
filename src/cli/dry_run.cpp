#include "cli/dry_run.hpp"

#include <cstdio>
#include <string>
#include <utility>

namespace aireport::cli {
namespace {

void print_line(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
}

void print_estimate(const pipeline::Estimate& estimate) {
  const auto& plan = estimate.plan;
  print_line(format_date(estimate.date) + ": " + std::to_string(plan.list_requests + plan.detail_requests) +
             " requests: " + std::to_string(plan.list_requests) + " for lists (asked for just now), " +
             std::to_string(plan.detail_requests) + " for details");
  if (estimate.with_gaps > 0)
    print_line("not answered: lists of " + std::to_string(estimate.with_gaps) + " of " +
               std::to_string(estimate.asked) + " repositories; what they need is not counted");
  if (estimate.quota)
    print_line("quota: " + std::to_string(estimate.quota->remaining) + " of " + std::to_string(estimate.quota->limit) +
               " left until " + format_utc(estimate.quota->reset));
  else
    print_line("quota: not known");
}

// As the run itself would end for what was asked.
ExitCode code_of(const pipeline::Estimate& estimate) {
  if (estimate.asked > 0 && estimate.failed == estimate.asked) return ExitCode::nothing_published;
  return estimate.with_gaps > 0 ? ExitCode::gaps : ExitCode::success;
}

}  // namespace

Result<ExitCode> dry_run(const pipeline::Order& order, pipeline::World world) {
  AIREPORT_TRY(const auto estimate, pipeline::estimate(order, std::move(world)));
  print_estimate(estimate);
  return code_of(estimate);
}

}  // namespace aireport::cli

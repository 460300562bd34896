#include "cli/report_command.hpp"

#include <aireport/pipeline/pipeline.hpp>
#include <aireport/snapshot/report_json.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/file.hpp>
#include <aireport/support/quantity.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "cli/advice.hpp"
#include "cli/dry_run.hpp"
#include "cli/order.hpp"
#include "cli/summary_file.hpp"
#include "cli/wiring.hpp"

namespace aireport::cli {
namespace {

void print_line(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
}

bool json_has_stdout(const Options& options) {
  return options.json == "-";
}

// The paths that were written. What was asked for by name (a page, JSON, an estimate) is printed even when quiet.
void print_paths(const std::vector<std::filesystem::path>& paths, const Options& options) {
  if (options.quiet || json_has_stdout(options)) return;
  for (const auto& path : paths) print_line(path.string());
  std::fflush(stdout);
}

Result<void> write_json(const Options& options, const model::Report& report) {
  if (!options.json) return {};
  const auto text = snapshot::write_report(report);
  if (!json_has_stdout(options)) return write_file_atomically(*options.json, text, Access::everyone);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return {};
}

void count(const model::DayHead& head, RunSummary& summary) {
  ++summary.days;
  summary.items += head.totals.items();
  summary.gaps += head.repositories_with_gaps;
}

// --from-snapshot: no network, no cache, no configuration.
Result<ExitCode> render_file(const Options& options, SummaryFile& file, RunSummary& summary) {
  AIREPORT_TRY(const auto bytes, read_file(*options.from_snapshot, snapshot::kMaxFileBytes));
  const auto outcome = options.output_dir ? pipeline::publish_snapshot(
                                                publish::paths_in(*options.output_dir, config::OutputConfig().index),
                                                bytes, options.lang)
                                          : pipeline::render_snapshot(bytes, options.lang);
  if (!outcome) {
    auto error = outcome.error();
    if (error.location.empty()) error.location = *options.from_snapshot;
    return fail(std::move(error));
  }
  count(outcome->report.head, summary);
  AIREPORT_CHECK(write_json(options, outcome->report));
  file.add(outcome->report);
  if (!options.output_dir && !json_has_stdout(options))
    std::fwrite(outcome->page.data(), 1, outcome->page.size(), stdout);
  print_paths(outcome->written, options);
  return options.output_dir ? exit_code_of(outcome->report.head) : ExitCode::success;
}

Result<std::vector<std::optional<Date>>> days_of(const Options& options, const pipeline::Order& order,
                                                 pipeline::World world, const std::set<Date>& tried) {
  std::vector<std::optional<Date>> days;
  if (options.catch_up) {
    AIREPORT_TRY(const auto missing, pipeline::days_to_catch_up(order, options.max_days, std::move(world), tried));
    days.assign(missing.begin(), missing.end());
  } else if (options.from) {
    AIREPORT_TRY(const auto range, pipeline::days_between(order, *options.from, *options.to, std::move(world)));
    days.assign(range.begin(), range.end());
  } else {
    days.push_back(options.date);
  }
  return days;
}

// "1 release", "2 releases".
std::string counted(std::int64_t number, const std::string& thing) {
  return group_thousands(number) + " " + thing + (number == 1 ? "" : "s");
}

// The line of a day's end.
void tell(const pipeline::Outcome& outcome, Log& log) {
  const auto& head = outcome.report.head;
  const auto& totals = head.totals;
  if (outcome.written.empty()) {
    log.debug("run.day", format_date(head.window.date) + " stood there already");
    return;
  }
  const std::string gaps =
      head.repositories_with_gaps == 0 ? "" : ", gaps in " + std::to_string(head.repositories_with_gaps);
  log.info("run.day",
           format_date(head.window.date) + " " + std::string(model::to_string(head.state)) + ": " +
               counted(totals.commits, "commit") + ", " + counted(totals.pulls_merged, "pull request") + " merged, " +
               counted(totals.issues_opened, "issue") + " opened, " + counted(totals.releases, "release") + " in " +
               std::to_string(head.repositories_active) + " of " + std::to_string(head.repositories) +
               (head.repositories == 1 ? " repository" : " repositories") + gaps,
           {{"date", format_date(head.window.date)},
            {"state", std::string(model::to_string(head.state))},
            {"commits", std::int64_t{totals.commits}},
            {"pulls_merged", std::int64_t{totals.pulls_merged}},
            {"issues_opened", std::int64_t{totals.issues_opened}},
            {"releases", std::int64_t{totals.releases}},
            {"gaps", std::int64_t{head.repositories_with_gaps}}});
}

bool has_gap(const model::Report& report, model::GapReason reason) {
  return std::any_of(report.sections.begin(), report.sections.end(), [&](const model::RepoSection& section) {
    return std::any_of(section.gaps.begin(), section.gaps.end(),
                       [&](const model::Gap& gap) { return gap.reason == reason; });
  });
}

// What was left out was told line by line; this is what to do about it. A bound that the caller set is no news.
void tell_way_out(const pipeline::Outcome& outcome, const pipeline::Order& order, const Options& options, Log& log) {
  if (outcome.written.empty() || options.offline) return;
  const auto tell = [&](const char* name, const std::string& what, const std::string& advice) {
    const auto date = format_date(outcome.report.head.window.date);
    log.warn(name, date + " lacks what " + what + " left out: " + advice, {{"date", date}});
  };
  if (has_gap(outcome.report, model::GapReason::limited) && !options.wait && options.max_requests == 0)
    tell("run.limited", "the limits on requests", advice_on_limits(order.identity));
  if (has_gap(outcome.report, model::GapReason::deadline))
    tell("run.out_of_time", "the deadline", advice_on_deadline());
}

// After these the next day would fare no better. The cache alone answers for one day and not for another.
bool ends_the_run(ErrorKind kind, const Options& options) {
  switch (kind) {
    case ErrorKind::usage:
    case ErrorKind::config:
    case ErrorKind::credentials:
    case ErrorKind::io:
    case ErrorKind::busy:
    case ErrorKind::interrupted:
      return true;
    case ErrorKind::network:
    case ErrorKind::timeout:
    case ErrorKind::deadline:
    case ErrorKind::status:
    case ErrorKind::rate_limited:
      return !options.offline;
    default:
      return false;
  }
}

struct Ended {
  ExitCode worst = ExitCode::success;
  bool stopped = false;  // before the last of the days
};

// The days behind the one that ended the run.
std::string not_tried(const std::vector<std::optional<Date>>& days, std::size_t ended_at) {
  const auto left = days.size() - ended_at - 1;
  if (left == 0) return {};
  const auto last = format_date(*days.back());
  if (left == 1) return "; " + last + " was not tried";
  return "; " + format_date(*days[ended_at + 1]) + " to " + last + " were not tried";
}

Ended run_days(const Options& options, pipeline::Order order, const std::vector<std::optional<Date>>& days,
               Wiring& wiring, SummaryFile& file, Log& log, RunSummary& summary) {
  Ended ended;
  const auto take_error = [&](const Error& error) {
    log.error(error);
    file.add(error);
    ended.worst = worse_of(ended.worst, exit_code_of(error.kind));
  };
  for (std::size_t i = 0; i < days.size(); ++i) {
    order.date = days[i];
    const auto outcome = pipeline::run(order, wiring.world());
    log.end_progress();
    if (!outcome) {
      auto error = with_advice(outcome.error(), order.config, order.identity);
      ended.stopped = ends_the_run(error.kind, options);
      if (ended.stopped) error.message += not_tried(days, i);
      take_error(error);
      if (ended.stopped) break;
      continue;
    }
    print_paths(outcome->written, options);
    tell(*outcome, log);
    tell_way_out(*outcome, order, options, log);
    if (const auto json = write_json(options, outcome->report); !json) take_error(json.error());
    file.add(outcome->report);
    ended.worst = worse_of(ended.worst, exit_code_of(outcome->report.head));
    count(outcome->report.head, summary);
  }
  return ended;
}

Result<ExitCode> report_days(const Options& options, pipeline::Order order, Wiring& wiring, SummaryFile& file, Log& log,
                             RunSummary& summary) {
  if (options.dry_run) {
    order.date = options.date;
    auto code = dry_run(order, wiring.world());
    if (!code) return fail(with_advice(code.error(), order.config, order.identity));
    return code;
  }
  auto worst = ExitCode::success;
  std::set<Date> tried;
  for (bool go_on = true; go_on;) {
    AIREPORT_TRY(const auto days, days_of(options, order, wiring.world(), tried));
    const auto ended = run_days(options, order, days, wiring, file, log, summary);
    worst = worse_of(worst, ended.worst);
    // What the newest day told may make older ones worth another try.
    go_on = options.catch_up && !days.empty() && !ended.stopped;
    for (const auto& day : days)
      if (day) tried.insert(*day);
  }
  wiring.prune_cache(order.config.cache);
  return worst;
}

Result<ExitCode> fetch_and_report(const Options& options, const Environment& environment, Clock& clock,
                                  SummaryFile& file, Log& log, RunSummary& summary) {
  AIREPORT_TRY(auto config, load_config(options, environment));
  file.speak(options.lang.value_or(config.page.language));
  AIREPORT_TRY(auto order, make_order(options, std::move(config)));
  AIREPORT_TRY(const auto wiring, Wiring::make(options, order.config, environment, clock, log));
  order.identity = wiring->identity();
  auto code = report_days(options, std::move(order), *wiring, file, log, summary);
  wiring->add_costs(summary);
  return code;
}

}  // namespace

ExitCode report(const Options& options, const Environment& environment, Clock& clock, Log& log, RunSummary& summary) {
  SummaryFile file(options);
  const auto ended = options.from_snapshot ? render_file(options, file, summary)
                                           : fetch_and_report(options, environment, clock, file, log, summary);
  if (!ended) {
    log.error(ended.error());
    file.add(ended.error());
  }
  const auto code = ended ? *ended : exit_code_of(ended.error().kind);
  const auto written = file.write();
  if (written) return code;
  log.error(written.error());
  return worse_of(code, exit_code_of(written.error().kind));
}

}  // namespace aireport::cli

#include "cli/check_command.hpp"

#include <cstdio>
#include <utility>

#include "cli/advice.hpp"
#include "cli/check_sheet.hpp"
#include "cli/order.hpp"
#include "cli/wiring.hpp"

namespace aireport::cli {
namespace {

github::ProbeQuery query_of(const config::Config& config) {
  github::ProbeQuery query;
  query.api_url = config.github.api_url;
  for (const auto& settings : config.page.repos) {
    query.repos.push_back(settings.repo);
    query.branches.push_back(settings.branch);
  }
  return query;
}

void check_server(const config::Config& config, Wiring& wiring, Clock& clock, CheckSheet& sheet) {
  const auto query = query_of(config);
  const auto findings = github::probe(wiring.world().transport, query);
  if (!findings.server) {
    // The repositories would say the same, one by one.
    const auto& error = findings.server.error();
    if (error.kind == ErrorKind::credentials)
      sheet.add_failure("token", with_advice(error, config));
    else
      sheet.add_failure("server", error);
    return;
  }
  const auto asker = wiring.identity() == pipeline::Identity::token ? Asker::token : Asker::anonymous;
  check_token(*findings.server, asker, clock.now(), sheet);
  check_clock(*findings.server, clock.now(), sheet);
  for (std::size_t index = 0; index < query.repos.size(); ++index)
    check_repository(query.repos[index], query.branches[index], findings.repositories[index], sheet);
}

void check_all(const Options& options, const Environment& environment, Clock& clock, Log& log, CheckSheet& sheet) {
  auto config = load_config(options, environment);
  if (!config) return sheet.add_failure("configuration", config.error());
  auto order = make_order(options, std::move(*config));
  if (!order) return sheet.add_failure("options", order.error());
  const auto count = order->config.page.repos.size();
  sheet.add(
      Verdict::good, "configuration",
      std::to_string(count) + (count == 1 ? " repository" : " repositories") + ", days of " + order->config.timezone);

  check_folder("reports", order->paths.folder, sheet);
  if (const auto folder = publish::index_folder(order->paths); folder != order->paths.folder)
    check_folder("index", folder, sheet);
  const auto cache =
      options.cache_dir ? Result<std::filesystem::path>(*options.cache_dir) : default_cache_dir(environment);
  if (!cache) return sheet.add_failure("cache", cache.error());
  check_folder("cache", *cache, sheet);

  Options writing_nothing = options;
  writing_nothing.dry_run = true;
  const auto wiring = Wiring::make(writing_nothing, order->config, environment, clock, log);
  if (!wiring) return sheet.add_failure("token", wiring.error());
  check_server(order->config, **wiring, clock, sheet);
}

}  // namespace

ExitCode check(const Options& options, const Environment& environment, Clock& clock, Log& log) {
  CheckSheet sheet;
  check_all(options, environment, clock, log, sheet);
  std::fputs(sheet.text().c_str(), stdout);
  return sheet.exit_code();
}

}  // namespace aireport::cli

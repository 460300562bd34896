#include "cli/check_command.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
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

// A repository that has been renamed may stand there twice, under its old name and its new one.
void check_repositories(const config::Config& config, const github::ProbeQuery& query, const github::Findings& findings,
                        CheckSheet& sheet) {
  std::map<std::string, model::RepoName> tellers;  // by present name in lower case
  const bool any = std::any_of(findings.repositories.begin(), findings.repositories.end(),
                               [](const auto& facts) { return facts.has_value(); });
  const auto without = any ? ExitCode::gaps : ExitCode::nothing_published;
  if (!any && !findings.server->quota)
    sheet.add(Verdict::failure, "server",
              "none of the repositories is there, nor a quota: is " + config.github.api_url +
                  " its API? GitHub Enterprise Server has it at https://HOST/api/v3");
  for (std::size_t index = 0; index < query.repos.size(); ++index) {
    const auto& asked = query.repos[index];
    const auto& facts = findings.repositories[index];
    const auto line = config::line_of(config, asked);
    if (facts) {
      const auto [teller, first] = tellers.emplace(to_lower_ascii(facts->name.full()), asked);
      if (!first) {
        check_twin(asked, line, teller->second, config::line_of(config, teller->second), sheet);
        continue;
      }
    }
    check_repository(asked, query.branches[index], facts, line, without, sheet);
  }
}

void check_folders(const publish::Paths& paths, CheckSheet& sheet) {
  check_folder("reports", paths.folder, Verdict::failure, sheet);
  check_folder("snapshots", paths.folder / "data", Verdict::failure, sheet);
  if (const auto place = pipeline::check_index_place(paths); !place)
    sheet.add_failure("index", place.error());
  else if (const auto folder = publish::index_folder(paths); folder != paths.folder)
    check_folder("index", folder, Verdict::failure, sheet);
}

void check_server(const config::Config& config, Wiring& wiring, Clock& clock, CheckSheet& sheet) {
  const auto query = query_of(config);
  const auto findings = github::probe(wiring.world().transport, query);
  if (!findings.server) {
    // The repositories would say the same, one by one.
    const auto& error = findings.server.error();
    if (error.kind == ErrorKind::credentials)
      sheet.add_failure("token", with_advice(error, config, wiring.identity()));
    else
      sheet.add_failure("server", error);
    return;
  }
  const TokenOrigin token{wiring.token_source(), pipeline::how_to_set_a_token(config.github)};
  check_token(*findings.server, token, query.repos.size(), clock.now(), sheet);
  check_clock(*findings.server, clock.now(), sheet);
  check_repositories(config, query, findings, sheet);
}

void check_all(const Options& options, const Environment& environment, Clock& clock, Log& log, CheckSheet& sheet,
               RunSummary& summary) {
  auto config = load_config(options, environment);
  if (!config) return sheet.add_failure("configuration", config.error());
  auto order = make_order(options, std::move(*config));
  if (!order) return sheet.add_failure("options", order.error());
  const auto count = order->config.page.repos.size();
  sheet.add(
      Verdict::good, "configuration",
      std::to_string(count) + (count == 1 ? " repository" : " repositories") + ", days of " + order->config.timezone);

  check_folders(order->paths, sheet);
  const auto cache =
      options.cache_dir ? Result<std::filesystem::path>(*options.cache_dir) : default_cache_dir(environment);
  if (!cache) return sheet.add_failure("cache", cache.error());
  check_folder("cache", *cache, Verdict::warning, sheet);  // without it a night asks for all again, and succeeds

  Options writing_nothing = options;
  writing_nothing.dry_run = true;
  const auto wiring = Wiring::make(writing_nothing, order->config, environment, clock, log);
  if (!wiring) return sheet.add_failure("token", wiring.error());
  if (const auto prepared = (*wiring)->prepare(); !prepared) return sheet.add_failure("token", prepared.error());
  check_server(order->config, **wiring, clock, sheet);
  (*wiring)->add_costs(summary);
}

}  // namespace

ExitCode check(const Options& options, const Environment& environment, Clock& clock, Log& log, RunSummary& summary) {
  CheckSheet sheet;
  check_all(options, environment, clock, log, sheet, summary);
  std::fputs(sheet.text().c_str(), stdout);
  return sheet.exit_code();
}

}  // namespace aireport::cli

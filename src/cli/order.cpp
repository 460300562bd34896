#include "cli/order.hpp"

#include <aireport/support/file.hpp>
#include <aireport/support/url.hpp>
#include <algorithm>
#include <utility>

namespace aireport::cli {
namespace {

constexpr std::uint64_t kMaxConfig = 512U << 10U;

// Empty: it was not given.
Result<std::string> api_url_of(const Options& options) {
  if (!options.api_url) return std::string();
  auto url = check_server_url(*options.api_url);
  if (!url) return fail(url.error().kind, "--api-url " + url.error().message);
  return url;
}

// Keeps the repositories that --repo names, in the configured order.
Result<void> apply_repos(const std::vector<model::RepoName>& wanted, std::vector<model::RepoSettings>& repos) {
  for (const auto& name : wanted) {
    const bool known = std::any_of(repos.begin(), repos.end(),
                                   [&](const auto& settings) { return model::same_repo(settings.repo, name); });
    if (!known)
      return fail(ErrorKind::usage,
                  "--repo " + name.full() + " is not among the configured repositories: add it to them first");
  }
  std::erase_if(repos, [&](const model::RepoSettings& settings) {
    return std::none_of(wanted.begin(), wanted.end(),
                        [&](const model::RepoName& name) { return model::same_repo(settings.repo, name); });
  });
  return {};
}

}  // namespace

Result<config::Config> load_config(const Options& options, const Environment& environment) {
  std::filesystem::path path(options.config.value_or(""));
  if (!options.config) {
    AIREPORT_TRY(path, find_config(environment));
  }
  auto text = read_file(path, kMaxConfig);
  if (!text) return fail(ErrorKind::config, std::move(text.error().message), std::move(text.error().location));
  AIREPORT_TRY(const std::string api_url, api_url_of(options));
  return config::parse_config(*text, path.string(), api_url);
}

Result<pipeline::Order> make_order(const Options& options, config::Config config) {
  pipeline::Order order;
  if (options.max_in_flight) config.github.max_in_flight = *options.max_in_flight;
  if (!options.repos.empty()) {
    const auto all = config.page.repos.size();
    AIREPORT_CHECK(apply_repos(options.repos, config.page.repos));
    if (config.page.repos.size() < all) order.selection = pipeline::Selection::narrowed;
  }
  if (options.lang && *options.lang != config.page.language) {
    config.page.language = *options.lang;
    order.selection = pipeline::Selection::narrowed;
  }
  order.paths = publish::paths_in(options.output_dir.value_or(config.output.dir), config.output.index);
  for (auto* path : {&order.paths.folder, &order.paths.index}) *path = path->lexically_normal();
  if (options.refresh) order.reuse = pipeline::Reuse::nothing;
  const bool named = options.date || options.from || options.refresh;
  order.branches = named ? pipeline::Branches::as_configured : pipeline::Branches::as_told;
  order.config = std::move(config);
  return order;
}

}  // namespace aireport::cli

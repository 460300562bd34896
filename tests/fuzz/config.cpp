#include <aireport/config/config.hpp>
#include <aireport/support/text.hpp>
#include <aireport/support/url.hpp>

#include "fuzz/targets.hpp"

namespace aireport::fuzz {

void config(std::string_view input) {
  const auto config = config::parse_config(input, "repos.yaml");
  if (!config) {
    require(config.error().kind == ErrorKind::config, "what is wrong with the file is of kind config");
    require(config.error().location.starts_with("repos.yaml"), "an error says where");
    require(config.error().message.find('\n') == std::string::npos, "a message is one line");
    return;
  }
  require(!config->page.repos.empty(), "a configuration has repositories");
  for (const auto& settings : config->page.repos)
    require(model::parse_repo_name(settings.repo.full()).has_value(), "each by its name");
  const auto api = check_server_url(config->github.api_url);
  require(api.has_value() && *api == config->github.api_url, "the server's URL is in its plain form");
  require(is_utf8(config->page.title) && !trim(config->page.title).empty(), "the title can be seen");
  require(config->github.max_in_flight > 0, "at least one request at a time");
}

}  // namespace aireport::fuzz

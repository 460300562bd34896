// repos.yaml, read and validated.
#pragma once

#include <aireport/model/settings.hpp>
#include <aireport/model/window.hpp>
#include <aireport/support/error.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::config {

struct GithubConfig {
  std::string api_url = "https://api.github.com";
  std::vector<std::string> token_env = {"GITHUB_TOKEN", "GH_TOKEN"};
  std::string token_file;       // empty: none
  std::string token_file_line;  // where that is configured, as "config/repos.yaml:12"
  int max_in_flight = 32;
  int points_per_minute = 900;  // 0: no limit
};

struct OutputConfig {
  std::string dir = ".";
  std::string index = "reports/index.md";  // below dir
};

struct CacheConfig {
  std::chrono::seconds max_age{90 * 24 * 3600};  // 0: no bound
  std::uint64_t max_size = 2ULL << 30;           // bytes; 0: no bound
};

struct Config {
  std::string index_title = "Daily AI Infra Report";
  std::string timezone = "UTC";
  int late_days = 14;  // 0: late arrivals are not looked for
  GithubConfig github;
  OutputConfig output;
  CacheConfig cache;
  model::PageSettings page;                       // title, language, web_url, limits and the repositories in order
  std::map<std::string, std::string> repo_lines;  // "config/repos.yaml:12" by full name in lower case
};

// The line that names the repository; "repos.yaml" for one that no file named.
std::string line_of(const Config& config, const model::RepoName& repo);

// Error: config; its location is "file:line:column" (columns count characters). `api_url`, when not empty, is one that
// an option gives (it has passed check_server_url): it stands in place of the file's in all that follows from it.
Result<Config> parse_config(std::string_view yaml, std::string_view file_name, std::string_view api_url = {});

// Of a server's URL, as check_server_url takes it.
bool is_public_github(std::string_view api_url);    // its host is api.github.com, whose limits are known
std::string web_url_for(std::string_view api_url);  // https://HOST for https://HOST/api/v3, else https://github.com

// Error: usage: no such zone, no time-zone data on this machine (UTC needs none), or a day that the zone never had.
Result<model::Window> window_of(Date date, std::string_view timezone);
Result<Date> date_at(UtcTime now, std::string_view timezone);  // the day it is there

}  // namespace aireport::config

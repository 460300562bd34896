// repos.yaml, read and validated.
#pragma once

#include <aireport/model/settings.hpp>
#include <aireport/model/window.hpp>
#include <aireport/support/error.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::config {

struct GithubConfig {
  std::string api_url = "https://api.github.com";
  std::vector<std::string> token_env = {"GITHUB_TOKEN", "GH_TOKEN"};
  std::string token_file;  // empty: none
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
  model::PageSettings page;  // title, language, web_url, limits and the repositories in order
};

// Error: config; its location is "file:line:column" (columns count characters).
Result<Config> parse_config(std::string_view yaml, std::string_view file_name);

// The checks that options also need. Error: config or usage, without a location.
Result<std::string> check_api_url(std::string_view url);  // https, or http on loopback; no final slash
std::string web_url_for(std::string_view api_url);        // https://github.com, or https://HOST for https://HOST/api/v3
Result<model::Window> window_of(Date date,
                                std::string_view timezone);    // error: a day that the zone never had, or no such zone
Result<Date> date_at(UtcTime now, std::string_view timezone);  // the day it is there

}  // namespace aireport::config

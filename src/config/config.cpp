#include <fmt/format.h>

#include <aireport/config/config.hpp>
#include <aireport/support/quantity.hpp>
#include <aireport/support/text.hpp>
#include <aireport/support/url.hpp>
#include <algorithm>
#include <filesystem>

#include "config/kinds.hpp"
#include "config/repos.hpp"
#include "config/section.hpp"

namespace aireport::config {
namespace {

constexpr std::size_t kLongestTitle = 200;
constexpr std::size_t kLongestPath = 4096;
constexpr int kPublicPoints = 900;  // what GitHub allows a minute

Result<void> check_title(std::string_view text) {
  return check_line(text, kLongestTitle);
}

Result<void> check_path(std::string_view text) {
  return check_line(text, kLongestPath);
}

Result<void> check_variable(std::string_view text) {
  const auto allowed = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '_';
  };
  const bool starts_with_digit = !text.empty() && text.front() >= '0' && text.front() <= '9';
  if (!text.empty() && !starts_with_digit && std::all_of(text.begin(), text.end(), allowed)) return {};
  return fail(ErrorKind::config,
              fmt::format("'{}' is no name of an environment variable", for_terminal(first_characters(text, 60))));
}

Result<void> check_url(std::string_view text) {
  if (const auto url = check_server_url(text); !url) return fail(url.error());
  return {};
}

Result<void> check_timezone(std::string_view text) {
  if (const auto today = date_at(UtcTime{}, text); !today) return fail(today.error());
  return {};
}

// The index is written below `dir`, beside the pages.
Result<void> check_index(std::string_view text) {
  AIREPORT_CHECK(check_path(text));
  const std::filesystem::path path(text);
  if (path.is_absolute() || std::find(path.begin(), path.end(), "..") != path.end())
    return fail(ErrorKind::config, "must be a relative path below 'dir'");
  if (path.extension() != ".md") return fail(ErrorKind::config, "must end in .md");
  if (parse_date(path.stem().string())) return fail(ErrorKind::config, "must not have the name of a day's page");
  return {};
}

Result<void> read_language(const Section& root, model::Language& language) {
  return root.word("language", [&language](std::string_view word) -> Result<void> {
    if (word != "zh" && word != "en") return fail(ErrorKind::config, "must be zh or en");
    language = word == "en" ? model::Language::en : model::Language::zh;
    return {};
  });
}

Result<void> read_points(const Section& section, GithubConfig& github) {
  AIREPORT_CHECK(section.integer("points_per_minute", github.points_per_minute, {0, 1'000'000}));
  if (is_public_github(github.api_url) && (github.points_per_minute < 1 || github.points_per_minute > kPublicPoints))
    return section.fail_at(*section.find("points_per_minute"), "points_per_minute",
                           fmt::format("must be from 1 to {} for api.github.com", kPublicPoints));
  return {};
}

Result<void> read_github(const Source& source, const Section& root, std::string_view api_url, Config& config) {
  static const Node kNothing;
  const Node* node = root.find("github");
  AIREPORT_TRY(const Section section,
               Section::open(source, node == nullptr ? kNothing : *node, "github",
                             {"api_url", "web_url", "token_env", "token_file", "max_in_flight", "points_per_minute"}));
  GithubConfig& github = config.github;
  AIREPORT_CHECK(section.text("api_url", github.api_url, check_url));
  AIREPORT_TRY(github.api_url, check_server_url(api_url.empty() ? github.api_url : api_url));
  config.page.web_url = web_url_for(github.api_url);
  AIREPORT_CHECK(section.text("web_url", config.page.web_url, check_url));
  AIREPORT_TRY(config.page.web_url, check_server_url(config.page.web_url));
  AIREPORT_CHECK(section.texts("token_env", github.token_env, check_variable));
  AIREPORT_CHECK(section.text("token_file", github.token_file, check_path, Empty::allowed));
  if (const Node* file = section.find("token_file")) github.token_file_line = source.line(file->mark);
  AIREPORT_CHECK(section.integer("max_in_flight", github.max_in_flight, {1, 100}));
  return read_points(section, github);
}

Result<void> read_output(const Source& source, const Section& root, OutputConfig& output) {
  const Node* node = root.find("output");
  if (node == nullptr) return {};
  AIREPORT_TRY(const Section section, Section::open(source, *node, "output", {"dir", "index"}));
  AIREPORT_CHECK(section.text("dir", output.dir, check_path));
  AIREPORT_CHECK(section.text("index", output.index, check_index));
  output.index = std::filesystem::path(output.index).lexically_normal().generic_string();
  return {};
}

Result<void> read_cache(const Source& source, const Section& root, CacheConfig& cache) {
  const Node* node = root.find("cache");
  if (node == nullptr) return {};
  AIREPORT_TRY(const Section section, Section::open(source, *node, "cache", {"max_age", "max_size"}));
  AIREPORT_CHECK(section.word("max_age", [&cache](std::string_view word) -> Result<void> {
    AIREPORT_TRY(cache.max_age, parse_duration(word));
    return {};
  }));
  return section.word("max_size", [&cache](std::string_view word) -> Result<void> {
    AIREPORT_TRY(cache.max_size, parse_size(word));
    return {};
  });
}

Result<void> read_digest(const Source& source, const Section& root, model::DigestLimits& limits) {
  const Node* node = root.find("digest");
  if (node == nullptr) return {};
  AIREPORT_TRY(const Section section,
               Section::open(source, *node, "digest", {"highlights", "snippet_lines", "snippets_per_change", "fold"}));
  AIREPORT_CHECK(section.integer("highlights", limits.highlights, {0, 50}));
  AIREPORT_CHECK(section.integer("snippet_lines", limits.snippet_lines, {1, 100}));
  AIREPORT_CHECK(section.integer("snippets_per_change", limits.snippets_per_change, {0, 10}));
  return section.texts("fold", limits.fold, check_kind);
}

}  // namespace

Result<Config> parse_config(std::string_view yaml, std::string_view file_name, std::string_view api_url) {
  const Source source(file_name);
  AIREPORT_TRY(const Node tree, read_yaml(source, yaml));
  AIREPORT_TRY(const Section root, Section::open(source, tree, "",
                                                 {"title", "index_title", "language", "timezone", "late_days", "github",
                                                  "output", "cache", "digest", "repos"}));
  Config config;
  AIREPORT_CHECK(root.text("title", config.page.title, check_title));
  AIREPORT_CHECK(root.text("index_title", config.index_title, check_title));
  AIREPORT_CHECK(read_language(root, config.page.language));
  AIREPORT_CHECK(root.text("timezone", config.timezone, check_timezone));
  AIREPORT_CHECK(root.integer("late_days", config.late_days, {0, 365}));
  AIREPORT_CHECK(read_github(source, root, api_url, config));
  AIREPORT_CHECK(read_output(source, root, config.output));
  AIREPORT_CHECK(read_cache(source, root, config.cache));
  AIREPORT_CHECK(read_digest(source, root, config.page.digest));
  AIREPORT_TRY(config.page.repos, read_repos(source, root, config.repo_lines));
  return config;
}

std::string line_of(const Config& config, const model::RepoName& repo) {
  const auto line = config.repo_lines.find(to_lower_ascii(repo.full()));
  return line == config.repo_lines.end() ? "repos.yaml" : line->second;
}

}  // namespace aireport::config

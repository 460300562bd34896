#include "cli/environment.hpp"

#include <cstdlib>
#include <vector>

namespace aireport::cli {
namespace {

namespace fs = std::filesystem;

// A folder of the XDG base directories: its variable when that is an absolute path, else below the home folder.
std::optional<fs::path> xdg_folder(const Environment& environment, const std::string& variable,
                                   const std::string& below_home) {
  if (const auto folder = environment(variable); folder && fs::path(*folder).is_absolute()) return fs::path(*folder);
  if (const auto home = environment("HOME")) return fs::path(*home) / below_home;
  return std::nullopt;
}

}  // namespace

Environment process_environment() {
  return [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') return std::nullopt;
    return std::string(value);
  };
}

Result<fs::path> find_config(const Environment& environment) {
  std::vector<fs::path> places = {"config/repos.yaml"};
  if (const auto folder = xdg_folder(environment, "XDG_CONFIG_HOME", ".config"))
    places.push_back(*folder / "aireport" / "repos.yaml");
  places.emplace_back("/etc/aireport/repos.yaml");
  std::string looked_at;
  for (const auto& place : places) {
    std::error_code ignored;
    if (fs::exists(place, ignored)) return place;
    looked_at += (looked_at.empty() ? "" : ", ") + place.string();
  }
  return fail(ErrorKind::config, "no configuration: looked for " + looked_at +
                                     "; aireport init owner/name writes one, or name yours with --config");
}

Result<fs::path> default_cache_dir(const Environment& environment) {
  if (const auto given = environment("CACHE_DIRECTORY")) return fs::path(given->substr(0, given->find(':')));
  if (const auto folder = xdg_folder(environment, "XDG_CACHE_HOME", ".cache")) return *folder / "aireport";
  return fail(ErrorKind::usage,
              "no folder for the cache: neither CACHE_DIRECTORY, XDG_CACHE_HOME nor HOME is set; "
              "name one with --cache-dir");
}

}  // namespace aireport::cli

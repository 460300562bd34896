#include "cli/init_command.hpp"

#include <aireport/support/file.hpp>
#include <cstdio>
#include <filesystem>

#include "cli/shipped_config.hpp"

namespace aireport::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSchemaLine = "# yaml-language-server: $schema=";

// The schema beside an installed program: PREFIX/bin/aireport, PREFIX/share/aireport/repos.schema.json.
std::string installed_schema() {
  std::error_code problem;
  const auto program = fs::read_symlink("/proc/self/exe", problem);
  if (problem) return {};
  const auto schema = program.parent_path().parent_path() / "share/aireport/repos.schema.json";
  return fs::exists(schema, problem) ? schema.string() : std::string();
}

Result<fs::path> write_config(const Options& options) {
  const fs::path path(options.config.value_or("config/repos.yaml"));
  std::error_code problem;
  if (fs::exists(fs::symlink_status(path, problem)))
    return fail(ErrorKind::usage, "it is there already, and stays as it is; name another file with --config",
                path.string());
  AIREPORT_CHECK(write_file_atomically(path, starting_config(options.new_repos, installed_schema()), Access::everyone));
  return path;
}

}  // namespace

std::string starting_config(const std::vector<model::RepoName>& repos, const std::string& schema) {
  std::string_view shipped = kShippedConfig;
  std::string text;
  if (shipped.starts_with(kSchemaLine)) shipped.remove_prefix(shipped.find('\n') + 1);
  if (!schema.empty()) text = std::string(kSchemaLine) + schema + "\n";
  if (repos.empty()) return text + std::string(shipped);

  // The list's items are the lines that begin with "  - "; the comments around them teach, and stay.
  const std::string_view item = "\n  - ";
  const auto first = shipped.find(item, shipped.find("\nrepos:"));
  const auto end = shipped.find('\n', shipped.rfind(item) + 1);
  text += shipped.substr(0, first);
  for (const auto& repo : repos) text += std::string(item) + repo.full();
  return text + std::string(shipped.substr(end));
}

ExitCode init(const Options& options, Log& log) {
  const auto written = write_config(options);
  if (!written) {
    log.error(written.error());
    return exit_code_of(written.error().kind);
  }
  if (!options.quiet) std::fputs((written->string() + "\n").c_str(), stdout);
  log.info("init.written", "edit it, then try: aireport check --config " + written->string());
  return ExitCode::success;
}

}  // namespace aireport::cli

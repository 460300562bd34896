#include "cli/verify_command.hpp"

#include <aireport/publish/publish.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/file.hpp>
#include <aireport/support/json_line.hpp>
#include <aireport/support/text.hpp>
#include <aireport/verify/verify.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "cli/order.hpp"

namespace aireport::cli {
namespace {

namespace fs = std::filesystem;
using Findings = std::vector<verify::Finding>;

constexpr std::string_view kIndexName = "index.md";

// Where the reports stand, as the configuration says if there is one: one that was found by itself, or that only says
// where the index is, need not be good.
Result<config::OutputConfig> output_of(const Options& options, const Environment& environment, Log& log) {
  if (!options.config && !find_config(environment)) return config::OutputConfig();
  const auto config = load_config(options, environment);
  if (config) return config->output;
  if (options.config && !options.output_dir) return fail(config.error());
  log.warn("verify.config", "the configuration is passed over: " + describe(config.error()));
  return config::OutputConfig();
}

// Error: usage when there is no such folder, for then there is nothing to be right about.
Result<publish::Paths> paths_of(const Options& options, const Environment& environment, Log& log) {
  AIREPORT_TRY(const auto output, output_of(options, environment, log));
  auto paths = publish::paths_in(options.output_dir.value_or(output.dir), output.index);
  for (auto* path : {&paths.folder, &paths.index}) *path = path->lexically_normal();
  std::error_code ignored;
  if (fs::is_directory(paths.folder, ignored)) return paths;
  return fail(ErrorKind::usage, "there is no such folder of reports; name the one above it with --output-dir",
              for_terminal(paths.folder.string()));
}

Findings at_start_of(const fs::path& page, const std::string& message) {
  return {verify::Finding{for_terminal(page.string()), 1, message}};
}

// "reports/2026-02-03.md" against "reports/data/2026-02-03.json.gz".
Findings verify_one(const fs::path& page) {
  const auto text = read_file(page, publish::kMaxPageBytes);
  if (!text) return at_start_of(page, text.error().message);
  const auto data = page.parent_path() / "data" / (page.stem().string() + ".json.gz");
  const auto bytes = read_file(data, snapshot::kMaxFileBytes);
  if (!bytes) return at_start_of(page, "its snapshot " + describe(bytes.error()));
  const auto day = snapshot::decode(*bytes);
  if (!day) return at_start_of(page, "its snapshot " + data.string() + ": " + describe(day.error()));
  if (const auto date = parse_date(page.stem().string()); date && *date != day->head.window.date)
    return at_start_of(page, "its snapshot is that of " + format_date(day->head.window.date));
  return verify::verify_page(*text, *day, for_terminal(page.string()));
}

// Pages of the folder, newest first, whether they have a snapshot or not.
std::vector<fs::path> pages_in(const fs::path& folder) {
  std::vector<fs::path> pages;
  std::error_code problem;
  for (auto entry = fs::directory_iterator(folder, problem); !problem && entry != fs::directory_iterator();
       entry.increment(problem))
    if (entry->path().extension() == ".md" && parse_date(entry->path().stem().string())) pages.push_back(entry->path());
  std::sort(pages.begin(), pages.end(), std::greater<>());
  return pages;
}

Findings verify_the_index(const publish::Paths& paths, const std::vector<fs::path>& pages) {
  const auto index = read_file(paths.index, publish::kMaxPageBytes);
  if (!index)
    return at_start_of(paths.index, index.error().message + "; if it has another name, give --config, which says so");
  std::vector<render::PastIssue> issues;
  std::string newest;
  for (const auto& page : pages) {
    const auto date = parse_date(page.stem().string());
    const auto bytes = read_file(publish::snapshot_path(paths, *date), snapshot::kMaxFileBytes);
    if (!bytes) continue;  // a finding of its own
    auto head = snapshot::decode_head(*bytes);
    if (!head) continue;
    if (issues.empty()) newest = read_file(page, publish::kMaxPageBytes).value_or("");
    issues.push_back({std::move(*head), publish::page_link(paths, *date)});
  }
  return verify::verify_index(*index, issues, newest, for_terminal(paths.index.string()));
}

// All of the folder but its pages: data without a page, and the index, if there is anything to list.
Findings verify_rest(const publish::Paths& paths, const std::vector<fs::path>& pages) {
  const auto dates = publish::published_dates(paths);
  if (!dates) return at_start_of(paths.folder, describe(dates.error()));
  Findings found;
  const auto take = [&found](Findings more) { found.insert(found.end(), more.begin(), more.end()); };
  for (const auto date : *dates)
    if (!publish::has_page(paths, date))
      take(at_start_of(publish::page_path(paths, date), "there is a snapshot of it, and no page"));
  std::error_code ignored;
  if (!pages.empty() || !dates->empty() || fs::exists(paths.index, ignored)) take(verify_the_index(paths, pages));
  return found;
}

// A report by its name, which may be that of the folder's index.
Findings verify_named(const fs::path& report) {
  if (report.filename() != kIndexName) return verify_one(report);
  const auto folder = report.has_parent_path() ? report.parent_path() : fs::path(".");
  std::error_code ignored;
  const bool beside = fs::is_directory(folder / "reports", ignored);
  const publish::Paths paths{beside ? folder / "reports" : folder, report};
  return verify_the_index(paths, pages_in(paths.folder));
}

void print(const Findings& findings, Format format) {
  for (const auto& finding : findings) {
    const auto line =
        format == Format::text
            ? verify::describe(finding)
            : json_line({{"file", finding.file}, {"line", std::int64_t{finding.line}}, {"message", finding.message}});
    std::fputs((line + "\n").c_str(), stdout);
  }
}

std::string counted(std::size_t number, const std::string& thing) {
  return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

}  // namespace

ExitCode verify(const Options& options, const Environment& environment, Log& log) {
  std::vector<fs::path> pages(options.reports.begin(), options.reports.end());
  Findings found;
  const auto take = [&](const Findings& findings) {
    print(findings, options.format);
    found.insert(found.end(), findings.begin(), findings.end());
  };
  if (!pages.empty()) {
    for (const auto& page : pages) take(verify_named(page));
  } else {
    const auto paths = paths_of(options, environment, log);
    if (!paths) {
      log.error(paths.error());
      return exit_code_of(paths.error().kind);
    }
    pages = pages_in(paths->folder);
    for (const auto& page : pages) take(verify_one(page));
    take(verify_rest(*paths, pages));
  }
  log.info("verify.done", counted(pages.size(), "page") + ", " + counted(found.size(), "finding"),
           {{"pages", static_cast<std::int64_t>(pages.size())}, {"findings", static_cast<std::int64_t>(found.size())}});
  return found.empty() ? ExitCode::success : ExitCode::nothing_published;
}

}  // namespace aireport::cli

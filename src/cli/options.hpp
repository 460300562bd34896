// The command line: words become one validated struct.
#pragma once

#include <aireport/model/repo.hpp>
#include <aireport/model/settings.hpp>
#include <aireport/support/error.hpp>
#include <aireport/support/events.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aireport::cli {

enum class Command { report, check, init, verify };
enum class Format { text, json };

// What was typed. An option that was not given is nullopt; its default is in the table of options.
struct RawOptions {
  using Word = std::optional<std::string>;
  Word config, date, from, to, max_days, output_dir, cache_dir, from_snapshot, lang, api_url;
  Word max_in_flight, max_requests, deadline, log_level, log_format, format, summary, json;
  std::vector<std::string> repos, reports, new_repos;
  bool offline = false, refresh = false, dry_run = false, wait = false, catch_up = false;
  bool quiet = false, no_progress = false, version = false;
};

struct Options {
  Command command = Command::report;
  std::optional<std::string> config;
  std::optional<Date> date, from, to;  // from and to: both or none, in order
  bool catch_up = false;
  int max_days = 7;
  std::vector<model::RepoName> repos;  // empty: all that are configured
  std::optional<std::string> output_dir, cache_dir, from_snapshot, api_url, summary;
  std::optional<std::string> json;  // a file, or "-" for standard output, which has nothing else then
  std::optional<model::Language> lang;
  std::optional<int> max_in_flight;  // nullopt: as configured
  std::int64_t max_requests = 0;     // 0: no limit
  std::chrono::seconds deadline{0};  // 0: none
  bool offline = false, refresh = false, dry_run = false, wait = false;
  LogLevel log_level = LogLevel::info;
  Format log_format = Format::text;
  bool quiet = false, no_progress = false;
  Format format = Format::text;            // of what verify finds
  std::vector<std::string> reports;        // to verify; empty: all of the folder
  std::vector<model::RepoName> new_repos;  // for init; empty: those that ship
};

inline constexpr int kMaxInFlight = 100;
inline constexpr int kMaxCatchUpDays = 366;
inline constexpr std::string_view kDefaultDeadline = "15m";
inline constexpr std::string_view kDefaultMaxDays = "7";

// Error: usage, with the option and what it takes.
Result<Options> validate(const RawOptions& raw, Command command);

}  // namespace aireport::cli

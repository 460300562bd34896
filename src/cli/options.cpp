#include "cli/options.hpp"

#include <aireport/support/quantity.hpp>
#include <charconv>
#include <utility>

namespace aireport::cli {
namespace {

using Word = RawOptions::Word;

tl::unexpected<Error> wrong(std::string_view option, std::string_view value, std::string_view takes) {
  std::string message(option);
  message += " takes ";
  message += takes;
  message += ", not \"";
  message += value;
  message += "\"";
  return fail(ErrorKind::usage, std::move(message));
}

Result<std::optional<Date>> date_of(std::string_view option, const Word& word) {
  if (!word) return std::optional<Date>();
  auto date = parse_date(*word);
  if (!date) return wrong(option, *word, "a day of the calendar as YYYY-MM-DD");
  return std::optional(*date);
}

Result<std::int64_t> number_of(std::string_view option, const Word& word, std::int64_t least, std::int64_t most) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(word->data(), word->data() + word->size(), number);
  if (problem != std::errc() || end != word->data() + word->size() || number < least || number > most)
    return wrong(option, *word, "a number from " + std::to_string(least) + " to " + std::to_string(most));
  return number;
}

template <typename Value>
struct Choice {
  std::string_view word;
  Value value;
};

template <typename Value, std::size_t count>
Result<Value> one_of(std::string_view option, const std::string& word, const Choice<Value> (&choices)[count]) {
  std::string all;
  for (const auto& choice : choices) {
    if (choice.word == word) return choice.value;
    if (!all.empty()) all += ", ";
    all += choice.word;
  }
  return wrong(option, word, "one of " + all);
}

constexpr Choice<LogLevel> kLevels[] = {{"trace", LogLevel::trace},
                                        {"debug", LogLevel::debug},
                                        {"info", LogLevel::info},
                                        {"warn", LogLevel::warn},
                                        {"error", LogLevel::error}};
constexpr Choice<Format> kFormats[] = {{"text", Format::text}, {"json", Format::json}};
constexpr Choice<model::Language> kLanguages[] = {{"zh", model::Language::zh}, {"en", model::Language::en}};

// Which days: --date, or --from with --to, or --catch-up.
Result<void> take_days(const RawOptions& raw, Options& options) {
  AIREPORT_TRY(options.date, date_of("--date", raw.date));
  AIREPORT_TRY(options.from, date_of("--from", raw.from));
  AIREPORT_TRY(options.to, date_of("--to", raw.to));
  options.catch_up = raw.catch_up;
  const int ways = (options.date ? 1 : 0) + (options.from || options.to ? 1 : 0) + (options.catch_up ? 1 : 0);
  if (ways > 1) return fail(ErrorKind::usage, "--date, --from with --to, and --catch-up exclude each other");
  if (options.from.has_value() != options.to.has_value())
    return fail(ErrorKind::usage, "--from and --to belong together");
  if (options.from && *options.to < *options.from) return fail(ErrorKind::usage, "--to lies before --from");
  AIREPORT_TRY(const auto days,
               number_of("--max-days", raw.max_days.value_or(std::string(kDefaultMaxDays)), 1, kMaxCatchUpDays));
  options.max_days = static_cast<int>(days);
  if (raw.max_days && !options.catch_up) return fail(ErrorKind::usage, "--max-days needs --catch-up");
  if (raw.refresh && options.catch_up)
    return fail(ErrorKind::usage,
                "--catch-up leaves complete days alone: to ask for them again, give --refresh with --from and --to");
  if (raw.dry_run && (options.from || options.catch_up))
    return fail(ErrorKind::usage, "--dry-run estimates one day: give it --date");
  return {};
}

Result<void> take_repos(const RawOptions& raw, Options& options) {
  for (const auto& word : raw.repos) {
    auto repo = model::parse_repo_name(word);
    if (!repo) return wrong("--repo", word, "a repository as owner/name");
    options.repos.push_back(std::move(*repo));
  }
  for (const auto& word : raw.new_repos) {
    auto repo = model::parse_repo_name(word);
    if (!repo) return wrong("init", word, "repositories as owner/name");
    for (const auto& other : options.new_repos)
      if (model::same_repo(other, *repo)) return fail(ErrorKind::usage, repo->full() + " is named twice");
    options.new_repos.push_back(std::move(*repo));
  }
  return {};
}

Result<void> take_fetching(const RawOptions& raw, Options& options) {
  if (raw.max_in_flight) {
    AIREPORT_TRY(const auto number, number_of("--max-in-flight", raw.max_in_flight, 1, kMaxInFlight));
    options.max_in_flight = static_cast<int>(number);
  }
  AIREPORT_TRY(options.max_requests, number_of("--max-requests", raw.max_requests.value_or("0"), 0, INT64_MAX));
  const std::string deadline = raw.deadline.value_or(std::string(kDefaultDeadline));
  auto duration = parse_duration(deadline);
  if (!duration) return wrong("--deadline", deadline, "an integer with s, m, h or d, or 0 for none");
  options.deadline = *duration;
  options.offline = raw.offline;
  options.refresh = raw.refresh;
  options.dry_run = raw.dry_run;
  options.wait = raw.wait;
  if (raw.offline && raw.refresh)
    return fail(ErrorKind::usage, "--offline asks nobody: --refresh, which asks again, cannot be done with it");
  if (raw.offline && raw.wait) return fail(ErrorKind::usage, "--offline asks nobody: there is nothing to --wait for");
  return {};
}

Result<void> take_log(const RawOptions& raw, Options& options) {
  AIREPORT_TRY(options.log_level, one_of("--log-level", raw.log_level.value_or("info"), kLevels));
  AIREPORT_TRY(options.log_format, one_of("--log-format", raw.log_format.value_or("text"), kFormats));
  options.quiet = raw.quiet;
  options.no_progress = raw.no_progress;
  return {};
}

// A folder or file that was given as "" is a mistake, most often of a script with an unset variable.
Result<void> take_paths(const RawOptions& raw, Options& options) {
  const std::pair<std::string_view, const Word*> given[] = {
      {"--config", &raw.config},       {"--output-dir", &raw.output_dir},
      {"--cache-dir", &raw.cache_dir}, {"--from-snapshot", &raw.from_snapshot},
      {"--summary", &raw.summary},     {"--json", &raw.json},
      {"--api-url", &raw.api_url}};
  for (const auto& [option, word] : given)
    if (*word && (*word)->empty()) return wrong(option, "", "a value");
  options.config = raw.config;
  options.output_dir = raw.output_dir;
  options.cache_dir = raw.cache_dir;
  options.from_snapshot = raw.from_snapshot;
  options.summary = raw.summary;
  options.json = raw.json;
  options.api_url = raw.api_url;
  return {};
}

}  // namespace

Result<Options> validate(const RawOptions& raw, Command command) {
  Options options;
  options.command = command;
  AIREPORT_CHECK(take_paths(raw, options));
  AIREPORT_CHECK(take_days(raw, options));
  AIREPORT_CHECK(take_repos(raw, options));
  AIREPORT_CHECK(take_fetching(raw, options));
  AIREPORT_CHECK(take_log(raw, options));
  if (raw.lang) {
    AIREPORT_TRY(options.lang, one_of("--lang", *raw.lang, kLanguages));
  }
  AIREPORT_TRY(options.format, one_of("--format", raw.format.value_or("text"), kFormats));
  options.reports = raw.reports;
  if (options.json && (options.from || options.catch_up || options.dry_run))
    return fail(ErrorKind::usage, "--json writes one report: give it --date");
  if (options.from_snapshot && (options.date || options.from || options.catch_up || options.dry_run))
    return fail(ErrorKind::usage, "--from-snapshot renders the day of that file: it takes no other day");
  if (options.from_snapshot && (!options.repos.empty() || options.offline || options.refresh))
    return fail(ErrorKind::usage, "--from-snapshot asks nobody: it takes no --repo, --offline or --refresh");
  return options;
}

}  // namespace aireport::cli

#include "cli/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <aireport/support/json_line.hpp>
#include <aireport/support/text.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <cstdio>
#include <utility>

namespace aireport::cli {
namespace {

constexpr std::chrono::milliseconds kProgressPause{100};

constexpr std::string_view kFailure = "run.failed";

std::string_view word_of(LogLevel level) {
  switch (level) {
    case LogLevel::trace:
      return "trace";
    case LogLevel::debug:
      return "debug";
    case LogLevel::info:
      return "info";
    case LogLevel::warn:
      return "warn";
    case LogLevel::error:
      return "error";
  }
  return "";
}

std::string_view colour_of(LogLevel level) {
  switch (level) {
    case LogLevel::warn:
      return "\x1b[33m";
    case LogLevel::error:
      return "\x1b[31m";
    default:
      return "\x1b[2m";
  }
}

spdlog::level::level_enum level_of(LogLevel level) {
  switch (level) {
    case LogLevel::trace:
      return spdlog::level::trace;
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::info;
}

// As it is now: the window may have been made smaller meanwhile.
std::size_t terminal_columns() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

// What `progress_line` may say, from all of it down to the least.
std::vector<std::string> progress_lines(const Progress& progress, const Waiting& waiting) {
  const auto done = std::to_string(progress.repositories_done) + "/" + std::to_string(progress.repositories);
  const bool counted = progress.repositories > 0;
  const auto repositories = counted ? done + " repositories, " : std::string();
  const auto repos = counted ? done + " repos, " : std::string();
  const auto requests =
      std::to_string(progress.requests_done) + "/" + std::to_string(progress.requests_known) + " requests";
  const auto left = progress.quota_left ? ", " + std::to_string(*progress.quota_left) + " left" : std::string();
  const auto quota = left.empty() ? left : left + " of the quota";
  if (waiting.what.empty())
    return {repositories + requests + quota, repos + requests + left, repos + requests, requests};
  const auto until = format_utc(waiting.until);
  const auto clock = until.substr(until.find('T') + 1, 8) + " UTC";
  const auto what = "waiting for " + for_terminal(waiting.what) + " until ";
  return {repositories + requests + quota + ", " + what + until, repos + requests + ", " + what + clock,
          what + clock + ", " + requests, what + clock, "waiting until " + clock};
}

}  // namespace

LogStyle log_style(const Options& options, bool terminal, bool no_color) {
  LogStyle style;
  style.level = options.quiet ? LogLevel::error : options.log_level;
  style.format = options.log_format;
  const bool for_people = terminal && options.log_format == Format::text;
  style.colour = for_people && !no_color;
  style.progress = for_people && !options.quiet && !options.no_progress;
  style.summary = options.log_format == Format::json ? !options.quiet : style.level <= LogLevel::debug;
  return style;
}

std::string text_line(const LogEvent& event, bool colour) {
  std::string line = "aireport: ";
  if (colour) line += colour_of(event.level);
  line += word_of(event.level);
  if (colour) line += "\x1b[0m";
  // What ended the run is for people and editors, which look for "file:line:column" right here.
  if (event.name != kFailure) line += ": " + event.name;
  return line + ": " + for_terminal(event.message);
}

std::string json_log_line(const LogEvent& event, UtcTime now) {
  Fields fields = {{"time", format_utc(now)},
                   {"level", std::string(word_of(event.level))},
                   {"event", event.name},
                   {"message", for_terminal(event.message)}};
  fields.insert(fields.end(), event.fields.begin(), event.fields.end());
  return json_line(fields);
}

std::string progress_line(const Progress& progress, const Waiting& waiting, std::size_t columns) {
  auto lines = progress_lines(progress, waiting);
  for (auto& line : lines)
    if (line.size() <= columns) return std::move(line);
  return lines.back().substr(0, columns);
}

Log::Log(LogStyle style, Clock& clock) : style_(style), clock_(clock) {
  logger_ = std::make_shared<spdlog::logger>("aireport", std::make_shared<spdlog::sinks::stderr_sink_st>());
  logger_->set_pattern("%v");
  logger_->set_level(level_of(style.level));
  logger_->flush_on(spdlog::level::trace);
}

Log::~Log() {
  end_progress();
}

void Log::log(const LogEvent& event) {
  if (!logger_->should_log(level_of(event.level))) return;
  if (event.level == LogLevel::warn && style_.format == Format::text &&
      !warned_.insert(event.name + ": " + event.message).second)
    return;
  clear_progress();
  write(event);
  if (shown_) show_progress();
}

void Log::sum_up(const LogEvent& summary) {
  end_progress();
  if (style_.summary) write(summary);
}

// Whatever the level: whether to write is decided before.
void Log::write(const LogEvent& event) {
  const auto line =
      style_.format == Format::json ? json_log_line(event, clock_.now()) : text_line(event, style_.colour);
  logger_->log(spdlog::level::critical, spdlog::string_view_t(line));
}

void Log::progress(const Progress& progress) {
  if (!style_.progress) return;
  progress_ = progress;
  const auto now = clock_.steady();
  if (shown_ && now - shown_at_ < kProgressPause) return;
  shown_at_ = now;
  show_progress();
}

void Log::waiting(const Waiting& waiting) {
  waiting_ = waiting;
  if (style_.progress) show_progress();
}

void Log::error(const Error& error) {
  Fields fields;
  if (!error.location.empty()) fields.emplace_back("location", error.location);
  if (error.status != 0) fields.emplace_back("status", std::int64_t{error.status});
  log({LogLevel::error, std::string(kFailure), describe(error), std::move(fields)});
}

void Log::end_progress() {
  clear_progress();
  std::fflush(stderr);
  shown_ = false;
  progress_ = {};
  waiting_ = {};
}

void Log::clear_progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Log::show_progress() {
  // The last column stays free: some terminals begin a new line behind it, which would not be cleared.
  std::fputs(("\r\x1b[K" + progress_line(progress_, waiting_, terminal_columns() - 1)).c_str(), stderr);
  std::fflush(stderr);
  shown_ = true;
}

}  // namespace aireport::cli

// What the person or the journal sees: log lines and the progress display, on standard error.
#pragma once

#include <aireport/support/clock.hpp>
#include <aireport/support/events.hpp>
#include <memory>
#include <set>
#include <string>

#include "cli/options.hpp"

namespace spdlog {
class logger;
}

namespace aireport::cli {

struct LogStyle {
  LogLevel level = LogLevel::info;
  Format format = Format::text;
  bool colour = false;    // of the level's word
  bool progress = false;  // a line that is written again and again: only for a terminal
  // Of the run's last line: machines get it at any level, people when they ask for details, for a night with nothing
  // to do is silent.
  bool summary = false;
};

// What the options and the terminal allow.
LogStyle log_style(const Options& options, bool terminal, bool no_color);

// One line as it is written, without its end. Foreign text carries no control characters.
std::string text_line(const LogEvent& event, bool colour);
std::string json_log_line(const LogEvent& event, UtcTime now);
// At most `columns` wide: what fits of it, the wait before all else.
std::string progress_line(const Progress& progress, const Waiting& waiting, std::size_t columns);

class Log final : public Events {
 public:
  Log(LogStyle style, Clock& clock);
  ~Log() override;

  // For people a warning stands once, however many days of a run it holds for: a night's mail says what is wrong with a
  // repository, not how often it met it. Machines get each.
  void log(const LogEvent& event) override;
  void progress(const Progress& progress) override;
  void waiting(const Waiting& waiting) override;
  void end_progress();  // of a day: the line on the terminal is free for what is printed
  void error(const Error& error);
  void sum_up(const LogEvent& summary);  // the last line

 private:
  void write(const LogEvent& event);
  void clear_progress();
  void show_progress();

  LogStyle style_;
  Clock& clock_;
  std::shared_ptr<spdlog::logger> logger_;
  std::set<std::string> warned_;
  Progress progress_;
  Waiting waiting_;
  Clock::Steady shown_at_{};
  bool shown_ = false;
};

}  // namespace aireport::cli

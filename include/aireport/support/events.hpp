// What a run tells the person who watches it. Nothing here reaches a page, a snapshot or the index.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <aireport/support/utc.hpp>

namespace aireport {

enum class LogLevel { trace, debug, info, warn, error };

using FieldValue = std::variant<std::string, std::int64_t, double, bool>;
using Fields = std::vector<std::pair<std::string, FieldValue>>;  // in the order in which they are printed

// One line of the log. Names are stable and greppable: "module.what", such as "http.retry".
struct LogEvent {
  LogLevel level = LogLevel::info;
  std::string name;
  std::string message;  // for people, one line, may hold foreign text (the log cleans it)
  Fields fields;        // for machines
};

// Where the run stands, for a progress display.
struct Progress {
  int repositories_done = 0;
  int repositories = 0;
  std::int64_t requests_done = 0;
  std::int64_t requests_known = 0;         // done, under way and queued; those that the cache answers among them
  std::optional<std::int64_t> quota_left;  // nullopt: the server has not said
};

// What holds the run up.
struct Waiting {
  std::string what;  // empty: nothing
  UtcTime until{};
};

class Events {
 public:
  virtual void log(const LogEvent& event) = 0;
  virtual void progress(const Progress& progress) = 0;
  virtual void waiting(const Waiting& /*waiting*/) {}
  virtual ~Events() = default;

  void debug(std::string name, std::string message, Fields fields = {}) {
    log({LogLevel::debug, std::move(name), std::move(message), std::move(fields)});
  }
  void info(std::string name, std::string message, Fields fields = {}) {
    log({LogLevel::info, std::move(name), std::move(message), std::move(fields)});
  }
  void warn(std::string name, std::string message, Fields fields = {}) {
    log({LogLevel::warn, std::move(name), std::move(message), std::move(fields)});
  }
};

}  // namespace aireport

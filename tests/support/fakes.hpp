// The world as tests see it: a clock that stands still until told, and events that are kept.
#pragma once

#include <aireport/support/clock.hpp>
#include <aireport/support/events.hpp>
#include <string>
#include <vector>

namespace aireport::testing {

class FakeClock final : public Clock {
 public:
  explicit FakeClock(UtcTime now) : now_(now) {}

  UtcTime now() override { return now_; }
  Steady steady() override { return steady_; }
  void advance(std::chrono::milliseconds by) {
    steady_ += by;
    now_ = start_ + std::chrono::floor<std::chrono::seconds>(steady_.time_since_epoch());
  }

 private:
  UtcTime now_;
  UtcTime start_ = now_;
  Steady steady_{};
};

class RecordingEvents final : public Events {
 public:
  void log(const LogEvent& event) override { events.push_back(event); }
  void progress(const Progress& progress) override { last_progress = progress; }
  void waiting(const Waiting& waiting) override { waits.push_back(waiting); }

  bool has(std::string_view name) const {
    for (const auto& event : events)
      if (event.name == name) return true;
    return false;
  }

  std::vector<LogEvent> events;
  Progress last_progress;
  std::vector<Waiting> waits;  // each that began, and an empty one for each that was over
};

}  // namespace aireport::testing

// The only source of time. It is read for the window and for waiting; nobody else asks.
#pragma once

#include <aireport/support/utc.hpp>
#include <chrono>

namespace aireport {

class Clock {
 public:
  using Steady = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

  virtual UtcTime now() = 0;    // the wall clock
  virtual Steady steady() = 0;  // never goes back; for waiting and deadlines
  virtual ~Clock() = default;
};

class SystemClock final : public Clock {
 public:
  UtcTime now() override;
  Steady steady() override;
};

}  // namespace aireport

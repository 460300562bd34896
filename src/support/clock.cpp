#include <aireport/support/clock.hpp>

namespace aireport {

UtcTime SystemClock::now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

Clock::Steady SystemClock::steady() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now());
}

}  // namespace aireport

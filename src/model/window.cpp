#include <aireport/model/window.hpp>

#include <algorithm>

namespace aireport::model {

std::chrono::seconds Window::offset_at(UtcTime time) const {
  const auto later = std::upper_bound(offsets.begin(), offsets.end(), time,
                                      [](UtcTime instant, const OffsetSpan& span) { return instant < span.from; });
  if (later != offsets.begin()) return std::prev(later)->offset;
  return offsets.empty() ? std::chrono::seconds{0} : offsets.front().offset;
}

Date Window::date_of(UtcTime time) const {
  return Date{std::chrono::floor<std::chrono::days>(time + offset_at(time))};
}

std::string Window::clock_of(UtcTime time) const {
  return format_clock(time, offset_at(time));
}

}  // namespace aireport::model

#pragma once

#include <aireport/support/utc.hpp>
#include <chrono>
#include <string>
#include <vector>

namespace aireport::model {

// From this instant on the zone is that far ahead of UTC.
struct OffsetSpan {
  UtcTime from;
  std::chrono::seconds offset{0};
  friend bool operator==(const OffsetSpan&, const OffsetSpan&) = default;
};

// A day as a half-open stretch of time [begin, end): the first instant of the day and of the next, in its zone.
// Where the zone was changed the reports beside a day may tell all of it: then it is empty.
// It knows its zone's offsets, so that rendering needs no time-zone data.
struct Window {
  Date date{};
  std::string timezone;  // IANA name, "UTC"
  UtcTime begin{};
  UtcTime end{};
  // Oldest first; the first also holds for all earlier instants. Covers 400 days before `end`. None, in a damaged
  // snapshot, is read as UTC.
  std::vector<OffsetSpan> offsets;

  bool empty() const { return begin == end; }
  bool contains(UtcTime time) const { return begin <= time && time < end; }
  std::chrono::seconds offset_at(UtcTime time) const;
  Date date_of(UtcTime time) const;          // the day in the zone
  std::string clock_of(UtcTime time) const;  // "09:41" in the zone

  friend bool operator==(const Window&, const Window&) = default;
};

}  // namespace aireport::model

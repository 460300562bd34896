// Which day a report is of, and whether that day is over.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/model/window.hpp>
#include <aireport/support/error.hpp>
#include <optional>

namespace aireport::pipeline {

struct Day {
  model::Window window;
  std::optional<UtcTime> known_until;  // nullopt: the day is over
};

// Yesterday in the zone when no date is given. Errors: usage: in the future, before 1970, or a day that the
// zone never had.
Result<Day> settle_day(std::optional<Date> date, const std::string& timezone, UtcTime now);

}  // namespace aireport::pipeline

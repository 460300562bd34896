// Which day a report is of, and whether that day is over.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/model/window.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/support/error.hpp>
#include <functional>
#include <optional>
#include <utility>

namespace aireport::pipeline {

struct Day {
  model::Window window;
  std::optional<UtcTime> known_until;  // nullopt: the day is over
};

// Yesterday in the zone when no date is given. Errors: usage: in the future, before 1970, or a day that the
// zone never had.
Result<Day> settle_day(std::optional<Date> date, const std::string& timezone, UtcTime now);

// The day as answers tell it of which the oldest was given at that time: a day that was not over then is not known to
// its end, whatever the clock says now. nullopt: they do not say when.
Day as_listed(Day day, std::optional<UtcTime> listed_at);

// Between two steps that take their time and ask nobody: a run ends within a second. Error: interrupted.
using Interrupted = std::function<bool()>;  // as of World; empty: never
Result<void> check_interrupted(const Interrupted& interrupted);

// What takes one thing after the other, with a look for an interruption before each.
template <typename Take>
auto interruptible(const Take& take, const Interrupted& interrupted) {
  return [&take, &interrupted](const auto& head, auto thing) -> Result<void> {
    AIREPORT_CHECK(check_interrupted(interrupted));
    take(head, std::move(thing));
    return {};
  };
}

}  // namespace aireport::pipeline

// The run, from a date to a published report.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/github/fetch.hpp>
#include <aireport/http/transport.hpp>
#include <aireport/model/report.hpp>
#include <aireport/publish/publish.hpp>
#include <aireport/support/clock.hpp>
#include <aireport/support/events.hpp>
#include <filesystem>
#include <optional>
#include <vector>

namespace aireport::pipeline {

// The world a run lives in.
struct World {
  http::Transport& transport;
  Clock& clock;
  Events& events;
};

enum class Reuse { complete_days, nothing };  // nothing: --refresh

struct Order {
  config::Config config;
  std::optional<Date> date;  // nullopt: yesterday in the configured zone
  publish::Paths paths;
  Reuse reuse = Reuse::complete_days;
};

struct Outcome {
  model::DayHead head;
  std::vector<std::filesystem::path> written;  // empty: there was nothing to do
};

// Errors: usage (a date in the future, or that never was), credentials, io, interrupted, and what made every repository
// fail.
Result<Outcome> run(const Order& order, World world);

// What a run would cost. Writes nothing.
struct Estimate {
  github::FetchPlan plan;
  std::optional<github::Quota> quota;
};
Result<Estimate> estimate(const Order& order, World world);

// The page of a snapshot's bytes; `language` other than its own when given.
Result<std::string> render_snapshot(std::string_view snapshot, std::optional<model::Language> language);

}  // namespace aireport::pipeline

// What to do about an error.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/support/error.hpp>
#include <string>

namespace aireport::cli {

// What helps where a limit on requests, or the run's deadline, has left something out. `identity`: who asked.
std::string advice_on_limits(pipeline::Identity identity);
std::string advice_on_deadline();

// The error, its message followed by what to do where the message alone does not tell.
Error with_advice(Error error, const config::Config& config, pipeline::Identity identity);

}  // namespace aireport::cli

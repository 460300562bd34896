// What to do about an error.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/support/error.hpp>

namespace aireport::cli {

// The error, its message followed by what to do where the message alone does not tell. `identity`: who asked.
Error with_advice(Error error, const config::Config& config, pipeline::Identity identity);

}  // namespace aireport::cli

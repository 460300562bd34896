// Options and configuration become the order of a run.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <aireport/support/error.hpp>

#include "cli/environment.hpp"
#include "cli/options.hpp"

namespace aireport::cli {

// Reads and validates the configuration that the options or the environment name. Errors: config, io.
Result<config::Config> load_config(const Options& options, const Environment& environment);

// The order with the options applied; its date and identity are left to the caller. Error: usage.
Result<pipeline::Order> make_order(const Options& options, config::Config config);

}  // namespace aireport::cli

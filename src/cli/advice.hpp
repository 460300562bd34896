// What to do about an error.
#pragma once

#include <aireport/config/config.hpp>
#include <aireport/support/error.hpp>

namespace aireport::cli {

// The error, its message followed by what to do where the message alone does not tell.
Error with_advice(Error error, const config::Config& config);

}  // namespace aireport::cli

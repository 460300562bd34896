// What the environment says: variables, and where files stand by default.
#pragma once

#include <aireport/support/error.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace aireport::cli {

// The value of a variable; nullopt: not set. An empty value counts as not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;
Environment process_environment();

// The first of the configuration files that exists. Error: config, with the places that were looked at.
Result<std::filesystem::path> find_config(const Environment& environment);

// $CACHE_DIRECTORY (of systemd; the first if there are several), $XDG_CACHE_HOME/aireport, ~/.cache/aireport.
// Error: usage, when none of them is set.
Result<std::filesystem::path> default_cache_dir(const Environment& environment);

}  // namespace aireport::cli

// `aireport init`: a configuration to start from.
#pragma once

#include <aireport/support/error.hpp>
#include <string>
#include <vector>

#include "cli/environment.hpp"
#include "cli/exit_code.hpp"
#include "cli/log.hpp"
#include "cli/options.hpp"

namespace aireport::cli {

// The shipped configuration with these repositories in it, or with its own when there are none. `schema` is where
// editors find the form of the file; empty: not known.
std::string starting_config(const std::vector<model::RepoName>& repos, const std::string& schema);

// Writes --config, else config/repos.yaml, and prints its path. A file that is there already stays, and that is an
// error.
ExitCode init(const Options& options, Log& log);

}  // namespace aireport::cli

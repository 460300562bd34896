// The part `repos` of the configuration.
#pragma once

#include <aireport/model/settings.hpp>
#include <aireport/support/error.hpp>
#include <map>
#include <string>
#include <vector>

#include "config/section.hpp"

namespace aireport::config {

// The repositories in their order; `lines` gets where each is named. Error: none, one that is not owner/name, one that
// is there twice, or a wrong rule.
Result<std::vector<model::RepoSettings>> read_repos(const Source& source, const Section& root,
                                                    std::map<std::string, std::string>& lines);

}  // namespace aireport::config

// The user's rules: what is hidden is only counted.
#pragma once

#include <aireport/model/settings.hpp>
#include <string_view>
#include <vector>

#include "digest/stories/story.hpp"

namespace aireport::digest {

const model::RepoSettings* settings_of(const model::PageSettings& page, const model::RepoName& repo);

bool is_hidden(const Story& story, const model::RepoSettings& settings);
bool is_hidden(const model::PullRequest& pull, const model::RepoSettings& settings);
bool is_hidden(const model::Issue& issue, const model::RepoSettings& settings);

// The user's watched patterns that the story's files match.
std::vector<std::string> watched_patterns(const Story& story, const model::WatchRules& watch);

}  // namespace aireport::digest

#pragma once

#include <string>

#include "render/edition.hpp"

namespace aireport::render {

// What of a repository's day is asked for.
enum class Search { opened, merged, unmerged, issues_opened, issues_closed };

// The address of GitHub's own list of it.
std::string search_link(const Edition& edition, const model::RepoName& repo, Search what);

}  // namespace aireport::render

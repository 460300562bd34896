// The day's releases, opened pull requests, issues and late commits, as the section shows them.
#pragma once

#include <aireport/model/report.hpp>
#include <aireport/model/settings.hpp>
#include <aireport/model/window.hpp>
#include <map>
#include <vector>

#include "digest/words/references.hpp"

namespace aireport::digest {

std::vector<model::ReleaseItem> release_items(const model::RepoActivity& activity, const model::Window& window);

// The most telling of those opened in the window and still open. Hidden ones, of all opened or closed, are counted.
std::vector<model::PullItem> notable_pulls(const model::RepoActivity& activity, const model::RepoSettings& settings,
                                           const model::Window& window, model::Hidden& hidden);

// Issues by number, with the pull requests of the day that refer to each.
using Answers = std::map<int, std::vector<model::ItemRef>>;
Answers answers_of(const model::RepoActivity& activity);

// Those opened in the window, most telling first; the first three have an excerpt.
std::vector<model::IssueItem> issue_items(const model::RepoActivity& activity, const model::RepoSettings& settings,
                                          const model::Window& window, const Answers& answers, model::Hidden& hidden);

// Issues opened in the window that report a regression, by number, lowest first.
std::vector<int> regressions_in(const model::RepoActivity& activity, const model::Window& window);

// Issues opened in the window whose titles report wrong results, a crash or a hang, by number, lowest first.
std::vector<int> grave_issues_in(const model::RepoActivity& activity, const model::Window& window);

std::vector<model::LateCommit> late_commits(const model::RepoActivity& activity);

}  // namespace aireport::digest

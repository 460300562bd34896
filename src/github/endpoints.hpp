// The URLs that are asked for. Pure: names and times in, an absolute URL out.
#pragma once

#include <aireport/github/fetch.hpp>
#include <string>
#include <string_view>

namespace aireport::github {

// What a list of commits is asked for: both ends count, by committer date.
struct CommitSpan {
  UtcTime since;
  UtcTime until;
};

std::string commits_url(std::string_view api, const model::RepoName& repo, std::string_view branch, CommitSpan span);
// Files come 300 a page; `per_page` would only make the pages smaller.
std::string commit_detail_url(std::string_view api, const model::RepoName& repo, std::string_view sha);
// Issues and pull requests in one list, those that changed at `since` or later, newest first by creation. Nothing that
// happens to an item moves it in this order, and an item never leaves the list, so no page can lose one while it is
// being read.
std::string issues_url(std::string_view api, const model::RepoName& repo, UtcTime since);
std::string pulls_url(std::string_view api, const model::RepoName& repo);  // the last changed first
std::string pull_detail_url(std::string_view api, const model::RepoName& repo, int number);
std::string releases_url(std::string_view api, const model::RepoName& repo);
// Fails with 404 when there is no such branch.
std::string branch_url(std::string_view api, const model::RepoName& repo, std::string_view branch);
std::string repository_url(std::string_view api, const model::RepoName& repo);
// `words` as one would type them into the search box; the last created first, which no change of an item disturbs.
std::string search_url(std::string_view api, std::string_view words);
std::string rate_limit_url(std::string_view api);

}  // namespace aireport::github

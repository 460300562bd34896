#include "github/endpoints.hpp"

#include <aireport/support/utc.hpp>

namespace aireport::github {
namespace {

std::string under(std::string_view api, const model::RepoName& repo, std::string_view rest) {
  return std::string(api) + "/repos/" + repo.full() + std::string(rest);
}

}  // namespace

std::string commits_url(std::string_view api, const model::RepoName& repo, std::string_view branch, CommitSpan span) {
  std::string query = "/commits?";
  if (!branch.empty()) query += "sha=" + model::percent_encode(branch, model::Slash::encode) + "&";
  query += "since=" + format_utc(span.since) + "&until=" + format_utc(span.until) + "&per_page=100";
  return under(api, repo, query);
}

std::string commit_detail_url(std::string_view api, const model::RepoName& repo, std::string_view sha) {
  return under(api, repo, "/commits/" + std::string(sha));
}

std::string issues_url(std::string_view api, const model::RepoName& repo, UtcTime since) {
  return under(api, repo, "/issues?state=all&since=" + format_utc(since) + "&sort=created&direction=desc&per_page=100");
}

std::string pulls_url(std::string_view api, const model::RepoName& repo) {
  return under(api, repo, "/pulls?state=all&sort=updated&direction=desc&per_page=100");
}

std::string pull_detail_url(std::string_view api, const model::RepoName& repo, int number) {
  return under(api, repo, "/pulls/" + std::to_string(number));
}

std::string releases_url(std::string_view api, const model::RepoName& repo) {
  return under(api, repo, "/releases?per_page=100");
}

std::string branch_url(std::string_view api, const model::RepoName& repo, std::string_view branch) {
  return under(api, repo, "/commits?sha=" + model::percent_encode(branch, model::Slash::encode) + "&per_page=1");
}

std::string repository_url(std::string_view api, const model::RepoName& repo) {
  return under(api, repo, "");
}

std::string search_url(std::string_view api, std::string_view words) {
  return std::string(api) + "/search/issues?q=" + model::percent_encode(words, model::Slash::encode) +
         "&sort=created&order=desc&per_page=100";
}

std::string rate_limit_url(std::string_view api) {
  return std::string(api) + "/rate_limit";
}

}  // namespace aireport::github

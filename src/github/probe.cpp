#include <aireport/github/probe.hpp>
#include <aireport/http/limits.hpp>
#include <utility>

#include "github/decode.hpp"
#include "github/endpoints.hpp"
#include "github/expiration.hpp"

namespace aireport::github {
namespace {

enum class Ask : std::uint64_t { quota, repository, branch };
constexpr std::uint64_t kAsks = 3;

std::uint64_t tag_of(Ask ask, std::size_t index) {
  return index * kAsks + static_cast<std::uint64_t>(ask);
}

tl::unexpected<Error> refused(const http::Request& request, int status) {
  return fail(Error{ErrorKind::status, "status " + std::to_string(status), request.url, status});
}

Result<ServerFacts> server_facts(const http::Request& request, const http::Response& answer) {
  ServerFacts facts;
  facts.time = http::read_limits(answer.headers).date;
  facts.token_expires = parse_expiration(http::header(answer.headers, "github-authentication-token-expiration"));
  // A server with its limits switched off has no such page.
  if (answer.status == 404) return facts;
  if (answer.status != 200) return refused(request, answer.status);
  AIREPORT_TRY(facts.quota, decode_rate_limit(answer.body));
  return facts;
}

Result<RepoFacts> repo_facts(const http::Request& request, const http::Response& answer) {
  if (answer.status != 200) return refused(request, answer.status);
  return decode_repository(answer.body);
}

http::RequestQueue requests_of(const ProbeQuery& query) {
  http::RequestQueue queue;
  const auto ask = [&queue](std::string url, http::Bucket bucket, std::uint64_t tag, http::Shape shape) {
    queue.push({std::move(url), http::Freshness::uncached, bucket, 0, tag, shape});
  };
  ask(rate_limit_url(query.api_url), http::Bucket::free, tag_of(Ask::quota, 0), http::Shape::any);
  for (std::size_t index = 0; index < query.repos.size(); ++index) {
    const auto& repo = query.repos[index];
    ask(repository_url(query.api_url, repo), http::Bucket::core, tag_of(Ask::repository, index), http::Shape::object);
    if (!query.branches[index].empty())
      ask(branch_url(query.api_url, repo, query.branches[index]), http::Bucket::core, tag_of(Ask::branch, index),
          http::Shape::any);
  }
  return queue;
}

}  // namespace

Findings probe(http::Transport& transport, const ProbeQuery& query) {
  const auto unanswered = [](const std::string& url) { return fail(ErrorKind::network, "no answer", url); };
  Findings findings{unanswered(rate_limit_url(query.api_url)), {}};
  for (const auto& repo : query.repos)
    findings.repositories.emplace_back(unanswered(repository_url(query.api_url, repo)));
  std::vector<Existence> branches(query.repos.size(), Existence::there);

  auto queue = requests_of(query);
  transport.run(queue, [&](const http::Request& request, Result<http::Response> answer) {
    const auto index = static_cast<std::size_t>(request.tag / kAsks);
    switch (static_cast<Ask>(request.tag % kAsks)) {
      case Ask::quota:
        findings.server = answer ? server_facts(request, *answer) : fail(std::move(answer).error());
        break;
      case Ask::repository:
        findings.repositories[index] = answer ? repo_facts(request, *answer) : fail(std::move(answer).error());
        break;
      case Ask::branch:
        if (answer && answer->status == 404) branches[index] = Existence::absent;
        break;
    }
  });
  for (std::size_t index = 0; index < branches.size(); ++index)
    if (findings.repositories[index]) findings.repositories[index]->branch = branches[index];
  return findings;
}

std::vector<Result<model::RepoName>> present_names(http::Transport& transport, const std::string& api_url,
                                                   const std::vector<model::RepoName>& names) {
  std::vector<Result<model::RepoName>> present;
  http::RequestQueue queue;
  for (const auto& name : names) {
    auto url = repository_url(api_url, name);
    present.emplace_back(fail(ErrorKind::network, "no answer", url));
    queue.push(
        {std::move(url), http::Freshness::revalidate, http::Bucket::core, 0, present.size() - 1, http::Shape::object});
  }
  transport.run(queue, [&](const http::Request& request, Result<http::Response> answer) {
    const auto index = static_cast<std::size_t>(request.tag);
    auto& of_name = present[index];
    if (!answer) {
      of_name = fail(std::move(answer).error());
      return;
    }
    auto facts = repo_facts(request, *answer);
    if (!facts && answer->status == 200) transport.forget(request);
    of_name = facts ? Result<model::RepoName>(std::move(facts->name)) : fail(std::move(facts).error());
  });
  return present;
}

}  // namespace aireport::github

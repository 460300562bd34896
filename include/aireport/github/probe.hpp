// What the server says of a token and of repositories, asked before a night depends on it.
#pragma once

#include <aireport/github/fetch.hpp>
#include <aireport/http/transport.hpp>
#include <aireport/model/repo.hpp>
#include <aireport/support/error.hpp>
#include <aireport/support/utc.hpp>
#include <optional>
#include <string>
#include <vector>

namespace aireport::github {

// What every answer of the server tells about whoever asks.
struct ServerFacts {
  std::optional<Quota> quota;
  std::optional<UtcTime> time;           // the server's clock
  std::optional<UtcTime> token_expires;  // nullopt: never, or it did not say
};

enum class Existence { there, absent };

struct RepoFacts {
  model::RepoName name;  // as it is called now
  bool archived = false;
  Existence branch = Existence::there;  // the branch that was asked for; without one: there
};

struct ProbeQuery {
  std::string api_url;  // no final slash
  std::vector<model::RepoName> repos;
  std::vector<std::string> branches;  // one for each repository; empty: the default branch
};

struct Findings {
  Result<ServerFacts> server;                   // error: credentials, network, …
  std::vector<Result<RepoFacts>> repositories;  // as they were asked for; error: status 404 (absent or private), 451, …
};

// One request that is free, one for each repository and one for each branch.
Findings probe(http::Transport& transport, const ProbeQuery& query);

// What the repositories of these names are called now, one request each: a redirect leads to the present name, and
// no fork is redirected so. Errors, one for each name: that of the transport; status, with 404 where no repository is
// or was called so.
std::vector<Result<model::RepoName>> present_names(http::Transport& transport, const std::string& api_url,
                                                   const std::vector<model::RepoName>& names);

}  // namespace aireport::github

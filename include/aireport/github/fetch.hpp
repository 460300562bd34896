// A day of each repository from GitHub's REST API.
#pragma once

#include <aireport/http/transport.hpp>
#include <aireport/model/activity.hpp>
#include <aireport/model/window.hpp>
#include <aireport/support/error.hpp>
#include <aireport/support/events.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace aireport::github {

struct RepoQuery {
  model::RepoName repo;
  std::string branch;  // empty: the default branch
  // Late arrivals: commits from here to the window's begin are listed too, and those whose sha is not in
  // `reported` are told as late. nullopt: do not look.
  std::optional<UtcTime> late_since;
  std::set<std::string> reported;
  // Commits of the window itself that the reports of later days told as late arrivals: they are left out.
  std::set<std::string> told_later = {};
};

struct FetchQuery {
  std::string api_url;  // no final slash
  std::string web_url;  // no final slash; html_url of other hosts is not believed
  model::Window window;
  std::vector<RepoQuery> repos;
  // What may be held at once of repositories of which an answer is still to come: in patches, descriptions and
  // messages, of which the largest are let go beyond it, each a gap, `too_large`; and in all else, beyond which the
  // repository that has most of it is given up, one such gap.
  std::uint64_t text_room = 96ULL << 20;
  std::uint64_t item_room = 96ULL << 20;
};

// What a run costs, as far as it is known.
struct FetchPlan {
  std::int64_t list_requests = 0;                    // for lists: answered, failed, and still to be answered
  std::int64_t list_answers = 0, list_failures = 0;  // of them
  std::int64_t detail_requests = 0;                  // still to ask for, those in the cache among them
  std::optional<std::int64_t> quota_left;            // nullopt: the server did not say
  std::optional<std::int64_t> run_left;              // of the requests that the run may send; nullopt: any number
};

enum class Details { fetch, plan_only };

// Called once for each repository, as soon as its activity is whole, in any order; `index` counts in FetchQuery::repos.
// After Details::plan_only, at the end, with what the lists said.
using OnRepository = std::function<void(std::size_t index, model::RepoActivity activity)>;
// Called when the lists of commits are in, before the first detail is asked for. Its answer decides whether details
// are. After `plan_only` it is called once more when all lists are in: only then the merges are known that a request of
// their own is needed for.
using OnPlan = std::function<Details(const FetchPlan&)>;

// What is known of the answers beside what they tell.
struct Fetched {
  // When the oldest of the lists was given or last found valid, by the server's clock: they know of nothing that came
  // after. nullopt: none says when.
  std::optional<UtcTime> listed_at;
  // The first failure of each repository that has one, in the words of the network or the server, which no report may
  // hold because they differ from run to run. By the place in FetchQuery::repos.
  std::map<std::size_t, Error> failures;
};

// Failures of single requests become gaps. Error: credentials (the token was refused), interrupted; nothing more is
// handed over then.
Result<Fetched> fetch_day(http::Transport& transport, const FetchQuery& query, const OnPlan& on_plan,
                          const OnRepository& on_repository, Events& events);

// What GET /rate_limit says of the core bucket, without cost.
struct Quota {
  std::int64_t limit = 0, remaining = 0;
  UtcTime reset{};
};
Result<Quota> fetch_quota(http::Transport& transport, const std::string& api_url);

}  // namespace aireport::github

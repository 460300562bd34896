#include <aireport/github/fetch.hpp>

#include "github/day_fetch.hpp"
#include "github/endpoints.hpp"

namespace aireport::github {

Result<Fetched> fetch_day(http::Transport& transport, const FetchQuery& query, const OnPlan& on_plan,
                          const OnRepository& on_repository, Events& events) {
  return DayFetch(transport, query, on_plan, on_repository, events).run();
}

Result<Quota> fetch_quota(http::Transport& transport, const std::string& api_url) {
  http::RequestQueue queue;
  queue.push({rate_limit_url(api_url), http::Freshness::uncached, http::Bucket::free, 0, 0});
  Result<Quota> quota = fail(ErrorKind::network, "no answer", rate_limit_url(api_url));
  transport.run(queue, [&quota](const http::Request& request, Result<http::Response> answer) {
    if (!answer)
      quota = fail(std::move(answer).error());
    else if (answer->status != 200)
      quota = fail(Error{ErrorKind::status, "status " + std::to_string(answer->status), request.url, answer->status});
    else
      quota = decode_rate_limit(answer->body);
  });
  return quota;
}

}  // namespace aireport::github

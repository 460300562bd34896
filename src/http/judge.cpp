#include "http/judge.hpp"

#include <fmt/format.h>

#include "http/json_check.hpp"
#include "http/retry.hpp"

namespace aireport::http {
namespace {

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Verdict refused_by_limit(Refusal refusal, int status, const Limits& limits, const std::string& url) {
  std::string message = "the server's limit on requests at once is reached";
  if (refusal == Refusal::primary) {
    message = limits.limit ? fmt::format("the quota of {} requests is used up", *limits.limit) : "the quota is used up";
    if (limits.reset) message += " until " + format_utc(*limits.reset);
  }
  return {Next::pause, refusal, {ErrorKind::rate_limited, std::move(message), url, status}};
}

Next next_after(Chance chance) {
  switch (chance) {
    case Chance::gone:
      return Next::give_up;
    case Chance::open:
      return Next::try_again;
    case Chance::with_room:
      return Next::hold_back;
  }
  return Next::give_up;
}

Verdict judge_status(int status, const std::string& url, const Limits& limits) {
  const Error error{ErrorKind::status, fmt::format("the server answered {}", status), url, status};
  const auto next = is_worth_another_try(status) ? Next::try_again : Next::give_up;
  return {next, Refusal::none, error, limits.retry_after.value_or(std::chrono::seconds(0))};
}

}  // namespace

Verdict judge(const Request& request, const std::string& url, const RawAnswer& answer, const Limits& limits) {
  if (answer.trouble) return {next_after(answer.trouble->chance), Refusal::none, answer.trouble->error};
  const int status = answer.status;
  const auto refusal = refusal_of(status, limits, answer.body);
  if (refusal != Refusal::none) return refused_by_limit(refusal, status, limits, url);
  if (status == 401) {
    return {Next::give_up, Refusal::none, {ErrorKind::credentials, "the server refused the credentials", url, status}};
  }
  if (is_redirect(status)) return {Next::follow, Refusal::none, {}};
  if (status == 304 && request.etag.empty()) return judge_status(status, url, limits);
  if (status >= 500) return judge_status(status, url, limits);
  if (status == 200 && !looks_like_json(answer.body, request.shape)) {
    return {Next::try_again, Refusal::none, {ErrorKind::decode, "the answer is not the JSON it should be", url, 0}};
  }
  return {};
}

}  // namespace aireport::http

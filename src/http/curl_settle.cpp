// The half of CurlRun that begins after libcurl is done with a transfer.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "http/curl_run.hpp"
#include "http/retry.hpp"

namespace aireport::http {
namespace {

using std::chrono::milliseconds;

// No server's limit that --wait would wait for: the run's own pace, which only a longer deadline gives time to.
bool is_own_pace(Cause cause) {
  return cause == Cause::points || cause == Cause::answer_time;
}

std::string reason_of(const Leave& leave, const Gate& gate, Bucket bucket, const HttpOptions& options, UtcTime until) {
  switch (leave.cause) {
    case Cause::quota:
    case Cause::search_quota: {
      const auto& quota = gate.quota(bucket);
      const std::string kind = bucket == Bucket::search ? "searches" : "requests";
      const auto limit = quota.limit() ? fmt::format("{} {}", *quota.limit(), kind) : kind;
      if (quota.reset() == UtcTime{}) return fmt::format("the quota of {} is used up", limit);
      return fmt::format("the quota of {} is used up until {}", limit, format_utc(quota.reset()));
    }
    case Cause::max_requests:
      return fmt::format("the run's own limit of {} requests is used up", options.max_requests);
    default:
      return fmt::format("waiting for {} until {} would {}", to_text(leave.cause), format_utc(until),
                         is_own_pace(leave.cause) ? "outlast the run's deadline" : "last too long");
  }
}

// "Tue, 03 Feb 2026 04:05:06 GMT"
std::string http_date(UtcTime time) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

bool is_not_modified(const RawAnswer& answer) {
  return !answer.trouble && answer.status == 304;
}

// What ends not only one stream of HTTP/2 but the connection with all of them.
bool is_of_connection(CURLcode code) {
  return code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR || code == CURLE_HTTP2 || code == CURLE_GOT_NOTHING ||
         code == CURLE_PARTIAL_FILE;
}

const char* name_of(Protocol protocol) {
  switch (protocol) {
    case Protocol::unknown:
      return "none";
    case Protocol::http1:
      return "1.1";
    case Protocol::http2:
      return "2";
  }
  return "none";
}

}  // namespace

void CurlRun::give_up(const Attempt& attempt, const Leave& leave) {
  const auto until = clock_.now() + std::chrono::ceil<std::chrono::seconds>(leave.at - clock_.steady());
  const auto reason = reason_of(leave, gate_, attempt.request.bucket, options_, until);
  if (given_up_for_.insert(leave.cause).second) {
    const bool search = leave.cause == Cause::search_quota;
    events_.warn("http.limited",
                 reason + (search ? ": nothing more is searched for" : ": what is left is not asked for"),
                 {{"cause", std::string(to_text(leave.cause))}});
  }
  const auto kind = is_own_pace(leave.cause) ? ErrorKind::deadline : ErrorKind::rate_limited;
  finish(attempt.request, fail(kind, reason, attempt.url));
}

void CurlRun::finish(Request request, Result<Response> answer) {
  if (!answer) log_failure(request, answer.error());
  arrived_.push_back({std::move(request), std::move(answer)});
}

// Why, in the network's own words: a report only says that the connection failed. Once in a run, as what comes after
// is most often the same. What is lost by it is warned about where that is known.
void CurlRun::log_failure(const Request& request, const Error& error) {
  if (error.kind != ErrorKind::network || std::exchange(told_failure_, true)) return;
  events_.info("http.failed", error.message, {{"url", request.url}});
}

void CurlRun::hand_over_first(const OnAnswer& on_answer) {
  auto first = std::move(arrived_.front());
  arrived_.pop_front();
  if (first.answer) room_.give_back(first.answer->body.size());
  on_answer(first.request, std::move(first.answer));
}

std::size_t CurlRun::collect() {
  std::size_t ended = collect(alone_) + collect(shared_);
  for (auto* const multi : left_) ended += collect(multi);
  if (!left_.empty()) forget_left();
  return ended;
}

std::size_t CurlRun::collect(CURLM* multi) {
  int running = 0, waiting = 0;
  curl_multi_perform(multi, &running);
  for (const auto& transfer : under_way_)
    if (transfer->has_begun()) note_answer(*transfer);
  std::size_t ended = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi, &waiting)) {
    if (message->msg != CURLMSG_DONE) continue;
    settle(Transfer::of(message->easy_handle), message->data.result);
    ++ended;
  }
  return ended;
}

// libcurl 7.88 may tell one stream alone that their connection broke and leave the others to their time-outs. Those of
// which all has come had their turn to end meanwhile.
std::size_t CurlRun::break_off_rest() {
  const auto broken = std::exchange(broken_, {});
  std::vector<Transfer*> rest;
  for (const auto& transfer : under_way_)
    if (transfer->was_sent() && broken.contains(transfer->connection())) rest.push_back(transfer.get());
  for (auto* const transfer : rest) settle(*transfer, CURLE_RECV_ERROR);
  broken_.clear();
  return rest.size();
}

// Once for each transfer, however often it is called.
void CurlRun::note_answer(Transfer& transfer) {
  if (transfer.end_wait()) gate_.answered(transfer.attempt().started, clock_.steady(), transfer.answer_time());
}

void CurlRun::settle(Transfer& transfer, CURLcode code) {
  auto answer = transfer.take_answer(code);
  const auto& attempt = transfer.attempt();
  const auto limits = answer.trouble ? Limits{} : read_limits(answer.headers);
  const auto verdict = judge(attempt.request, attempt.url, answer, limits);
  const auto now = clock_.steady();
  note_answer(transfer);
  gate_.ended(attempt.request.bucket, now);
  gate_.heard(attempt.request.bucket, limits, verdict.refusal, attempt.started, now, clock_.now());
  if (!limits.remaining && may_cost(transfer, answer)) gate_.spent_unheard(attempt.request.bucket, now);
  if (transfer.protocol() != Protocol::unknown && !attempt.alone) protocol_ = transfer.protocol();
  if (transfer.multi() == shared_ && protocol_ != Protocol::http1 && transfer.was_sent()) {
    if (code == CURLE_OPERATION_TIMEDOUT) leave_silent();
    if (is_of_connection(code)) broken_.insert(transfer.connection());
  }
  if (verdict.next != Next::hand_over) room_.give_back(answer.body.size());
  count(transfer, answer, verdict);
  log_answer(transfer, answer);
  release(transfer);
  auto settled = transfer.take_attempt();
  // A connection that breaks takes all its transfers along. Tried again each on its own, over HTTP/1.1, the one that
  // breaks them harms no other, and a way that HTTP/2 cannot pass is passed.
  if (answer.trouble && verdict.next != Next::hold_back && protocol_ != Protocol::http1) settled.alone = true;
  act(std::move(settled), std::move(answer), verdict);
}

void CurlRun::act(Attempt attempt, RawAnswer answer, const Verdict& verdict) {
  switch (verdict.next) {
    case Next::hand_over:
      // A server without a clock leaves it to us to say when it answered.
      answer.headers.try_emplace("date", http_date(clock_.now()));
      return finish(std::move(attempt.request), Response{answer.status, std::move(answer.headers),
                                                         std::move(answer.body), attempt.url, attempt.moved});
    case Next::give_up:
      return finish(std::move(attempt.request), fail(refusal_of_token(verdict.error)));
    case Next::pause:
      log_limit(attempt, verdict);
      return try_again(std::move(attempt), verdict);
    case Next::try_again:
      return try_again(std::move(attempt), verdict);
    case Next::hold_back:
      ++counters_.retries;
      return hold_back(std::move(attempt));
    case Next::follow:
      return follow(std::move(attempt), answer);
  }
}

Error CurlRun::refusal_of_token(Error error) {
  if (error.kind != ErrorKind::credentials) return error;
  if (!options_.token_source.empty()) error.message += ": the token of " + options_.token_source;
  refused_credentials_ = error;
  return error;
}

void CurlRun::try_again(Attempt attempt, const Verdict& verdict) {
  const auto now = clock_.steady();
  // After a limit's refusal the gate alone says when.
  const auto drawn =
      verdict.next == Next::pause ? milliseconds(0) : back_off(options_.retry, attempt.tries, options_.random);
  const auto wait = std::max<milliseconds>(drawn, verdict.at_least);
  const bool too_late = wait > kLongestPause || (schedule_.deadline() && now + wait >= *schedule_.deadline());
  if (attempt.tries >= options_.retry.tries || too_late) {
    auto error = verdict.error;
    if (attempt.tries > 1) error.message += fmt::format(" (tried {} times)", attempt.tries);
    return finish(std::move(attempt.request), fail(std::move(error)));
  }
  ++counters_.retries;
  // Once is news; that each of hundreds was tried again is in the summary's count. Of a limit its own line tells, and
  // whether there will be another try is not known yet.
  if (verdict.next != Next::pause)
    events_.log(
        {std::exchange(told_retry_, true) ? LogLevel::debug : LogLevel::info,
         "http.retry",
         fmt::format("{}; trying again", verdict.error.message),
         {{"url", attempt.url}, {"try", std::int64_t{attempt.tries}}, {"wait_ms", std::int64_t{wait.count()}}}});
  schedule_.put_back(std::move(attempt), now + wait);
}

void CurlRun::follow(Attempt attempt, const RawAnswer& answer) {
  ++attempt.hops;
  auto target = redirect_target(home_, attempt.url, std::string(header(answer.headers, "location")), attempt.hops);
  if (!target) {
    auto error = std::move(target).error();
    if (error.kind == ErrorKind::status) error.status = answer.status;
    return finish(std::move(attempt.request), fail(std::move(error)));
  }
  ++counters_.redirects;
  attempt.moved = attempt.moved || answer.status == 301 || answer.status == 308;
  attempt.url = std::move(*target);
  // It did not fail; those that did before it stay counted, wherever it leads.
  --attempt.tries;
  schedule_.put_back(std::move(attempt), clock_.steady());
}

// What was sent may have lowered the quota, whether or not its answer came.
bool CurlRun::may_cost(const Transfer& transfer, const RawAnswer& answer) const {
  const bool free_of_charge = is_not_modified(answer) && !options_.token.empty();
  return transfer.was_sent() && !free_of_charge;
}

void CurlRun::count(const Transfer& transfer, const RawAnswer& answer, const Verdict& verdict) {
  const auto bucket = transfer.attempt().request.bucket;
  counters_.counted += bucket == Bucket::core && may_cost(transfer, answer) ? 1 : 0;
  counters_.search += bucket == Bucket::search && may_cost(transfer, answer) ? 1 : 0;
  counters_.not_modified += is_not_modified(answer) ? 1 : 0;
  counters_.limited += verdict.next == Next::pause ? 1 : 0;
  counters_.bytes += transfer.bytes_on_the_line();
  counters_.connections += transfer.new_connections();
}

void CurlRun::log_answer(const Transfer& transfer, const RawAnswer& answer) {
  const auto& attempt = transfer.attempt();
  const std::string outcome = answer.trouble ? answer.trouble->error.message : std::to_string(answer.status);
  events_.debug("http.request", fmt::format("{} {}", outcome, attempt.url),
                {{"url", attempt.url},
                 {"status", std::int64_t{answer.status}},
                 {"try", std::int64_t{attempt.tries}},
                 {"ms", std::int64_t{transfer.whole_time().count()}},
                 {"answer_ms", std::int64_t{transfer.answer_time().count()}},
                 {"bytes", transfer.bytes_on_the_line()},
                 {"http", std::string(name_of(transfer.protocol()))}});
}

void CurlRun::log_limit(const Attempt& attempt, const Verdict& verdict) {
  // Those of one burst are refused together: one line is enough.
  const bool told = told_limit_ && attempt.started < *told_limit_;
  told_limit_ = clock_.steady();
  events_.log({told ? LogLevel::debug : LogLevel::warn,
               "http.limit",
               verdict.error.message,
               {{"url", attempt.url}, {"status", std::int64_t{verdict.error.status}}}});
}

}  // namespace aireport::http

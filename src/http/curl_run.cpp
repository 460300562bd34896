#include "http/curl_run.hpp"

#include <aireport/support/quantity.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <utility>

#include "http/retry.hpp"

namespace aireport::http {
namespace {

using std::chrono::milliseconds;

// Signals are looked for this often; a run must end within a second of one.
constexpr milliseconds kGlance{200};
// Shorter waits are not worth a word.
constexpr milliseconds kWorthTelling{2'000};
constexpr std::int64_t kSearchesWithToken = 30, kSearchesWithout = 10;

GateRules gate_rules(const HttpOptions& options) {
  GateRules rules;
  rules.in_flight = options.max_in_flight;
  rules.points_per_minute = options.points_per_minute;
  rules.limited_pause = options.retry.limited_pause;
  rules.max_requests = options.max_requests;
  rules.search_quota = options.token.empty() ? kSearchesWithout : kSearchesWithToken;
  rules.when_exhausted = options.when_exhausted;
  return rules;
}

std::optional<Clock::Steady> deadline_of(const HttpOptions& options, Clock& clock) {
  if (options.deadline.count() == 0) return std::nullopt;
  return clock.steady() + options.deadline;
}

CURLM* new_multi(long most) {
  [[maybe_unused]] static const auto started = curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM* multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
  curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, most);
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, most);
  curl_multi_setopt(multi, CURLMOPT_MAX_CONCURRENT_STREAMS, most);
  return multi;
}

// What a handle waits for, in the form in which another one takes it along.
std::vector<curl_waitfd> sockets_of(CURLM* multi) {
  fd_set read, write, except;
  FD_ZERO(&read);
  FD_ZERO(&write);
  FD_ZERO(&except);
  int last = -1;
  curl_multi_fdset(multi, &read, &write, &except, &last);
  std::vector<curl_waitfd> sockets;
  for (int number = 0; number <= last; ++number) {
    const short events = static_cast<short>((FD_ISSET(number, &read) ? CURL_WAIT_POLLIN : 0) |
                                            (FD_ISSET(number, &write) ? CURL_WAIT_POLLOUT : 0));
    if (events != 0) sockets.push_back({number, events, 0});
  }
  return sockets;
}

milliseconds patience_of(CURLM* multi) {
  long length = -1;
  curl_multi_timeout(multi, &length);
  return length < 0 ? kGlance : milliseconds(length);
}

}  // namespace

CurlRun::CurlRun(HttpOptions options, Origin home, Clock& clock, Events& events)
    : options_(std::move(options)),
      home_(std::move(home)),
      clock_(clock),
      events_(events),
      gate_(gate_rules(options_)),
      schedule_(gate_, deadline_of(options_, clock)),
      room_(options_.body_limit + options_.body_limit / 2),
      shared_(new_multi(options_.max_in_flight)),
      alone_(new_multi(options_.max_in_flight)),
      protocol_(home_.scheme == "https" ? Protocol::unknown : Protocol::http1) {}

CurlRun::~CurlRun() {
  for (const auto& transfer : under_way_) transfer->leave();
  under_way_.clear();
  idle_.clear();
  curl_multi_cleanup(shared_);
  curl_multi_cleanup(alone_);
  for (auto* const multi : left_) curl_multi_cleanup(multi);
}

// Between any two answers that are handed over the network gets its turn: while one is decoded and kept, the transfers
// that take the place of those that ended are under way already.
void CurlRun::run(RequestQueue& queue, const OnAnswer& on_answer) {
  while (true) {
    take_in(queue);
    if (const auto why = reason_to_stop()) return stop(*why, queue, on_answer);
    const auto wait = start_what_may();
    if (collect() > 0 || break_off_rest() > 0) continue;
    if (!arrived_.empty()) {
      hand_over_first(on_answer);
    } else if (wait) {
      wait_for(*wait);
    } else {
      return;
    }
  }
}

void CurlRun::take_in(RequestQueue& queue) {
  while (auto request = queue.pop()) {
    if (auto allowed = check_home(home_, request->url); allowed) {
      schedule_.add(std::move(*request));
    } else {
      finish(std::move(*request), fail(std::move(allowed).error()));
    }
  }
}

std::optional<Error> CurlRun::reason_to_stop() {
  if (options_.interrupted && options_.interrupted->load(std::memory_order_relaxed))
    return Error{ErrorKind::interrupted, "interrupted", {}, 0};
  if (refused_credentials_) return refused_credentials_;
  if (!schedule_.is_over(clock_.steady())) return std::nullopt;
  if (schedule_.size() == 0 && under_way_.empty()) return std::nullopt;  // done in time
  return Error{
      ErrorKind::deadline, fmt::format("the run's deadline of {} is over", format_duration(options_.deadline)), {}, 0};
}

void CurlRun::stop(const Error& why, RequestQueue& queue, const OnAnswer& on_answer) {
  tell_of_wait({});
  const auto end = [&](const Request& request) {
    auto error = why;
    // No request is the reason for an interruption.
    if (error.kind != ErrorKind::interrupted) error.location = request.url;
    on_answer(request, fail(std::move(error)));
  };
  while (!arrived_.empty()) hand_over_first(on_answer);
  while (!under_way_.empty()) {
    auto& transfer = *under_way_.back();
    note_answer(transfer);
    gate_.ended(transfer.attempt().request.bucket, clock_.steady());
    count(transfer, RawAnswer{}, Verdict{});
    release(transfer);
    end(transfer.take_attempt().request);
  }
  for (const auto& attempt : std::exchange(held_back_, {})) end(attempt.request);
  while (const auto attempt = schedule_.take_any()) end(attempt->request);
  while (const auto request = queue.pop()) end(*request);
}

std::optional<Wait> CurlRun::start_what_may() {
  readmit();
  // An answer that is not handed over yet keeps its place: whenever the run is killed, no more is lost than may be in
  // flight, and a network that is faster than the decoding does not fill the memory.
  while (std::cmp_less(under_way_.size() + arrived_.size(), options_.max_in_flight)) {
    auto step = schedule_.next(clock_.steady());
    if (auto* start = std::get_if<Start>(&step)) {
      begin(std::move(start->attempt));
    } else if (const auto* refused = std::get_if<GiveUp>(&step)) {
      give_up(refused->attempt, refused->leave);
    } else if (const auto* wait = std::get_if<Wait>(&step)) {
      return *wait;
    } else {
      return std::nullopt;
    }
  }
  return Wait{};
}

// Not tried, as far as the tries go. With the room of the largest body it cannot be crowded out a second time; and that
// there comes to be so much is sure, as all that takes room ends.
void CurlRun::hold_back(Attempt attempt) {
  --attempt.tries;
  attempt.roomy = true;
  held_back_.push_back(std::move(attempt));
}

void CurlRun::readmit() {
  if (held_back_.empty() || !room_.has(options_.body_limit)) return;
  schedule_.put_back(std::move(held_back_.front()), clock_.steady());
  held_back_.pop_front();
}

void CurlRun::begin(Attempt attempt) {
  if (attempt.roomy && !room_.take(options_.body_limit)) return hold_back(std::move(attempt));
  tell_of_wait({});
  if (idle_.empty()) idle_.push_back(std::make_unique<Transfer>(options_, home_, room_));
  auto transfer = std::move(idle_.back());
  idle_.pop_back();
  ++counters_.requests;
  gate_.started(attempt.request.bucket, attempt.started);
  const auto protocol = attempt.alone ? Protocol::http1 : protocol_;
  auto* const multi = attempt.alone ? alone_ : shared_;
  transfer->prepare(std::move(attempt), protocol);
  transfer->join(multi);
  under_way_.push_back(std::move(transfer));
}

void CurlRun::release(Transfer& transfer) {
  transfer.leave();
  transfer.clear();
  const auto place =
      std::find_if(under_way_.begin(), under_way_.end(), [&](const auto& other) { return other.get() == &transfer; });
  idle_.push_back(std::move(*place));
  under_way_.erase(place);
}

// It may lead nowhere any more, and libcurl would go on to send requests over it: those to come get another one. What
// is under way on it may still be answered.
void CurlRun::leave_silent() {
  left_.push_back(std::exchange(shared_, new_multi(options_.max_in_flight)));
}

void CurlRun::forget_left() {
  std::erase_if(left_, [this](CURLM* multi) {
    const bool used = std::any_of(under_way_.begin(), under_way_.end(),
                                  [&](const auto& transfer) { return transfer->multi() == multi; });
    if (!used) curl_multi_cleanup(multi);
    return !used;
  });
}

void CurlRun::wait_for(const Wait& wait) {
  tell_of_wait(wait);
  const auto now = clock_.steady();
  auto until = now + kGlance;
  if (wait.until) until = std::min(until, *wait.until);
  if (schedule_.deadline()) until = std::min(until, *schedule_.deadline());
  auto patience = patience_of(alone_);
  auto sockets = sockets_of(alone_);
  for (auto* const multi : left_) {
    patience = std::min(patience, patience_of(multi));
    for (const auto& socket : sockets_of(multi)) sockets.push_back(socket);
  }
  const auto length = std::clamp(until - now, milliseconds(0), patience);
  curl_multi_poll(shared_, sockets.data(), static_cast<unsigned>(sockets.size()), static_cast<int>(length.count()),
                  nullptr);
}

// Once when a long wait begins, and once when it is over.
void CurlRun::tell_of_wait(const Wait& wait) {
  const auto now = clock_.steady();
  const bool waits = under_way_.empty() && wait.until && wait.cause != Cause::none;
  if (!waits) {
    if (std::exchange(told_wait_, std::nullopt)) events_.waiting({});
  } else if (*wait.until - now >= kWorthTelling && told_wait_ != wait.until) {
    const std::string what(to_text(wait.cause));
    const auto until = clock_.now() + std::chrono::ceil<std::chrono::seconds>(*wait.until - now);
    events_.info("http.waiting", "waiting for " + what + " until " + format_utc(until), {{"until", format_utc(until)}});
    events_.waiting({what, until});
    told_wait_ = wait.until;
  }
}

}  // namespace aireport::http

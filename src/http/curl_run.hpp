// The loop over libcurl's multi interface: it carries out what schedule and judge decide.
#pragma once

#include <curl/curl.h>
#include <aireport/http/curl_transport.hpp>

#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "http/gate.hpp"
#include "http/judge.hpp"
#include "http/schedule.hpp"
#include "http/transfer.hpp"
#include "http/url.hpp"

namespace aireport::http {

class CurlRun final : public CurlTransport {
 public:
  CurlRun(HttpOptions options, Origin home, Clock& clock, Events& events);
  CurlRun(const CurlRun&) = delete;
  CurlRun& operator=(const CurlRun&) = delete;
  ~CurlRun() override;

  void run(RequestQueue& queue, const OnAnswer& on_answer) override;
  std::optional<std::int64_t> requests_left() const override { return gate_.requests_left(); }
  const HttpCounters& counters() const override { return counters_; }

 private:
  struct Arrived {
    Request request;
    Result<Response> answer;
  };

  void take_in(RequestQueue& queue);
  std::optional<Error> reason_to_stop();
  void stop(const Error& why, RequestQueue& queue, const OnAnswer& on_answer);
  // Starts what may start. What is left to wait for; nullopt: all is done.
  std::optional<Wait> start_what_may();
  void begin(Attempt attempt);
  void hold_back(Attempt attempt);
  void readmit();
  void give_up(const Attempt& attempt, const Leave& leave);
  void wait_for(const Wait& wait);
  void tell_of_wait(const Wait& wait);
  void release(Transfer& transfer);

  std::size_t collect();  // how many transfers have ended
  std::size_t collect(CURLM* multi);
  std::size_t break_off_rest();  // of those whose connection has broken; how many they were
  void leave_silent();           // the connection of an answer that timed out
  void forget_left();
  void note_answer(Transfer& transfer);
  void settle(Transfer& transfer, CURLcode code);
  void act(Attempt attempt, RawAnswer answer, const Verdict& verdict);
  Error refusal_of_token(Error error);  // says whose token, and remembers it; of another kind: as it is
  void try_again(Attempt attempt, const Verdict& verdict);
  void follow(Attempt attempt, const RawAnswer& answer);
  void finish(Request request, Result<Response> answer);
  void log_failure(const Request& request, const Error& error);
  void hand_over_first(const OnAnswer& on_answer);
  bool may_cost(const Transfer& transfer, const RawAnswer& answer) const;  // of the quota of its bucket
  void count(const Transfer& transfer, const RawAnswer& answer, const Verdict& verdict);
  void log_answer(const Transfer& transfer, const RawAnswer& answer);
  void log_limit(const Attempt& attempt, const Verdict& verdict);

  HttpOptions options_;
  Origin home_;
  Clock& clock_;
  Events& events_;
  HttpCounters counters_;
  Gate gate_;
  Schedule schedule_;
  Room room_;
  CURLM* shared_;             // where many transfers may share a connection
  CURLM* alone_;              // where each has its own
  std::vector<CURLM*> left_;  // where transfers are still under way and no more begin
  std::vector<std::unique_ptr<Transfer>> under_way_, idle_;
  Protocol protocol_;
  std::set<int> broken_;                    // connections that others than the one that told of it may have been on
  std::deque<Arrived> arrived_;             // not handed over yet
  std::deque<Attempt> held_back_;           // until there is room for the largest body
  std::optional<Clock::Steady> told_wait_;  // until when the wait lasts that has been told of
  bool told_failure_ = false, told_retry_ = false;
  std::set<Cause> given_up_for_;             // each is told once
  std::optional<Clock::Steady> told_limit_;  // when a refusal was last told of
  std::optional<Error> refused_credentials_;
};

}  // namespace aireport::http

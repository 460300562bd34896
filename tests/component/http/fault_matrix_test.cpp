// Every fault, over HTTP/1.1 and HTTP/2: met once it is overcome, met always it is named. Never a hang, never silence.
#include <gmock/gmock.h>

#include <aireport/http/curl_transport.hpp>
#include <iomanip>
#include <iostream>

#include "component/http/collect.hpp"
#include "support/fakes.hpp"
#include "support/fault_server.hpp"
#include "support/tls_proxy.hpp"

namespace aireport::http {
namespace {

using aireport::testing::FaultServer;
using aireport::testing::http_answer;
using aireport::testing::Play;
using aireport::testing::TlsProxy;
using std::chrono::milliseconds;
using Then = Play::Then;

constexpr std::string_view kBody = R"([{"sha":"0123456789","commit":{"message":"a body long enough to be cut"}}])";

enum class Once { overcome, same_as_always };

struct Fault {
  const char* name;
  Play play;
  ErrorKind always;  // what is told when it never stops
  Once once = Once::overcome;
  std::vector<ErrorKind> also = {};  // what a proxy may make of it
};

std::string cut(std::string answer, std::size_t by) {
  answer.resize(answer.size() - by);
  return answer;
}

std::vector<Fault> faults() {
  const auto sound = http_answer(200, kBody);
  const std::string endless = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
  return {
      {"hung up before the headers", {"", Then::close}, ErrorKind::network, Once::overcome, {ErrorKind::status}},
      {"reset before the headers", {"", Then::reset}, ErrorKind::network, Once::overcome, {ErrorKind::status}},
      {"cut in the headers",
       {sound.substr(0, 30), Then::close},
       ErrorKind::network,
       Once::overcome,
       {ErrorKind::status, ErrorKind::decode}},
      {"cut in the body", {cut(sound, 20), Then::close}, ErrorKind::network},
      {"reset in the body", {cut(sound, 20), Then::reset}, ErrorKind::network},
      {"JSON that ends early", {http_answer(200, kBody.substr(0, 40))}, ErrorKind::decode},
      {"a body that ends early, of unknown length",
       {endless + std::string(kBody.substr(0, 40)), Then::close},
       ErrorKind::decode},
      {"garbage", {http_answer(200, "\x01\xff\xfe\x80 garbage")}, ErrorKind::decode},
      {"an empty body", {http_answer(200, "")}, ErrorKind::decode},
      {"the page of a proxy", {http_answer(200, "<html>Please log in</html>")}, ErrorKind::decode},
      {"an object for an array", {http_answer(200, R"({"message":"surprise"})")}, ErrorKind::decode},
      {"gzip that is none", {http_answer(200, kBody, "Content-Encoding: gzip\r\n")}, ErrorKind::network},
      {"no HTTP at all",
       {"SSH-2.0-OpenSSH_9.2\r\n\r\n", Then::close},
       ErrorKind::network,
       Once::overcome,
       {ErrorKind::status}},
      {"stalled before the headers", {"", Then::stall}, ErrorKind::timeout},
      {"stalled in the body", {cut(sound, 20), Then::stall}, ErrorKind::timeout},
      {"a byte at a time", {sound, Then::keep, 1, milliseconds(10)}, ErrorKind::timeout},
      {"500", {http_answer(500, "{}")}, ErrorKind::status},
      {"502", {http_answer(502, "<html>")}, ErrorKind::status},
      {"503", {http_answer(503, "{}")}, ErrorKind::status},
      {"504", {http_answer(504, "")}, ErrorKind::status},
      {"429 with retry-after", {http_answer(429, "{}", "Retry-After: 0\r\n")}, ErrorKind::rate_limited},
      {"429 without a word", {http_answer(429, "")}, ErrorKind::rate_limited},
      {"403, secondary limit", {http_answer(403, R"({"message":"secondary rate limit"})")}, ErrorKind::rate_limited},
      {"401", {http_answer(401, "{}")}, ErrorKind::credentials, Once::same_as_always},
      {"a redirect to another host",
       {http_answer(302, "", "Location: https://example.org/\r\n")},
       ErrorKind::refused,
       Once::same_as_always},
      {"a redirect to nowhere", {http_answer(302, "")}, ErrorKind::status, Once::same_as_always},
      {"a body too large", {http_answer(200, std::string(300'000, ' '))}, ErrorKind::too_large, Once::same_as_always},
  };
}

const char* name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::credentials:
      return "credentials";
    case ErrorKind::network:
      return "network";
    case ErrorKind::timeout:
      return "timeout";
    case ErrorKind::status:
      return "status";
    case ErrorKind::rate_limited:
      return "rate_limited";
    case ErrorKind::refused:
      return "refused";
    case ErrorKind::too_large:
      return "too_large";
    case ErrorKind::decode:
      return "decode";
    default:
      return "?";
  }
}

std::string outcome_of(const Result<Response>& answer) {
  if (answer) return answer->body == kBody ? "whole answer" : "an answer that is not the whole";
  return name_of(answer.error().kind);
}

class FaultMatrixTest : public ::testing::Test {
 protected:
  // Each run has a transport of its own, so that no fault is met on a connection that another one broke.
  Result<Response> run(std::vector<Play> plays) {
    server_.on("/repos/a/b/commits", std::move(plays));
    auto options = quick_options(url_);
    options.ca_file = ca_file_;
    const auto transport = make_curl_transport(options, clock_, events_).value();
    Request request{.url = url_ + "/repos/a/b/commits", .shape = Shape::array};
    return collect(*transport, {request}).front();
  }

  void check(const Fault& fault, const char* protocol) {
    const Play sound{http_answer(200, kBody)};
    const auto once = outcome_of(run({fault.play, sound})), always = outcome_of(run({fault.play}));
    std::cout << "| " << protocol << " | " << std::setw(42) << std::left << fault.name << " | " << std::setw(13) << once
              << " | " << std::setw(12) << always << " |\n";
    std::vector<std::string> expected{name_of(fault.always)};
    for (const auto kind : fault.also) expected.push_back(name_of(kind));
    EXPECT_THAT(expected, ::testing::Contains(always)) << fault.name << ", always";
    EXPECT_EQ(once, fault.once == Once::overcome ? "whole answer" : name_of(fault.always)) << fault.name << ", once";
  }

  FaultServer server_;
  SystemClock clock_;
  aireport::testing::RecordingEvents events_;
  std::string url_ = server_.url(), ca_file_;
};

TEST_F(FaultMatrixTest, EveryFaultIsOvercomeOrNamedOverHttp1) {
  for (const auto& fault : faults()) check(fault, "HTTP/1.1");
}

TEST_F(FaultMatrixTest, EveryFaultIsOvercomeOrNamedOverHttp2) {
  const TlsProxy proxy(server_.port());
  url_ = proxy.url();
  ca_file_ = proxy.ca_file();
  for (const auto& fault : faults()) check(fault, "HTTP/2  ");
}

}  // namespace
}  // namespace aireport::http

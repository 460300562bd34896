// Connections: shared, kept, ended in good order, cut, and silent.
#include <gmock/gmock.h>

#include <aireport/http/curl_transport.hpp>
#include <optional>

#include "component/http/curl_transport_fixture.hpp"
#include "support/tls_proxy.hpp"

namespace aireport::http {
namespace {

using aireport::testing::http_answer;
using aireport::testing::kCut;
using aireport::testing::kGoAway;
using aireport::testing::kSilent;
using aireport::testing::Play;
using aireport::testing::TlsProxy;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::SizeIs;

class CurlConnectionTest : public CurlTransportTest {
 protected:
  // From here on all goes over HTTP/2, to what is returned.
  std::string start_proxy(const std::vector<std::string>& breaker = {}) {
    proxy_.emplace(server_.port(), breaker);
    options_.api_url = proxy_->url();
    options_.ca_file = proxy_->ca_file();
    return proxy_->url();
  }

 private:
  std::optional<TlsProxy> proxy_;
};

TEST_F(CurlConnectionTest, WhatAConnectionThatEndsInGoodOrderDoesNotAnswerIsAskedForOnAnother) {
  server_.on("/first", 200, "[]");
  server_.on("/x", {Play{http_answer(200, std::string(kGoAway) + "[]"), Play::Then::keep, 0, milliseconds(20)},
                    Play{http_answer(200, "[]"), Play::Then::keep, 0, milliseconds(60)}});
  const auto url = start_proxy({AIREPORT_PYTHON, AIREPORT_H2_BREAKER});
  ASSERT_TRUE(http::ask(transport(), url + "/first"));
  const auto answers = collect(transport(), std::vector<Request>(10, Request{.url = url + "/x"}));
  for (const auto& answer : answers) EXPECT_TRUE(answer) << describe(answer.error());
  // All of them may have been sent before it ended; this one is not.
  EXPECT_TRUE(http::ask(transport(), url + "/x"));
  EXPECT_GE(transport().counters().connections, 2);
}

TEST_F(CurlConnectionTest, WhatIsUnderWayOnAConnectionThatBreaksIsAskedForAgainAtOnce) {
  const Play stalled{"", Play::Then::stall}, sound{http_answer(200, "[]")};
  server_.on("/first", {sound});
  server_.on("/x", {stalled, stalled, stalled, stalled, stalled, sound});
  server_.on("/cut", {Play{http_answer(200, std::string(kCut) + "[]"), Play::Then::keep, 0, milliseconds(50)}, sound});
  const auto url = start_proxy({AIREPORT_PYTHON, AIREPORT_H2_BREAKER});
  options_.timeouts.transfer = seconds(60);
  ASSERT_TRUE(http::ask(transport(), url + "/first"));
  std::vector<Request> requests(5, Request{.url = url + "/x"});
  requests.push_back({.url = url + "/cut"});
  const auto begin = clock_.steady();
  for (const auto& answer : collect(transport(), std::move(requests))) EXPECT_TRUE(answer) << describe(answer.error());
  EXPECT_LT(clock_.steady() - begin, seconds(10));  // that of a stalled transfer is 20
  EXPECT_THAT(server_.heard("/x"), SizeIs(10));
  EXPECT_EQ(transport().counters().retries, 6);
  EXPECT_EQ(transport().counters().counted, 13);  // the server may have counted what it did not answer
}

TEST_F(CurlConnectionTest, AFirstConnectionThatBreaksBeforeAnyAnswerHoldsUpNothing) {
  const Play stalled{"", Play::Then::stall}, sound{http_answer(200, "[]")};
  server_.on("/x", {stalled, stalled, stalled, sound});
  server_.on("/cut", {Play{http_answer(200, std::string(kCut) + "[]"), Play::Then::keep, 0, milliseconds(50)}, sound});
  const auto url = start_proxy({AIREPORT_PYTHON, AIREPORT_H2_BREAKER});
  options_.timeouts.transfer = seconds(60);
  std::vector<Request> requests(3, Request{.url = url + "/x"});
  requests.push_back({.url = url + "/cut"});
  const auto begin = clock_.steady();
  for (const auto& answer : collect(transport(), std::move(requests))) EXPECT_TRUE(answer) << describe(answer.error());
  EXPECT_LT(clock_.steady() - begin, seconds(10));
  EXPECT_EQ(transport().counters().retries, 4);
}

TEST_F(CurlConnectionTest, AConnectionThatFallsSilentHoldsUpNoMoreThanWasUnderWayOnIt) {
  const Play sound{http_answer(200, "[]")};
  server_.on("/first", {sound});
  server_.on("/x", {sound});
  server_.on("/silent", {Play{http_answer(200, std::string(kSilent) + "[]")}, sound});
  const auto url = start_proxy({AIREPORT_PYTHON, AIREPORT_H2_BREAKER});
  options_.timeouts.stall = seconds(1);
  options_.timeouts.transfer = seconds(60);
  options_.max_in_flight = 4;
  ASSERT_TRUE(http::ask(transport(), url + "/first"));
  std::vector<Request> requests{{.url = url + "/silent"}};
  requests.resize(41, Request{.url = url + "/x"});
  for (const auto& answer : collect(transport(), std::move(requests))) EXPECT_TRUE(answer) << describe(answer.error());
  EXPECT_GE(transport().counters().retries, 1);
  EXPECT_LE(transport().counters().retries, 4);
}

TEST_F(CurlConnectionTest, AKeptConnectionThatEndsBeforeTheAnswerCostsATryLikeAnyOther) {
  options_.points_per_minute = 0;  // all at once
  server_.on("/warm", {Play{http_answer(200, "[]"), Play::Then::keep, 0, milliseconds(100)}});
  server_.on("/x", {Play{"", Play::Then::close}});
  collect(transport(), many(8, "/warm"));
  ASSERT_GT(server_.connections(), 4);
  const auto answer = ask("/x");
  EXPECT_EQ(answer.error().kind, ErrorKind::network);
  EXPECT_THAT(server_.heard("/x"), SizeIs(4));
  EXPECT_EQ(transport().counters().requests, 8 + 4);
  EXPECT_EQ(transport().counters().counted, 8 + 4);
}

TEST_F(CurlConnectionTest, AKeptConnectionThatTheServerHasLeftIsNotTakenTwice) {
  options_.points_per_minute = 0;  // all at once
  server_.on("/warm", {Play{http_answer(200, "[]"), Play::Then::keep, 0, milliseconds(100)}});
  server_.on("/x", {Play{"", Play::Then::close}, Play{http_answer(200, "[]")}});
  collect(transport(), many(8, "/warm"));
  const int before = server_.connections();
  EXPECT_TRUE(ask("/x"));
  EXPECT_EQ(server_.connections(), before + 1);
}

TEST_F(CurlConnectionTest, ManyRequestsShareOneHttp2Connection) {
  server_.on("/x", {Play{http_answer(200, "[]"), Play::Then::keep, 0, milliseconds(5)}});
  const auto url = start_proxy();
  const auto answers = collect(transport(), std::vector<Request>(80, Request{.url = url + "/x"}));
  for (const auto& answer : answers) EXPECT_TRUE(answer) << describe(answer.error());
  EXPECT_EQ(transport().counters().connections, 1);
  EXPECT_GT(server_.most_at_once(), 1);
}

}  // namespace
}  // namespace aireport::http

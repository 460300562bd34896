// How long, how often and how much a run asks: time-outs, tries, the deadline, an interruption, and what they cost.
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "component/http/curl_transport_fixture.hpp"
#include "support/tls_proxy.hpp"

namespace aireport::http {
namespace {

using aireport::testing::http_answer;
using aireport::testing::Play;
using aireport::testing::TlsProxy;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::SizeIs;

class CurlPatienceTest : public CurlTransportTest {
 protected:
  // What the log says of the last transfer.
  std::int64_t told(std::string_view field) const {
    std::int64_t value = -1;
    for (const auto& event : events_.events)
      for (const auto& [name, told] : event.fields)
        if (event.name == "http.request" && name == field) value = std::get<std::int64_t>(told);
    return value;
  }
};

TEST_F(CurlPatienceTest, WhatFailsIsTriedFourTimes) {
  server_.on("/x", 502, "{}");
  EXPECT_EQ(ask("/x").error().kind, ErrorKind::status);
  EXPECT_THAT(server_.heard("/x"), SizeIs(4));
  EXPECT_EQ(transport().counters().counted, 4);
  EXPECT_EQ(transport().counters().retries, 3);
}

TEST_F(CurlPatienceTest, ARedirectBringsNoNewTries) {
  server_.on("/x", {Play{http_answer(502, "{}")}, Play{http_answer(502, "{}")},
                    Play{http_answer(302, "", "Location: /y\r\n")}});
  server_.on("/y", 502, "{}");
  EXPECT_EQ(ask("/x").error().kind, ErrorKind::status);
  EXPECT_THAT(server_.heard("/x"), SizeIs(3));
  EXPECT_THAT(server_.heard("/y"), SizeIs(2));
}

TEST_F(CurlPatienceTest, RedirectsAloneTakeNoTries) {
  for (int hop = 0; hop < 5; ++hop)
    server_.on("/" + std::to_string(hop), 302, "", "Location: /" + std::to_string(hop + 1) + "\r\n");
  server_.on("/5", {Play{http_answer(502, "{}")}, Play{http_answer(502, "{}")}, Play{http_answer(502, "{}")},
                    Play{http_answer(200, "[]")}});
  EXPECT_TRUE(ask("/0"));
}

TEST_F(CurlPatienceTest, AStalledBodyIsNotWaitedForLong) {
  auto cut = http_answer(200, "[" + std::string(10'000, ' ') + "]");
  cut.resize(200);
  server_.on("/x", {Play{cut, Play::Then::stall}});
  options_.timeouts.stall = seconds(1);
  options_.timeouts.transfer = seconds(60);
  options_.retry.tries = 1;
  const auto begin = clock_.steady();
  EXPECT_EQ(ask("/x").error().kind, ErrorKind::timeout);
  EXPECT_LT(clock_.steady() - begin, seconds(20));
}

TEST_F(CurlPatienceTest, AnAnswerThatNeverBeginsIsNotWaitedForLong) {
  server_.on("/x", {Play{"", Play::Then::stall}});
  options_.timeouts.stall = seconds(1);
  options_.timeouts.transfer = seconds(60);
  options_.retry.tries = 1;
  const auto begin = clock_.steady();
  EXPECT_EQ(ask("/x").error().kind, ErrorKind::timeout);
  EXPECT_LT(clock_.steady() - begin, seconds(20));
  EXPECT_GE(told("answer_ms"), 900);  // all of it was the server's
}

TEST_F(CurlPatienceTest, OnlyTheTimeToTheFirstByteIsTheServers) {
  const auto answer = http_answer(200, "[" + std::string(50, ' ') + "]");
  server_.on("/x", {Play{answer, Play::Then::keep, answer.size() / 5, milliseconds(60)}});
  ASSERT_TRUE(ask("/x"));
  EXPECT_GE(told("ms"), 300);
  EXPECT_LT(told("answer_ms"), told("ms") - 150);
}

TEST_F(CurlPatienceTest, ATlsServerThatSaysNothingIsNotWaitedForLong) {
  options_.api_url = "https://127.0.0.1:" + std::to_string(server_.port());
  options_.timeouts.connect = milliseconds(50);
  options_.timeouts.transfer = seconds(60);
  const auto begin = clock_.steady();
  EXPECT_EQ(http::ask(transport(), options_.api_url + "/x").error().kind, ErrorKind::timeout);
  EXPECT_LT(clock_.steady() - begin, seconds(10));
  EXPECT_EQ(transport().counters().counted, 0);  // nothing was asked
  EXPECT_EQ(told("answer_ms"), 0);
}

TEST_F(CurlPatienceTest, OfAServerThatHasSaidNothingYetFourAnswersAreWaitedFor) {
  std::atomic<bool> interrupted = false;
  server_.on("/x", {Play{"", Play::Then::stall}});
  options_.timeouts.transfer = seconds(60);
  options_.interrupted = &interrupted;
  transport();
  std::thread signal([&] {
    while (server_.heard("/x").size() < 4) std::this_thread::yield();
    interrupted = true;
  });
  collect(transport(), many(32));
  signal.join();
  EXPECT_THAT(server_.heard("/x"), SizeIs(4));
}

TEST_F(CurlPatienceTest, WithWaitTheQuotasResetIsWaitedForBeyondTheDeadline) {
  const auto soon = std::to_string((clock_.now() + seconds(2)).time_since_epoch().count());
  server_.on("/x", {Play{http_answer(403, "{}", "X-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: " + soon + "\r\n")},
                    Play{http_answer(200, "[]")}});
  options_.when_exhausted = WhenExhausted::wait;
  options_.deadline = seconds(1);
  EXPECT_TRUE(ask("/x"));
  // Told of once it began, and once it was over.
  ASSERT_EQ(events_.waits.size(), 2u);
  EXPECT_EQ(events_.waits[0].what, "the reset of the quota");
  EXPECT_EQ(events_.waits[1].what, "");
}

TEST_F(CurlPatienceTest, WithWaitARetryAfterIsWaitedForBeyondTheDeadline) {
  server_.on("/x", {Play{http_answer(403, "{}", "Retry-After: 2\r\n")}, Play{http_answer(200, "[]")}});
  options_.when_exhausted = WhenExhausted::wait;
  options_.deadline = seconds(1);
  const auto answer = ask("/x");
  EXPECT_TRUE(answer) << describe(answer.error());
}

TEST_F(CurlPatienceTest, AnInterruptEndsTheRunWithinASecond) {
  std::atomic<bool> interrupted = false;
  server_.on("/x", {Play{"", Play::Then::stall}});
  options_.max_in_flight = 3;
  options_.timeouts.transfer = seconds(60);
  options_.interrupted = &interrupted;
  auto requests = many(10);
  transport();
  std::thread signal([&] {
    while (server_.heard("/x").size() < 3) std::this_thread::yield();
    interrupted = true;
  });
  const auto answers = collect(transport(), std::move(requests));
  signal.join();
  for (const auto& answer : answers) EXPECT_EQ(answer.error().kind, ErrorKind::interrupted);
  EXPECT_THAT(server_.heard("/x"), SizeIs(3));
  EXPECT_EQ(transport().counters().counted, 3);  // the server may have counted them
}

// Its limits are not used up: with more time the run would ask for the rest at its own pace, so it is the deadline that
// left it out.
TEST_F(CurlPatienceTest, WhatTheRunsOwnPaceLeavesNoTimeForIsLeftOutByTheDeadline) {
  server_.on("/x", {Play{http_answer(200, "[]")}});
  options_.points_per_minute = 2;
  options_.deadline = seconds(30);
  const auto begin = clock_.steady();
  const auto answers = collect(transport(), many(4));
  EXPECT_LT(clock_.steady() - begin, seconds(20));  // and is not waited for in vain
  ASSERT_EQ(answers.size(), 4U);
  EXPECT_EQ(std::count_if(answers.begin(), answers.end(), [](const auto& answer) { return answer.has_value(); }), 2);
  for (const auto& answer : answers) {
    if (!answer) {
      EXPECT_EQ(answer.error().kind, ErrorKind::deadline) << describe(answer.error());
    }
  }
}

TEST_F(CurlPatienceTest, TheDeadlineEndsWhatIsUnderWayAndWhatIsQueued) {
  server_.on("/x", {Play{"", Play::Then::stall}});
  options_.max_in_flight = 2;
  options_.timeouts.transfer = seconds(60);
  options_.deadline = seconds(1);
  for (const auto& answer : collect(transport(), many(4))) EXPECT_EQ(answer.error().kind, ErrorKind::deadline);
  EXPECT_EQ(transport().counters().counted, 2);
}

TEST_F(CurlPatienceTest, WhatAnInterruptedRunHasUnderWayOnOneConnectionCountsToo) {
  std::atomic<bool> interrupted = false;
  server_.on("/first", 200, "[]");
  server_.on("/x", {Play{"", Play::Then::stall}});
  const TlsProxy proxy(server_.port());
  options_.api_url = proxy.url();
  options_.ca_file = proxy.ca_file();
  options_.interrupted = &interrupted;
  options_.timeouts.transfer = seconds(60);
  ASSERT_TRUE(http::ask(transport(), proxy.url() + "/first"));
  std::thread signal([&] {
    while (server_.heard("/x").size() < 5) std::this_thread::yield();
    interrupted = true;
  });
  collect(transport(), std::vector<Request>(5, Request{.url = proxy.url() + "/x"}));
  signal.join();
  EXPECT_EQ(transport().counters().counted, 6);
  EXPECT_EQ(transport().counters().connections, 1);
}

}  // namespace
}  // namespace aireport::http

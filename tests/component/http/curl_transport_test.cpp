#include <gmock/gmock.h>

#include <aireport/http/curl_transport.hpp>
#include <aireport/support/gzip.hpp>
#include <aireport/support/json_line.hpp>
#include <thread>

#include "component/http/curl_transport_fixture.hpp"
#include "support/tls_proxy.hpp"

namespace aireport::http {
namespace {

using aireport::testing::FaultServer;
using aireport::testing::http_answer;
using aireport::testing::Play;
using aireport::testing::TlsProxy;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::Each;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST_F(CurlTransportTest, ARequestSaysWhoAsksAndWhatFor) {
  server_.on("/x", 200, "[]");
  ASSERT_TRUE(ask("/x"));
  const auto head = server_.heard("/x").at(0);
  EXPECT_THAT(head, HasSubstr("User-Agent: aireport/test\r\n"));
  EXPECT_THAT(head, HasSubstr("Accept: application/vnd.github+json\r\n"));
  EXPECT_THAT(head, HasSubstr("X-GitHub-Api-Version: 2022-11-28\r\n"));
  EXPECT_THAT(head, HasSubstr("Authorization: Bearer planted-token\r\n"));
  EXPECT_THAT(head, HasSubstr("Accept-Encoding: gzip\r\n"));
  EXPECT_THAT(head, Not(HasSubstr("If-None-Match")));
}

TEST_F(CurlTransportTest, AnETagIsSentAnd304IsTheAnswer) {
  server_.on("/x", 304, "");
  const auto answers = collect(transport(), {{.url = server_.url() + "/x", .etag = "W/\"1\""}});
  EXPECT_EQ(answers.at(0)->status, 304);
  EXPECT_THAT(server_.heard("/x").at(0), HasSubstr("If-None-Match: W/\"1\"\r\n"));
  EXPECT_EQ(transport().counters().not_modified, 1);
  EXPECT_EQ(transport().counters().counted, 0);
}

TEST_F(CurlTransportTest, AnETagOfOneRequestIsNotSentWithTheNext) {
  server_.on("/x", {Play{http_answer(304, "")}, Play{http_answer(200, "[]")}});
  options_.max_in_flight = 1;
  collect(transport(), {{.url = server_.url() + "/x", .etag = "W/\"1\""}, {.url = server_.url() + "/x"}});
  EXPECT_THAT(server_.heard("/x").at(1), Not(HasSubstr("If-None-Match")));
}

TEST_F(CurlTransportTest, HeadersCloseToTheBodyArriveInLowerCaseAndJoined) {
  server_.on("/x", 200, "[]", "X-Twice: a\r\nx-twice: b\r\nETag: W/\"9\"\r\n");
  const auto answer = ask("/x").value();
  EXPECT_EQ(header(answer.headers, "x-twice"), "a, b");
  EXPECT_EQ(header(answer.headers, "etag"), "W/\"9\"");
}

TEST_F(CurlTransportTest, NoMoreConnectionsAreOpenThanRequestsMayBeInFlightAndTheyAreKept) {
  server_.on("/x", {Play{http_answer(200, "[]"), Play::Then::keep, 0, milliseconds(2)}});
  options_.max_in_flight = 4;
  EXPECT_THAT(collect(transport(), many(60)), Each(::testing::Truly([](const auto& answer) { return answer; })));
  EXPECT_LE(server_.most_at_once(), 4);
  EXPECT_LE(server_.connections(), 4);
  EXPECT_GT(server_.most_at_once(), 1);
}

TEST_F(CurlTransportTest, ARedirectOnTheSameHostIsFollowedAndARenameIsTold) {
  server_.on("/old", 301, "", "Location: /new\r\n");
  server_.on("/new", 302, "", "Location: " + server_.url() + "/newest\r\n");
  server_.on("/newest", 200, "{}");
  const auto answer = ask("/old").value();
  EXPECT_EQ(answer.final_url, server_.url() + "/newest");
  EXPECT_TRUE(answer.redirected_permanently);
  EXPECT_EQ(transport().counters().requests, 3);
  EXPECT_THAT(server_.heard("/newest").at(0), HasSubstr("planted-token"));
}

TEST_F(CurlTransportTest, ARedirectToAnotherHostIsRefusedAndNothingIsSentThere) {
  FaultServer other;
  other.on("/x", 200, "[]");
  server_.on("/x", 302, "", "Location: " + other.url() + "/x\r\n");
  const auto answer = ask("/x");
  EXPECT_EQ(answer.error().kind, ErrorKind::refused);
  EXPECT_THAT(answer.error().message, HasSubstr(other.url()));
  EXPECT_EQ(other.connections(), 0);
}

TEST_F(CurlTransportTest, ARedirectThatGoesRoundEnds) {
  server_.on("/x", 302, "", "Location: /x\r\n");
  EXPECT_EQ(ask("/x").error().kind, ErrorKind::status);
  EXPECT_THAT(server_.heard("/x"), SizeIs(6));
}

TEST_F(CurlTransportTest, ALinkToAnotherHostIsNotAskedFor) {
  FaultServer other;
  const auto answer = http::ask(transport(), other.url() + "/next");
  EXPECT_EQ(answer.error().kind, ErrorKind::refused);
  EXPECT_EQ(other.connections(), 0);
}

TEST_F(CurlTransportTest, AnAnswerTooLargeIsRefusedAtOnce) {
  server_.on("/length", 200, std::string(200'001, ' '));
  server_.on("/unpacked", 200, gzip(std::string(5'000'000, ' ')), "Content-Encoding: gzip\r\n");
  // Empty blocks unpack to nothing at all, however many there are.
  std::string blocks("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
  for (int block = 0; block < 50'000; ++block) blocks += std::string_view("\0\0\0\xff\xff", 5);
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n";
  server_.on("/packed", {Play{head + blocks, Play::Then::close}});
  for (const char* target : {"/length", "/unpacked", "/packed"}) {
    EXPECT_EQ(ask(target).error().kind, ErrorKind::too_large) << target;
    EXPECT_THAT(server_.heard(target), SizeIs(1));
  }
}

TEST_F(CurlTransportTest, LargeAnswersTogetherDoNotFillTheMemoryAndWaitForRoomWithoutUsingUpTries) {
  const auto large = "[\"" + std::string(150'000, 'x') + "\"]";
  server_.on("/x", {Play{http_answer(200, large), Play::Then::keep, 10'000, milliseconds(2)}});
  options_.retry.tries = 1;
  options_.timeouts.transfer = seconds(60);
  for (const auto& answer : collect(transport(), many(12))) {
    ASSERT_TRUE(answer) << describe(answer.error());
    EXPECT_EQ(answer->body, large);
  }
  EXPECT_GT(transport().counters().retries, 0);
  EXPECT_LE(transport().counters().retries, 12);  // none is crowded out twice
}

TEST_F(CurlTransportTest, AnAnswerWhoseBodyFindsNoRoomIsStillRefusedWhenItIsTooLarge) {
  const auto large = "[\"" + std::string(150'000, 'x') + "\"]";
  server_.on("/x", {Play{http_answer(200, large), Play::Then::keep, 10'000, milliseconds(2)}});
  const std::string head = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
  server_.on("/endless", {Play{head + std::string(300'000, ' '), Play::Then::close, 10'000, milliseconds(2)}});
  auto requests = many(3);
  for (auto& request : many(3, "/endless")) requests.push_back(std::move(request));
  const auto answers = collect(transport(), std::move(requests));
  for (std::size_t place = 0; place < 6; ++place) {
    const auto kind = answers[place] ? std::nullopt : std::optional(answers[place].error().kind);
    EXPECT_EQ(kind, place < 3 ? std::nullopt : std::optional(ErrorKind::too_large)) << place;
  }
}

TEST_F(CurlTransportTest, EndlessHeadersAreRefused) {
  std::string headers;
  for (int line = 0; line < 10'000; ++line)
    headers += "X-Line-" + std::to_string(line) + ": " + std::string(80, 'x') + "\r\n";
  server_.on("/x", 200, "[]", headers);
  EXPECT_EQ(ask("/x").error().kind, ErrorKind::too_large);
}

TEST_F(CurlTransportTest, AServerThatSaysRetryAfterIsLeftAloneUntilThen) {
  server_.on("/x", {Play{http_answer(403, "{}", "Retry-After: 1\r\n")}, Play{http_answer(200, "[]")}});
  server_.on("/y", 200, "[]");
  options_.max_in_flight = 1;
  const auto begin = clock_.steady();
  const auto answers = collect(transport(), {{.url = server_.url() + "/x"}, {.url = server_.url() + "/y"}});
  EXPECT_GE(clock_.steady() - begin, seconds(1));
  EXPECT_TRUE(answers.at(0));
  EXPECT_TRUE(answers.at(1));
  EXPECT_TRUE(events_.has("http.limit"));
}

TEST_F(CurlTransportTest, WhenTheQuotaIsUsedUpTheRestIsNotAskedFor) {
  const auto reset = std::to_string((clock_.now() + std::chrono::hours(1)).time_since_epoch().count());
  server_.on("/x", 403, "{}",
             "X-RateLimit-Limit: 60\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: " + reset + "\r\n");
  options_.max_in_flight = 1;
  for (const auto& answer : collect(transport(), many(5))) EXPECT_EQ(answer.error().kind, ErrorKind::rate_limited);
  EXPECT_THAT(server_.heard("/x"), SizeIs(1));
}

TEST_F(CurlTransportTest, EachLimitThatEndsTheAskingIsToldOnce) {
  const auto answer = [](const std::string& resource) {
    return http_answer(200, "[]",
                       "X-RateLimit-Limit: 30\r\nX-RateLimit-Remaining: 0\r\nX-RateLimit-Reset: 4102444800\r\n"
                       "X-RateLimit-Resource: " +
                           resource + "\r\n");
  };
  server_.on("/x", {Play{answer("core")}});
  server_.on("/search", {Play{answer("search")}});
  for (int round = 0; round < 3; ++round) {
    collect(transport(), many(6));
    collect(transport(), std::vector<Request>(6, {.url = server_.url() + "/search", .bucket = Bucket::search}));
  }
  std::vector<std::string> told;
  for (const auto& event : events_.events)
    if (event.name == "http.limited") told.push_back(event.message);
  EXPECT_THAT(told, ::testing::ElementsAre("the quota of 30 requests is used up until 2100-01-01T00:00:00Z: what is "
                                           "left is not asked for",
                                           "the quota of 30 searches is used up until 2100-01-01T00:00:00Z: nothing "
                                           "more is searched for"));
}

TEST_F(CurlTransportTest, AnswersThatSayNothingOfTheQuotaUseItUpToo) {
  const auto reset = std::to_string((clock_.now() + std::chrono::hours(1)).time_since_epoch().count());
  server_.on("/told", 200, "[]",
             "X-RateLimit-Limit: 60\r\nX-RateLimit-Remaining: 3\r\nX-RateLimit-Reset: " + reset + "\r\n");
  server_.on("/x", 200, "[]");
  server_.on("/same", 304, "");
  options_.max_in_flight = 1;
  ASSERT_TRUE(ask("/told"));
  collect(transport(), {{.url = server_.url() + "/same", .etag = "W/\"1\""}});  // free
  collect(transport(), many(5));
  EXPECT_THAT(server_.heard("/x"), SizeIs(3));
}

TEST_F(CurlTransportTest, ARetryAfterOfAFailureHoldsBackThatRequestAlone) {
  server_.on("/down", 503, "{}", "Retry-After: 1000\r\n");
  server_.on("/x", 200, "[]");
  options_.max_in_flight = 1;
  auto requests = many(5);
  requests.insert(requests.begin(), Request{.url = server_.url() + "/down"});
  const auto answers = collect(transport(), requests);
  EXPECT_EQ(answers.at(0).error().kind, ErrorKind::status);
  for (std::size_t place = 1; place < answers.size(); ++place) EXPECT_TRUE(answers[place]);
  EXPECT_THAT(server_.heard("/down"), SizeIs(1));  // what would last too long is not waited for
}

TEST_F(CurlTransportTest, AFailureIsTriedAgainNoEarlierThanTheServerAskedFor) {
  server_.on("/x", {Play{http_answer(503, "{}", "Retry-After: 1\r\n")}, Play{http_answer(200, "[]")}});
  EXPECT_TRUE(ask("/x"));
  std::vector<std::string> waits;
  for (const auto& event : events_.events)
    if (event.name == "http.retry") waits.push_back(json_line(event.fields));
  EXPECT_THAT(waits, ::testing::ElementsAre(HasSubstr("\"wait_ms\":1000")));
}

TEST_F(CurlTransportTest, RefusedCredentialsEndTheRun) {
  server_.on("/x", 401, "{\"message\":\"Bad credentials\"}");
  options_.max_in_flight = 1;
  for (const auto& answer : collect(transport(), many(5))) {
    EXPECT_EQ(answer.error().kind, ErrorKind::credentials);
    EXPECT_THAT(answer.error().message, Not(HasSubstr("planted")));
  }
  EXPECT_THAT(server_.heard("/x"), SizeIs(1));
}

TEST_F(CurlTransportTest, AnAnswerMayQueueMoreWhichStartWhileOthersAreUnderWay) {
  server_.on("/slow", {Play{http_answer(200, "[]"), Play::Then::keep, 0, milliseconds(100)}});
  server_.on("/list", 200, "[]");
  server_.on("/detail", 200, "{}");
  RequestQueue queue;
  queue.push({.url = server_.url() + "/slow"});
  queue.push({.url = server_.url() + "/list"});
  std::vector<std::string> order;
  transport().run(queue, [&](const Request& request, const Result<Response>&) {
    order.push_back(request.url.substr(server_.url().size()));
    if (order.back() == "/list") queue.push({.url = server_.url() + "/detail"});
  });
  EXPECT_THAT(order, ::testing::ElementsAre("/list", "/detail", "/slow"));
}

TEST_F(CurlTransportTest, TheTokenIsInNothingThatIsToldOfARun) {
  server_.on("/x", {Play{http_answer(500, "{}")}, Play{http_answer(403, "{}", "Retry-After: 0\r\n")},
                    Play{"", Play::Then::reset}, Play{http_answer(200, "oops")}});
  const auto answer = ask("/x");
  EXPECT_FALSE(answer);
  EXPECT_THAT(describe(answer.error()), Not(HasSubstr("planted")));
  ASSERT_FALSE(events_.events.empty());
  for (const auto& event : events_.events) {
    EXPECT_THAT(event.message, Not(HasSubstr("planted")));
    EXPECT_THAT(json_line(event.fields), Not(HasSubstr("planted")));
  }
}

TEST_F(CurlTransportTest, AServerWhoseCertificateNobodyVouchesForIsNotSpokenTo) {
  const TlsProxy proxy(server_.port());
  options_.api_url = proxy.url();
  EXPECT_EQ(http::ask(transport(), proxy.url() + "/x").error().kind, ErrorKind::network);
  ASSERT_TRUE(events_.has("http.failed"));
  EXPECT_THAT(events_.events.back().message, HasSubstr("certificate"));
  EXPECT_THAT(server_.heard(), IsEmpty());
}

TEST_F(CurlTransportTest, OptionsThatWouldLeakOrFloodAreRefused) {
  const auto kind_of = [&](const auto& change) {
    auto options = options_;
    change(options);
    const auto made = make_curl_transport(options, clock_, events_);
    return made ? std::string("made") : std::to_string(static_cast<int>(made.error().kind)) + made.error().message;
  };
  const auto starts_with = [](ErrorKind kind) { return ::testing::StartsWith(std::to_string(static_cast<int>(kind))); };
  EXPECT_THAT(kind_of([](auto& options) { options.api_url = "http://api.github.com"; }),
              starts_with(ErrorKind::refused));
  EXPECT_THAT(kind_of([](auto& options) { options.max_in_flight = 101; }), starts_with(ErrorKind::usage));
  EXPECT_THAT(kind_of([](auto& options) { options.token = "secret\r\nHost: x"; }),
              ::testing::AllOf(starts_with(ErrorKind::credentials), Not(HasSubstr("secret"))));
}

}  // namespace
}  // namespace aireport::http

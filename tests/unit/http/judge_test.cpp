#include "http/judge.hpp"

#include <gmock/gmock.h>

namespace aireport::http {
namespace {

using ::testing::HasSubstr;

const std::string kUrl = "https://h/x";

Verdict verdict(int status, std::string body = "{}", Limits limits = {}, Request request = {}) {
  return judge(request, kUrl, RawAnswer{std::nullopt, status, {}, std::move(body)}, limits);
}

TEST(JudgeTest, AnswersOfAnyLastingStatusAreHandedOver) {
  for (const int status : {200, 204, 403, 404, 409, 410, 422, 451})
    EXPECT_EQ(verdict(status).next, Next::hand_over) << status;
}

TEST(JudgeTest, ServerErrorsAreTriedAgainAndNamedWithTheirStatus) {
  const auto judged = verdict(502);
  EXPECT_EQ(judged.next, Next::try_again);
  EXPECT_EQ(judged.error.kind, ErrorKind::status);
  EXPECT_EQ(judged.error.status, 502);
  EXPECT_EQ(verdict(501).next, Next::give_up);
}

TEST(JudgeTest, ABodyThatIsNotJsonIsTriedAgain) {
  const auto judged = verdict(200, "[{\"sha\":");
  EXPECT_EQ(judged.next, Next::try_again);
  EXPECT_EQ(judged.error.kind, ErrorKind::decode);
}

TEST(JudgeTest, ABodyOfAnotherShapeIsTriedAgain) {
  Request request;
  request.shape = Shape::array;
  EXPECT_EQ(verdict(200, "{}", {}, request).next, Next::try_again);
  EXPECT_EQ(verdict(404, "{}", {}, request).next, Next::hand_over);
}

TEST(JudgeTest, TheCredentialsAreNotTriedTwice) {
  const auto judged = verdict(401);
  EXPECT_EQ(judged.next, Next::give_up);
  EXPECT_EQ(judged.error.kind, ErrorKind::credentials);
}

TEST(JudgeTest, AnEmptyQuotaNamesItsSizeAndItsReset) {
  Limits limits;
  limits.limit = 60;
  limits.remaining = 0;
  limits.reset = UtcTime(std::chrono::seconds(1770076800));
  const auto judged = verdict(403, "{}", limits);
  EXPECT_EQ(judged.next, Next::pause);
  EXPECT_EQ(judged.refusal, Refusal::primary);
  EXPECT_EQ(judged.error.kind, ErrorKind::rate_limited);
  EXPECT_THAT(judged.error.message, HasSubstr("60 requests is used up until 2026-02-03T00:00:00Z"));
}

TEST(JudgeTest, NotModifiedIsAnAnswerOnlyToWhomAsked) {
  Request conditional;
  conditional.etag = "W/\"1\"";
  EXPECT_EQ(verdict(304, "", {}, conditional).next, Next::hand_over);
  EXPECT_EQ(verdict(304, "").next, Next::give_up);
}

TEST(JudgeTest, RedirectsAreFollowed) {
  for (const int status : {301, 302, 303, 307, 308}) EXPECT_EQ(verdict(status).next, Next::follow) << status;
}

TEST(JudgeTest, TroubleBelowHttpIsTriedAgainWhereItMayPass) {
  const Error error{ErrorKind::network, "reset", kUrl, 0};
  EXPECT_EQ(judge({}, kUrl, {Trouble{error, Chance::open}, 200, {}, "{}"}, {}).next, Next::try_again);
  EXPECT_EQ(judge({}, kUrl, {Trouble{error, Chance::gone}, 200, {}, "{}"}, {}).next, Next::give_up);
}

}  // namespace
}  // namespace aireport::http

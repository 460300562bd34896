#include "http/refusal.hpp"

#include <gtest/gtest.h>

namespace aireport::http {
namespace {

using std::chrono::seconds;

TEST(LimitsTest, EveryHeaderIsRead) {
  const auto limits = read_limits({{"x-ratelimit-limit", "5000"},
                                   {"x-ratelimit-remaining", "4999"},
                                   {"x-ratelimit-reset", "1770076800"},
                                   {"x-ratelimit-resource", "core"},
                                   {"retry-after", " 30 "},
                                   {"date", "Tue, 03 Feb 2026 00:00:00 GMT"}});
  EXPECT_EQ(limits.limit, 5000);
  EXPECT_EQ(limits.remaining, 4999);
  EXPECT_EQ(limits.reset, UtcTime(seconds(1770076800)));
  EXPECT_EQ(limits.date, UtcTime(seconds(1770076800)));
  EXPECT_EQ(limits.retry_after, seconds(30));
  EXPECT_EQ(limits.resource, "core");
}

TEST(LimitsTest, WhatCannotBeBelievedIsNotSaid) {
  for (const char* text : {"", "-1", "1e3", "12x", "999999999999999999999", "99999999999999"})
    EXPECT_EQ(read_limits({{"x-ratelimit-remaining", text}}).remaining, std::nullopt) << text;
  for (const char* text : {"", "soon", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 99 Nov 1994 08:49:37 GMT"})
    EXPECT_EQ(read_limits({{"date", text}}).date, std::nullopt) << text;
}

TEST(LimitsTest, AnEmptyQuotaIsThePrimaryLimit) {
  Limits limits;
  limits.remaining = 0;
  EXPECT_EQ(refusal_of(403, limits, ""), Refusal::primary);
  EXPECT_EQ(refusal_of(429, limits, ""), Refusal::primary);
}

TEST(LimitsTest, ARetryAfterIsTheSecondaryLimitEvenWithAnEmptyQuota) {
  Limits limits;
  limits.remaining = 0;
  limits.retry_after = seconds(5);
  EXPECT_EQ(refusal_of(403, limits, ""), Refusal::secondary);
}

TEST(LimitsTest, The429OfAProxyWithoutHeadersIsALimit) {
  EXPECT_EQ(refusal_of(429, {}, "<html>"), Refusal::secondary);
}

TEST(LimitsTest, A403IsToldApartByItsMessage) {
  Limits limits;
  limits.remaining = 4000;
  EXPECT_EQ(refusal_of(403, limits, R"({"message":"You have exceeded a secondary rate limit."})"), Refusal::secondary);
  EXPECT_EQ(refusal_of(403, limits, R"({"message":"Resource protected by organization SAML enforcement."})"),
            Refusal::none);
}

TEST(LimitsTest, OtherStatusesAreNoRefusalWhateverTheQuotaSays) {
  Limits limits;
  limits.remaining = 0;
  for (const int status : {200, 304, 404, 500, 503}) EXPECT_EQ(refusal_of(status, limits, "rate limit"), Refusal::none);
}

}  // namespace
}  // namespace aireport::http

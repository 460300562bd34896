#include "http/cached_answer.hpp"

#include <gmock/gmock.h>

namespace aireport::http {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string kUrl = "https://h/repos/a/b";

Response sample() {
  return {200,
          {{"etag", "W/\"1\""},
           {"link", "<https://h/2>; rel=\"next\""},
           {"x-ratelimit-remaining", "12"},
           {"set-cookie", "session=secret"},
           {"date", "today"}},
          "{\"a\":\n\n1}",
          kUrl,
          false};
}

TEST(CachedAnswerTest, AnAnswerComesBackWithItsLinkAndETag) {
  const auto back = decode_answer(encode_answer(sample(), kUrl), kUrl).value();
  EXPECT_EQ(back.status, 200);
  EXPECT_EQ(back.body, sample().body);
  EXPECT_EQ(back.final_url, kUrl);
  EXPECT_EQ(header(back.headers, "link"), "<https://h/2>; rel=\"next\"");
  EXPECT_EQ(header(back.headers, "etag"), "W/\"1\"");
  EXPECT_EQ(header(back.headers, "date"), "today");
}

TEST(CachedAnswerTest, HeadersOfTheMomentAreNotKept) {
  const auto text = encode_answer(sample(), kUrl);
  EXPECT_THAT(text, Not(HasSubstr("ratelimit")));
  EXPECT_THAT(text, Not(HasSubstr("secret")));
}

TEST(CachedAnswerTest, ARenamedRepositoryStaysRenamed) {
  auto answer = sample();
  answer.final_url = "https://h/repositories/1";
  answer.redirected_permanently = true;
  const auto back = decode_answer(encode_answer(answer, kUrl), kUrl).value();
  EXPECT_EQ(back.final_url, "https://h/repositories/1");
  EXPECT_TRUE(back.redirected_permanently);
}

TEST(CachedAnswerTest, APersonCanWriteOne) {
  const auto answer = decode_answer("HTTP 200\n\n[]\n", kUrl).value();
  EXPECT_EQ(answer.body, "[]\n");
  EXPECT_TRUE(answer.headers.empty());
}

TEST(CachedAnswerTest, WhatIsNoAnswerIsNotTakenForOne) {
  for (const char* text : {"", "HTTP 200", "HTTP 200\netag: 1\n", "HTTP abc\n\n", "HTTP 9\n\n", "200\n\n{}", "{}"})
    EXPECT_EQ(decode_answer(text, kUrl).has_value(), false) << text;
}

}  // namespace
}  // namespace aireport::http

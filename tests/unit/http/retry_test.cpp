#include "http/retry.hpp"

#include <gtest/gtest.h>

namespace aireport::http {
namespace {

using std::chrono::milliseconds;

TEST(RetryTest, OnlyStatusesThatMayPassAreTriedAgain) {
  for (const int status : {500, 502, 503, 504}) EXPECT_TRUE(is_worth_another_try(status)) << status;
  for (const int status : {200, 304, 400, 401, 403, 404, 409, 410, 422, 451, 501, 505})
    EXPECT_FALSE(is_worth_another_try(status)) << status;
}

TEST(RetryTest, TheLongestWaitDoublesUpToTheCap) {
  const RetryRules rules{.tries = 9, .base = milliseconds(100), .cap = milliseconds(500)};
  const Random longest = [](std::int64_t bound) { return bound; };
  EXPECT_EQ(back_off(rules, 1, longest), milliseconds(100));
  EXPECT_EQ(back_off(rules, 2, longest), milliseconds(200));
  EXPECT_EQ(back_off(rules, 3, longest), milliseconds(400));
  EXPECT_EQ(back_off(rules, 4, longest), milliseconds(500));
  EXPECT_EQ(back_off(rules, 1000, longest), milliseconds(500));
}

TEST(RetryTest, TheJitterIsFull) {
  EXPECT_EQ(back_off({}, 3, [](std::int64_t) { return std::int64_t{0}; }), milliseconds(0));
  EXPECT_EQ(back_off({}, 2, [](std::int64_t bound) { return bound / 2; }), milliseconds(500));
}

}  // namespace
}  // namespace aireport::http

#include <gtest/gtest.h>

#include <aireport/http/transport.hpp>

namespace aireport::http {
namespace {

TEST(RequestQueueTest, TheHighestPriorityGoesFirstAndEqualsInTurn) {
  RequestQueue queue;
  queue.push({.url = "low"});
  queue.push({.url = "high", .priority = 2});
  queue.push({.url = "low too"});
  EXPECT_EQ(queue.size(), 3u);
  EXPECT_EQ(queue.pop()->url, "high");
  EXPECT_EQ(queue.pop()->url, "low");
  EXPECT_EQ(queue.pop()->url, "low too");
  EXPECT_FALSE(queue.pop());
}

}  // namespace
}  // namespace aireport::http

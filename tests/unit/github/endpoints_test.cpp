#include "github/endpoints.hpp"

#include <gtest/gtest.h>

#include "github/quota.hpp"

namespace aireport::github {
namespace {

const model::RepoName kRepo{"o", "r.x"};

TEST(EndpointsTest, ABranchIsPercentEncoded) {
  EXPECT_EQ(commits_url("https://h/api/v3", kRepo, "release/1.0 &é",
                        {*parse_utc("2026-02-03T00:00:00Z"), *parse_utc("2026-02-03T23:59:59Z")}),
            "https://h/api/v3/repos/o/r.x/commits?sha=release%2F1.0%20%26%C3%A9&since=2026-02-03T00:00:00Z"
            "&until=2026-02-03T23:59:59Z&per_page=100");
}

TEST(EndpointsTest, ACommitIsAskedForWithoutAPageSize) {
  EXPECT_EQ(commit_detail_url("https://h", kRepo, "abc"), "https://h/repos/o/r.x/commits/abc");
}

http::Headers limits(const std::string& remaining, const std::string& reset, const std::string& resource = "core") {
  return {{"x-ratelimit-limit", "5000"},
          {"x-ratelimit-remaining", remaining},
          {"x-ratelimit-reset", reset},
          {"x-ratelimit-resource", resource}};
}

TEST(QuotaTest, TheSearchBucketIsNotTheCoreOne) {
  EXPECT_TRUE(quota_of(limits("10", "100")));
  EXPECT_FALSE(quota_of(limits("10", "100", "search")));
  EXPECT_FALSE(quota_of(limits("many", "100")));
  EXPECT_FALSE(quota_of({}));
}

TEST(QuotaTest, TheNewestWordWinsInAnyOrder) {
  const auto early = *quota_of(limits("10", "100")), less = *quota_of(limits("7", "100")),
             next_window = *quota_of(limits("4999", "3700"));
  EXPECT_EQ(newer(early, less).remaining, 7);
  EXPECT_EQ(newer(less, early).remaining, 7);
  EXPECT_EQ(newer(less, next_window).remaining, 4999);
  EXPECT_EQ(newer(next_window, less).remaining, 4999);
}

}  // namespace
}  // namespace aireport::github

#include "pipeline/gaps.hpp"

#include <gtest/gtest.h>

namespace aireport::pipeline {
namespace {

using model::Gap;
using model::GapReason;
using model::Part;

Shortfall with(std::vector<Gap> gaps) {
  model::RepoActivity activity;
  activity.gaps = std::move(gaps);
  return shortfall_of(activity);
}

TEST(GapsTest, AGapNamesPartReasonAndStatus) {
  EXPECT_EQ(describe(Gap{Part::issues, GapReason::server_error, 502, "", ""}),
            "issues: the server failed at every try (HTTP 502)");
  EXPECT_EQ(describe(Gap{Part::commit_detail, GapReason::timeout, 0, "9b1f0c2", ""}),
            "detail of commit 9b1f0c2: timed out");
}

TEST(GapsTest, ARunThatFailsForAGapEndsAsThatDoes) {
  EXPECT_EQ(kind_of(Gap{Part::repository, GapReason::not_found, 404, "", ""}), ErrorKind::status);
  EXPECT_EQ(kind_of(Gap{Part::repository, GapReason::limited, 0, "", ""}), ErrorKind::rate_limited);
  EXPECT_EQ(kind_of(Gap{Part::repository, GapReason::not_cached, 0, "", ""}), ErrorKind::not_cached);
  EXPECT_EQ(kind_of(Gap{Part::repository, GapReason::connection, 0, "", ""}), ErrorKind::network);
}

TEST(GapsTest, ThoseMissingAlikeAreToldInOneLine) {
  const Gap detail{Part::commit_detail, GapReason::limited, 0, "9b1f0c2", ""};
  EXPECT_TRUE(are_alike(detail, Gap{Part::commit_detail, GapReason::limited, 0, "abcdef0", ""}));
  EXPECT_FALSE(are_alike(detail, Gap{Part::pull_detail, GapReason::limited, 0, "12", ""}));
  EXPECT_FALSE(are_alike(detail, Gap{Part::commit_detail, GapReason::timeout, 0, "abcdef0", ""}));
  EXPECT_EQ(describe(detail, 36),
            "detail of commit 9b1f0c2 and 36 more: not fetched: the limits on requests did not allow it");
}

TEST(GapsTest, CompleteKnowsMoreThanPartialAndPartialMoreThanFailed) {
  const auto complete = with({});
  const auto partial = with({{Part::issues, GapReason::timeout, 0, "", ""}});
  const auto failed = with({{Part::repository, GapReason::timeout, 0, "", ""}});
  EXPECT_LT(complete, partial);
  EXPECT_LT(partial, failed);
  EXPECT_EQ(complete, with({}));
}

TEST(GapsTest, AMissingItemWeighsLessThanAMissingPart) {
  const Gap detail{Part::commit_detail, GapReason::timeout, 0, "9b1f0c2", ""};
  const auto two_items = with({detail, detail});
  const auto one_part = with({{Part::releases, GapReason::timeout, 0, "", ""}});
  EXPECT_LT(two_items, one_part);
}

}  // namespace
}  // namespace aireport::pipeline

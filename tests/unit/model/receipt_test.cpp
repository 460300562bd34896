#include <aireport/model/receipt.hpp>

namespace aireport::model {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Receipt receipt_with(std::vector<Gap> gaps) {
  RepoActivity activity;
  activity.gaps = std::move(gaps);
  return open_receipt(activity, Window{});
}

TEST(ReceiptTest, ItemsThatCannotBeReadAreCountedNamedOrNot) {
  const auto receipt = receipt_with({{Part::issues, GapReason::bad_item, 0, "", "number"},
                                     {Part::issues, GapReason::bad_item, 0, "", "number"},
                                     {Part::issues, GapReason::bad_item, 0, "7", "title"}});
  EXPECT_EQ(receipt.issues.listed, 3);
  EXPECT_THAT(receipt.issues.missing, ElementsAre(Missing{Part::issues, GapReason::bad_item, 0, 3}));
}

TEST(ReceiptTest, WhatLacksTheRepositoryLacksEveryKindAsAWhole) {
  const auto receipt = receipt_with({{Part::repository, GapReason::not_found, 404, "", ""}});
  const Missing all{Part::repository, GapReason::not_found, 404, 0};
  for (const auto& tally : {receipt.commits, receipt.pulls, receipt.issues, receipt.releases})
    EXPECT_THAT(tally.missing, ElementsAre(all));
}

TEST(ReceiptTest, ANameThatCouldNotBeAskedForLacksNoItem) {
  const auto receipt = receipt_with({{Part::repository, GapReason::timeout, 0, "octo/old", ""}});
  for (const auto& tally : {receipt.commits, receipt.pulls, receipt.issues, receipt.releases})
    EXPECT_THAT(tally.missing, IsEmpty());
}

}  // namespace
}  // namespace aireport::model

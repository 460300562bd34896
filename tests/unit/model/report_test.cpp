#include <aireport/model/report.hpp>

namespace aireport::model {
namespace {

TEST(ReportTest, EveryKindHasAWordOfItsOwn) {
  for (const ChangeKind kind : kAllChangeKinds) EXPECT_EQ(parse_change_kind(to_string(kind)), kind);
  EXPECT_FALSE(parse_change_kind("Fix"));
}

TEST(ReportTest, ASectionIsActiveWithAnyItemSeenOrHidden) {
  RepoSection section;
  EXPECT_FALSE(section.active());
  section.totals.issues_closed = 1;
  EXPECT_TRUE(section.active());
  section.totals = {};
  section.hidden.commits = 1;
  EXPECT_TRUE(section.active());
}

TEST(ReportTest, TotalsAddUp) {
  Totals sum{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  sum += sum;
  EXPECT_EQ(sum, (Totals{2, 4, 6, 8, 10, 12, 14, 16, 18, 20}));
}

}  // namespace
}  // namespace aireport::model

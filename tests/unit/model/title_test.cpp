#include <gtest/gtest.h>

#include <aireport/model/title.hpp>

namespace aireport::model {
namespace {

TEST(TitleTest, ASquashAndAMergeNameTheirPullRequest) {
  EXPECT_EQ(pull_of_title("Add a kernel (#12)"), 12);
  EXPECT_EQ(pull_of_title("Backport (#7) (#12)  "), 12);
  EXPECT_EQ(pull_of_title("Merge pull request #12 from o/fix"), 12);
  EXPECT_EQ(pull_of_title("Revert \"Add (#12)\" (#15)"), 15);
}

TEST(TitleTest, ANumberElsewhereNamesNothing) {
  for (const auto* title : {"", "Fix #12", "(#12) first", "Add (#12", "Add (#)", "Add (#1x)", "Add (#0)",
                            "Add (#99999999999)", "Merge pull request #x from o", "Revert \"Add (#12)\""})
    EXPECT_EQ(pull_of_title(title), std::nullopt) << title;
}

TEST(TitleTest, AMergeHasTheTitleOfWhatItBroughtBelowItsOwn) {
  EXPECT_EQ(merged_title("Merge pull request #12 from o/fix\r\n\n  Mend the gate \n\nMore"), "Mend the gate");
  EXPECT_EQ(merged_title("Merge pull request #12 from o/fix\n\n"), "");
  EXPECT_EQ(merged_title("Mend the gate\n\nMerge pull request #12"), "");
  EXPECT_EQ(merged_title("Merge branch 'm/gate' into 'main'\n\nMend the gate\n\nSee merge request o/serve!28"),
            "Mend the gate");
  EXPECT_EQ(merged_title("Merge branch 'm/gate' into 'main'\n\nSee merge request o/serve!28"), "");
  EXPECT_EQ(merged_title("Merge branch 'main' into gate\n\nConflicts: a.py"), "");
}

TEST(TitleTest, TheNumberIsTakenOffTheEndAlone) {
  EXPECT_EQ(without_pull(" Backport (#7) (#12) "), "Backport (#7)");
  EXPECT_EQ(without_pull("(#12) first"), "(#12) first");
}

}  // namespace
}  // namespace aireport::model

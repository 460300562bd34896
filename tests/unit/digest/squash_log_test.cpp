#include "digest/words/squash_log.hpp"

#include <gtest/gtest.h>

#include "digest/words/quote.hpp"
#include "unit/digest/quoted_texts.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

TEST(SquashLogTest, TheStepsOfASquashedCommitAreNotTheAuthorsReasons) {
  const auto quote = quote_of(
      "* address comments and add testcases\n* Remove test for the old planner now\n"
      "* The planner looked at one page too few.\n",
      "Look at the last page");
  ASSERT_EQ(quote.size(), 1U);
  EXPECT_EQ(quote[0].text, "The planner looked at one page too few.");
}

TEST(SquashLogTest, OfASquashMergesLogOnlyWhatIsSaidBelowTheSubjectsIsQuoted) {
  EXPECT_TRUE(quote_of("* Plan the stages of decode in lanes\n\n* move the planner of the second stage\n\n* use it in "
                       "all of the stages\n\n---------\n\nCo-authored-by: A <a@b>",
                       "Lanes")
                  .empty());
  EXPECT_EQ(texts(quote_of(
                "* [Store] Plan the stages of decode in lanes\n\nA lane holds its pages until it is done.\n\n* lint "
                "the planner and the rest of it\n\n---------\n",
                "Lanes")),
            std::vector<std::string>{"A lane holds its pages until it is done."});
  EXPECT_EQ(
      quote_of(
          "It does two things of note:\n\n* plans the stages of decode in lanes\n* moves the planner out of the way",
          "Lanes")
          .size(),
      3U);
}

TEST(SquashLogTest, SignOffsBetweenStepsShowASquashedList) {
  EXPECT_EQ(texts(quote_of("The planner reads one page less where it can.\n\nSigned-off-by: Mira <m@x>\n\n"
                           "* Remove the unused import of the planner\n\nSigned-off-by: Mira <m@x>\n\n"
                           "* Move the planner where it should have been\n",
                           "X")),
            std::vector<std::string>{"The planner reads one page less where it can."});
}

TEST(SquashLogTest, SubjectsWithoutAMarkInASquashedListAreNotQuoted) {
  EXPECT_TRUE(
      quote_of("* Fused steps\n\nbring back test cases\n\nuse one plan for now\n\n* new grid", "Lanes").empty());
}

}  // namespace
}  // namespace aireport::digest

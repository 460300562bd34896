#include "digest/quote.hpp"

#include <gtest/gtest.h>

namespace aireport::digest {
namespace {

std::vector<std::string> texts(const std::vector<model::QuoteLine>& lines) {
  std::vector<std::string> found;
  for (const auto& line : lines) found.push_back(line.text);
  return found;
}

TEST(QuoteTest, TemplatesChecklistsAndSignOffsAreNotTheAuthorsWords) {
  const std::string body =
      "<!-- .github/pull_request_template.md -->\n\n## Description\n\n<!-- What does this PR do?\nBriefly -->\n\n"
      "The planner read past the last page.\nIt now stops there.\n\n## Checklist\n\n- [x] I have installed pre-commit\n"
      "Thank you all for reading this.\n\nSigned-off-by: Mira <m@x>\n";
  EXPECT_EQ(texts(quote_of(body, "Mend the planner")),
            (std::vector<std::string>{"The planner read past the last page.", "It now stops there."}));
}

TEST(QuoteTest, ALongLineEndsWithAWholeSentenceAndCountsWhatIsLeftOut) {
  const std::string sentence = "The scheduler now keeps a queue for each of its lanes.";
  const std::string body = sentence + " " + std::string(300, 'y') + " ends.";
  const auto quote = quote_of(body, "Lanes");
  ASSERT_EQ(quote.size(), 1U);
  EXPECT_EQ(quote[0].text, sentence);
  EXPECT_EQ(quote[0].left_out, static_cast<int>(body.size() - sentence.size()));
}

TEST(QuoteTest, ALineThatWasBrokenBecauseItWasFullIsOneWithTheNext) {
  EXPECT_EQ(texts(quote_of("Add graceful handling of full memory during autotuning. When a\n"
                           "candidate does not fit, it is passed over and the next one is\n"
                           "tried instead.\nThe cache is left as it was.",
                           "Tuning")),
            (std::vector<std::string>{"Add graceful handling of full memory during autotuning. When a candidate does "
                                      "not fit, it is passed over and the next one is tried instead.",
                                      "The cache is left as it was."}));
}

TEST(QuoteTest, WhatIsLeftOutBetweenTwoLinesLeavesAMark) {
  EXPECT_EQ(texts(quote_of("- Adds the planner of the second stage\n- Moves the old planner out of the way\n"
                           "- Tells the scheduler of both planners\n- Drops the cache between them\n"
                           "- Decoding becomes 2.78x faster on two cards\n",
                           "Stages")),
            (std::vector<std::string>{"Adds the planner of the second stage", "Moves the old planner out of the way",
                                      "…", "Decoding becomes 2.78x faster on two cards"}));
}

TEST(QuoteTest, ATagOverSeveralLinesIsNoText) {
  EXPECT_EQ(texts(quote_of(
                "<img width=\"1200\"\n src=\"https://a.example/x.png\" />\n\nThe planner reads one page less.", "X")),
            std::vector<std::string>{"The planner reads one page less."});
}

TEST(QuoteTest, ASentenceThatBeginsWithNoneIsTheAuthors) {
  EXPECT_EQ(texts(quote_of("None of the kernels reads past the last page now.", "X")).size(), 1U);
  EXPECT_TRUE(quote_of("None.\n\nN/A\n\n_No response_", "X").empty());
}

TEST(QuoteTest, ALineIsNotCutForAFewCharacters) {
  const std::string body = "The scheduler keeps a queue for each lane. " + std::string(250, 'y');
  EXPECT_EQ(texts(quote_of(body, "Lanes")), std::vector<std::string>{body});
}

TEST(QuoteTest, AMeasurementFurtherDownIsQuotedToo) {
  const std::string body =
      "Overlap the gather with the gate of the layer.\n\nIt uses a second stream.\n\nTTFT drops by 11% on eight "
      "cards.\n";
  const auto quote = texts(quote_of(body, "Overlap"));
  EXPECT_EQ(quote.back(), "TTFT drops by 11% on eight cards.");
}

TEST(QuoteTest, TheStepsOfASquashedCommitAreNotTheAuthorsReasons) {
  const auto quote = quote_of(
      "* address comments and add testcases\n* Remove test for the old planner now\n"
      "* The planner looked at one page too few.\n",
      "Look at the last page");
  ASSERT_EQ(quote.size(), 1U);
  EXPECT_EQ(quote[0].text, "The planner looked at one page too few.");
}

TEST(QuoteTest, ABodyThatOnlyRepeatsTheTitleSaysNothing) {
  EXPECT_TRUE(quote_of("Mend the planner\n", "Mend the planner (#3)").empty());
  EXPECT_TRUE(quote_of("", "X").empty());
}

TEST(QuoteTest, AReleaseGivesItsFirstItemsAndCountsTheRest) {
  std::string notes = "## What's Changed\n";
  for (int i = 1; i <= 8; ++i) notes += "* item number " + std::to_string(i) + " by @mira\n";
  int left_out = 0;
  EXPECT_EQ(first_items(notes, left_out).size(), 5U);
  EXPECT_EQ(left_out, 3);
}

}  // namespace
}  // namespace aireport::digest

#include "digest/words/quote.hpp"

#include <gtest/gtest.h>

#include "unit/digest/quoted_texts.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;
using Lines = std::vector<std::string>;

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

TEST(QuoteTest, AListOfStackedRequestsAndWhatSaysNothingAreNotQuoted) {
  const std::string said = "The planner read past the last page of a lane.";
  EXPECT_EQ(texts(quote_of("Stack from [ghstack](https://github.com/ezyang/ghstack) (oldest at bottom):\n* #12\n"
                           "* __->__ #14\n\n" +
                               said,
                           "Lanes")),
            std::vector<std::string>{said});
  EXPECT_EQ(texts(quote_of("Address review feedback: the lanes are sorted now and named.\n\n" + said, "Lanes")),
            std::vector<std::string>{said});
  EXPECT_EQ(texts(quote_of("Fix the issue https://example.org/1234\n\n" + said, "Lanes")),
            std::vector<std::string>{said});
}

TEST(QuoteTest, AQuotedParagraphGoesOnWithCode) {
  const std::string said = "The planner read past the last page of a lane.";
  EXPECT_EQ(texts(quote_of("> Two keys (`plan` and\n`lane`) led to large files and slow plans.\n\n" + said, "Lanes")),
            std::vector<std::string>{said});
}

TEST(QuoteTest, ADescriptionWithinThePromptsQuotationIsReadAndThePromptIsNot) {
  const std::string heading = "### What does this PR do?\n\n",
                    rest =
                        "\n\n### Design\n\n> Demonstrate the design of it, if\n"
                        "it is complex.\n";
  EXPECT_EQ(
      texts(quote_of(heading + "> Lanes were lost when a plan was\nmade anew, so that a step waited for ever." + rest,
                     "Lanes")),
      (Lines{"Lanes were lost when a plan was made anew, so that a step waited for ever."}));
  EXPECT_TRUE(
      quote_of(heading + "> Add **concise** overview of what this change aims to\nachieve or do." + rest, "Lanes")
          .empty());
  EXPECT_TRUE(quote_of("> Lanes were lost when a plan was made anew.", "Lanes").empty());
}

TEST(QuoteTest, ASentenceThatOnlyRefersIsNotAllThatIsQuoted) {
  const auto quote = quote_of("Follow-up to #12 and #14. " + std::string(60, 'x') + " says what it is about" +
                                  std::string(250, 'y') + " and so on.",
                              "X");
  ASSERT_EQ(quote.size(), 1U);
  EXPECT_NE(quote[0].text.find("says what"), std::string::npos);
}

TEST(QuoteTest, HalfASentenceBeforeALinkIsNotQuoted) {
  EXPECT_EQ(texts(quote_of("- Use one queue for all lanes\n- Route the tokens as in\n\nhttps://github.com/a/b/pull/1",
                           "Lanes")),
            std::vector<std::string>{"Use one queue for all lanes"});
}

TEST(QuoteTest, ALineThatBeginsWithAnIndexIsOfItsSentence) {
  EXPECT_EQ(texts(quote_of("The goal is to compute an output of all ranks together, where its slice\n[i] is of rank i.",
                           "Gather")),
            std::vector<std::string>{
                "The goal is to compute an output of all ranks together, where its slice [i] is of rank i."});
}

TEST(QuoteTest, ALineThatLeadsToAListIsNoLongerThanAnother) {
  const std::string sentence = "The scheduler now keeps a queue for each of its lanes.";
  const std::string body = sentence + " " + std::string(300, 'y') + " ends. It does three things:\n\n- [x] lanes";
  const auto quote = quote_of(body, "Lanes");
  ASSERT_EQ(quote.size(), 1U);
  EXPECT_EQ(quote[0].text, sentence);
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

TEST(QuoteTest, ASentenceThatGoesOnInSmallLettersIsOneLine) {
  EXPECT_EQ(texts(quote_of("The planner keeps an array of pages for each of its lanes,\nand of the\nlanes it "
                           "has (two\nor more) none is left.\nThe cache stays.",
                           "X")),
            (std::vector<std::string>{"The planner keeps an array of pages for each of its lanes, and of the lanes it "
                                      "has (two or more) none is left.",
                                      "The cache stays."}));
}

TEST(QuoteTest, TheNumberOfCardsIsNoMeasurement) {
  const auto quote =
      texts(quote_of("The planner reads one page less now.\n\n- Hardware: 8x H200 with the newest driver\n"
                     "- Decoding takes 1.27x less time with it\n",
                     "X"));
  EXPECT_EQ(quote.back(), "Decoding takes 1.27x less time with it");
}

TEST(QuoteTest, WhatIsLeftOutBetweenTwoLinesLeavesAMark) {
  EXPECT_EQ(texts(quote_of("- Adds the planner of the second stage\n- Moves the old planner out of the way\n"
                           "- Tells the scheduler of both planners\n- Drops the cache between them\n"
                           "- Decoding becomes 2.78x faster on two cards\n",
                           "Stages")),
            (std::vector<std::string>{"Adds the planner of the second stage", "Moves the old planner out of the way",
                                      "…", "Decoding becomes 2.78x faster on two cards"}));
}

TEST(QuoteTest, CodeWithinALineOpensNoFence) {
  EXPECT_EQ(texts(quote_of("```plan()``` read past the last page.\n\nIt now stops there, at the end.", "Lanes")),
            (std::vector<std::string>{"```plan()``` read past the last page.", "It now stops there, at the end."}));
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

TEST(QuoteTest, ABodyThatOnlyRepeatsTheTitleSaysNothing) {
  EXPECT_TRUE(quote_of("Mend the planner\n", "Mend the planner (#3)").empty());
  EXPECT_TRUE(quote_of("", "X").empty());
}

TEST(QuoteTest, WhatAMachineSumsUpIsNotTheAuthors) {
  const std::string own = "The planner reads one page less now.";
  for (const auto& body :
       {"<!-- This is an auto-generated comment: release notes by coderabbit.ai\n-->\n## Summary by CodeRabbit\n\n"
        "## Release Notes\n\n* **New Features**\n  * Added a planner that reads one page less\n\n### More\n"
        "Improves all of the stages of it.\n<!-- end of auto-generated comment: release notes by coderabbit.ai -->\n" +
            own,
        "## Summary by CodeRabbit\n\n## New Features\n* Added a planner that reads one page less\n### Fixes\n"
        "* Mended all of the stages of it\n\n## Why\n" +
            own,
        "<!-- CURSOR_SUMMARY -->\nIntroduces a planner that reads less pages.\n<!-- /CURSOR_SUMMARY -->\n\n" + own,
        "## Summary by Copilot\nIntroduces a planner that reads less pages.\n## Motivation\n" + own,
        "<!-- ELLIPSIS_HIDDEN -->\n----\nIntroduces a planner that reads less pages.\n<!-- ELLIPSIS_HIDDEN -->\n" +
            own})
    EXPECT_EQ(texts(quote_of(body, "X")), std::vector<std::string>{own}) << body;
  EXPECT_EQ(texts(quote_of("<!-- Do not paste a summary by copilot here -->\n" + own, "X")),
            std::vector<std::string>{own});
}

TEST(QuoteTest, WhatToolsLeaveIsNotQuoted) {
  for (const auto* line :
       {"This reverts commit 20e185caac7ded8073f3c235c4e828b440c26e00.", "Planner-Task: task_5507e814ee50f9ff",
        "Co-Authored-By: Claude <a@b>", "| 4.38 / 4.35 s | 4.35 s and some words | 20 times |",
        "4.38 / 4.35 s | 4.35 s and some words | 20 times |"})
    EXPECT_TRUE(quote_of(line, "X").empty()) << line;
}

TEST(QuoteTest, AQuotedThreadGoesOnInLinesWithoutItsMark) {
  EXPECT_EQ(texts(quote_of("> The clamp was dropped, it\nchanged how all of the kernels start.\n> So it is gone.\n\n"
                           "**`include/serve/plan_the_lanes.cuh`**:\n\nThe planner reads one page less now.",
                           "X")),
            std::vector<std::string>{"The planner reads one page less now."});
  EXPECT_EQ(texts(quote_of("Tested and cleaned up this old pr:\nhttps://example.org/a/b/pull/12\n\n"
                           "Also uses the lanes of this pr:\nhttps://example.org/a/b/pull/13\n\n"
                           "The planner reads one page less now.",
                           "X")),
            std::vector<std::string>{"The planner reads one page less now."});
}

TEST(QuoteTest, HeadingsOfTemplatesAreToldFromTheAuthorsOwn) {
  const std::string own = "The planner reads one page less now.";
  for (const auto* heading : {"## Reviewer Notes", "## Environment variables", "### Illegal memory access", "**Why**"})
    EXPECT_EQ(texts(quote_of(std::string(heading) + "\n\n" + own, "X")), std::vector<std::string>{own}) << heading;
  for (const auto* heading :
       {"## 🚀 Pull Request Checklist", "## Environment", "### ✅ Pre-commit Checks", "# Contributing"})
    EXPECT_TRUE(quote_of(std::string(heading) + "\n\n" + own, "X").empty()) << heading;
}

TEST(QuoteTest, APassageThatPointsAtWhatIsNotQuotedIsPassedOver) {
  EXPECT_EQ(texts(quote_of(
                "The results are as follows:\n\n| a | b |\n|---|---|\n\nThe planner reads one page less now.", "X")),
            std::vector<std::string>{"The planner reads one page less now."});
  EXPECT_EQ(
      texts(quote_of("The planner reads one page less now.\n\nYou can reproduce that with:\n```\nrun\n```\n", "X")),
      std::vector<std::string>{"The planner reads one page less now."});
  const auto cut = quote_of("The planner reads one page less now. See the table:\n\n| a | b |\n", "X");
  ASSERT_EQ(cut.size(), 1U);
  EXPECT_EQ(cut[0].text, "The planner reads one page less now.");
  EXPECT_EQ(cut[0].left_out, 15);
  EXPECT_EQ(
      texts(quote_of("```\nx = 1\n```\nand so the second stage is planned too.\n\nThe planner reads one page less now.",
                     "X")),
      std::vector<std::string>{"The planner reads one page less now."});
  EXPECT_EQ(texts(quote_of("Text.\n\n    run --all the stages of it\n    run --none of the stages\n\nThe planner reads "
                           "one page less now.",
                           "X")),
            std::vector<std::string>{"The planner reads one page less now."});
}

TEST(QuoteTest, OfAnIssuesFormTheProblemIsQuoted) {
  const std::string form =
      "### Checklist\n\n- [x] I have searched for it\n\n### Steps to reproduce the bug\n\nRun the planner with pages "
      "of 16 "
      "on two cards.\n\n### 🐛 Describe the bug\n\nThe first token differs from that of the last version.\n\n"
      "### Environment\n\nTwo cards of the second kind, and the newest driver.";
  EXPECT_EQ(texts(quote_of_problem(form, "X")),
            std::vector<std::string>{"The first token differs from that of the last version."});
  EXPECT_EQ(texts(quote_of_problem("The first token differs from that of the last version.", "X")).size(), 1U);
}

TEST(QuoteTest, AnExcerptOfAnIssueNeverEndsWithTheMarkOfWhatIsLeftOut) {
  const std::string fault = "The first token is wrong with two cards.", more = "It hangs with four of them.";
  EXPECT_EQ(texts(quote_of_problem(fault + "\n\nBuild log\n\n" + more, "Wrong")), std::vector<std::string>{fault});
  EXPECT_EQ(
      texts(quote_of_problem(fault + "\n\n" + more + "\n\nBuild log\n\nIt began with the last release.", "Wrong")),
      (std::vector<std::string>{fault, more}));
}

TEST(QuoteTest, AFewWordsThatLeadElsewhereSayNothing) {
  for (const auto* line : {"follow-up https://a.example/o/r/pull/12", "Related vLLM issue: https://a.example/i/3",
                           "Follow-up of #12.", "Part of owner/name#12", "Fixes #12"})
    EXPECT_TRUE(quote_of(line, "X").empty()) << line;
  EXPECT_EQ(quote_of("The planner broke with #12, which read one page less.", "X").size(), 1U);
}

TEST(QuoteTest, WhatLeadsToAListThatIsNotQuotedIsPassedOver) {
  EXPECT_EQ(
      texts(quote_of(
          "The planner is told in three areas of note:\n\n- lanes, too\n\nThe planner reads one page less now.", "X")),
      std::vector<std::string>{"The planner reads one page less now."});
}

TEST(QuoteTest, HowItWasTestedVersionsCommandsAndBotsAreNotQuoted) {
  EXPECT_EQ(
      texts(quote_of("### Why\nThe planner reads one page less now.\n\n### Does this PR introduce _any_ user-facing "
                     "change?\nYes, it adds a new flag for it\n\n### How was this patch tested?\nAll of them ran "
                     "with the new planner.\n### Notes\n- vLLM version: v0.12.0\n- vLLM main:\nhttps://a.example/"
                     "b\npytest -sv tests/unit/planner and more\n* [pre-commit.ci] auto fixes from its hooks\n",
                     "X")),
      std::vector<std::string>{"The planner reads one page less now."});
  EXPECT_EQ(texts(quote_of("Does this change anything?\n\n## Does this PR introduce any user-facing change?\n"
                           "The server can be started with two lanes now.",
                           "X"))
                .back(),
            "The server can be started with two lanes now.");
}

TEST(QuoteTest, ThatThereAreNoTestsOfItIsNotQuoted) {
  EXPECT_EQ(texts(quote_of(
                "The planner reads one page less now.\n\nNo tests added because a full memory is hard to have.", "X")),
            std::vector<std::string>{"The planner reads one page less now."});
}

TEST(QuoteTest, ASentenceThatBreaksOffIsJoinedToItsEndOrNotQuoted) {
  const std::string whole = "The planner reads one page less now.";
  EXPECT_EQ(texts(quote_of(whole + "\n\nThis was broken some days ago by\n\nhttps://a.example/x/y", "X")),
            std::vector<std::string>{whole});
  EXPECT_EQ(texts(quote_of("Move to the newest gate to take in https://a.example/1 and\nhttps://a.example/2\n", "X")),
            std::vector<std::string>{"Move to the newest gate to take in https://a.example/1 and https://a.example/2"});
  EXPECT_EQ(
      texts(quote_of(whole + "\n\nIn [a/very/long/path/of/the/planner.h](https://a.example/a/very/long/path/of/the/"
                             "planner.h), change\n```\nint x;\n```\n",
                     "X")),
      std::vector<std::string>{whole});
}

TEST(QuoteTest, WhatFollowsARepeatedTitleIsQuotedWithoutIt) {
  EXPECT_EQ(texts(quote_of("The gate works on two machines.\nWe send what the first one knows to the second.",
                           "The gate works on two machines")),
            std::vector<std::string>{"We send what the first one knows to the second."});
}

TEST(QuoteTest, ATitleWithSeveralNumbersIsRepeatedAndALabelBeginsAParagraph) {
  EXPECT_EQ(texts(quote_of("Remove old plans of lanes (#12) (#14)\n\nSummary:\n**Summary:** this takes all plans away "
                           "that were deprecated.",
                           "[Reland] Remove old plans of lanes (#12) (#14)")),
            std::vector<std::string>{"**Summary:** this takes all plans away that were deprecated."});
}

}  // namespace
}  // namespace aireport::digest

#include "digest/code/snippet.hpp"

#include <gtest/gtest.h>

#include "unit/digest/snippets_of.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

TEST(SnippetTest, LinesAreWholeWithTheNumbersOfTheNewSide) {
  const auto found = snippets_of(
      CommitBuilder("a1", "Stop at the last page", 1)
          .with(file("plan.py",
                     "@@ -10,4 +10,5 @@ def plan():\n a = 1\n-b = last\n+b = last_page\n+c = 3\n d = 4\n e = 5")));
  ASSERT_EQ(found.chosen.size(), 1U);
  const auto& snippet = found.chosen[0];
  EXPECT_EQ(snippet.lines, (std::vector<std::string>{" a = 1", "-b = last", "+b = last_page", "+c = 3", " d = 4"}));
  EXPECT_EQ(snippet.first_line, 10);
  EXPECT_EQ(snippet.last_line, 13);
  EXPECT_EQ(snippet.section, "def plan():");
  EXPECT_EQ(snippet.lines_left_out, 0);
  EXPECT_FALSE(snippet.old_side);
}

TEST(SnippetTest, RemovalsAloneLeadToTheParent) {
  const auto found =
      snippets_of(CommitBuilder("a1", "Drop it", 1)
                      .with(file("plan.py", "@@ -10,3 +10,1 @@\n-first_thing()\n-second_thing()\n third()")));
  const auto& snippet = found.chosen.at(0);
  EXPECT_TRUE(snippet.old_side);
  EXPECT_EQ(snippet.parent_sha, sha_of("0a"));
  EXPECT_EQ(snippet.first_line, 10);
  EXPECT_EQ(snippet.last_line, 12);
}

TEST(SnippetTest, LinesThatNoLinkCouldLeadToAreNotShown) {
  const auto found = snippets_of(CommitBuilder("a1", "Begin", 1)
                                     .with(file("plan.py", "@@ -10,2 +10,0 @@\n-first_thing()\n-second_thing()"))
                                     .on({}));
  EXPECT_TRUE(found.chosen.empty());
  EXPECT_EQ(found.hunks, 1);
}

TEST(SnippetTest, ALineTooLongIsAGapAndCounted) {
  const auto found = snippets_of(CommitBuilder("a1", "Widen", 1)
                                     .with(file("plan.py", "@@ -1,1 +1,4 @@\n+first = start()\n+table = [" +
                                                               std::string(300, '1') + "]\n+short = table\n other()")));
  const auto& snippet = found.chosen.at(0);
  EXPECT_EQ(snippet.lines, (std::vector<std::string>{"+first = start()", "…", "+short = table", " other()"}));
  EXPECT_EQ(snippet.lines_left_out, 1);
}

TEST(SnippetTest, OfAPatchThatWasCutOrNotSentMoreIsLeftOutThanIsKnown) {
  auto cut = file("plan.py",
                  "@@ -1,3 +1,3 @@\n first()\n-a = 1\n+a = 2\n last()\n@@ -10,2 +10,90 @@ def plan():\n a = 1\n+b = 2");
  cut.patch_lines_cut = 88;
  const auto found = snippets_of(CommitBuilder("a1", "Widen", 1).with(cut));
  EXPECT_TRUE(found.hunks_cut);
  for (const auto& snippet : found.chosen) EXPECT_EQ(snippet.of_cut_hunk, snippet.first_line >= 10);
  const auto whole = file("plan.py", "@@ -1,3 +1,3 @@\n first()\n-a = 1\n+a = 2\n last()");
  auto unsent = file("lane.py", "");
  unsent.patch.reset();
  unsent.additions = 900;
  EXPECT_FALSE(snippets_of(CommitBuilder("a1", "Widen", 1).with(whole)).hunks_cut);
  EXPECT_TRUE(snippets_of(CommitBuilder("a1", "Widen", 1).with(whole).with(unsent)).hunks_cut);
}

TEST(SnippetTest, ANamedLineThatIsTooLongDoesNotBringItsHunk) {
  const auto widened = "@@ -1,2 +1,3 @@\n begin()\n+table = [" + std::string(300, '1') + "]\n end()";
  const auto found = snippets_of(CommitBuilder("a1", "Widen", 1)
                                     .with(file("plan.py", widened))
                                     .with(file("args.py", "@@ -1,1 +1,2 @@\n begin()\n+limit = 2")),
                                 {}, model::ChangeKind::feature, {{model::ReasonKind::newly_works, 1, {"table"}, {}}});
  ASSERT_EQ(found.chosen.size(), 1U);
  EXPECT_EQ(found.chosen[0].path, "args.py");
}

TEST(SnippetTest, WhatTheTitleNamesWinsAndMovedLinesDoNot) {
  std::string moved_away = "@@ -1,9 +1,1 @@\n", moved_here = "@@ -1,1 +1,9 @@\n";
  for (int i = 0; i < 8; ++i) {
    moved_away += "-call_number(" + std::to_string(i) + ")\n";
    moved_here += "+call_number(" + std::to_string(i) + ")\n";
  }
  const auto found = snippets_of(CommitBuilder("a1", "Fix the page_limit of the planner", 1)
                                     .with(file("old.py", moved_away + " x"))
                                     .with(file("new.py", moved_here + " x"))
                                     .with(file("plan.py", "@@ -5,1 +5,2 @@\n x\n+check(page_limit)")));
  EXPECT_EQ(found.chosen.at(0).path, "plan.py");
  EXPECT_EQ(found.hunks, 3);
}

TEST(SnippetTest, ALineThatIsOnlySetInAnotherWayIsNotNew) {
  const auto found = snippets_of(
      CommitBuilder("a1", "Fetch pages", 1)
          .with(file("serve/a.cc",
                     "@@ -1,3 +1,3 @@\n-  Page *front_of_queue(int lane);\n-  Page *back_of_queue(int lane);\n"
                     "+  Page* front_of_queue(int lane);\n+  Page* back_of_queue(int lane);\n done"))
          .with(file("serve/b.cc", "@@ -1 +1,2 @@\n done\n+  take(lane);")));
  ASSERT_FALSE(found.chosen.empty());
  EXPECT_EQ(found.chosen[0].path, "serve/b.cc");
}

TEST(SnippetTest, TestsShowOnlyWhereTheProductSaysNothing) {
  std::string tests = "@@ -1 +1,11 @@\n done\n";
  for (int i = 0; i < 10; ++i) tests += "+def test_reduce_sum_" + std::to_string(i) + "(): reduce_sum(1)\n";
  const auto fix = CommitBuilder("a1", "Fix reduce_sum", 1).with(file("tests/test_reduce.py", tests));
  EXPECT_EQ(snippets_of(fix).chosen.at(0).path, "tests/test_reduce.py");
  const auto both = CommitBuilder(fix).with(file("serve/reduce.py", "@@ -1 +1,2 @@\n done\n+    copy(out, red)"));
  const auto found = snippets_of(both);
  ASSERT_EQ(found.chosen.size(), 1U);
  EXPECT_EQ(found.chosen[0].path, "serve/reduce.py");
}

TEST(SnippetTest, LicenceHeadsAndDocstringsAreForTheReaderOfTheFile) {
  const auto head = snippets_of(
      CommitBuilder("a1", "Add a planner", 1)
          .with(
              file("serve/plan.py",
                   "@@ -0,0 +1,9 @@\n+\"\"\"\n+Copyright (c) 2026 by the authors of serve\n+Licensed under the Apache "
                   "License, Version 2.0 (the \"License\");\n+you may obtain a copy of it = there.\n+\"\"\"\n+\n"
                   "+pages = table.read()\n+done()\n"))
          .with(
              file("serve/plan.cc", "@@ -0,0 +1,4 @@\n+/*\n+  Copyright 2026 (all = rights)\n+*/\n+int lanes = 3;\n")),
      {}, model::ChangeKind::feature);
  EXPECT_EQ(head.chosen.at(0).lines, (std::vector<std::string>{"+pages = table.read()", "+done()"}));
  EXPECT_EQ(head.chosen.at(1).lines, std::vector<std::string>{"+int lanes = 3;"});

  const auto inside = snippets_of(
      CommitBuilder("a1", "Take a seed", 1)
          .with(file("serve/sample.py",
                     "@@ -40,2 +40,5 @@ def sample(\n seed: int\n+    Random seed value for the sampling operation.\n"
                     "+    offset: Optional[int]\n+    It must be given for graphs that are captured.\n other: int"))
          .with(file("serve/sample_kernel.py", "@@ -1 +1,2 @@\n x\n+draw(seed, offset)")));
  EXPECT_EQ(inside.chosen.at(0).path, "serve/sample_kernel.py");
  EXPECT_EQ(inside.chosen.size(), 1U);
}

TEST(SnippetTest, WhatADocstringListsIsNoCodeThoughItBeganAboveTheHunk) {
  for (const auto* quotes : {"\"\"\"", "'''"}) {
    const std::string open = std::string(" def plan(gate, lane):\n     ") + quotes + "Plans the lanes of a gate.\n \n";
    const std::string listed =
        "+    gate : bool, optional\n+        If True, force the wide path of all lanes (WIDTH=1).\n"
        "+    lane : Optional[Lane]\n+        The gate of each lane is read from ``gate[lane]``.\n";
    const auto found =
        snippets_of(CommitBuilder("a1", "Add gate and lane to the planner", 1)
                        .with(file("doc.py", "@@ -10,1 +10,5 @@ def plan(\n         Default is 0.\n" + listed))
                        .with(file("open.py", "@@ -1,3 +1,7 @@\n" + open + listed))
                        .with(file("plan.py", "@@ -5,1 +5,2 @@\n x\n+width = 4")));
    EXPECT_EQ(found.chosen.at(0).path, "plan.py") << quotes;
  }
}

TEST(SnippetTest, AConditionInWordsIsNoSentence) {
  model::DigestLimits limits;
  limits.snippets_per_change = 1;
  const auto found =
      snippets_of(CommitBuilder("a1", "Fix the crash of an empty plan", 1)
                      .with(file("plan.py",
                                 "@@ -3,2 +3,4 @@ def plan(left, right):\n a = left\n"
                                 "+assert left is not None and right is not None\n"
                                 "+for step in all steps of left\n b = right\n@@ -90,1 +92,2 @@\n x = 1\n+level = 3")),
                  limits);
  ASSERT_EQ(found.chosen.size(), 1U);
  EXPECT_EQ(found.chosen[0].first_line, 3);
}

TEST(SnippetTest, LinesAlikeButForTheirNumbersSayItOnce) {
  std::string table = "@@ -0,0 +1,9 @@\n";
  for (int i = 0; i < 9; ++i) table += "+INSTANTIATE(half, " + std::to_string(64 * i) + ", 1, 2)\n";
  const auto found = snippets_of(CommitBuilder("a1", "Add tiles", 1)
                                     .with(file("serve/tiles.cu", table))
                                     .with(file("serve/pick.cc",
                                                "@@ -3 +3,4 @@\n a;\n+auto tile = pick(shape);\n"
                                                "+if (!tile) return first;\n+launch(tile);")));
  EXPECT_EQ(found.chosen.at(0).path, "serve/pick.cc");
}

TEST(SnippetTest, AMessageSaysLessThanTheCode) {
  const auto found =
      snippets_of(CommitBuilder("a1", "Refuse lanes without pages", 1)
                      .with(file("serve/a.py",
                                 "@@ -1 +1,5 @@\n x\n+log(\n+    \"lanes without pages are refused, give the lanes \"\n"
                                 "+    f\"pages of {lanes} lanes first, or no lanes\",\n+)"))
                      .with(file("serve/b.py", "@@ -1 +1,2 @@\n x\n+lanes = [lane for lane in lanes if lane.pages]")));
  EXPECT_EQ(found.chosen.at(0).path, "serve/b.py");
}

TEST(SnippetTest, AnEntryOfAListOfNamesSaysLessThanTheCode) {
  const auto found =
      snippets_of(CommitBuilder("a1", "Add LaneRunner", 1)
                      .with(file("serve/__init__.py",
                                 "@@ -1 +1,4 @@\n x\n+    LaneRunner,\n+    \"LaneRunner\",\n+    lane_runner_of,"))
                      .with(file("serve/lane.py", "@@ -1 +1,2 @@\n x\n+runner = start(lanes)")));
  EXPECT_EQ(found.chosen.at(0).path, "serve/lane.py");
}

TEST(SnippetTest, OfAFeatureWhatComesSaysMoreThanWhatGoes) {
  const std::string gone = "@@ -1,6 +1,2 @@\n head\n-first(a)\n-second(b)\n-third(c)\n-fourth(d)\n tail";
  const std::string come = "@@ -9 +9,3 @@\n head\n+begin(lane)\n+finish(lane)";
  const auto commit =
      CommitBuilder("a1", "Plan in lanes", 1).with(file("serve/a.py", gone)).with(file("serve/b.py", come));
  EXPECT_EQ(snippets_of(commit, {}, model::ChangeKind::feature).chosen.at(0).path, "serve/b.py");
  EXPECT_EQ(snippets_of(commit, {}, model::ChangeKind::breaking).chosen.at(0).path, "serve/a.py");
}

TEST(SnippetTest, OfASpeedUpWhatGaveWayToWhatSaysMostOfAll) {
  const std::string changed =
      "@@ -3,3 +3,3 @@\n x\n-norm = sqrt(total)\n-value = value / norm\n+inverse = rsqrt(total)\n+value = value * "
      "inverse";
  const std::string come = "@@ -9 +9,4 @@\n head\n+begin(lane)\n+middle(lane)\n+finish(lane)";
  const auto commit =
      CommitBuilder("a1", "Be faster", 1).with(file("serve/a.py", come)).with(file("serve/b.py", changed));
  EXPECT_EQ(snippets_of(commit, {}, model::ChangeKind::performance).chosen.at(0).path, "serve/b.py");
}

TEST(SnippetTest, WhatOnlyMovedOrIsBrokenInOtherPlacesIsNoSecondPieceOfNews) {
  const auto found = snippets_of(
      CommitBuilder("a1", "Read it first", 1)
          .with(file("serve/a.py",
                     "@@ -3 +3,5 @@\n x\n+elif fast:\n+    tensor = load(source)\n+    keep(tensor, source)\n+    "
                     "count(tensor)"))
          .with(file("serve/b.py",
                     "@@ -8,5 +8 @@\n x\n-if fast:\n-    tensor = load(source)\n-    keep(tensor, source)\n-    "
                     "count(tensor)")));
  EXPECT_EQ(found.chosen.size(), 1U);

  const auto wrapped = snippets_of(
      CommitBuilder("a1", "Take a seed", 1)
          .with(file("serve/a.cc",
                     "@@ -1,2 +1,3 @@\n-Status sample(Page* pages, Table* table,\n-              int lanes) {\n"
                     "+Status sample(\n+    Page* pages, Table* table,\n+    int lanes) {"))
          .with(file("serve/b.cc", "@@ -1 +1,2 @@\n x\n+draw(lane);")));
  EXPECT_EQ(wrapped.chosen.at(0).path, "serve/b.cc");
}

TEST(SnippetTest, ABlockThatIsOnlySetInDeeperGivesWayToWhatIsNew) {
  std::string deeper = "@@ -1,9 +1,11 @@\n", inside;
  for (char c = 'a'; c < 'i'; ++c) {
    deeper += std::string("-call_the_planner_of_") + c + "()\n";
    inside += std::string("+    call_the_planner_of_") + c + "()\n";
  }
  const auto found =
      snippets_of(CommitBuilder("a1", "Plan lanes", 1)
                      .with(file("serve/a.cc", deeper + "+if (planner.lanes) {\n" + inside + "+} else {"))
                      .with(file("serve/b.cc", "@@ -1 +1,2 @@\n x\n+lanes.fill(0);")));
  EXPECT_EQ(found.chosen.at(0).path, "serve/b.cc");
}

TEST(SnippetTest, TheSameChangeOfAnotherFileIsNotShownAgain) {
  const std::string patch = "@@ -1,2 +1,2 @@\n x\n-wait(stage 90)\n+wait(next stage 90)";
  auto other = patch;
  other.replace(other.find("90"), 2, "100").replace(other.rfind("90"), 2, "100");
  const auto found = snippets_of(
      CommitBuilder("a1", "Wait longer", 1).with(file("serve/a.cu", patch)).with(file("serve/b.cu", other)));
  EXPECT_EQ(found.chosen.size(), 1U);
}

TEST(SnippetTest, WhatTheRepositoryCallsGeneratedComesLast) {
  const std::string patch = "@@ -1 +1,3 @@\n x\n+first = one()\n+second = two()";
  const auto commit = CommitBuilder("a1", "Plan", 1)
                          .with(file("serve/tables/lanes.py", patch))
                          .with(file("serve/plan.py", "@@ -1 +1,2 @@\n x\n+third = three()"));
  EXPECT_EQ(snippets_of(commit).chosen.at(0).path, "serve/tables/lanes.py");
  const auto told = CommitBuilder(commit).with(
      file(".gitattributes", "@@ -1 +1,2 @@\n *.png binary\n+serve/tables/** linguist-generated=true"));
  EXPECT_EQ(snippets_of(told).chosen.at(0).path, "serve/plan.py");
}

TEST(SnippetTest, TheBudgetIsTheUsers) {
  std::string patch = "@@ -0,0 +1,40 @@\n";
  for (char c = 'A'; c <= 'Z'; ++c) patch += std::string("+statement_") + c + "()\n";
  model::DigestLimits limits;
  limits.snippet_lines = 3;
  EXPECT_EQ(snippets_of(CommitBuilder("a1", "Add", 1).with(file("a.py", patch)), limits).chosen.at(0).lines.size(), 3U);
  limits.snippet_lines = 0;
  EXPECT_TRUE(snippets_of(CommitBuilder("a1", "Add", 1).with(file("a.py", patch)), limits).chosen.empty());
}

TEST(SnippetTest, OfAFeatureTheChecksOfItsArgumentsSayLess) {
  std::string patch = "@@ -1,1 +1,20 @@\n x\n+def widen(page, lane):\n+    wide = page.take(lane)\n";
  for (const char c : std::string("abcdefghijkl")) patch += "+    assert page." + std::string(1, c) + " is not None\n";
  const auto found =
      snippets_of(CommitBuilder("a1", "Add lanes", 1).with(file("plan.py", patch)), {}, model::ChangeKind::feature);
  EXPECT_EQ(found.chosen.at(0).lines.at(0), "+def widen(page, lane):");
}

TEST(SnippetTest, OfOneChangeForSeveralVendorsThatForMostIsShown) {
  const auto* patch = "@@ -1,2 +1,2 @@\n-void scan(int rows) {\n+void scan(int rows, int stride) {\n  step();";
  const auto found = snippets_of(CommitBuilder("a1", "Pass the stride to the scan", 1)
                                     .with(file("templates/hip/scan.h", patch))
                                     .with(file("templates/wide/scan.h", patch)));
  ASSERT_FALSE(found.chosen.empty());
  EXPECT_EQ(found.chosen[0].path, "templates/wide/scan.h");
}

}  // namespace
}  // namespace aireport::digest

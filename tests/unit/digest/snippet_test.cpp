#include "digest/snippet.hpp"

#include <gtest/gtest.h>

#include "digest/fold.hpp"
#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

Snippets snippets_of(const model::Commit& commit, model::DigestLimits limits = {}) {
  auto activity = activity_of();
  activity.commits = {commit};
  const auto stories = fold(activity, day_window(), "");
  return choose_snippets(stories.at(0), model::ChangeKind::fix, limits);
}

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
  EXPECT_EQ(snippet.lines_left_out, 1);
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

TEST(SnippetTest, ALineTooLongIsAGapAndCounted) {
  const auto found = snippets_of(CommitBuilder("a1", "Widen", 1)
                                     .with(file("plan.py", "@@ -1,1 +1,4 @@\n+first = start()\n+table = [" +
                                                               std::string(300, '1') + "]\n+short = table\n other()")));
  const auto& snippet = found.chosen.at(0);
  EXPECT_EQ(snippet.lines, (std::vector<std::string>{"+first = start()", "…", "+short = table", " other()"}));
  EXPECT_EQ(snippet.lines_left_out, 1);
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

TEST(SnippetTest, TheBudgetIsTheUsers) {
  std::string patch = "@@ -0,0 +1,40 @@\n";
  for (int i = 0; i < 40; ++i) patch += "+statement_" + std::to_string(i) + "()\n";
  model::DigestLimits limits;
  limits.snippet_lines = 3;
  EXPECT_EQ(snippets_of(CommitBuilder("a1", "Add", 1).with(file("a.py", patch)), limits).chosen.at(0).lines.size(), 3U);
  limits.snippet_lines = 0;
  EXPECT_TRUE(snippets_of(CommitBuilder("a1", "Add", 1).with(file("a.py", patch)), limits).chosen.empty());
}

}  // namespace
}  // namespace aireport::digest

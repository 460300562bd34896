#include <gtest/gtest.h>

#include "unit/digest/snippets_of.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

TEST(ScopeTest, AHunkHeaderThatBeginsNoFunctionIsNotShown) {
  const auto header_of = [](const std::string& path, const std::string& header, const std::string& above = "") {
    return snippets_of(CommitBuilder("a1", "Read it", 1)
                           .with(file(path, "@@ -9,1 +9,2 @@ " + header + "\n" + above + " x = 1\n+read(page)")))
        .chosen.at(0)
        .section;
  };
  EXPECT_EQ(header_of("a.py", "def plan(a):"), "def plan(a):");
  EXPECT_EQ(header_of("a.cu", "__global__ void plan(int lanes,"), "__global__ void plan(int lanes,");
  EXPECT_EQ(header_of("a.cc", "bool can_plan"), "bool can_plan");
  for (const auto* none : {"__all__ = [", "from .plan import (", "plan = partial("})
    EXPECT_EQ(header_of("a.py", none), "") << none;
  for (const auto* none :
       {"default:", "public:", "// plans (all of them)", "{", "return plan(a);", "Licensed under the License"})
    EXPECT_EQ(header_of("a.cc", none), "") << none;
  EXPECT_EQ(header_of("a.yaml", "jobs:"), "");
  EXPECT_EQ(header_of("a.py", "def plan(a):", " def other(b):\n"), "");  // it stands in the other one
}

TEST(ScopeTest, AHunkHeaderIsNotShownWhereANewerFunctionBeginsBeforeOrAmongTheShownLines) {
  const auto header_of = [](const std::string& path, const std::string& lines) {
    return snippets_of(CommitBuilder("a1", "Read it", 1).with(file(path, "@@ -9,9 +9,9 @@ " + lines)))
        .chosen.at(0)
        .section;
  };
  // Of a method git gives the name without its indentation.
  EXPECT_EQ(header_of("a.py", "def plan(self):\n     return pages\n \n   def read(self, page):\n+    take(page, lane)"),
            "");
  EXPECT_EQ(header_of("a.py", "class Gate:\n   def read(self, page):\n     check(page)\n+    take(page, lane)"),
            "class Gate:");
  EXPECT_EQ(
      header_of("a.py", "def plan(pages):\n     check(pages)\n+    def read(page):\n+        return take(page, lane)"),
      "def plan(pages):");
  EXPECT_EQ(header_of("a.py", "def plan(pages):\n     return pages\n+def read(page):\n+    return take(page, lane)"),
            "");
  EXPECT_EQ(header_of("a.cc",
                      "void Gate::plan(int pages) {\n   return;\n }\n   int read(int page) {\n+    take(page, lane);"),
            "");
  EXPECT_EQ(
      header_of("a.cc", "void Gate::plan(int pages) {\n   for (int i = 0; i < pages; ++i) {\n+    take(pages, lane);"),
      "void Gate::plan(int pages) {");
}

}  // namespace
}  // namespace aireport::digest

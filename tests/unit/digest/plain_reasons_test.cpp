#include "digest/judge/plain_reasons.hpp"

#include <gtest/gtest.h>

#include "digest/code/scope.hpp"
#include "unit/digest/digest_day.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;
using model::ReasonKind;
using Names = std::vector<std::string>;

// The only reason of a change of these files.
model::Reason only_reason(const std::string& title, std::vector<model::FileChange> files) {
  const auto change = change_of(title, std::move(files));
  EXPECT_EQ(change.reasons.size(), 1U) << title;
  return change.reasons.empty() ? model::Reason{} : change.reasons.front();
}

constexpr const char* kInPlan = "@@ -1,3 +1,4 @@\n def plan(pages):\n     x = 1\n+    y = step(x)\n     return x";

model::FileChange new_file(const std::string& path, int lines) {
  std::string patch = "@@ -0,0 +1 @@";
  for (int i = 0; i < lines; ++i) patch += "\n+total += " + std::to_string(i);
  auto change = file(path, patch);
  change.status = "added";
  return change;
}

TEST(PlainReasonsTest, AFixThatRaisesSaysHowOftenAndALineThatIsWrappedIsNoCheck) {
  const auto added = only_reason("Fix the plan", {file("serve/plan.py", "@@ -1 +1,2 @@\n x\n+    raise Fault(x)")});
  EXPECT_EQ(added.kind, ReasonKind::adds_check);
  EXPECT_EQ(added.count, 1);
  const auto moved = change_of(
      "Fix the plan", {file("serve/plan.py", "@@ -1 +1,2 @@\n-    raise Fault(x, y)\n+    raise Fault(\n+        x)")});
  for (const auto& reason : moved.reasons) EXPECT_NE(reason.kind, ReasonKind::adds_check);
}

TEST(PlainReasonsTest, AFeatureNamesItsNewFilesTheLargestFirst) {
  const auto reason =
      only_reason("Support lanes", {new_file("serve/lane/small.py", 2), new_file("serve/lane/large.py", 9),
                                    new_file("serve/lane/__init__.py", 1), new_file("tests/test_lane.py", 30)});
  EXPECT_EQ(reason.kind, ReasonKind::adds_file);
  EXPECT_EQ(reason.names, (Names{"large.py", "small.py"}));
}

TEST(PlainReasonsTest, WhatLiesInOneFunctionIsSaidSo) {
  const auto reason = only_reason("Fix the plan", {file("serve/plan.py", kInPlan)});
  EXPECT_EQ(reason.kind, ReasonKind::changes_within);
  EXPECT_EQ(reason.names, Names{"plan"});
  // A line at the margin is in none.
  const auto outside = only_reason("Fix the plan", {file("serve/plan.py", std::string(kInPlan) + "\n+total = 3")});
  EXPECT_EQ(outside.kind, ReasonKind::changes_part);
  EXPECT_EQ(outside.names, Names{"serve/plan.py"});
}

TEST(PlainReasonsTest, AFolderIsToldWhereItSaysMoreThanTheProjectsOwn) {
  const std::string patch = "@@ -1 +1,2 @@\n x\n+total = 3";
  const auto reason =
      only_reason("Fix the plan", {file("serve/gate/a.py", patch), file("serve/gate/deep/b.py", patch)});
  EXPECT_EQ(reason.kind, ReasonKind::changes_part);
  EXPECT_EQ(reason.count, 2);
  EXPECT_EQ(reason.names, Names{"serve/gate"});
  EXPECT_TRUE(change_of("Fix the plan", {file("serve/a.py", patch), file("serve/gate/b.py", patch)}).reasons.empty());
}

TEST(PlainReasonsTest, ManyFunctionsInManyPlacesAreToldWhereNothingElseIs) {
  const auto of = [](const std::string& name) {
    return file("serve_" + name + "/a.py", "@@ -1 +1,2 @@ def " + name + "():\n     x()\n+    total = 3");
  };
  const auto reason = only_reason("Fix the plan", {of("one"), of("two"), of("three"), of("four"), of("five")});
  EXPECT_EQ(reason.kind, ReasonKind::changes_within);
  EXPECT_EQ(reason.count, 5);
  EXPECT_EQ(reason.names, (Names{"one", "two", "three"}));
  EXPECT_EQ(only_reason("Refactor the plan", {of("one")}).names, Names{"one"});
}

TEST(PlainReasonsTest, WhatHelpsTheTestsIsNoTest) {
  const auto files = {file("tests/utils.py", kInPlan), file("tests/CMakeLists.txt", "@@ -1 +1,2 @@\n x\n+y"),
                      file("tests/check_gate.py", kInPlan), file("tests/test_gate.py", kInPlan),
                      file("tests/lane.pass.cpp", "@@ -1 +1,2 @@\n x\n+y")};
  Story story;
  for (const auto& one : files) story.files.push_back({&one, nullptr});
  EXPECT_EQ(tests_of(story), (Names{"test_gate.py", "lane.pass.cpp"}));
}

TEST(PlainReasonsTest, AReleaseNamesTheVersionThatTheProjectHas) {
  const auto reason =
      only_reason("Bump version", {file("pyproject.toml", "@@ -1 +1 @@\n-version = \"0.6.0\"\n+version = \"0.6.1\"")});
  EXPECT_EQ(reason.kind, ReasonKind::raises_version);
  EXPECT_EQ(reason.names, Names{"0.6.1"});
}

TEST(PlainReasonsTest, TheNameAroundALineIsTheInnermostThatTheHunkShows) {
  const auto name_in = [](const std::string& patch, Language language) {
    const auto hunks = diff::parse_patch(patch);
    const auto& lines = hunks.at(0).lines;
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (lines[i].mark != diff::Mark::context) return std::string(name_around(hunks[0], i, language));
    return std::string("no line");
  };
  EXPECT_EQ(name_in("@@ -1 +1 @@ class Plan(Base):\n     def run(self):\n+        x()", Language::python), "run");
  EXPECT_EQ(name_in("@@ -1 +1 @@ class Plan(Base):\n         y()\n+        x()", Language::python), "Plan");
  EXPECT_EQ(name_in("@@ -1 +1 @@ def plan():\n     y()\n \n TABLE = {\n+    1: 2,", Language::python), "");
  EXPECT_EQ(name_in("@@ -1 +1 @@ def plan(\n     a,\n ) -> int:\n+    x()", Language::python), "plan");
  EXPECT_EQ(name_in("@@ -1 +1 @@ void Gate::open(int lane) {\n   if (lane) {\n+    x();", Language::cpp), "Gate::open");
  EXPECT_EQ(name_in("@@ -1 +1 @@\n static int plan(int pages) {\n+  x();", Language::cpp), "plan");
  EXPECT_EQ(name_in("@@ -1 +1 @@ void open() {\n   y();\n }\n+  x();", Language::cpp), "");
  EXPECT_EQ(name_in("@@ -1 +1 @@ namespace gate {\n+  x();", Language::cpp), "");
}

}  // namespace
}  // namespace aireport::digest

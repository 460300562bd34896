#include "digest/judge/classify.hpp"

#include <gtest/gtest.h>
#include <aireport/digest/digest.hpp>

#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;
using model::ChangeKind;

constexpr const char* kPatch = "@@ -1,2 +1,2 @@\n-    return first(x)\n+    return last(x)\n     done";

std::string lines(const std::string& line, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += line;
  return all;
}

ChangeKind kind_of(const std::string& title, std::vector<model::FileChange> files) {
  auto activity = activity_of();
  CommitBuilder commit("a1", title, 1);
  for (auto& one : files) commit.with(std::move(one));
  activity.commits = {commit};
  return digest_repository(activity, {}, day_window()).changes.at(0).kind;
}

TEST(ClassifyTest, AWorkflowThatRunsTestsIsNoTestAndASnapshotOfTestsIsOne) {
  EXPECT_EQ(kind_of("Move jobs to other runners", {file(".github/workflows/gpu_tests.yml", kPatch)}),
            ChangeKind::build);
  EXPECT_EQ(kind_of("Add tests for Mixtral", {file("tests/models/__snapshots__/mixtral.json", kPatch)}),
            ChangeKind::tests);
  EXPECT_EQ(kind_of("Add a package to the shell", {file("nix/shell.nix", kPatch)}), ChangeKind::build);
  EXPECT_EQ(kind_of("Print more", {file("scripts/collect.py", kPatch)}), ChangeKind::build);
}

TEST(ClassifyTest, WhatIsDroppedIsNoFeatureHoweverItWasSupported) {
  EXPECT_EQ(kind_of("Drop PyTorch 2.7 and older support", {file("serve/gate.py", kPatch)}), ChangeKind::breaking);
  EXPECT_EQ(kind_of("Remove the tensorwise support", {file("serve/gate.py", kPatch)}), ChangeKind::breaking);
}

TEST(ClassifyTest, ALinkInACommentAndADocumentInARawStringAreDocuments) {
  EXPECT_EQ(kind_of("Fix the link of the lanes",
                    {file("csrc/lane.cuh", "@@ -3 +3 @@\n-// https://a.b/c\n+// https://a.b/d")}),
            ChangeKind::docs);
  const std::string patch =
      "@@ -40,3 +40,3 @@\n         Example:\n-            >>> plan(3):\n+            >>> plan(3)\n";
  EXPECT_EQ(kind_of("chore: Fix the lanes' example", {file("python/src/plan.cpp", patch)}), ChangeKind::docs);
  EXPECT_EQ(kind_of("Fix the lane", {file("python/src/plan.cpp",
                                          "@@ -4,3 +4,4 @@\n   m.def(R\"pbdoc(\n+    Of lanes.\n"
                                          "   )pbdoc\");\n+  lane = plan(m);")}),
            ChangeKind::fix);
}

TEST(ClassifyTest, ToAddressAFaultMendsItAndTheOptimizerIsNoOptimization) {
  EXPECT_EQ(kind_of("address overflows of large lanes", {file("serve/gate.py", kPatch)}), ChangeKind::fix);
  EXPECT_EQ(kind_of("Stop non-finite lanes before the optimizer", {file("serve/gate.py", kPatch)}), ChangeKind::fix);
}

TEST(ClassifyTest, SpeedIsHeardInTheMannerToo) {
  const auto patch = file("csrc/gate.cu", kPatch);
  EXPECT_EQ(kind_of("Compile lanes in parallel", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Batch the lanes with one call", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Pad the input to reach the specialized kernel", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("improve prefill by using the vector path", {patch}), ChangeKind::performance);
}

TEST(ClassifyTest, WhatIsSparedMakesItFasterAndAFaultThatIsAvoidedIsMended) {
  const auto patch = file("serve/gate.py", kPatch);
  EXPECT_EQ(kind_of("Reduce the memory that lanes take", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Use another layout to avoid uncoalesced reads", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Replace the sync of lanes with an event", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Remove redundant synchronization of lanes", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Move lanes out of the loop to speed up decoding", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Avoid conflicts of memory pools", {patch}), ChangeKind::fix);
  EXPECT_EQ(kind_of("Avoid a crash when memory is short", {patch}), ChangeKind::fix);
  EXPECT_EQ(kind_of("Remove a redundant copy of the licence", {patch}), ChangeKind::refactor);
}

TEST(ClassifyTest, WhatIsDoneOnceOrTogetherIsDoneToBeFaster) {
  const auto patch = file("serve/gate.py", kPatch);
  EXPECT_EQ(kind_of("Cache the properties of lanes", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Overlap lanes with gates", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("fix: cache the lane of each gate", {patch}), ChangeKind::fix);
  EXPECT_EQ(kind_of("Cache lanes for the jobs", {file(".github/workflows/run.yml", kPatch)}), ChangeKind::build);
}

TEST(ClassifyTest, MuchNewCodeIsNoFeatureWhereTheTitleTellsOfSpeedAlone) {
  const auto patch = file("csrc/gate.cu", "@@ -1 +1,90 @@\n" + lines("+  lane(x);\n", 90));
  EXPECT_EQ(kind_of("Gate kernel optimization, second part", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Squeezes of the hot path of gates", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Add an optimized gate", {patch}), ChangeKind::feature);
}

TEST(ClassifyTest, ADescriptionWithAFigureTellsOfSpeedWhereNothingTellsOfAnythingElse) {
  const auto patch = file("csrc/gate.cu", "@@ -1 +1,90 @@\n" + lines("+  lane(x);\n", 90));
  EXPECT_EQ(kind_of("Another order of lanes\n\nDecoding is 12% faster at batch 32.", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Add an order of lanes\n\nDecoding is 12% faster at batch 32.", {patch}), ChangeKind::feature);
}

TEST(ClassifyTest, TheFirstWordThatSaysSomethingLeads) {
  const auto patch = file("serve/gate.py", "@@ -1 +1,90 @@\n" + lines("+lane(x)\n", 90));
  EXPECT_EQ(kind_of("Various fixes of lanes", {patch}), ChangeKind::fix);
  EXPECT_EQ(kind_of("Disable use of lanes in gates", {file("serve/gate.py", kPatch)}), ChangeKind::fix);
  EXPECT_NE(kind_of("Update the implementation of lanes", {file("serve/gate.py", kPatch)}), ChangeKind::feature);
}

TEST(ClassifyTest, WhatIsTakenAwayIsNoFeatureHoweverMuchCodeComesForIt) {
  const auto patch = file("serve/gate.py", "@@ -1 +1,90 @@\n" + lines("+lane(x)\n", 90));
  EXPECT_EQ(kind_of("Remove lanes from the gate", {patch}), ChangeKind::refactor);
  EXPECT_EQ(kind_of("Uninitialized lanes of gates", {patch}), ChangeKind::fix);
  EXPECT_EQ(kind_of("Do not use lanes in gates", {patch}), ChangeKind::fix);
}

TEST(ClassifyTest, WhatATitleEnablesInTheEndIsNoFeature) {
  const auto patch = file("csrc/gate.cu", "@@ -1 +1,90 @@\n" + lines("+  lane(x);\n", 90));
  EXPECT_EQ(kind_of("Read lanes in pieces to enable coalesced reads", {patch}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Enable coalesced reads", {patch}), ChangeKind::feature);
}

TEST(ClassifyTest, FormIsOfNoMeaningWhereverItIs) {
  EXPECT_EQ(kind_of("Fix lint failures of gates", {file("examples/gate.py", kPatch)}), ChangeKind::refactor);
  EXPECT_EQ(kind_of("Fix the format of gates", {file("docs/gate.md", kPatch)}), ChangeKind::docs);
  EXPECT_EQ(kind_of("Add lint of gates", {file(".github/workflows/lint.yml", kPatch)}), ChangeKind::build);
}

TEST(ClassifyTest, AnExampleIsADocumentThoughALineOfTheProductComesWithIt) {
  const auto example = file("examples/gate.py", "@@ -1 +1,90 @@\n" + lines("+lane(x)\n", 90));
  EXPECT_EQ(kind_of("Add a gate of two lanes", {example, file("serve/gate.py", kPatch)}), ChangeKind::docs);
  EXPECT_EQ(kind_of("Support gates of two lanes", {example}), ChangeKind::docs);
}

TEST(ClassifyTest, CodeOfTheProjectsOwnIsNoneOfOthersForItsFoldersName) {
  EXPECT_EQ(kind_of("Fix the lane", {file("serve/dist/lane.py", kPatch)}), ChangeKind::fix);
  EXPECT_EQ(kind_of("Fix the lane", {file("serve/submodules/lane.py", kPatch)}), ChangeKind::fix);
  EXPECT_EQ(kind_of("Add lanes", {file("test/external/lane.py", kPatch)}), ChangeKind::tests);
  EXPECT_EQ(kind_of("Add lanes", {file("web/dist/lane.map", kPatch)}), ChangeKind::deps);
  EXPECT_EQ(kind_of("Add lanes", {file("third_party/gate/tests/lane.py", kPatch)}), ChangeKind::deps);
}

TEST(ClassifyTest, WhatMakesUpWithANewerVersionInAFewLinesIsAFix) {
  EXPECT_EQ(kind_of("Make lanes compatible with Gates 5", {file("serve/gate.py", kPatch)}), ChangeKind::fix);
}

TEST(ClassifyTest, WhatGivesWayToAFeatureIsToldBesideIt) {
  const auto entry = file("serve/__init__.py", "@@ -1,2 +1,2 @@\n-from .lane import Lane\n+from .gate import Gate");
  const auto code = file("serve/lane.py", "@@ -1,2 +1,9 @@\n-class Lane:\n+class Gate:\n" + lines("+    x = 1\n", 70));
  EXPECT_EQ(kind_of("Support gates of any width", {entry, code}), ChangeKind::feature);
  EXPECT_EQ(kind_of("Support gates and remove lanes", {entry, code}), ChangeKind::breaking);
}

TEST(ClassifyTest, ASettingThatTheTitleTakesByNameBreaks) {
  const std::string gone = "@@ -4,2 +4 @@ class GateConfig:\n-    keep_lanes: bool = False\n     width: int = 4";
  EXPECT_EQ(kind_of("Remove `keep_lanes` from the gates", {file("serve/gate_config.py", gone)}), ChangeKind::breaking);
  EXPECT_EQ(kind_of("Remove `keep_lanes` from the gates", {file("serve/prototype/gate_config.py", gone)}),
            ChangeKind::refactor);
  EXPECT_EQ(kind_of("Remove `keep_lanes` from the gates",
                    {file("serve/gate_config.py", gone + "\n+    keep_lanes: int = 0")}),
            ChangeKind::refactor);
}

TEST(ClassifyTest, AnExampleThatIsMendedWithItsTestIsMended) {
  const auto example = file("examples/gate.py", kPatch), test = file("tests/test_gate.py", kPatch);
  EXPECT_EQ(kind_of("Keep lanes in fp32 to fix the backward pass", {example, test}), ChangeKind::fix);
  EXPECT_EQ(kind_of("Fix the test of the gate", {example, test}), ChangeKind::tests);
  EXPECT_EQ(kind_of("Fix a typo of the gate", {example}), ChangeKind::docs);
}

TEST(ClassifyTest, FoldersNamedAfterTheirTestsAreTests) {
  for (const char* path : {"autotest/lanes.yml", "lane-tests/run.py", "cpp/gtest/lane.cpp", "serve/_testing.py"})
    EXPECT_EQ(kind_of("Add lanes", {file(path, kPatch)}), ChangeKind::tests) << path;
  EXPECT_EQ(kind_of("Add lanes", {file("serve/latest/lane.py", kPatch)}), ChangeKind::feature);
}

TEST(ClassifyTest, WhatUsersSetAndImportBreaksWhereTheTitleTakesItAndTheDiffBearsItOut) {
  const std::string gone = "@@ -1 +1 @@\n-LANE_COUNT = Var(\"LANE_COUNT\", 4)\n+LANES_MOST = Var(\"LANES_MOST\", 4)";
  EXPECT_EQ(kind_of("rename LANE_COUNT to LANES_MOST", {file("serve/gate.py", gone)}), ChangeKind::breaking);
  EXPECT_NE(kind_of("rename LANE_COUNT to LANES_MOST", {file("serve/gate.py", gone + "\n+LANE_COUNT = LANES_MOST")}),
            ChangeKind::breaking);
  EXPECT_EQ(kind_of("cmake: other name for the lanes", {file("CMakeLists.txt",
                                                             "@@ -1 +1 @@\n-option(WITH_LANE \"lanes\" ON)\n"
                                                             "+option(WITH_LANES \"lanes\" ON)"),
                                                        file("csrc/gate.cpp", kPatch)}),
            ChangeKind::breaking);
  auto removed =
      file("serve/plan/lanes.py", "@@ -1,2 +0,0 @@\n-from serve.lane import Lane\n-from serve.lane import Gate");
  removed.status = "removed";
  EXPECT_EQ(kind_of("Remove the legacy serve.plan.lanes import path", {removed, file("serve/run.py", kPatch)}),
            ChangeKind::breaking);
  EXPECT_EQ(
      kind_of("Enable lane checks by default",
              {file("serve/config.py", "@@ -1 +1 @@\n-    check_lanes: bool = False\n+    check_lanes: bool = True")}),
      ChangeKind::breaking);
}

TEST(ClassifyTest, ABumpOfAnothersVersionIsNoRelease) {
  EXPECT_NE(kind_of("bump cuda version of a job", {file(".github/workflows/a.yml", kPatch)}), ChangeKind::release);
  EXPECT_EQ(kind_of("fix: bump minijinja version", {file("Cargo.toml",
                                                         "@@ -1 +1 @@\n-minijinja = \"2.0.2\"\n"
                                                         "+minijinja = \"2.1.0\"")}),
            ChangeKind::deps);
  EXPECT_EQ(kind_of("Bump version to v0.11.0",
                    {file("Dockerfile", "@@ -1 +1 @@\n-ARG PLAN_TAG=v0.10.2\n+ARG PLAN_TAG=v0.11.0"),
                     file("docs/conf.py", kPatch)}),
            ChangeKind::deps);
  EXPECT_EQ(kind_of("Bump the version", {file("docs/index.md", kPatch)}), ChangeKind::release);
  EXPECT_EQ(kind_of("Prepare for patch release", {file("docs/index.md", kPatch)}), ChangeKind::release);
}

TEST(ClassifyTest, ADescriptionThatNamesManyFaultsMendsNone) {
  EXPECT_EQ(kind_of("Grouped swizzle of any shape\n\nIt fails loudly where it would hang or crash; wrong results of\n"
                    "an overflow are caught, and no regression was seen. Fixed on the way: a typo.",
                    {file(
                        "csrc/swizzle.cu", "@@ -1 +1,40 @@\n x" +
                                               [] {
                                                 std::string lines;
                                                 for (int i = 0; i < 80; ++i)
                                                   lines += "\n+  step(" + std::to_string(i) + ");";
                                                 return lines;
                                               }())}),
            ChangeKind::feature);
}

TEST(ClassifyTest, ADocstringInTheMiddleOfAHunkIsADocument) {
  EXPECT_EQ(kind_of("docs: add missing parameters of plan",
                    {file("serve/plan.py",
                          "@@ -9,3 +9,6 @@ def plan(\n     indptr : torch.Tensor\n"
                          "         The row pointers of all pages.\n+    width : int\n"
                          "+        The width of a gate, with ``width = 1`` by default.\n"
                          "+        It is counted in pages of the cache.\n     \"\"\"\n     x = 1")}),
            ChangeKind::docs);
}

TEST(ClassifyTest, ANewExportIsAFeatureHoweverManyTestsComeWithIt) {
  std::string tests = "@@ -0,0 +1,300 @@";
  for (int i = 0; i < 300; ++i) tests += "\n+  check(" + std::to_string(i) + ")";
  EXPECT_EQ(kind_of("Add tests of wide gates",
                    {file("serve/__init__.py", "@@ -1 +1,2 @@\n from .a import a\n+from .gate import wide"),
                     file("serve/gate.py", "@@ -1 +1,2 @@\n x = 1\n+def wide(a, b): return a + b"),
                     file("tests/test_gate.py", tests)}),
            ChangeKind::feature);
}

TEST(ClassifyTest, WithoutFilesWordsForDocumentsAreTrusted) {
  auto activity = activity_of();
  model::Commit commit = CommitBuilder("a1", "docs: fix the guide", 1);
  commit.detail.reset();
  activity.commits = {commit};
  EXPECT_EQ(digest_repository(activity, {}, day_window()).changes.at(0).kind, ChangeKind::docs);
}

TEST(ClassifyTest, ASlipInDocumentationIsADocumentWhereverItStandsAndOneInCodeIsAFix) {
  constexpr const char* kBlock = "@@ -3,2 +3,2 @@\n-  \\brief Tensr of a gate.\n+  \\brief Tensor of a gate.\n */";
  EXPECT_EQ(kind_of("fix typo in documentation", {file("include/gate.h", kBlock)}), ChangeKind::docs);
  EXPECT_EQ(kind_of("Fix typo", {file("include/gate.h", "@@ -1 +1 @@\n-/// Tensr\n+/// Tensor")}), ChangeKind::docs);
  EXPECT_EQ(kind_of("Fix typo", {file("serve/gate.py", kPatch)}), ChangeKind::fix);
}

// Title and body, and one file of the product with so many lines added and removed.
std::string lines_of(char mark, int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += std::string("\n") + mark + "  step(" + std::to_string(i) + ");";
  return lines;
}

TEST(ClassifyTest, ATitleWithoutAVerbNamesWhatIsNewWhereTheDiffOnlyAdds) {
  EXPECT_EQ(kind_of("backward pass for the grouped plan", {file("csrc/plan.cpp", "@@ -1 +1 @@" + lines_of('+', 40))}),
            ChangeKind::feature);
  EXPECT_EQ(kind_of("Relax the alignment requirement",
                    {file("csrc/plan.cpp", "@@ -1 +1 @@" + lines_of('+', 40) + lines_of('-', 30))}),
            ChangeKind::feature);
}

TEST(ClassifyTest, ADependencyThatMovesOrGoesIsOneAlsoWhereCodeFollows) {
  const auto pin = file("pyproject.toml", "@@ -1 +1 @@\n-\"mathdx==1.2.0\",\n+\"plan==1.0.0\",");
  const auto code = file("csrc/plan.cpp", "@@ -1 +1 @@" + lines_of('+', 40) + lines_of('-', 30));
  EXPECT_EQ(kind_of("Remove the mathdx dependency", {pin, code}), ChangeKind::deps);
  EXPECT_EQ(kind_of("Bump cuDNN to 1.14.0",
                    {file("3rdparty/cudnn", "@@ -1 +1 @@\n-Subproject commit aaaa\n+Subproject commit bbbb"), code}),
            ChangeKind::deps);
  EXPECT_EQ(kind_of("Upgrade the engine's commit hash", {file(".github/workflows/a.yml", kPatch), code}),
            ChangeKind::deps);
  EXPECT_EQ(kind_of("Upgrade the planner", {code}), ChangeKind::refactor);
}

TEST(ClassifyTest, WhatTakesNeedlessCodeAwayOrFormatsItMendsNothing) {
  EXPECT_EQ(kind_of("Remove redundant check", {file("serve/gate.py", kPatch)}), ChangeKind::refactor);
  EXPECT_EQ(kind_of("Don't need the consumer state", {file("serve/gate.py", kPatch)}), ChangeKind::refactor);
  EXPECT_EQ(kind_of("Format gate.py", {file("serve/gate.py", kPatch)}), ChangeKind::refactor);
  EXPECT_EQ(kind_of("fix lint", {file("serve/gate.py", kPatch)}), ChangeKind::refactor);
  EXPECT_EQ(kind_of("Add ruff to pre-commit", {file(".pre-commit-config.yaml", kPatch), file("serve/gate.py", kPatch)}),
            ChangeKind::build);
}

TEST(ClassifyTest, CodeThatUsersMeetOutweighsTheTagOfTheTestsThatFoundIt) {
  EXPECT_EQ(kind_of("ci: fix the plan's unittests", {file("csrc/plan.cpp", "@@ -1 +1 @@" + lines_of('+', 8)),
                                                     file("tests/test_plan.py", "@@ -1 +1 @@" + lines_of('+', 20))}),
            ChangeKind::fix);
  EXPECT_EQ(kind_of("Fix lint and unit test errors", {file("serve/gate.py", "@@ -1 +1 @@\n-# a\n+# b"),
                                                      file("tests/test_plan.py", "@@ -1 +1 @@" + lines_of('+', 40))}),
            ChangeKind::tests);
}

TEST(ClassifyTest, StepsOfASquashMergeDoNotOutvoteItsTitle) {
  EXPECT_NE(kind_of("Set the default backend for the gate (#12)\n\n* default gate\n\n* fix gate\n\n* fix lint\n\n"
                    "* fix hang",
                    {file("serve/gate.py", "@@ -1 +1 @@" + lines_of('+', 17) + lines_of('-', 15))}),
            ChangeKind::fix);
}

TEST(ClassifyTest, ADescriptionThatStatesTheFaultMakesAFixOfAnyVerb) {
  EXPECT_EQ(
      kind_of("Add tile parameter to the plan\n\nThe bug triggers whenever the offset exceeds the allocated buffer.",
              {file("serve/gate.py", kPatch)}),
      ChangeKind::fix);
}

TEST(ClassifyTest, WhatBeginsAFileIsTheDocstringOfAModule) {
  EXPECT_EQ(kind_of("Updating API docs", {file("serve/gate.py",
                                               "@@ -1,3 +1,8 @@\n+\"\"\"\n+Defines what the gate has.\n+\n"
                                               "+It says this and that of it.\n+\"\"\"\n import os")}),
            ChangeKind::docs);
}

TEST(ClassifyTest, FewerReturnedValuesAndATakenParameterBreakAndAHelperThatGoesDoesNot) {
  const std::string gone = "@@ -1 +1 @@\n-    return out, lse\n+    return out\n x";
  EXPECT_EQ(kind_of("Don't return lse", {file("serve/gate_interface.py", gone)}), ChangeKind::breaking);
  EXPECT_NE(kind_of("Don't return lse", {file("serve/gate.py", gone)}), ChangeKind::breaking);
  EXPECT_EQ(kind_of("Remove use_planner param",
                    {file("serve/gate.py", "@@ -1,2 +1,2 @@\n-def plan(a, use_planner=False):\n+def plan(a):\n x")}),
            ChangeKind::breaking);
  const std::string moved = "@@ -1,2 +1 @@\n-def plan_offset(a):\n-    return a\n x";
  EXPECT_EQ(kind_of("Remove plan_offset", {file("serve/gate.py", moved)}), ChangeKind::breaking);
  EXPECT_EQ(kind_of("Remove plan_offset", {file("serve/utils.py", moved)}), ChangeKind::refactor);
}

TEST(ClassifyTest, AnExportOrAnOptionThatGoesBreaksWhateverTheTitleCallsItAndWhatAnEntryCallsIsNoExport) {
  const auto entry = [](const std::string& more) {
    return file("serve/__init__.py",
                "@@ -1,2 +1,2 @@\n-from .plan import plan_steps\n+from .plan import Planner" + more);
  };
  const auto plan =
      file("serve/plan.py", "@@ -1,4 +1,4 @@\n-def plan_steps(q):\n+def _plan(q):\n     x = q\n+class Planner:");
  EXPECT_EQ(kind_of("Refactor the planner", {entry(""), plan}), ChangeKind::breaking);
  EXPECT_NE(kind_of("Refactor the planner", {entry("\n-steps = plan_steps(q)\n+steps = Planner(q)"), plan}),
            ChangeKind::breaking);
  EXPECT_EQ(kind_of("Remove old plans",
                    {file("serve/__init__.py", "@@ -1,2 +1,1 @@\n-    plan_steps,\n-    \"plan_steps\",\n x"),
                     file("serve/plan.py", "@@ -1,2 +1,1 @@\n-plan_steps = wrapped(\"plan_steps\")\n x")}),
            ChangeKind::breaking);
  EXPECT_EQ(kind_of("Fix the layout",
                    {file("serve/args.py", "@@ -1,3 +1,2 @@\n-parser.add_argument(\"--kv-layout\")\n+x = layout()")}),
            ChangeKind::breaking);
}

TEST(ClassifyTest, WhatSparesWorkOrIsDescribedAsFasterIsPerformanceAndWhatIsTriedIsNoFeature) {
  std::string patch = "@@ -1 +1,40 @@\n x";
  for (int i = 0; i < 40; ++i) patch += "\n+    step(" + std::to_string(i) + ")";
  const auto plan = file("serve/plan.py", patch);
  EXPECT_EQ(kind_of("Avoid a staging copy of the pages", {plan}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Plan per lane\n\nThis reduces launch overhead of short steps.", {plan}), ChangeKind::performance);
  EXPECT_EQ(kind_of("Support lanes\n\nThis reduces launch overhead of short steps.", {plan}), ChangeKind::feature);
  EXPECT_EQ(kind_of("Try lanes", {plan}), ChangeKind::refactor);
}

TEST(ClassifyTest, CommentsOfTheProductBesideTestsAreTests) {
  EXPECT_EQ(kind_of("fix(test): keep the plan's buffers apart",
                    {file("serve/plan.py", "@@ -1,2 +1,3 @@\n x = 1\n+    # the plan is written in place\n y = 2"),
                     file("tests/test_plan.py", kPatch)}),
            ChangeKind::tests);
}

TEST(ClassifyTest, SettingsWithinTheProductAreOfItAndThoseAtTheTopAreNot) {
  constexpr const char* kSetting = "@@ -1 +1,2 @@\n lanes: 2\n+gates: 4";
  EXPECT_EQ(kind_of("Support gates", {file("serve/config/plan.yaml", kSetting)}), ChangeKind::feature);
  EXPECT_EQ(kind_of("Support gates", {file("plan.yaml", kSetting)}), ChangeKind::build);
  EXPECT_EQ(kind_of("Support gates", {file("conda/recipe/meta.yaml", kSetting)}), ChangeKind::build);
}

TEST(ClassifyTest, WhatIsWrittenOnceForSeveralTypesIsNoFeature) {
  std::string patch = "@@ -1 +1,99 @@\n x";
  for (int i = 0; i < 90; ++i) patch += "\n+  lane(" + std::to_string(i) + ");";
  EXPECT_EQ(kind_of("Template the scalar lanes", {file("serve/lanes.h", patch)}), ChangeKind::refactor);
}

TEST(ClassifyTest, ATableOfWhatWasTimedIsThereForSpeed) {
  const auto rows = file("serve/configs/moe/E=8,N=512.json",
                         "@@ -1,3 +1,5 @@\n {\n+\"64\": {\"BLOCK_SIZE_M\": 32, \"num_warps\": 4},\n"
                         "+\"96\": {\"BLOCK_SIZE_M\": 64, \"num_warps\": 8}\n }");
  EXPECT_EQ(kind_of("Add gate shapes", {rows}), ChangeKind::performance);
  const auto model = file("serve/configs/gate.json", "@@ -1 +1,3 @@\n {\n+\"hidden_size\": 64,\n+\"heads\": 8");
  EXPECT_EQ(kind_of("Add gate shapes", {model}), ChangeKind::feature);
}

TEST(ClassifyTest, WhatAProgramWroteAndACopyThatIsRaisedAreNoFeature) {
  EXPECT_EQ(kind_of("autogen: read the newer sources", {file("serve/autogen/gate.py", kPatch)}), ChangeKind::build);
  std::string hashes = "@@ -1,40 +1,40 @@";
  for (int i = 0; i < 40; ++i) hashes += "\n-'g': '" + std::to_string(i) + "a'\n+'g': '" + std::to_string(i) + "b'";
  EXPECT_EQ(kind_of("bump the firmware", {file("serve/fetch.py", kPatch), file("serve/autogen/gate.py", hashes)}),
            ChangeKind::deps);
  EXPECT_EQ(kind_of("plan: update to v1.24.0 and use its archive",
                    {file("CMakeLists.txt", "@@ -1 +1 @@\n-set(PLAN_TAG \"v1.22.0\")\n+set(PLAN_TAG \"v1.24.0\")")}),
            ChangeKind::deps);
}

TEST(ClassifyTest, AShellThatReadsWhatItIsGivenIsAMatterOfSecurity) {
  EXPECT_EQ(kind_of("fix: remove unnecessary shell=True", {file("serve/gate.py", kPatch)}), ChangeKind::security);
}

}  // namespace
}  // namespace aireport::digest

#include <gtest/gtest.h>
#include <aireport/digest/digest.hpp>

#include "digest/code/rebinds.hpp"
#include "digest/judge/rank.hpp"
#include "unit/digest/digest_day.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

std::string added(int count) {
  std::string patch = "@@ -1 +1 @@";
  for (int i = 0; i < count; ++i) patch += "\n+  step(" + std::to_string(i) + ");";
  return patch;
}

// Of a change that adds twenty lines to one file.
int score_of(const std::string& title, const std::string& path = "serve/plan.py") {
  return change_of(title, {file(path, added(20))}).score;
}

TEST(RankTest, AnIndexAnArgumentOrATypeIsReboundAndAnotherCallIsNot) {
  EXPECT_TRUE(only_rebinds("@@ -1 +1 @@\n-  : \"d\"(A[0]), \"d\"(A[2]),\n+  : \"d\"(A[0]), \"d\"(A[1]),", "a.h"));
  EXPECT_TRUE(
      only_rebinds("@@ -1 +1 @@\n-return run(q, k_scale, v_scale)\n"
                   "+return run(q, k_scale=k_scale, v_scale=v_scale)",
                   "a.py"));
  EXPECT_TRUE(
      only_rebinds("@@ -1 +1 @@\n-x = new(shape, dtype=dtype)\n+# as the kernel has it\n"
                   "+x = new(shape, dtype=torch.float32)",
                   "a.py"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-ok = conf.load(path)\n+ok = conf.load_file(path)", "a.py"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-raise Fault(\"at {x}\")\n+raise Fault(f\"at {x}\")", "a.py"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-add(\"the pofile to\")\n+add(\"the profile to\")", "a.py"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-if a < b:\n+if a < b and not c:", "a.py"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-  if (val >= 0)\n+  if (val > 0)", "a.cc"));
  EXPECT_FALSE(
      only_rebinds("@@ -1,2 +1 @@\n-  return paged(x) &&\n-      heads > 1 && wide(x);\n"
                   "+  return paged(x) && wide(x);",
                   "a.cc"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-#if VERSION_OF >= 13030\n+#if VERSION_OF >= 13040", "a.cuh"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-def run(q, step=16):\n+def run(q, step=32):", "a.py"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-from a import b\n+from a import c", "a.py"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-# one\n+# two", "a.py"));
}

TEST(RankTest, AnotherObjectsSameMethodAndARemarkBehindTheCodeAreReboundToo) {
  EXPECT_TRUE(only_rebinds("@@ -1 +1 @@\n-  return &a == &b || b.same(b);\n+  return &a == &b || a.same(b);", "a.h"));
  EXPECT_FALSE(only_rebinds("@@ -1 +1 @@\n-  return b.same(b);\n+  return b.like(b);", "a.h"));
  EXPECT_TRUE(only_rebinds("@@ -1 +1 @@\n-  int lda = s[n - 2]; // is K\n+  int lda = K;", "a.cpp"));
}

TEST(RankTest, AFewLinesThatComeWithATestOfThemStandAboveAnOrdinaryFeature) {
  const auto test = file("tests/test_gate.py", added(12));
  const auto feature = change_of("Support more shapes", {file("serve/shapes.py", added(80)), test});
  const auto tested = change_of("Fix the gate of a lane", {file("serve/gate.py", added(6)), test});
  EXPECT_GT(tested.score, feature.score);
  ASSERT_FALSE(tested.reasons.empty());
  EXPECT_EQ(tested.reasons.front().kind, model::ReasonKind::tested);
  EXPECT_EQ(tested.reasons.front().names, std::vector<std::string>{"test_gate.py"});
  EXPECT_LT(change_of("Fix the gate of a lane", {file("serve/gate.py", added(6))}).score, feature.score);
  EXPECT_LT(change_of("Fix the gate of a lane", {file("serve/gate.py", added(60)), test}).score, feature.score);
  // What was refused or did not compile was not silent.
  EXPECT_LT(change_of("Fix the compilation of a lane", {file("serve/gate.py", added(6)), test}).score,
            tested.score - 50);
  EXPECT_LT(
      change_of("Fix the lane", {file("serve/gate.py", "@@ -1 +1,2 @@\n+    raise Fault(x)\n+    y"), test}).score,
      tested.score - 50);
}

TEST(RankTest, WhatOnlyTellsOfAHangMendsNone) {
  EXPECT_LT(change_of("Print more about a hang of the gate", {file("serve/gate.py", added(9))}).score,
            change_of("Fix a hang of the gate", {file("serve/gate.py", added(9))}).score - 100);
}

TEST(RankTest, AFixThatOnlyRebindsStandsAboveAnOrdinaryFeature) {
  const auto feature = change_of("Support more shapes", {file("serve/shapes.py", added(80))});
  const auto plain = change_of("Fix the plan of a step", {file("serve/plan.py", added(2))});
  const auto fix = change_of("Fix the plan of a step",
                             {file("serve/plan.py", "@@ -1 +1 @@\n-x = plan(steps[2])\n+x = plan(steps[1])")});
  EXPECT_GT(fix.score, feature.score);
  ASSERT_FALSE(fix.reasons.empty());
  EXPECT_EQ(fix.reasons.front().kind, model::ReasonKind::rebinds);
  EXPECT_EQ(fix.reasons.front().count, 2);
  EXPECT_LT(plain.score, feature.score);
}

TEST(RankTest, ABuildThatFailsWithAnErrorAndADependencyThatCodeFollowsAreMoreThanOthers) {
  const auto crash = change_of("Fix `UnboundLocalError` during build", {file("build_tools/utils.py", added(2))});
  const auto plain = change_of("Fix a message during build", {file("build_tools/utils.py", added(2))});
  EXPECT_GT(crash.score, plain.score + 100);
  const auto pin = file("pyproject.toml", "@@ -1 +1 @@\n-\"gate==1.0.0\",\n+\"gate==1.2.0\",");
  EXPECT_GT(change_of("Bump gate to 1.2.0", {pin, file("serve/plan.py", added(200))}).score,
            change_of("Bump gate to 1.2.0", {pin}).score + 100);
}

TEST(RankTest, ASampleFolderDeepInAPackageDrawsSamples) {
  EXPECT_GT(change_of("[Perf] Remove copies", {file("serve/sample/draw.py", added(20))}).score,
            change_of("[Perf] Remove copies", {file("sample/draw.py", added(20))}).score);
}

TEST(RankTest, OldHardwareStandsBelowAndEndpointsStandAboveOtherFixes) {
  EXPECT_LT(score_of("Fix the plan on volta"), score_of("Fix the plan on demand"));
  EXPECT_GT(score_of("Fix the plan's endpoint"), score_of("Fix the plan on demand"));
  EXPECT_GT(score_of("Fix side effect brought by the plan"), score_of("Fix the plan on demand"));
}

TEST(RankTest, AWrongNumberOfADashboardAndABreakOfAPrototypeStandBelowOthers) {
  EXPECT_LT(score_of("Fix silently wrong metrics"), score_of("Fix silently wrong lanes") - 100);
  EXPECT_LT(score_of("feat!: rename the lanes", "serve/prototype/plan.py"), score_of("feat!: rename the lanes") - 100);
}

TEST(RankTest, FoldersOfACompilerAreToldByTheirWholeNames) {
  const auto score_at = [](const std::string& path) { return score_of("Fix the plan of a step", path); };
  EXPECT_GT(score_at("src/transform/plan.cc"), score_at("src/plans/plan.cc"));
  EXPECT_EQ(score_at("src/transformers/plan.cc"), score_at("src/plans/plan.cc"));
  EXPECT_GT(score_at("src/plans/lower_plan.cc"), score_at("src/plans/plan.cc"));
  EXPECT_EQ(score_at("src/plans/flower.cc"), score_at("src/plans/plan.cc"));
}

TEST(RankTest, AVendorIsNoNicheInItsOwnRepository) {
  const auto scores = [](const std::string& owner, const std::string& title) {
    auto activity = activity_of();
    activity.repo.owner = owner;
    activity.commits = {CommitBuilder("a2", title, 9).with(file("serve/metal/gate.cpp", added(20))),
                        CommitBuilder("a1", title, 8).with(file("serve/metal/plan.cpp", added(20)))};
    return digest_repository(activity, {}, day_window()).changes.front().score;
  };
  const int niche = scores("warpline", "Fix a step on Metal");
  EXPECT_GT(scores("metal-works", "Fix a step on Metal"), niche);
  // Who always works on it does not say so.
  EXPECT_GT(scores("warpline", "Fix a step on time"), niche + 50);
}

TEST(RankTest, TablesWithoutAFigureAreOrdinary) {
  const auto table = [](const std::string& body) {
    return change_of("Tune the gate" + body,
                     {file("serve/configs/tuned_gate.csv", "@@ -1 +1,2 @@\n m,n,us\n+64,64,9.1")})
        .score;
  };
  EXPECT_GT(table("\n\nThe gate is 1.5x faster."), table("") + 50);
}

TEST(RankTest, WhereNothingIsPromisedYetAChangeIsLess) {
  for (const std::string folder : {"experiments", "Experimental", "sandbox", "contrib", "incubator"})
    EXPECT_LT(score_of("Support lanes", "serve/" + folder + "/plan.py"), score_of("Support lanes") - 50) << folder;
  // A line elsewhere that lets it in makes it no promise.
  const auto inside = file("serve/experiments/plan.py", added(40)), outside = file("serve/plan.py", added(2));
  EXPECT_LT(change_of("Support lanes", {inside, outside}).score, score_of("Support lanes") - 50);
  EXPECT_GT(change_of("Support lanes", {inside, file("serve/plan.py", added(20))}).score,
            score_of("Support lanes") - 50);
}

TEST(RankTest, TheNumberOfAnotherRepositoryIsNoSubject) {
  EXPECT_EQ(score_of("Fix a step (llama/2477)"), score_of("Fix a step"));
}

TEST(RankTest, WhatFailsInTheWorkflowsStopsNobodyElse) {
  const auto of = [](const std::string& title) {
    return change_of(title, {file("setup.cfg", added(2)), file(".github/workflows/ci.yml", added(9))}).score;
  };
  EXPECT_LT(of("[ci] chore: fix a failure"), of("build: fix a failure to install") - 100);
}

TEST(RankTest, WhatOnlyWhoMisusesItMeetsIsLess) {
  EXPECT_LT(score_of("Fix a segfault on out of bounds axes"), score_of("Fix a segfault on out of bounds reads") - 50);
  EXPECT_LT(score_of("Fix a hang on invalid lanes"), score_of("Fix a hang of the plan") - 50);
  EXPECT_EQ(score_of("Fix out of bounds reads of the index"), score_of("Fix out of bounds reads of the plan"));
}

TEST(RankTest, WhatIsSwitchedOffGaveNoWrongResults) {
  const auto test = file("tests/test_gate.py", added(12));
  EXPECT_LT(change_of("[Bugfix] Disable a lane of the gate", {file("serve/gate.py", added(6)), test}).score,
            change_of("[Bugfix] Mend a lane of the gate", {file("serve/gate.py", added(6)), test}).score - 50);
}

TEST(RankTest, APrivateNameIsNoNewsToOthers) {
  EXPECT_LT(score_of("Support __lane_of in plans"), score_of("Support lane_of in plans") - 50);
  EXPECT_EQ(score_of("Support __complex__ in plans"), score_of("Support complex in plans"));
}

TEST(RankTest, ARequirementRaisedByHandIsNews) {
  const auto raised = file("requirements.txt", "@@ -1 +1 @@\n-gate>=1.0.0\n+gate>=1.2.0");
  EXPECT_GT(change_of("Update dependency bounds", {raised}).score, 300);
  EXPECT_LT(change_of("[CI] Update dependency bounds", {raised}).score, 200);
}

TEST(RankTest, WhatWasLostUntilNowAndWhatDiffersFromRunToRunStandAboveAnOrdinaryFix) {
  EXPECT_GT(score_of("[Bugfix] Preserve the step of a plan"), score_of("[Bugfix] Restore the step of a plan"));
  EXPECT_GT(score_of("Fix non-deterministic lanes"), score_of("Fix the lanes") + 100);
}

TEST(RankTest, AToolThatMeasuresIsNotTheProduct) {
  EXPECT_LT(score_of("Handle division by zero", "tools/llm_bench/run.py"),
            score_of("Mend the plan of a step", "serve/plan.py"));
  EXPECT_LT(score_of("Support more shapes", "gate_comparison/run.py"), score_of("Support more shapes") - 80);
}

TEST(RankTest, WhatChangesOnlyNamesLinesOrTheOrderOfImportsIsTrivial) {
  for (const auto* title : {"Improve naming due to codemod", "Fix: add an empty line", "[Bugfix] Rearrange imports",
                            "Fix unused variables", "Format the plans with black"})
    EXPECT_LT(score_of(title), kTrivial) << title;
  EXPECT_GT(score_of("Fix the import of plans"), kTrivial);
  EXPECT_GT(score_of("Support the naming of lanes"), kTrivial);
}

TEST(RankTest, OfWhatIsNotShippedTheLargerStandsFirst) {
  const auto workflow = [](int lines) { return change_of("Mend it", {file(".github/workflows/a.yml", added(lines))}); };
  EXPECT_GT(workflow(40).score, workflow(2).score);
  EXPECT_LE(workflow(4000).score, kTrivial);
  EXPECT_EQ(change_of("Add a pipeline", {file(".pipelines/scan.yaml", added(40))}).kind, model::ChangeKind::build);
}

TEST(RankTest, AFixWhoseNewCommentOwnsUpToDamageStandsAboveOneWithout) {
  const auto fix = [](const std::string& title, const std::string& comment) {
    return change_of(title,
                     {file("serve/plan.py", "@@ -1 +1,3 @@\n-  take(page)\n+  # " + comment + "\n+  hold(page)")})
        .score;
  };
  const std::string owns = "Taking it would drop the last page.";
  EXPECT_GT(fix("Fix the pages", owns), fix("Fix the pages", "Holding it is as good.") + 40);
  // Elsewhere it describes what is new, and what the title says already is not told twice.
  EXPECT_EQ(fix("Support more pages", owns), fix("Support more pages", "Holding it is as good."));
  EXPECT_EQ(fix("Fix wrong results of pages", owns), fix("Fix wrong results of pages", "Holding it is as good."));
  std::string documents;
  for (int i = 0; i < 50; ++i) documents += "\n+  # and line " + std::to_string(i);
  EXPECT_EQ(fix("Fix the pages", owns + documents), fix("Fix the pages", "It is as good." + documents));
}

TEST(RankTest, WhatIsNoLongerDoneOrDoneInsteadWasLostUntilNow) {
  const auto plain = score_of("[Bugfix] Hold the pages of a plan");
  EXPECT_GT(score_of("[Bugfix] Don't hold the pages of a plan"), plain + 30);
  EXPECT_GT(score_of("[Bugfix] Return pages instead of a plan"), plain + 30);
  EXPECT_GT(score_of("[Bugfix] Pages are not saved with a plan"), plain + 30);
  EXPECT_LT(score_of("[Bugfix] Don't fail on the pages of a plan"),
            score_of("[Bugfix] Don't hold the pages of a plan"));
}

TEST(RankTest, AMendOfWhatATrainingInParallelStandsOnReachesMany) {
  EXPECT_GT(score_of("Fix the checkpoint of a plan"), score_of("Fix the contents of a plan") + 30);
  EXPECT_EQ(score_of("Support the checkpoint of a plan"), score_of("Support the contents of a plan"));
}

TEST(RankTest, TheWordingOfAnErrorIsNoFault) {
  EXPECT_LT(score_of("Fix the error message of a plan"), score_of("Fix the chat message of a plan") - 50);
}

TEST(RankTest, ARequirementOfAToolIsNoneOfTheProduct) {
  const std::string raised = "@@ -1 +1 @@\n-gate>=1.0.0\n+gate>=1.2.0";
  EXPECT_LT(change_of("Update requirements", {file("tools/watch/requirements.txt", raised)}).score,
            change_of("Update requirements", {file("requirements.txt", raised)}).score - 200);
}

TEST(RankTest, ARequirementThatGoesIsNoneThatIsRaised) {
  const auto gone = file("requirements.txt", "@@ -1 +0,0 @@\n-gate>=1.0.0");
  const auto raised = file("requirements.txt", "@@ -1 +1 @@\n-gate>=1.0.0\n+gate>=1.2.0");
  EXPECT_LT(change_of("Update dependency bounds", {gone}).score,
            change_of("Update dependency bounds", {raised}).score - 100);
}

}  // namespace
}  // namespace aireport::digest

#include "digest/judge/reasons.hpp"

#include <gtest/gtest.h>
#include <aireport/digest/digest.hpp>

#include "unit/digest/digest_day.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;
using model::ReasonKind;

constexpr const char* kPatch = "@@ -1,2 +1,2 @@\n-    return first(x)\n+    return last(x)\n     done";

std::optional<model::Reason> reason_of(const model::Change& change, ReasonKind kind) {
  for (const auto& reason : change.reasons)
    if (reason.kind == kind) return reason;
  return std::nullopt;
}

TEST(ReasonsTest, ALeakIsNoCrash) {
  const auto change = change_of("Fix a memory leak of the gate", {file("serve/gate.py", kPatch)});
  EXPECT_FALSE(reason_of(change, ReasonKind::crash));
  ASSERT_TRUE(reason_of(change, ReasonKind::leak));
  EXPECT_EQ(reason_of(change, ReasonKind::leak)->names, std::vector<std::string>{"memory leak"});
}

TEST(ReasonsTest, WhatCrashesInItsTitleIsNotSilentAndADoubtfulWordBesideItIsNotTold) {
  const auto crash = change_of("Fix segfault on out of bounds axes", {file("serve/gate.py", kPatch)});
  EXPECT_EQ(crash.reasons.at(0).kind, ReasonKind::crash);
  EXPECT_FALSE(reason_of(crash, ReasonKind::silent_damage));
  const auto both = change_of("Fix wrong results and a hang", {file("serve/gate.py", kPatch)});
  EXPECT_EQ(both.reasons.at(0).kind, ReasonKind::silent_damage);
  EXPECT_TRUE(reason_of(both, ReasonKind::crash));
}

TEST(ReasonsTest, WhatIsNamedAfterADangerIsNone) {
  const auto reason = [](const std::string& title, ReasonKind kind) {
    return reason_of(change_of(title, {file("serve/gate.py", kPatch)}), kind).has_value();
  };
  for (const auto* title : {"Disable data race check by default", "Fix race in the gate's tests",
                            "Add back the clamp to avoid OverflowError", "Eager mode and the overflow policy"})
    EXPECT_FALSE(reason(title, ReasonKind::silent_damage)) << title;
  for (const auto* title : {"Fix data race of the gate", "Fix an overflow of the lanes", "Fix race in the gate"})
    EXPECT_TRUE(reason(title, ReasonKind::silent_damage)) << title;
  for (const auto* title : {"Fix the gate and add a lane regression", "Fix lanes to catch future regressions"})
    EXPECT_FALSE(reason(title, ReasonKind::regression)) << title;
  EXPECT_TRUE(reason("Fix the regression of lanes", ReasonKind::regression));
  EXPECT_TRUE(reason("Add a way around the regression of lanes", ReasonKind::regression));
  EXPECT_FALSE(reason("Use last instead of deprecated first", ReasonKind::deprecates));
  EXPECT_TRUE(reason("Mark first as deprecated", ReasonKind::deprecates));
}

TEST(ReasonsTest, AVariableThatIsOnlySetIsAnothersOption) {
  const auto added = [](const std::string& line) {
    return reason_of(change_of("Add a gate", {file("serve/gate.py", "@@ -1 +1,2 @@\n x\n+" + line)}),
                     ReasonKind::reads_variable);
  };
  EXPECT_FALSE(added("os.environ[\"PLAN_BACKEND\"] = \"lanes\""));
  EXPECT_FALSE(added("del os.environ[\"PLAN_BACKEND\"]"));
  EXPECT_TRUE(added("if os.environ[\"PLAN_BACKEND\"] == \"lanes\":"));
  EXPECT_TRUE(added("backend = os.environ[\"PLAN_BACKEND\"]"));
}

TEST(ReasonsTest, AKernelThatIsGoneOrOnlyMovedIsNotChanged) {
  auto gone = file("csrc/old.cu", "@@ -1 +0,0 @@\n-int x;");
  gone.status = "removed";
  model::FileChange moved;
  moved.filename = "csrc/new/gate.cu";
  moved.previous_filename = "csrc/gate.cu";
  moved.status = "renamed";
  const auto change = change_of("Fix the layout", {gone, moved, file("csrc/wide.cu", kPatch)});
  ASSERT_TRUE(reason_of(change, ReasonKind::touches_kernels));
  EXPECT_EQ(reason_of(change, ReasonKind::touches_kernels)->names, std::vector<std::string>{"wide.cu"});
}

TEST(ReasonsTest, ThousandsOfNewLinesRewriteNothing) {
  auto fresh = file("serve/gate.py", kPatch);
  fresh.status = "added";
  fresh.additions = 5000;
  EXPECT_FALSE(reason_of(change_of("Refactor the gate", {fresh}), ReasonKind::rewrite));
  auto old = file("serve/gate.py", kPatch);
  old.additions = 5000;
  old.deletions = 900;
  const auto rewritten = reason_of(change_of("Refactor the gate", {old}), ReasonKind::rewrite);
  ASSERT_TRUE(rewritten);
  EXPECT_EQ(rewritten->count, 900);
}

TEST(ReasonsTest, AVariableOfTheSystemIsNoOption) {
  const auto change = change_of("Support more shells", {file("serve/gate.py",
                                                             "@@ -1 +1,3 @@\n x\n+a = os.environ.get(\"PYTHONPATH\")\n"
                                                             "+b = os.environ.get(\"GATE_LANE\")")});
  ASSERT_TRUE(reason_of(change, ReasonKind::reads_variable));
  EXPECT_EQ(reason_of(change, ReasonKind::reads_variable)->names, std::vector<std::string>{"GATE_LANE"});
  EXPECT_FALSE(reason_of(change, ReasonKind::adds_option));
}

TEST(ReasonsTest, AParameterIsNamedWithItsFunction) {
  const auto change =
      change_of("Support wide gates", {file("serve/gate.py", "@@ -1 +1 @@\n-def plan(a):\n+def plan(a, width=1):")});
  const auto reason = reason_of(change, ReasonKind::adds_parameter);
  ASSERT_TRUE(reason);
  EXPECT_EQ(reason->count, 1);
  EXPECT_EQ(reason->names, (std::vector<std::string>{"width", "plan"}));
}

TEST(ReasonsTest, ALabelOfSecurityIsNoReasonUntilMoreIsSaid) {
  const auto files = std::vector{file("serve/gate.py", kPatch)};
  EXPECT_FALSE(reason_of(change_of("[Security] fix: security of the gate", files), ReasonKind::security));
  EXPECT_TRUE(reason_of(change_of("fix: security of the gate\n\nIt closes a vulnerability of the parser.", files),
                        ReasonKind::security));
  EXPECT_TRUE(reason_of(change_of("Harden the gate against path traversal", files), ReasonKind::security));
}

TEST(ReasonsTest, ATestOfRegressionsIsNoRegression) {
  const auto files = std::vector{file("serve/gate.py", kPatch)};
  EXPECT_FALSE(reason_of(change_of("Fix the gate\n\nAdds a regression test.", files), ReasonKind::regression));
  EXPECT_TRUE(reason_of(change_of("Fix the gate\n\nMends a regression of 1.2.", files), ReasonKind::regression));
}

TEST(ReasonsTest, OneSystemsNameForAnothersIsNothingNew) {
  const auto change = change_of("Support another card", {file("include/compat.h",
                                                              "@@ -1 +1,3 @@\n x\n+#define cudaStream mcStream\n"
                                                              "+#define LANES 4")});
  ASSERT_TRUE(reason_of(change, ReasonKind::newly_works));
  EXPECT_EQ(reason_of(change, ReasonKind::newly_works)->names, std::vector<std::string>{"LANES"});
}

TEST(ReasonsTest, AMacroThatDefinesIsNoFlag) {
  const auto change = change_of("Support a builtin", {file("src/op.cc",
                                                           "@@ -1 +1,3 @@\n x\n+TIR_DEFINE_BUILTIN(add_x2)\n"
                                                           "+DEFINE_int32(lanes, 4, \"of a gate\");")});
  ASSERT_TRUE(reason_of(change, ReasonKind::adds_option));
  EXPECT_EQ(reason_of(change, ReasonKind::adds_option)->names, std::vector<std::string>{"lanes"});
}

TEST(ReasonsTest, ARequirementIsToldOnceAndAWorkflowsActionIsNone) {
  const auto change = change_of(
      "Bump torch from 2.5 to 2.6",
      {file("requirements.txt", "@@ -1 +1 @@\n-torch==2.5.0\n+torch==2.6.0"),
       file("requirements/cuda.txt", "@@ -1 +1 @@\n-torch==2.5.0\n+torch==2.6.0"),
       file(".github/workflows/a.yml", "@@ -1 +1 @@\n-  uses: actions/checkout@v3\n+  uses: actions/checkout@v4")});
  const auto reason = reason_of(change, ReasonKind::requirement);
  ASSERT_TRUE(reason);
  EXPECT_EQ(reason->names, std::vector<std::string>{"torch ==2.6.0"});
}

TEST(ReasonsTest, AKernelInPythonIsOneToo) {
  const auto change = change_of("perf: shorten the gate",
                                {file("serve/gate.py", "@@ -1,2 +1,2 @@\n @triton.jit\n-def a(x):\n+def a(x, y):")});
  ASSERT_TRUE(reason_of(change, ReasonKind::touches_kernels));
  EXPECT_EQ(reason_of(change, ReasonKind::touches_kernels)->names, std::vector<std::string>{"gate.py"});
}

TEST(ReasonsTest, OfManyNewNamesThoseThatTheTitleSpeaksOfAreTold) {
  std::string patch = "@@ -0,0 +1,9 @@\n";
  for (const auto* name : {"Alpha", "Beta", "Gamma", "Delta", "Epsilon", "GatePlan", "Zeta", "plan_gate"})
    patch += std::string("+struct ") + name + " {\n";
  const auto reason = reason_of(change_of("Support wide gates: gate plans", {file("include/serve/gate.hpp", patch)}),
                                ReasonKind::newly_works);
  ASSERT_TRUE(reason);
  EXPECT_EQ(reason->count, 8);
  EXPECT_EQ(reason->names, (std::vector<std::string>{"GatePlan", "plan_gate", "Alpha"}));
}

TEST(ReasonsTest, AVulnerabilityThatADescriptionMentionsInPassingIsNoMatterOfSecurity) {
  const std::vector<model::FileChange> files = {file("serve/gate.py", kPatch)};
  const std::string title = "fix: read the gate once\n\n";
  EXPECT_FALSE(reason_of(change_of(title + "Closes a race vulnerability of the parser.", files), ReasonKind::security));
  for (const auto* number : {"CVE-2026-00417", "GHSA-7f2x-22cp-9p3m"})
    EXPECT_TRUE(reason_of(change_of(title + "Mends " + number + ".", files), ReasonKind::security)) << number;
}

TEST(ReasonsTest, WhatIsRefusedFromNowOnHasDamagedNothing) {
  const std::vector<model::FileChange> files = {file("serve/gate.py", kPatch)};
  EXPECT_FALSE(reason_of(change_of("Reject invalid memory orders", files), ReasonKind::silent_damage));
  EXPECT_FALSE(reason_of(change_of("Clarify what is read out of bounds", files), ReasonKind::silent_damage));
  EXPECT_TRUE(reason_of(change_of("Fix wrong memory orders", files), ReasonKind::silent_damage));
}

TEST(ReasonsTest, AFailureToCompileIsNoCrash) {
  const std::vector<model::FileChange> files = {file("serve/gate.cc", kPatch)};
  EXPECT_FALSE(reason_of(change_of("fix: compilation failure of the gate", files), ReasonKind::crash));
  EXPECT_FALSE(reason_of(change_of("fix: the crash dump of the gate", files), ReasonKind::crash));
  EXPECT_TRUE(reason_of(change_of("fix: segfault of the gate", files), ReasonKind::crash));
}

TEST(ReasonsTest, AConstantOfTheCodesOwnConfigurationIsNoOptionOfItsUsers) {
  const std::string patch = "@@ -1 +1,2 @@\n x\n+GATE_WIDTH = 4";
  EXPECT_FALSE(reason_of(change_of("Support wide gates", {file("serve/configs.py", patch)}), ReasonKind::adds_option));
  EXPECT_TRUE(reason_of(change_of("Support wide gates", {file("serve/envs.py", patch)}), ReasonKind::adds_option));
}

TEST(ReasonsTest, WhatAnExampleCanNewlyDoIsNotOfTheProduct) {
  const auto change = change_of(
      "Support wide gates",
      {file("serve/gate.py", kPatch), file("serve/example.py", "@@ -1 +1 @@\n-def run(a):\n+def run(a, b=1):")});
  EXPECT_FALSE(reason_of(change, ReasonKind::adds_parameter));
}

TEST(ReasonsTest, AConstantThatGoesIsNoOptionAndTheBasesOfAClassAreNoParameters) {
  const auto change = change_of("Remove the old widths: breaking",
                                {file("serve/config.py", "@@ -1,2 +1 @@\n-GATE_WIDE = \"wide\"\n x"),
                                 file("serve/gate.py", "@@ -1 +1 @@\n-class Gate(Enum):\n+class Gate(str, Enum):")});
  EXPECT_FALSE(reason_of(change, ReasonKind::removes_option));
  ASSERT_TRUE(reason_of(change, ReasonKind::removes_public));
  EXPECT_EQ(reason_of(change, ReasonKind::removes_public)->names, std::vector<std::string>{"GATE_WIDE"});
  EXPECT_FALSE(reason_of(change, ReasonKind::changes_signature));
}

TEST(ReasonsTest, ARenamedParameterOfAnInterfaceIsToldAndOneOfInnerCodeIsNot) {
  const auto* patch = "@@ -1,2 +1,2 @@\n-def attend(heads: int):\n+def attend(lanes: int):\n     pass";
  const auto change = change_of("Count lanes", {file("serve/interface.py", patch)});
  const auto reason = reason_of(change, ReasonKind::renames_parameter);
  ASSERT_TRUE(reason);
  EXPECT_EQ(reason->names, (std::vector<std::string>{"heads", "lanes", "attend"}));
  EXPECT_FALSE(reason_of(change_of("Count lanes", {file("serve/plan.py", patch)}), ReasonKind::renames_parameter));
}

TEST(ReasonsTest, TheEntryOfAScriptAndASpecializationAreNoPublicNames) {
  const auto change = change_of("Support wide gates", {file("include/gate.hpp",
                                                            "@@ -1 +1,4 @@\n x\n+struct WideGate\n+{\n"
                                                            "+struct Traits<WideGate>")});
  ASSERT_TRUE(reason_of(change, ReasonKind::newly_works));
  EXPECT_EQ(reason_of(change, ReasonKind::newly_works)->names, std::vector<std::string>{"WideGate"});
  EXPECT_FALSE(reason_of(change_of("Support wide gates", {file("serve/gate.py", "@@ -1 +1,2 @@\n x\n+def main():")}),
                         ReasonKind::newly_works));
}

TEST(ReasonsTest, OfManyNamesThatOfTheTitleComesFirst) {
  const auto change = change_of("Remove `wide_gate`", {file("serve/gate.py",
                                                            "@@ -1,4 +1 @@\n x\n-def deep_gate(q):\n-    pass\n"
                                                            "-def wide_gate(q):\n-    pass")});
  const auto reason = reason_of(change, ReasonKind::removes_public);
  ASSERT_TRUE(reason);
  EXPECT_EQ(reason->names, (std::vector<std::string>{"wide_gate", "deep_gate"}));
}

TEST(ReasonsTest, AnOptionOfABenchmarkIsNoneOfTheProductAndWhatIsSilentlyIgnoredIsDamage) {
  const std::string patch = "@@ -1 +1,2 @@\n x\n+parser.add_argument(\"--lanes\")";
  EXPECT_FALSE(
      reason_of(change_of("Support wide gates", {file("serve/gate.py", kPatch), file("serve/run_benchmark.py", patch)}),
                ReasonKind::adds_option));
  const auto ignored = change_of("Fix the gate\n\nThe width was silently ignored since the plan was made first.",
                                 {file("serve/gate.py", kPatch)});
  ASSERT_TRUE(reason_of(ignored, ReasonKind::silent_damage));
  EXPECT_EQ(reason_of(ignored, ReasonKind::silent_damage)->names, std::vector<std::string>{"silently ignored"});
}

TEST(ReasonsTest, AHeaderForTheHostAndACommentAreNoKernel) {
  const auto kernels = [](const std::string& path, const std::string& patch) {
    return reason_of(change_of("Support wide gates", {file(path, patch)}), ReasonKind::touches_kernels).has_value();
  };
  EXPECT_FALSE(kernels("include/gate.cuh", "@@ -1 +1,2 @@\n x\n+template <int N> struct Gate {};"));
  EXPECT_TRUE(kernels("include/gate.cuh", "@@ -1 +1,2 @@ __global__ void gate()\n x\n+  int lane = step(2);"));
  EXPECT_TRUE(kernels("csrc/gate.cu", "@@ -1 +1,2 @@\n x\n+  int lane = step(2);"));
  EXPECT_FALSE(kernels("csrc/gate.cu", "@@ -1,2 +1,2 @@\n-// see the old page\n+// see the new page\n x"));
}

TEST(ReasonsTest, AFieldThatMovesToAnotherTypeHasNoOtherDefault) {
  const auto changed = [](const std::string& between) {
    return reason_of(change_of("Support wide gates", {file("serve/plan.py",
                                                           "@@ -1,9 +1,9 @@ class Plan:\n x = 1\n"
                                                           "-    lanes: int = 2\n" +
                                                               between + "+    lanes: int = 4")}),
                     ReasonKind::changes_default)
        .has_value();
  };
  EXPECT_TRUE(changed(""));
  EXPECT_FALSE(changed("+class Gate:\n+    x: str\n"));
}

TEST(ReasonsTest, ScriptsBesideTheProductHaveNoPublicOptions) {
  constexpr const char* kGone = "@@ -1,2 +1 @@\n-parser.add_argument(\"--lanes\")\n x";
  EXPECT_FALSE(reason_of(change_of("Tidy the gate", {file("extra/gate.py", kGone)}), ReasonKind::removes_option));
  EXPECT_TRUE(reason_of(change_of("Tidy the gate", {file("serve/gate.py", kGone)}), ReasonKind::removes_option));
}

}  // namespace
}  // namespace aireport::digest

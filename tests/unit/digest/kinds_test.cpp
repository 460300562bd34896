// What titles and diffs of many projects come to: a row for each, under the rule that it stands for.
#include <gtest/gtest.h>
#include <aireport/digest/digest.hpp>
#include <string>
#include <vector>

#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;
using model::ChangeKind;

constexpr const char* kPatch = "@@ -1,2 +1,2 @@\n-    return first(x)\n+    return last(x)\n     done";

struct Row {
  std::string title;
  std::vector<std::string> paths;
  ChangeKind kind;
  std::string patch = kPatch;
};

ChangeKind kind_of(const Row& row) {
  auto activity = activity_of();
  CommitBuilder commit("a1", row.title, 1);
  for (const auto& path : row.paths) commit.with(file(path, row.patch));
  activity.commits = {commit};
  return digest_repository(activity, {}, day_window()).changes.at(0).kind;
}

void expect(const std::vector<Row>& rows) {
  for (const auto& row : rows)
    EXPECT_EQ(kind_of(row), row.kind) << row.title << " (" << row.paths.front() << ") is " << to_string(kind_of(row));
}

std::string of_lines(char mark, int count) {
  std::string all = "@@ -1 +1 @@\n x";
  for (int i = 0; i < count; ++i) all += std::string("\n") + mark + "  lane(" + std::to_string(i) + ");";
  return all;
}

TEST(KindsTest, SettingsOfMorePipelinesAndBuildsAreOfTheBuild) {
  expect({{"Add the first pipeline", {".pipelines/gate.yaml"}, ChangeKind::build},
          {"Fix an error of the lanes", {"Jenkinsfile"}, ChangeKind::build},
          {"refactor: move the path of lanes", {".bazelrc"}, ChangeKind::build},
          {"Add lanes to the targets", {"serve/gate/TARGETS"}, ChangeKind::build},
          {"Add a key of a gatekeeper", {"KEYS"}, ChangeKind::docs}});
}

TEST(KindsTest, PagesBesideBenchmarksAndVendoredCodeAreDocumentsAndAReporterOfThePackageIsOfIt) {
  expect({{"Modify the usage", {"docs/benchmark/benchmark.md"}, ChangeKind::docs},
          {"Add a link", {"third-party/README.md"}, ChangeKind::docs},
          {"Describe the cases", {"tests/lanes/README.md"}, ChangeKind::docs},
          {"Add a link", {"third-party/gate/README.md"}, ChangeKind::deps},
          {"Prevent lanes without a gate", {"src/gates/benchmark/profile.py"}, ChangeKind::fix},
          {"Prevent lanes without a gate", {"benchmark/profile.py"}, ChangeKind::tests}});
}

TEST(KindsTest, AFormatterDoesNoMoreThanItDoes) {
  expect({{"black -l 80: lanes", {"serve/gate.py"}, ChangeKind::refactor},
          {"black -l 80: tests", {"tests/test_gate.py"}, ChangeKind::refactor},
          {"More clang-tidy fixes", {"csrc/gate.cpp"}, ChangeKind::refactor},
          {"Fix flake8 lint in lanes", {"serve/gate.py"}, ChangeKind::refactor},
          {"Rename things with a codemod", {"serve/gate.py"}, ChangeKind::refactor},
          {"Add flake8 to the checks", {".flake8", "serve/gate.py"}, ChangeKind::build},
          {"Fix a bug of lanes and code format", {"serve/gate.py"}, ChangeKind::fix},
          {"Fix the black box", {"serve/gate.py"}, ChangeKind::fix}});
}

TEST(KindsTest, NamesBlankLinesAndTheOrderOfImportsAreOfNoMeaning) {
  expect({{"improve naming of lanes", {"serve/gate.py"}, ChangeKind::refactor},
          {"Add descriptive names for lanes", {"serve/gate.py"}, ChangeKind::refactor},
          {"rearrange import", {"serve/gate.py"}, ChangeKind::refactor},
          {"fix: add empty line", {"serve/gate.py"}, ChangeKind::refactor},
          {"Fix unused variable warnings", {"csrc/gate.cpp"}, ChangeKind::refactor},
          {"Fix indent", {"csrc/gate.cpp"}, ChangeKind::refactor},
          {"tidy up", {"csrc/gate.cpp"}, ChangeKind::refactor},
          {"Fix unused variable compilation error", {"csrc/gate.cpp"}, ChangeKind::fix}});
}

TEST(KindsTest, TestsThatATitleAddsOrMendsAreWhatItIs) {
  auto of_tests = [](const std::string& title) {
    auto activity = activity_of();
    CommitBuilder commit("a1", title, 1);
    commit.with(file("tests/test_gate.py", of_lines('+', 40)));
    commit.with(file("serve/gate.py", kPatch));
    activity.commits = {commit};
    return digest_repository(activity, {}, day_window()).changes.at(0).kind;
  };
  EXPECT_EQ(of_tests("Add more unit testing for lanes"), ChangeKind::tests);
  EXPECT_EQ(of_tests("Fix lane tests: pass the other gate"), ChangeKind::tests);
  EXPECT_EQ(of_tests("Fix the gate of lanes"), ChangeKind::fix);
  EXPECT_EQ(of_tests("fix lane init & add lane ut"), ChangeKind::fix);
  EXPECT_EQ(of_tests("Fix the test harness of users"), ChangeKind::fix);
}

TEST(KindsTest, WhatGoesForAFaultIsMended) {
  const auto gone = of_lines('-', 60);
  expect({{"Remove the lane kernel as it triggers a clang bug", {"csrc/gate.cpp"}, ChangeKind::fix, gone},
          {"Remove the lane due to issues with gates", {"csrc/gate.cpp"}, ChangeKind::fix, gone},
          {"Remove the lane as nobody uses it", {"csrc/gate.cpp"}, ChangeKind::refactor, gone},
          {"Add some safety checks", {"csrc/gate.cpp"}, ChangeKind::fix, of_lines('+', 60)}});
}

TEST(KindsTest, SpeedThatIsImprovedIsToldBeforeTheTypeAndADashEndsATypeToo) {
  expect({{"feat: Improve critical path perf in lanes", {"serve/gate.py"}, ChangeKind::performance},
          {"perf - optimize lanes using another gate", {"serve/gate.py"}, ChangeKind::performance, of_lines('+', 90)},
          {"Improve performance page", {"docs/gate.md"}, ChangeKind::docs}});
}

constexpr const char* kPins = "@@ -3,2 +3,2 @@\n-    \"gate>=1.2.0\",\n+    \"gate>=1.3.0\",";
constexpr const char* kOwn = "@@ -1 +1 @@\n-__version__ = \"1.2.0\"\n+__version__ = \"1.3.0\"";

TEST(KindsTest, LinesThatRequireAnotherVersionAreDependenciesWhateverTheTitleCallsThem) {
  expect({{"Update pyproject.toml", {"pyproject.toml"}, ChangeKind::deps, kPins},
          {"Update the gate version constraint", {"pyproject.toml"}, ChangeKind::deps, kPins},
          {"Update gate requirement from >=1.2.0 to >=1.3.0", {"tools/gate/requirements.txt"}, ChangeKind::deps, kPins},
          {"(#12)", {"requirements.txt"}, ChangeKind::deps, kPins},  // a title without words
          {"fix https://example.org/issues/12", {"requirements.txt"}, ChangeKind::deps, kPins},
          {"Add the gate dependency", {"setup.py"}, ChangeKind::deps, "@@ -3 +3,2 @@\n x\n+    \"gate\","},
          {"Build with another backend", {"pyproject.toml"}, ChangeKind::build},
          {"Update gate to resolve CVE-2026-1234", {"requirements.txt"}, ChangeKind::security, kPins}});
}

TEST(KindsTest, AVersionOfTheProjectsOwnIsAReleaseAndOneInPassingIsNone) {
  expect({{"Versioning", {"serve/models/_inner.py"}, ChangeKind::release, kOwn},
          {"Update _inner.py", {"serve/models/_inner.py"}, ChangeKind::release, kOwn},
          {":zap: release v1.3.0", {"docs/index.md"}, ChangeKind::release},
          {"Release notes of v1.3.0", {"docs/index.md"}, ChangeKind::docs}});
  auto activity = activity_of();
  CommitBuilder commit("a1", "gate 0.6.0 integration and lanes", 1);
  commit.with(file("serve/__init__.py", kOwn)).with(file("serve/lanes.py", of_lines('+', 90)));
  activity.commits = {commit};
  EXPECT_EQ(digest_repository(activity, {}, day_window()).changes.at(0).kind, ChangeKind::feature);
  expect({{"Updating chart version",
           {"helm/Chart.yaml"},
           ChangeKind::release,
           "@@ -1 +1 @@\n-version: 0.1.1\n+version: 0.1.2"}});
}

TEST(KindsTest, CodeMadeFromTemplatesIsMendedWithThem) {
  expect({{"Fix a buffer overflow of lanes", {"src/lanes/gen/lane.c"}, ChangeKind::fix},
          {"Read the newer sources", {"src/lanes/gen/lane.c"}, ChangeKind::build}});
}

TEST(KindsTest, WhatTheTitleNamesAndAPartOfTheFilesBearsOutIsDone) {
  auto with = [](const std::string& title) {
    auto activity = activity_of();
    CommitBuilder commit("a1", title, 1);
    commit.with(file(".github/workflows/gate.yml", of_lines('+', 9)));
    commit.with(file("tests/conftest.py", of_lines('+', 11)));
    activity.commits = {commit};
    return digest_repository(activity, {}, day_window()).changes.at(0).kind;
  };
  EXPECT_EQ(with("Gates in CI"), ChangeKind::build);
  EXPECT_EQ(with("Gates of lanes"), ChangeKind::tests);
}

TEST(KindsTest, ExamplesThatMoveAreRefactoredAndOptionsThatTheyFollowAreDocuments) {
  expect({{"Move the lanes out of the gate's namespace", {"examples/lanes/run.cpp"}, ChangeKind::refactor},
          {"Show the lanes", {"examples/lanes/run.cpp"}, ChangeKind::docs}});
  auto activity = activity_of();
  CommitBuilder commit("a1", "Replace `lane_ratio` with `lane_steps`", 1);
  commit.with(file("docs/lanes.md", of_lines('+', 60))).with(file("serve/lanes.py", kPatch));
  activity.commits = {commit};
  EXPECT_EQ(digest_repository(activity, {}, day_window()).changes.at(0).kind, ChangeKind::docs);
}

TEST(KindsTest, AScriptOfAnExampleIsMendedAndANewOneIsAnExample) {
  expect({{"Fix the gate", {"examples/lanes/run.sh"}, ChangeKind::fix},
          {"small bug fix", {"plugins/lanes/run_example.sh"}, ChangeKind::fix},
          {"feat: add a script for gates", {"examples/lanes/run.sh"}, ChangeKind::docs},
          {"Add a gate for clients", {"client_example/gate.cpp"}, ChangeKind::docs}});
}

TEST(KindsTest, WhereItWasDoneLeavesTheLeadToWhatWasDone) {
  expect({{"gate: jit: avoid unnecessary copies", {"csrc/gate.cpp"}, ChangeKind::performance},
          {"cpu: lanes: fix readability-container-size-empty", {"csrc/gate.cpp"}, ChangeKind::refactor}});
}

TEST(KindsTest, AStrayArgumentThatGoesBreaksNothing) {
  expect({{"Remove stray `lane` argument",
           {"serve/gate.py"},
           ChangeKind::refactor,
           "@@ -1,2 +1,2 @@\n-def plan(a, lane):\n+def plan(a):\n x"}});
}

TEST(KindsTest, AToolThatAWorkflowRunsIsOfTheBuildAndSoIsAScriptThatIsAdded) {
  auto with = [](const std::string& tool, const std::string& run) {
    auto activity = activity_of();
    CommitBuilder commit("a1", "Add a report of failed lanes", 1);
    commit.with(file(tool, of_lines('+', 60))).with(file(".github/workflows/gate.yml", "@@ -1 +1,2 @@\n x\n+" + run));
    activity.commits = {commit};
    return digest_repository(activity, {}, day_window()).changes.at(0).kind;
  };
  EXPECT_EQ(with("utils/count.py", "  - run: python utils/count.py"), ChangeKind::build);
  EXPECT_EQ(with("utils/count.py", "  - run: python run.py"), ChangeKind::feature);
  EXPECT_EQ(with("serve/count.py", "  - run: python serve/count.py"), ChangeKind::feature);
  expect({{"add script to count lanes", {"tools/count.py"}, ChangeKind::build, of_lines('+', 90)},
          {"add a lane to count", {"tools/count.py"}, ChangeKind::feature, of_lines('+', 90)}});
}

TEST(KindsTest, APatchOfAnothersCodeIsMendedLikeCode) {
  expect({{"[docker] fix the output of lanes", {"docker/patch/gate.patch"}, ChangeKind::fix},
          {"[docker] update the lanes", {"docker/patch/gate.patch"}, ChangeKind::build}});
}

TEST(KindsTest, AnAgentsGuideBesideAnIgnoredFileIsADocumentAndAContainerIsOfTheBuild) {
  auto activity = activity_of();
  CommitBuilder commit("a1", "Add AGENTS.md", 1);
  commit.with(file("AGENTS.md", of_lines('+', 60))).with(file(".gitignore", kPatch));
  activity.commits = {commit};
  EXPECT_EQ(digest_repository(activity, {}, day_window()).changes.at(0).kind, ChangeKind::docs);
  expect({{"Remove trailing space", {"Containerfile"}, ChangeKind::build},
          {"tweak", {"csrc/gate.cpp"}, ChangeKind::refactor, of_lines('+', 30)},
          {"[Gate] Multiple issue fix", {"csrc/gate.cpp"}, ChangeKind::fix, of_lines('+', 60)}});
}

TEST(KindsTest, ALowLatencyKernelIsNamedSoAndALicenceHeadIsAComment) {
  expect({{"Stronger scope for low-latency kernels", {"csrc/gate.cu"}, ChangeKind::fix},
          {"Lower latency of kernels", {"csrc/gate.cu"}, ChangeKind::performance},
          {"add missing copyright",
           {"csrc/gate.h"},
           ChangeKind::docs,
           "@@ -1 +1,4 @@\n+/*******\n+ * Copyright (c) 2026, A. Gate.\n+ *******/\n #pragma once"}});
}

TEST(KindsTest, WhatIsSupportedInTheMiddleOfATitleIsNewsBesideWhatItReplaces) {
  const auto entry = file("serve/__init__.py", "@@ -1,2 +1,2 @@\n-from .lane import Lane\n+from .gate import Gate");
  const auto code = file("serve/lane.py", "@@ -1,2 +1,9 @@\n-class Lane:\n+class Gate:" + of_lines('+', 90));
  auto activity = activity_of();
  CommitBuilder commit("a1", "The planner supports gates of any width", 1);
  commit.with(entry).with(code);
  activity.commits = {commit};
  EXPECT_EQ(digest_repository(activity, {}, day_window()).changes.at(0).kind, ChangeKind::feature);
}

TEST(KindsTest, AnotherWayForAKernelToUseTheDeviceIsOneOfSpeedUnlessItMends) {
  const std::string patch = "@@ -1,2 +1,2 @@ __global__ void gate(\n-  load_async(lane);\n+  load(lane);\n done";
  expect({{"[Gate,Sm90] Use TMA to store dLanes", {"csrc/kernels/gate.cu"}, ChangeKind::performance, patch},
          {"[Gate,Sm90] Don't clear lanes, use the flag of the mma",
           {"csrc/kernels/gate.cu"},
           ChangeKind::performance,
           patch},
          {"[Gate,Sm90] Use TMA to store dLanes correctly", {"csrc/kernels/gate.cu"}, ChangeKind::fix, patch},
          {"Use a TMA of the gate", {"serve/gate.py"}, ChangeKind::refactor}});
}

TEST(KindsTest, WhatBecomesPrivateBreaksAndAShorterNameIsOfNoMeaning) {
  expect({{"[gate] Make the lane and door modules private", {"gate/lane.py"}, ChangeKind::breaking},
          {"[gate] shorten the name of lanes", {"gate/lane.py"}, ChangeKind::refactor},
          {"[gate] Print the plan at the start", {"gate/lane.py"}, ChangeKind::feature}});
}

TEST(KindsTest, APinOfAnExampleIsADependencyAndANeedlessAllocationThatGoesIsSpeed) {
  expect({{"[gate] Add a pin of lanes to the doors",
           {"examples/gate/requirements.txt"},
           ChangeKind::deps,
           "@@ -1 +1 @@\n-lanes\n+lanes<3"},
          {"[gate] remove redundant lane tensor allocation", {"gate/lane.py"}, ChangeKind::performance},
          {"Harden the gate against two owners", {"gate/lane.py"}, ChangeKind::fix}});
}

}  // namespace
}  // namespace aireport::digest

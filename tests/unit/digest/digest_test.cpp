#include <gtest/gtest.h>
#include <aireport/digest/digest.hpp>
#include <limits>
#include <set>

#include "digest/judge/plain_reasons.hpp"
#include "digest/judge/rank.hpp"
#include "digest/judge/signals.hpp"
#include "digest/words/references.hpp"
#include "unit/digest/builders.hpp"
#include "unit/digest/digest_day.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;
using model::ChangeKind;

ChangeKind kind_of(const std::string& title, const std::string& path, const std::string& patch) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", title, 1).with(file(path, patch))};
  return digest_day(activity).changes.at(0).kind;
}

constexpr const char* kPatch = "@@ -1,2 +1,2 @@\n-    return first(x)\n+    return last(x)\n     done";

TEST(DigestTest, TheDiffDecidesWhereTheTitleLies) {
  EXPECT_EQ(kind_of("[CI] Fix broken CI", "serve/model_runner.py", kPatch), ChangeKind::fix);
  EXPECT_EQ(kind_of("[Bugfix] Mend the accuracy", "tests/test_accuracy.py", kPatch), ChangeKind::tests);
  EXPECT_EQ(kind_of("feat: more workflows", ".github/workflows/a.yml", kPatch), ChangeKind::build);
  EXPECT_EQ(kind_of("Add a guide", "docs/guide.md", kPatch), ChangeKind::docs);
}

TEST(DigestTest, WhatIsMendedInExamplesIsAFixOfLowRankAndANewExampleIsForReading) {
  EXPECT_EQ(kind_of("[Example] Fix the accumulator of the gate", "examples/gate/gate.cu", kPatch), ChangeKind::fix);
  EXPECT_EQ(kind_of("Speed up the fused gate", "samples/gate.py", kPatch), ChangeKind::performance);
  EXPECT_EQ(kind_of("feat: support pages of two sizes", "examples/gate.py", kPatch), ChangeKind::feature);
  EXPECT_EQ(kind_of("Add an example of the gate", "examples/gate.py", kPatch), ChangeKind::docs);
  EXPECT_EQ(kind_of("Fix the accumulator", "examples/README.md", kPatch), ChangeKind::docs);
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Fix the accumulator of the gate", 1).with(file("examples/gate.cu", kPatch)),
                      CommitBuilder("a2", "Refactor the gate", 2).with(file("serve/gate.py", kPatch))};
  EXPECT_EQ(digest_day(activity).changes.at(0).title, "Refactor the gate");
}

TEST(DigestTest, ThousandsOfLinesOfTheProductAreNoTestsHoweverManyTestsComeWithThem) {
  auto product = file("csrc/gate.cu", kPatch), tests = file("tests/test_gate.py", kPatch);
  product.additions = 2000;
  tests.additions = 30000;
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "[Test] Gate with unit tests", 1).with(product).with(tests)};
  EXPECT_NE(digest_day(activity).changes.at(0).kind, ChangeKind::tests);
}

TEST(DigestTest, NumbersAsLargeAsTheyMayBeAreAddedUpWhole) {
  constexpr int kMost = std::numeric_limits<int>::max();
  auto activity = activity_of();
  for (const char* sha : {"a1", "a2", "a3"}) {
    model::Commit commit = CommitBuilder(sha, "Rewrite the planner (#12)", 1).with(file("serve/plan.py", kPatch));
    auto& detail = *commit.detail;
    detail.files.push_back(detail.files[0]);
    detail.additions = detail.deletions = kMost;
    for (auto& changed : detail.files) changed.additions = changed.deletions = kMost;
    activity.commits.push_back(commit);
  }
  activity.issues = {issue(7, "It hangs", "")};
  activity.issues[0].comments = activity.issues[0].reactions = kMost;
  const auto digest = digest_day(activity);
  EXPECT_EQ(digest.section.totals.additions, 3LL * kMost);
  EXPECT_EQ(digest.changes.at(0).stats->deletions, 3LL * kMost);
}

TEST(DigestTest, CodeBehindADocstringThatEndsAtTheTopOfAHunkIsCode) {
  EXPECT_EQ(
      kind_of("heads of 192 smem fix", "serve/forward.py",
              "@@ -40,4 +40,4 @@ def stages(self):\n         Counts the stages.\n         \"\"\"\n-        stages = 4\n"
              "+        stages = 3 if self.wide else 4\n         return stages"),
      ChangeKind::fix);
}

TEST(DigestTest, KindsComeFromConventionsWordsAndFiles) {
  EXPECT_EQ(kind_of("bump version to 0.6.3", "version.txt", "@@ -1 +1 @@\n-0.6.2\n+0.6.3"), ChangeKind::release);
  EXPECT_EQ(kind_of("Update the requirements of the gate", "serve/gate.py",
                    "@@ -9,4 +9,4 @@ def gate(x):\n     +------+\n-    | Inptu |\n+    | Input |\n     +======+"),
            ChangeKind::docs);
  EXPECT_EQ(kind_of("Add security.md", "security.md", kPatch), ChangeKind::docs);
  EXPECT_EQ(kind_of("[Bugfix] Mend the lookup of the commit", "version.py", kPatch), ChangeKind::fix);
  EXPECT_EQ(kind_of("feat: find the compiler's cache", "build_tools/paths.py", kPatch), ChangeKind::build);
  EXPECT_EQ(kind_of("Bump torch from 2.5 to 2.6", "requirements.txt", "@@ -1 +1 @@\n-torch==2.5\n+torch==2.6"),
            ChangeKind::deps);
  EXPECT_EQ(kind_of("Undo the fix of the planner", "serve/plan.py", kPatch), ChangeKind::revert);
  EXPECT_EQ(kind_of("setup: harden extraction against path traversal", "setup.py", kPatch), ChangeKind::security);
  EXPECT_EQ(kind_of("perf: speed up the gate", "serve/gate.py", kPatch), ChangeKind::performance);
  EXPECT_EQ(kind_of("", "serve/gate.py", kPatch), ChangeKind::fix) << "a small change without a word";
}

TEST(DigestTest, ChineseTitlesAreUnderstood) {
  EXPECT_EQ(kind_of("支持多头注意力", "serve/gate.py", kPatch), ChangeKind::feature);
  EXPECT_EQ(kind_of("修复分页越界", "serve/gate.py", kPatch), ChangeKind::fix);
  EXPECT_EQ(kind_of("优化 prefill 的吞吐", "serve/gate.py", kPatch), ChangeKind::performance);
  EXPECT_EQ(kind_of("重构调度器", "serve/gate.py", kPatch), ChangeKind::refactor);
  EXPECT_EQ(kind_of("升级 torch 到 2.6", "requirements.txt", "@@ -1 +1 @@\n-torch==2.5\n+torch==2.6"),
            ChangeKind::deps);
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "修复分页", 1).with(file("serve/gate.py", kPatch)),
                      CommitBuilder("a2", "修复计算错误", 2).with(file("serve/plan.py", kPatch))};
  const auto first = digest_day(activity).changes.at(0);
  ASSERT_FALSE(first.reasons.empty());
  EXPECT_EQ(first.reasons[0].names, std::vector<std::string>{"计算错误"});
}

TEST(DigestTest, DocumentsThatComeWithTheBuildDescribeItAndADocstringIsADocument) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Leave libfabric out of the wheel", 1)
                          .with(file("docs/build.md", "@@ -1 +1,4 @@\n x\n+a\n+b\n+c"))
                          .with(file("scripts/build_wheel.sh", "@@ -1 +1,2 @@\n x\n+y"))};
  EXPECT_EQ(digest_day(activity).changes.at(0).kind, ChangeKind::build);
  EXPECT_EQ(kind_of("Add an example to the docs of gate", "serve/gate.py",
                    "@@ -1,3 +1,6 @@\n def gate():\n+    \"\"\"Opens.\n+    Say gate(1).\n+    \"\"\"\n     done"),
            ChangeKind::docs);
}

TEST(DigestTest, WhatIsOnlyMeasuredIsNotMended) {
  EXPECT_EQ(kind_of("Measure the time of the gate", "serve/gate.py", kPatch), ChangeKind::feature);
}

TEST(DigestTest, TyposAndVersionsInDevelopmentAreTrivial) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Fix typo", 1).with(file("serve/gate.cu", kPatch)),
                      CommitBuilder("a2", "Bump version to 0.10.0.dev1", 2)
                          .with(file("version.txt", "@@ -1 +1 @@\n-0.9.0\n+0.10.0.dev1")),
                      CommitBuilder("a3", "[Doc] Describe the gate", 3).with(file("serve/gate.cu", kPatch)),
                      CommitBuilder("a4", "Fix the gate", 4).with(file("serve/plan.py", kPatch))};
  const auto digest = digest_day(activity);
  EXPECT_EQ(digest.changes[0].title, "Fix the gate");
  EXPECT_EQ(digest.changes[1].title, "[Doc] Describe the gate");
  EXPECT_LE(digest.changes[2].score, kTrivial);
}

TEST(DigestTest, SilentDamageLeadsHoweverSmallItIs) {
  auto activity = activity_of();
  std::string large = "@@ -0,0 +1,500 @@\n";
  for (int i = 0; i < 500; ++i) large += "+line(" + std::to_string(i) + ")\n";
  activity.commits = {CommitBuilder("a1", "Refactor the whole planner", 1).with(file("serve/plan.py", large)),
                      CommitBuilder("a2", "Fix wrong results with FP8", 2).with(file("serve/fp8.cu", kPatch)),
                      CommitBuilder("a3", "docs: fix a typo", 3).with(file("README.md", large))};
  const auto digest = digest_day(activity);
  EXPECT_EQ(digest.changes[0].title, "Fix wrong results with FP8");
  EXPECT_EQ(digest.changes[2].title, "docs: fix a typo");
  ASSERT_FALSE(digest.changes[0].reasons.empty());
  EXPECT_EQ(digest.changes[0].reasons[0].kind, model::ReasonKind::silent_damage);
  EXPECT_EQ(digest.changes[0].reasons[0].names, std::vector<std::string>{"wrong results"});
}

TEST(DigestTest, ADenialIsHeard) {
  auto activity = activity_of();
  activity.commits = {
      CommitBuilder("a1", "Tidy the gate\n\nNo breaking change, and it does not crash.", 1).with(file("a.py", kPatch))};
  const auto change = digest_day(activity).changes.at(0);
  EXPECT_NE(change.kind, ChangeKind::breaking);
  for (const auto& reason : change.reasons) EXPECT_TRUE(is_plain(reason.kind));
}

TEST(DigestTest, TheUsersRulesHideAndCount) {
  model::PageSettings settings;
  model::RepoSettings rules;
  rules.repo = {"Warpline", "Serve"};
  rules.ignore.authors = {"*[bot]"};
  rules.ignore.paths = {"docs/**"};
  rules.ignore.labels = {"stale"};
  settings.repos = {rules};
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Bump", 1).by("renovate[bot]", true).with(file("a.py", kPatch)),
                      CommitBuilder("a2", "Guide", 2).with(file("docs/a.md", kPatch)),
                      CommitBuilder("a3", "Both", 3).with(file("docs/a.md", kPatch)).with(file("a.py", kPatch))};
  activity.issues = {issue(5, "Old", ""), issue(6, "New", "")};
  activity.issues[0].labels = {"Stale"};
  const auto digest = digest_day(activity, settings);
  ASSERT_EQ(digest.changes.size(), 1U);
  EXPECT_EQ(digest.changes[0].title, "Both");
  EXPECT_EQ(digest.section.hidden, (model::Hidden{2, 2, 0, 1, 0}));
  EXPECT_EQ(digest.section.totals.commits, 3) << "totals count what is hidden too";
}

TEST(DigestTest, WatchedPathsComeFirstOrStandAlone) {
  model::PageSettings settings;
  model::RepoSettings rules;
  rules.repo = {"warpline", "serve"};
  rules.watch.paths = {"csrc/**"};
  settings.repos = {rules};
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Fix wrong results", 1).with(file("serve/a.py", kPatch)),
                      CommitBuilder("a2", "Tidy", 2).with(file("csrc/a.cu", kPatch))};
  EXPECT_EQ(digest_day(activity, settings).changes.at(0).title, "Tidy");
  settings.repos[0].watch.only = true;
  const auto only = digest_day(activity, settings);
  EXPECT_EQ(only.changes.size(), 1U);
  EXPECT_EQ(only.section.hidden.changes, 1);
}

TEST(DigestTest, TheUsersPatternsNameKindAndArea) {
  model::PageSettings settings;
  model::RepoSettings rules;
  rules.repo = {"warpline", "serve"};
  rules.kinds = {{"csrc/**", "performance"}};
  rules.areas = {{"csrc/**", "device"}};
  settings.repos = {rules};
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a2", "Tidy", 2).with(file("csrc/a.cu", kPatch))};
  const auto change = digest_day(activity, settings).changes.at(0);
  EXPECT_EQ(change.kind, ChangeKind::performance);
  EXPECT_EQ(change.areas, std::vector<std::string>{"device"});
}

TEST(DigestTest, ATagIsAnAreaWhereAPathOrTheCodeHasItsName) {
  const auto areas = [](const std::string& title) {
    auto activity = activity_of();
    activity.commits = {CommitBuilder("a1", title, 1)
                            .with(file("csrc/transfer-engine/fused_moe.cu", "@@ -1 +1 @@\n-int x;\n+int sm90_x;"))};
    return digest_day(activity).changes.at(0).areas;
  };
  using Areas = std::vector<std::string>;
  EXPECT_EQ(areas("[MoE] Use lanes"), Areas{"moe"});
  EXPECT_EQ(areas("[TE][SM90] Use lanes"), (Areas{"te", "sm90"}));
  EXPECT_EQ(areas("[QuickFix] Use lanes"), Areas{"transfer-engine"});
  EXPECT_EQ(areas("[All] Use lanes"), Areas{"transfer-engine"});
  EXPECT_EQ(areas("[Fused Engine] Use lanes"), (Areas{"fused", "engine"}));
}

TEST(DigestTest, AnIssueKnowsThePullRequestThatAnswersIt) {
  auto activity = activity_of();
  activity.issues = {
      issue(31, "Wrong logits since 0.9.2", "The first token differs from the one of 0.9.1 on this card.")};
  activity.pulls = {open_pull(32, "Mend the logits")};
  activity.pulls[0].body = "Fixes #31.";
  const auto digest = digest_day(activity);
  ASSERT_EQ(digest.section.issues.size(), 1U);
  EXPECT_EQ(digest.section.issues[0].answered_by, (std::vector<model::ItemRef>{{activity.repo, 32, true}}));
  EXPECT_FALSE(digest.section.issues[0].excerpt.empty());
  ASSERT_EQ(digest.section.notable_pulls.size(), 1U);
}

TEST(DigestTest, OfATextThatRefersToMoreThanAnyoneReadsTheFirstReferencesCount) {
  auto activity = activity_of();
  activity.issues = {issue(31, "Wrong logits", "They differ."), issue(32, "Wrong order", "It differs.")};
  activity.pulls = {merged_pull(33, "Mend the logits", 1)};
  auto& body = activity.pulls[0].body;
  body = "See #31.";
  for (int number = 1; number < 20'000; ++number) body += " openkern/other#" + std::to_string(number);
  body += " Fixes #32.";
  const auto digest = digest_day(activity);
  EXPECT_EQ(digest.mentions.size(), kMaxReferences - 1);
  EXPECT_EQ(digest.section.issues.at(0).answered_by.size() + digest.section.issues.at(1).answered_by.size(), 1U);
}

TEST(DigestTest, SeriesAndFollowUpsFoldUnderOneLine) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Use TileLayout in planner, part 1", 1).with(file("a.py", kPatch)),
                      CommitBuilder("a2", "Use TileLayout in gate, part 2", 2).with(file("b.py", kPatch)),
                      CommitBuilder("a3", "Support pages (#7)", 3).with(file("c.py", kPatch)),
                      CommitBuilder("a4", "Mend pages, follow-up to #7 (#8)", 4).with(file("c.py", kPatch))};
  const auto digest = digest_day(activity);
  ASSERT_EQ(digest.changes.size(), 2U);
  EXPECT_EQ(digest.changes[0].related.size(), 1U);
  EXPECT_EQ(digest.changes[1].related.size(), 1U);
}

}  // namespace
}  // namespace aireport::digest

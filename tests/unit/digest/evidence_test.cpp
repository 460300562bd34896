#include "digest/judge/evidence.hpp"

#include <gtest/gtest.h>
#include <aireport/diff/cut.hpp>

#include "unit/digest/digest_day.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;
using model::ChangeKind;

constexpr const char* kPatch = "@@ -1,2 +1,2 @@\n-    return first(x)\n+    return last(x)\n     done";

bool claims_a_removal(const model::Change& change) {
  return std::any_of(change.reasons.begin(), change.reasons.end(), [](const model::Reason& reason) {
    return reason.kind == model::ReasonKind::removes_public || reason.kind == model::ReasonKind::removes_option ||
           reason.kind == model::ReasonKind::changes_default || reason.kind == model::ReasonKind::changes_signature;
  });
}

TEST(EvidenceTest, ARemovedOptionIsNamed) {
  auto activity = activity_of();
  activity.commits = {
      CommitBuilder("a1", "Remove the legacy layout", 1)
          .with(file("serve/server_args.py",
                     "@@ -1,2 +1,1 @@\n-    parser.add_argument(\"--kv-layout\", default=None)\n     done()"))};
  const auto change = digest_day(activity).changes.at(0);
  EXPECT_EQ(change.kind, ChangeKind::breaking);
  EXPECT_EQ(change.reasons.at(0).kind, model::ReasonKind::removes_option);
  EXPECT_EQ(change.reasons.at(0).names, std::vector<std::string>{"--kv-layout"});
}

TEST(EvidenceTest, AnOptionThatIsOnlyWrappedIsNotRemoved) {
  auto activity = activity_of();
  activity.commits = {
      CommitBuilder("a1", "Wrap a line", 1)
          .with(file("serve/server_args.py",
                     "@@ -1,2 +1,4 @@\n-    parser.add_argument(\"--layout\", default=None)\n+    "
                     "parser.add_argument(\n+        \"--layout\", default=None\n+    )\n     done()"))};
  EXPECT_FALSE(claims_a_removal(digest_day(activity).changes.at(0)));
}

TEST(EvidenceTest, AReadOfAnEnvironmentVariableThatGoesIsNoRemovedOption) {
  auto activity = activity_of();
  activity.commits = {
      CommitBuilder("a1", "Remove a knob", 1)
          .with(file("serve/gate.py", "@@ -1,2 +1 @@\n-    lane = os.environ.get(\"GATE_LANE\")\n     done"))};
  const auto change = digest_day(activity).changes.at(0);
  EXPECT_NE(change.kind, ChangeKind::breaking);
  for (const auto& reason : change.reasons) EXPECT_NE(reason.kind, model::ReasonKind::removes_option);
}

TEST(EvidenceTest, ACommitWhoseFilesAreNotAllKnownRemovesNothing) {
  auto commit = CommitBuilder("a1", "Remove --kv-layout", 1)
                    .with(file("serve/server_args.py", "@@ -1,2 +1 @@\n-parser.add_argument(\"--kv-layout\")\n x"));
  auto activity = activity_of();
  activity.commits = {commit};
  ASSERT_FALSE(digest_day(activity).changes.at(0).reasons.empty());
  activity.commits[0].detail->files_truncated = true;
  const auto reasons = digest_day(activity).changes.at(0).reasons;
  for (const auto& reason : reasons) EXPECT_NE(reason.kind, model::ReasonKind::removes_option);
}

TEST(EvidenceTest, ADeclaredBreakIsQuotedAsItStands) {
  auto activity = activity_of();
  activity.commits = {
      CommitBuilder("a1", "[Core] feat(api)!: pages come first", 1).with(file("serve/gate.py", kPatch)),
      CommitBuilder("a2", "feat: lanes\n\nBREAKING CHANGE: lanes count from one.", 2).with(file("serve/a.py", kPatch)),
      CommitBuilder("a3", "feat: more lanes\n\nBREAKING CHANGE: none", 3).with(file("serve/b.py", kPatch))};
  const auto digest = digest_day(activity);
  std::set<std::string> declared;
  for (const auto& change : digest.changes) {
    EXPECT_EQ(change.kind == ChangeKind::breaking, change.title != "feat: more lanes") << change.title;
    if (!change.reasons.empty() && change.reasons[0].kind == model::ReasonKind::says_breaking)
      declared.insert(change.reasons[0].names.at(0));
  }
  EXPECT_EQ(declared, (std::set<std::string>{"feat(api)!", "BREAKING CHANGE"}));
}

TEST(EvidenceTest, AMemberOfAPublicHeaderThatGoesIsNamed) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Rename can_run to check", 1)
                          .with(file("include/gemm.hpp",
                                     "@@ -1,2 +1,2 @@\n-  static Status can_run(int k) {\n"
                                     "+  static Status check(int k) {\n     plan(k);"))};
  const auto change = digest_day(activity).changes.at(0);
  ASSERT_FALSE(change.reasons.empty());
  EXPECT_EQ(change.reasons[0].names, std::vector<std::string>{"can_run"});
}

TEST(EvidenceTest, ANameThatThePackageNoLongerGivesOutIsNamedOnceItsDefinitionIsGone) {
  auto activity = activity_of();
  const auto entry =
      file("serve/__init__.py", "@@ -1 +1 @@\n-from .moe import GatedKind, plan\n+from .moe import ActKind, plan");
  const auto moe = file("serve/_moe.py", "@@ -1 +1 @@\n-class GatedKind(Enum):\n+class ActKind(Enum):");
  activity.commits = {CommitBuilder("a1", "feat: more activations", 1).with(entry)};
  EXPECT_FALSE(claims_a_removal(digest_day(activity).changes.at(0)));
  activity.commits = {CommitBuilder("a1", "feat: more activations", 1).with(entry).with(moe)};
  const auto change = digest_day(activity).changes.at(0);
  ASSERT_FALSE(change.reasons.empty());
  EXPECT_EQ(change.reasons[0].kind, model::ReasonKind::removes_public);
  EXPECT_EQ(change.reasons[0].names, std::vector<std::string>{"GatedKind"});
}

TEST(EvidenceTest, AFileThatIsSeenInPartGivesNoRemovalAway) {
  auto cut = file("serve/server_args.py",
                  "@@ -1,9 +1,2 @@\n-    parser.add_argument(\"--kv-layout\", default=1)\n-def plan(pages):\n"
                  "-    depth: int = 3,\n+def plan(pages, lanes):\n+    depth: int = 4,\n-def replan(pages):");
  auto activity = activity_of();
  const std::string title = "refactor!: remove the legacy layout";
  activity.commits = {CommitBuilder("a1", title, 1).with(cut)};
  EXPECT_TRUE(claims_a_removal(digest_day(activity).changes.at(0)));
  cut.patch_lines_cut = 500;
  activity.commits = {CommitBuilder("a1", title, 1).with(cut)};
  EXPECT_FALSE(claims_a_removal(digest_day(activity).changes.at(0)));
}

TEST(EvidenceTest, WhatStandsBehindACutIsHeardOfStill) {
  std::string filler;
  for (int i = 0; i < model::kMaxPatchLines; ++i) filler += "\n+    total += " + std::to_string(i);
  const auto day = [&](const std::string& behind) {
    auto fresh = file("serve/fresh.py", "@@ -0,0 +1,900 @@" + filler + behind);
    fresh.patch_lines_cut = diff::cut_patch(*fresh.patch, model::kMaxPatchLines);
    EXPECT_GT(fresh.patch_lines_cut, 0);
    auto activity = activity_of();
    activity.commits = {CommitBuilder("a1", "refactor!: plan anew", 1)
                            .with(file("serve/plan.py", "@@ -1,2 +0,0 @@\n-def plan(pages):\n-    return pages"))
                            .with(fresh)};
    return digest_day(activity).changes.at(0);
  };
  const auto gone = day("\n+def other(pages):");
  ASSERT_TRUE(claims_a_removal(gone));
  EXPECT_EQ(gone.reasons.at(0).names, std::vector<std::string>{"plan"});
  EXPECT_FALSE(claims_a_removal(day("\n+def plan(pages):")));
}

TEST(EvidenceTest, ARemovedNameThatAnUnseenFileMayDefineIsNotClaimed) {
  auto activity = activity_of();
  auto unseen = file("serve/large.py", "+");
  unseen.patch.reset();
  const auto change = file("serve/plan.py", "@@ -1,2 +0,0 @@\n-def plan(pages):\n-    return pages");
  const std::string title = "refactor!: remove plan";
  activity.commits = {CommitBuilder("a1", title, 1).with(change)};
  EXPECT_TRUE(claims_a_removal(digest_day(activity).changes.at(0)));
  activity.commits = {CommitBuilder("a1", title, 1).with(change).with(unseen)};
  EXPECT_FALSE(claims_a_removal(digest_day(activity).changes.at(0)));
}

}  // namespace
}  // namespace aireport::digest

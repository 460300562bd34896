#include <aireport/diff/cut.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <aireport/diff/patch.hpp>

#include <string>

namespace aireport::diff {
namespace {

using ::testing::SizeIs;

constexpr int kLimit = 3;  // the header and two lines

std::string behind_cut(const std::string& patch) {
  return patch.substr(patch.find(kCutMark) + kCutMark.size());
}

TEST(CutTest, AShortPatchIsLeftAlone) {
  std::string patch = "@@ -1 +1,2 @@\n a\n+b";
  EXPECT_EQ(cut_patch(patch, kLimit), 0);
  EXPECT_EQ(patch, "@@ -1 +1,2 @@\n a\n+b");
  EXPECT_EQ(before_cut(patch), patch);
}

TEST(CutTest, OfTheRestTheDeclaringLinesAreKeptWhereTheyStood) {
  std::string patch =
      "@@ -10,4 +10,5 @@ class Gate:\n a\n+b\n     x = 1\n-def plan(pages):\n+def plan(pages, lanes):\n+    return 7\n"
      "@@ -90,2 +91,3 @@\n c\n+class Lane:\n d";
  EXPECT_EQ(cut_patch(patch, kLimit), 8);
  EXPECT_TRUE(keeps_declarations(patch));
  EXPECT_EQ(before_cut(patch), "@@ -10,4 +10,5 @@ class Gate:\n a\n+b\n");
  EXPECT_EQ(behind_cut(patch),
            "\n@@ -12,1 +13,1 @@\n-def plan(pages):\n+def plan(pages, lanes):\n@@ -90,0 +92,1 @@\n+class Lane:");
}

TEST(CutTest, LinesBehindTheCutAreNoHunksToShow) {
  std::string patch = "@@ -1,2 +1,3 @@\n a\n+b\n+def plan(pages):\n c";
  EXPECT_EQ(cut_patch(patch, kLimit), 2);
  const auto hunks = parse_patch(patch);
  ASSERT_THAT(hunks, SizeIs(1));
  EXPECT_THAT(hunks[0].lines, SizeIs(2));
}

TEST(CutTest, OptionsConstantsAndVariablesDeclareAtAnyDepth) {
  for (const std::string line :
       {"            \"--depth\", type=int)", "        lane = os.environ.get(\"lane\")",
        "        x = read(\"GATE_LANE\")", "        GATE_LANES = 4", "option(WITH_GATE \"with it\" ON)",
        "  static Status check(int k) {", "template <int kLanes> void plan(int pages);", "#define GATE_LANES 4"}) {
    std::string patch = "@@ -1,2 +1,3 @@\n a\n b\n+" + line;
    EXPECT_EQ(cut_patch(patch, kLimit), 1);
    EXPECT_TRUE(patch.ends_with("+" + line)) << line;
  }
  for (const std::string line : {"        x = plan(y)", "    return 7", "// of a lane", "        def inner(pages):"}) {
    std::string patch = "@@ -1,2 +1,3 @@\n a\n b\n+" + line;
    EXPECT_EQ(cut_patch(patch, kLimit), 1);
    EXPECT_TRUE(patch.ends_with(kCutMark)) << line;
  }
}

TEST(CutTest, TheNameOfALongCallIsKeptWithIt) {
  std::string patch = "@@ -1,2 +1,4 @@\n a\n b\n+    parser.add_argument(\n+        \"pages\",\n+        help=\"x\",";
  EXPECT_EQ(cut_patch(patch, kLimit), 3);
  EXPECT_TRUE(patch.ends_with("+    parser.add_argument(\n+        \"pages\","));
}

TEST(CutTest, TooManyDeclarationsLeaveItOpenWhatTheRestDeclares) {
  std::string patch = "@@ -1,2 +1,900 @@\n a\n b";
  for (int i = 0; i < 900; ++i) patch += "\n+#define LANE_" + std::to_string(i) + " 1";
  EXPECT_EQ(cut_patch(patch, kLimit), 900);
  EXPECT_FALSE(keeps_declarations(patch));
  EXPECT_EQ(patch, "@@ -1,2 +1,900 @@\n a\n b");
  patch += "\n+class " + std::string(999, 'x') + ":";
  EXPECT_EQ(cut_patch(patch, kLimit), 1);
  EXPECT_FALSE(keeps_declarations(patch));
}

TEST(CutTest, OfARestBeyondAllBoundsNothingIsRead) {
  std::string patch = "@@ -0,0 +1,9 @@\n+a";
  while (patch.size() < (1U << 20U) + 100) patch += "\n+def f():";
  EXPECT_GT(cut_patch(patch, 2), 0);
  EXPECT_EQ(patch, "@@ -0,0 +1,9 @@\n+a");
}

TEST(CutTest, GarbageIsCutToo) {
  std::string patch = "x\ny\nz\nclass Lane:\n+class Lane:";
  EXPECT_EQ(cut_patch(patch, kLimit), 2);
  EXPECT_EQ(behind_cut(patch), "");
}

}  // namespace
}  // namespace aireport::diff

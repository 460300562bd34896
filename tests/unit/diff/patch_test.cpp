#include <aireport/diff/patch.hpp>

#include <string>

namespace aireport::diff {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(PatchTest, ReadsHeaderAndLineNumbers) {
  const auto hunks = parse_patch("@@ -10,3 +10,4 @@ int main() {\n a\n-b\n+c\n+d\n e");
  ASSERT_THAT(hunks, SizeIs(1));
  const Hunk& hunk = hunks[0];
  EXPECT_EQ(hunk.old_start, 10);
  EXPECT_EQ(hunk.old_count, 3);
  EXPECT_EQ(hunk.new_count, 4);
  EXPECT_EQ(hunk.section, "int main() {");
  ASSERT_THAT(hunk.lines, SizeIs(5));
  EXPECT_EQ(hunk.lines[1].mark, Mark::removed);
  EXPECT_EQ(hunk.lines[1].old_number, 11);
  EXPECT_EQ(hunk.lines[1].new_number, 0);
  EXPECT_EQ(hunk.lines[3].text, "d");
  EXPECT_EQ(hunk.lines[3].old_number, 0);
  EXPECT_EQ(hunk.lines[3].new_number, 12);
  EXPECT_EQ(hunk.lines[4].old_number, 12);
  EXPECT_EQ(hunk.lines[4].new_number, 13);
}

TEST(PatchTest, AnOmittedCountIsOne) {
  const auto hunks = parse_patch("@@ -0,0 +1 @@\n+only\n\\ No newline at end of file");
  ASSERT_THAT(hunks, SizeIs(1));
  EXPECT_EQ(hunks[0].old_count, 0);
  EXPECT_EQ(hunks[0].new_count, 1);
  EXPECT_EQ(hunks[0].section, "");
  ASSERT_THAT(hunks[0].lines, SizeIs(1));
  EXPECT_EQ(hunks[0].lines[0].new_number, 1);
}

TEST(PatchTest, TheNoteOnAMissingLineEndIsNoLineAndEndsNothing) {
  const auto hunks = parse_patch("@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n");
  ASSERT_THAT(hunks, SizeIs(1));
  ASSERT_THAT(hunks[0].lines, SizeIs(2));
  EXPECT_EQ(hunks[0].lines[1].text, "b");
}

TEST(PatchTest, LinesThatLookLikeHeadersStayLines) {
  const auto hunks = parse_patch("@@ -1,2 +1,2 @@\n--- a\n+++ b\n @@ -1 +1 @@\n");
  ASSERT_THAT(hunks, SizeIs(1));
  ASSERT_THAT(hunks[0].lines, SizeIs(3));
  EXPECT_EQ(hunks[0].lines[0].text, "-- a");
  EXPECT_EQ(hunks[0].lines[2].text, "@@ -1 +1 @@");
}

TEST(PatchTest, AnUnknownMarkerEndsTheHunk) {
  const auto hunks = parse_patch("@@ -1 +1 @@\n-a\ndiff --git a/x b/x\n--- a/x\n@@ -5 +5 @@\n+b\n");
  ASSERT_THAT(hunks, SizeIs(2));
  EXPECT_THAT(hunks[0].lines, SizeIs(1));
  EXPECT_EQ(hunks[1].lines[0].new_number, 5);
}

TEST(PatchTest, GarbageHasNoHunks) {
  for (const char* patch : {"", "\n", "+a\n-b", "@@", "@@ -1 +1", "@@ -x +1 @@", "@@ -1,+1 @@", "@@ - + @@",
                            "@@@ -1 -1 +1 @@@", "@@ -99999999999 +1 @@", "@@ --1 +1 @@"})
    EXPECT_THAT(parse_patch(patch), IsEmpty()) << patch;
}

TEST(PatchTest, CountsOfTheHeaderAreNotTrusted) {
  const auto hunks = parse_patch("@@ -1,1000000 +1000000000,0 @@\n a\n b\n");
  ASSERT_THAT(hunks, SizeIs(1));
  EXPECT_THAT(hunks[0].lines, SizeIs(2));
}

TEST(PatchTest, LineEndsOfWindowsAreDropped) {
  const auto hunks = parse_patch("@@ -1 +1 @@\r\n-a\r\n+b\r\n");
  ASSERT_THAT(hunks, SizeIs(1));
  EXPECT_EQ(hunks[0].lines[1].text, "b");
}

}  // namespace
}  // namespace aireport::diff

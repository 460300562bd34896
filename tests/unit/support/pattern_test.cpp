#include <aireport/support/pattern.hpp>

#include <chrono>
#include <string>

namespace aireport {
namespace {

TEST(PatternTest, AStarStaysWithinAFolder) {
  EXPECT_TRUE(matches_path("docs/*.md", "docs/a.md"));
  EXPECT_FALSE(matches_path("docs/*.md", "docs/a/b.md"));
  EXPECT_TRUE(matches_path("*", "README"));
  EXPECT_FALSE(matches_path("*", "docs/README"));
  EXPECT_TRUE(matches_path("a*c", "ac"));
}

TEST(PatternTest, TwoStarsCrossFolders) {
  EXPECT_TRUE(matches_path("docs/**", "docs/a/b.md"));
  EXPECT_FALSE(matches_path("docs/**", "docs"));
  EXPECT_FALSE(matches_path("docs/**", "docsy/a"));
  EXPECT_TRUE(matches_path("**.md", "docs/a/b.md"));
  EXPECT_TRUE(matches_path("**", "docs/a/b.md"));
  EXPECT_TRUE(matches_path("a**z", "a/b/z"));
}

TEST(PatternTest, TwoStarsAndASlashAreNoneOrWholeFolders) {
  EXPECT_TRUE(matches_path("**/x", "x"));
  EXPECT_TRUE(matches_path("**/x", "a/b/x"));
  EXPECT_FALSE(matches_path("**/x", "a/bx"));
  EXPECT_TRUE(matches_path("a/**/x", "a/x"));
  EXPECT_TRUE(matches_path("a/**/x", "a/b/c/x"));
  EXPECT_FALSE(matches_path("a/**/x", "ax"));
  EXPECT_FALSE(matches_path("a/**/x", "a/bx"));
}

TEST(PatternTest, AQuestionMarkIsOneCharacterButNoSlash) {
  EXPECT_TRUE(matches_path("a?c", "abc"));
  EXPECT_TRUE(matches_path("a?c", "a日c"));
  EXPECT_FALSE(matches_path("a?c", "a/c"));
  EXPECT_FALSE(matches_path("a?c", "ac"));
}

TEST(PatternTest, AllElseIsALetter) {
  EXPECT_TRUE(matches_word("*[bot]", "dependabot[bot]"));
  EXPECT_FALSE(matches_word("*[bot]", "robot"));
  EXPECT_TRUE(matches_path("a.b", "a.b"));
  EXPECT_FALSE(matches_path("a.b", "axb"));
  EXPECT_FALSE(matches_path("Docs/**", "docs/a")) << "paths tell case apart";
  EXPECT_TRUE(matches_path("", ""));
  EXPECT_FALSE(matches_path("", "a"));
}

TEST(PatternTest, WordsIgnoreCaseAndSlashes) {
  EXPECT_TRUE(matches_word("Stale", "stale"));
  EXPECT_TRUE(matches_word("wip*", "WIP: a/b"));
  EXPECT_TRUE(matches_word("a?b", "A/b"));
  EXPECT_TRUE(matches_word("**/x", "a/x"));
  EXPECT_FALSE(matches_word("stale", "stale bot"));
}

TEST(PatternTest, ManyStarsCostNoMoreThanPatternTimesText) {
  std::string pattern;
  for (int i = 0; i < 100; ++i) pattern += "*a";
  const std::string text(2000, 'a');
  const auto start = std::chrono::steady_clock::now();
  EXPECT_TRUE(matches_path(pattern, text));
  EXPECT_FALSE(matches_path(pattern + "b", text));
  EXPECT_FALSE(matches_word(pattern + "b", text));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{5});
}

}  // namespace
}  // namespace aireport

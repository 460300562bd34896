#include <aireport/support/text.hpp>

namespace aireport {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TextTest, RepairLeavesWellFormedTextAlone) {
  const std::string text = "日报 é \U0001F600 \xF4\x8F\xBF\xBF";
  EXPECT_EQ(repair_utf8(text), text);
  EXPECT_TRUE(is_utf8(text));
}

TEST(TextTest, RepairReplacesEachByteThatIsNotUtf8) {
  EXPECT_EQ(repair_utf8("a\xFF"
                        "b"),
            "a\uFFFDb");
  EXPECT_EQ(repair_utf8("\xE6\x97"), "\uFFFD\uFFFD") << "cut off";
  EXPECT_EQ(repair_utf8("\xC0\xAF"), "\uFFFD\uFFFD") << "overlong";
  EXPECT_EQ(repair_utf8("\xE0\x80\xAF"), "\uFFFD\uFFFD\uFFFD") << "overlong";
  EXPECT_EQ(repair_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "surrogate";
  EXPECT_EQ(repair_utf8("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD") << "above U+10FFFF";
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
}

TEST(TextTest, EveryCodePointGoesThereAndBack) {
  for (char32_t character = 0; character <= 0x10FFFF; ++character) {
    if (character >= 0xD800 && character <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, character);
    std::size_t position = 0;
    ASSERT_EQ(next_character(text, position), character);
    ASSERT_EQ(position, text.size());
  }
}

TEST(TextTest, CutsAtWholeCharacters) {
  EXPECT_EQ(first_characters("日报é", 2), "日报");
  EXPECT_EQ(first_characters("日报", 9), "日报");
  EXPECT_EQ(count_characters("日报é"), 3U);
}

TEST(TextTest, LinesEndAtEitherLineEnd) {
  EXPECT_THAT(split_lines("a\r\nb\n\nc\n"), ElementsAre("a", "b", "", "c"));
  EXPECT_THAT(split_lines("a\rb"), ElementsAre("a\rb"));
  EXPECT_THAT(split_lines(""), IsEmpty());
  EXPECT_THAT(split_lines("\n"), ElementsAre(""));
  EXPECT_EQ(first_line("a\r\nb"), "a");
  EXPECT_EQ(first_line("a\r"), "a\r") << "a CR that ends no line";
}

TEST(TextTest, SplitKeepsEmptyParts) {
  EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(split("", ','), ElementsAre(""));
}

TEST(TextTest, CaseIsIgnoredInAsciiAlone) {
  EXPECT_TRUE(equals_ignoring_case("NVIDIA", "nvidia"));
  EXPECT_FALSE(equals_ignoring_case("É", "é"));
  EXPECT_TRUE(contains_ignoring_case("a Breaking change", "BREAKING"));
  EXPECT_FALSE(contains_ignoring_case("break", "breaking"));
}

TEST(TextTest, ATerminalIsShownWhatItMightObey) {
  EXPECT_EQ(for_terminal("\x1B[31mred\x7F"), "U+001B[31mredU+007F");
  EXPECT_EQ(for_terminal("a\r\nb\tc\rd"), "a b cU+000Dd");
  EXPECT_EQ(for_terminal("\u202Eabc\u200B\u0085\u2028"), "U+202EabcU+200BU+0085U+2028");
  EXPECT_EQ(for_terminal("日报 é \xFF"), "日报 é \uFFFD");
}

TEST(TextTest, SuggestsTheNearestWordIfItIsNear) {
  const std::vector<std::string_view> keys = {"timezone", "title", "token_env", "repos"};
  EXPECT_EQ(nearest("timezon", keys), "timezone");
  EXPECT_EQ(nearest("Repo", keys), "repos");
  EXPECT_EQ(nearest("tokn_env", keys), "token_env");
  EXPECT_EQ(nearest("tilte", keys), "title") << "two letters swapped are one slip";
  EXPECT_EQ(nearest("repso", keys), "repos");
  EXPECT_EQ(nearest("banana", keys), "");
  EXPECT_EQ(nearest("", keys), "");
  EXPECT_EQ(nearest(std::string(1U << 20U, 'x'), keys), "");
}

}  // namespace
}  // namespace aireport

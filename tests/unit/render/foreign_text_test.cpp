#include <gtest/gtest.h>

#include <aireport/render/foreign_text.hpp>
#include <aireport/support/text.hpp>

namespace aireport::render {
namespace {

using model::Language;

std::string clean(std::string_view text) {
  return clean_text(text, Language::zh);
}

TEST(CleanTextTest, KeepsWhatCanBeSeenByteForByte) {
  for (const std::string_view text :
       {"a  b `c` *d* <e> & #1 @f", "中文「标题」：修复", "naïve e\xcc\x81 −11%", "العربية עברית"})
    EXPECT_EQ(clean(text), text);
}

TEST(CleanTextTest, MakesLineEndsAndTabsBlanksAndTrimsTheEnds) {
  EXPECT_EQ(clean(" \n a\r\nb\tc\nd \t\xc2\xa0\xe3\x80\x80"), "a b c d");
}

TEST(CleanTextTest, ShowsWhatCannotBeSeen) {
  using namespace std::string_literals;
  EXPECT_EQ(clean("a\x1b[0m\x07"
                  "b\0c"s),
            "aU+001B[0mU+0007bU+0000c");
  EXPECT_EQ(clean("\xe2\x80\xae"
                  "evil"),
            "U+202Eevil");
  EXPECT_EQ(clean("pass\xe2\x80\x8bword\xef\xbb\xbf"), "passU+200BwordU+FEFF");
  EXPECT_EQ(clean("x\xc2\x85y\xe2\x80\xa8z"), "xU+0085yU+2028z");
}

TEST(CleanTextTest, KeepsJoinersWhereTheyAreNeededAndShowsStrayOnes) {
  for (const std::string_view text : {"👩‍👩‍👧‍👦", "👩🏽‍💻", "❤️‍🔥",
                                      "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "می‌خواهم", "क्‍ष"})
    EXPECT_EQ(clean(text), text);
  EXPECT_EQ(clean("a\xe2\x80\x8d"
                  "b"),
            "aU+200Db");
  EXPECT_EQ(clean("👩\xe2\x80\x8d"), "👩U+200D");
  EXPECT_EQ(clean("a\xf3\xa0\x81\xa1"), "aU+E0061");
}

TEST(CleanTextTest, CutsAfter300CharactersAndCountsTheRest) {
  std::string text;
  for (int i = 0; i < 1800; ++i) text += "汉";
  EXPECT_EQ(clean(text), std::string(first_characters(text, 300)) + "…（略去 1,500 字）");
  EXPECT_EQ(clean_text(text.substr(0, 900), Language::en), text.substr(0, 900));
  EXPECT_EQ(clean_text(text.substr(0, 903), Language::en), text.substr(0, 900) + "… (1 character left out)");
  EXPECT_EQ(clean_text("ab", Language::en, 7), "ab… (7 characters left out)");
}

TEST(CleanTextTest, NeverIsEmpty) {
  EXPECT_EQ(clean(""), "（空）");
  EXPECT_EQ(clean_text(" \n\t\xc2\xa0", Language::en), "(empty)");
  EXPECT_EQ(clean_text("\u2800", Language::en), "(empty)");
}

TEST(CleanTextTest, RepairsWhatIsNotUtf8) {
  EXPECT_EQ(clean("a\xff\xed\xa0\x80z"), "a\uFFFD\uFFFD\uFFFD\uFFFDz");
}

TEST(CleanCodeLineTest, KeepsTabsAndBlanksAndDropsTheCarriageReturn) {
  EXPECT_EQ(clean_code_line(" \tif (x)  \r"), " \tif (x)  ");
  EXPECT_EQ(clean_code_line(""), "");
  EXPECT_EQ(clean_code_line("+\x0c\xe2\x80\xae;"), "+U+000CU+202E;");
}

}  // namespace
}  // namespace aireport::render

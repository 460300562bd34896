#include <gtest/gtest.h>

#include <aireport/render/phrase.hpp>
#include <aireport/render/texts.hpp>

#include "render/line.hpp"

namespace aireport::render {
namespace {

const Texts& zh() {
  return texts_of(model::Language::zh);
}

TEST(PhraseTest, IsReadBackFromTheLineItMade) {
  const auto line =
      Line(zh()).phrase("删除 {count} 个声明：{names}",
                        {{"count", Line(zh()).own("2")}, {"names", Line(zh()).code("a").own("、").code("b：")}});
  const auto slots = match_phrase("删除 {count} 个声明：{names}", line.inlines());
  ASSERT_TRUE(slots);
  EXPECT_EQ(plain_text(slots->at("count")), "2");
  EXPECT_EQ(plain_text(slots->at("names")), "a、b：");
}

TEST(PhraseTest, EndsInItsLastWords) {
  const auto line = Line(zh()).own("已被 ").link("x 回退 y", "#a").own(" 回退 回退");
  const auto slots = match_phrase("已被 {title} 回退", line.inlines());
  ASSERT_TRUE(slots);
  EXPECT_EQ(plain_text(slots->at("title")), "x 回退 y 回退");
}

TEST(PhraseTest, IsNotFoundWhereItsWordsAreForeign) {
  EXPECT_FALSE(match_phrase("{count} 次提交", Line(zh()).code("3 次提交").inlines()));
  EXPECT_FALSE(match_phrase("{count} 次提交", Line(zh()).own("3 次提交吗").inlines()));
  EXPECT_FALSE(match_phrase("草稿", Line(zh()).own("草稿箱").inlines()));
  EXPECT_FALSE(match_phrase("草稿", Line(zh()).code("草稿").inlines()));
  EXPECT_TRUE(match_phrase("草稿", Line(zh()).own("草稿").inlines()));
  EXPECT_FALSE(match_phrase("草稿", {}));
}

TEST(PhraseTest, SplitsALineIntoFieldsByItsOwnSeparatorAlone) {
  const auto line =
      Line(zh()).strong("修复").own(" · ").link("a · b", "#x").own(" · ").code("c · d").own(" · 12 条评论");
  const auto fields = split_line(line.inlines(), zh().field_separator);
  ASSERT_EQ(fields.size(), 4u);
  EXPECT_EQ(plain_text(fields[1]), "a · b");
  EXPECT_EQ(plain_text(fields[2]), "c · d");
  EXPECT_EQ(plain_text(fields[3]), "12 条评论");
}

}  // namespace
}  // namespace aireport::render

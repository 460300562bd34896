#include "verify/shape.hpp"

namespace aireport::verify {
namespace {

using render::Inline;

Shape text(std::string words) {
  return {std::move(words), {}};
}

TEST(ShapeTest, APatternGivesItsSlots) {
  const auto slots = match("{name} lines {first}–{last}", text("x lines 3–1204"));
  ASSERT_TRUE(slots.has_value());
  EXPECT_EQ(slots->at("name").text, "x");
  EXPECT_EQ(number_of(*slots, "last"), 1204);
  EXPECT_FALSE(match("{name} lines {first}–{last}", text("x lines 3–1,204")).has_value());
  EXPECT_FALSE(match("{count} commits", text("1204 commits")).has_value());
}

TEST(ShapeTest, ATextGoesUpToWhereThePatternGoesOn) {
  const auto window = match("{begin} – {end} ({zone})", text("a (b) – c – d (e (f))"));
  ASSERT_TRUE(window.has_value());
  EXPECT_EQ(window->at("begin").text, "a (b)");
  EXPECT_EQ(window->at("end").text, "c – d");
  EXPECT_EQ(window->at("zone").text, "e (f)");
  EXPECT_FALSE(match("{begin} – {end} ({zone})", text("a – b (c) d")).has_value());
  EXPECT_FALSE(match("by {name}", text("by ")).has_value());
  const auto named = match("{name} line {first}", text("one line of two line 3"));
  ASSERT_TRUE(named.has_value());
  EXPECT_EQ(named->at("name").text, "one line of two");
  EXPECT_FALSE(match("{count} commits", text("1111111111111111111111111111 commits")).has_value());
}

TEST(ShapeTest, NumbersHaveOneSpelling) {
  EXPECT_EQ(number_in("8,214"), 8214);
  EXPECT_EQ(number_in("8214"), 8214);
  for (const auto* wrong : {"82,14", "08", "", "1.5", "−3", ","}) EXPECT_FALSE(number_in(wrong).has_value()) << wrong;
  EXPECT_FALSE(match("{count} commits", text("many commits")).has_value());
}

TEST(ShapeTest, TheFormGoesWithTheCount) {
  const render::Counted commits{"{count} commit", "{count} commits"};
  EXPECT_TRUE(match(commits, text("1 commit")).has_value());
  EXPECT_TRUE(match(commits, text("2 commits")).has_value());
  EXPECT_FALSE(match(commits, text("1 commits")).has_value());
}

TEST(ShapeTest, ObjectsStandForThemselves) {
  const render::Inlines line = {{Inline::Kind::code, "a · b", {}, {}}, {Inline::Kind::text, " · 3 \x01", {}, {}}};
  const auto fields = split(shape_of(line), " · ");
  ASSERT_EQ(fields.size(), 2U);
  ASSERT_NE(fields[0].only(Inline::Kind::code), nullptr);
  EXPECT_EQ(fields[0].only(Inline::Kind::code)->text, "a · b");
  EXPECT_TRUE(fields[1].is_text("3 ?"));
}

}  // namespace
}  // namespace aireport::verify

#include <aireport/model/window.hpp>

namespace aireport::model {
namespace {

UtcTime at(const char* text) {
  return parse_utc(text).value();
}

// New York, the day on which its clocks go forward.
Window spring_day() {
  return Window{
      parse_date("2026-03-08").value(),
      "America/New_York",
      at("2026-03-08T05:00:00Z"),
      at("2026-03-09T04:00:00Z"),
      {{at("2025-11-02T06:00:00Z"), std::chrono::hours{-5}}, {at("2026-03-08T07:00:00Z"), std::chrono::hours{-4}}}};
}

TEST(WindowTest, ContainsIsHalfOpen) {
  const Window window = spring_day();
  EXPECT_FALSE(window.contains(at("2026-03-08T04:59:59Z")));
  EXPECT_TRUE(window.contains(at("2026-03-08T05:00:00Z")));
  EXPECT_TRUE(window.contains(at("2026-03-09T03:59:59Z")));
  EXPECT_FALSE(window.contains(at("2026-03-09T04:00:00Z")));
}

TEST(WindowTest, TheOffsetIsThatOfTheInstant) {
  const Window window = spring_day();
  EXPECT_EQ(window.clock_of(at("2026-03-08T06:59:59Z")), "01:59");
  EXPECT_EQ(window.clock_of(at("2026-03-08T07:00:00Z")), "03:00");
  EXPECT_EQ(window.offset_at(at("2020-01-01T00:00:00Z")), std::chrono::hours{-5}) << "the first holds for all before";
}

TEST(WindowTest, WithoutOffsetsTheTimeIsUtc) {
  EXPECT_EQ(Window{}.clock_of(at("2026-03-08T06:59:59Z")), "06:59");
}

TEST(WindowTest, DaysAreThoseOfTheZone) {
  const Window window = spring_day();
  EXPECT_EQ(format_date(window.date_of(window.begin)), "2026-03-08");
  EXPECT_EQ(format_date(window.date_of(window.begin - std::chrono::seconds{1})), "2026-03-07");
  EXPECT_EQ(format_date(window.date_of(window.end)), "2026-03-09");
}

}  // namespace
}  // namespace aireport::model

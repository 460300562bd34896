#include <aireport/support/utc.hpp>

namespace aireport {
namespace {

TEST(UtcTest, ReadsWhatItWrites) {
  for (const char* text : {"2026-02-03T04:05:06Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
                           "2024-02-29T12:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    EXPECT_EQ(format_utc(parse_utc(text).value()), text);
}

TEST(UtcTest, DropsFractionsAndAppliesOffsets) {
  EXPECT_EQ(format_utc(parse_utc("2026-02-03T04:05:06.987Z").value()), "2026-02-03T04:05:06Z");
  EXPECT_EQ(format_utc(parse_utc("2026-02-03T04:05:06+08:00").value()), "2026-02-02T20:05:06Z");
  EXPECT_EQ(format_utc(parse_utc("2026-12-31T23:05:06-05:30").value()), "2027-01-01T04:35:06Z");
}

TEST(UtcTest, RefusesWhatIsNoInstant) {
  for (const char* text : {"", "2026-02-03", "2026-02-03T04:05:06", "2026-02-03 04:05:06Z", "2026-02-30T04:05:06Z",
                           "2026-02-03T24:00:00Z", "2026-02-03T04:60:00Z", "2026-02-03T04:05:06.Z",
                           "2026-02-03T04:05:06ZZ", "2026-02-03T04:05:06+8:00", "-026-02-03T04:05:06Z"})
    EXPECT_EQ(parse_utc(text).error().kind, ErrorKind::decode) << text;
}

TEST(UtcTest, DatesAreDaysOfTheCalendar) {
  EXPECT_EQ(format_date(parse_date("2024-02-29").value()), "2024-02-29");
  for (const char* text : {"", "2023-02-29", "2026-13-01", "2026-00-10", "2026-2-3", "26-02-03", "2026-02-03 ",
                           "2026/02/03", "+026-02-03"})
    EXPECT_FALSE(parse_date(text).has_value()) << text;
}

TEST(UtcTest, NeighboursOfADayCrossMonthsAndYears) {
  EXPECT_EQ(format_date(next_day(parse_date("2024-02-28").value())), "2024-02-29");
  EXPECT_EQ(format_date(next_day(parse_date("2026-12-31").value())), "2027-01-01");
  EXPECT_EQ(format_date(previous_day(parse_date("2026-03-01").value())), "2026-02-28");
}

TEST(UtcTest, TheClockShowsTheTimeAtAnOffset) {
  const UtcTime time = parse_utc("2026-02-03T20:41:59Z").value();
  EXPECT_EQ(format_clock(time, std::chrono::hours{8}), "04:41");
  EXPECT_EQ(format_clock(time, -std::chrono::minutes{570}), "11:11");
}

}  // namespace
}  // namespace aireport

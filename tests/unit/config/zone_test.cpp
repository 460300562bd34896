#include <aireport/config/config.hpp>

namespace aireport::config {
namespace {

model::Window window(const char* date, std::string_view zone) {
  const auto found = window_of(parse_date(date).value(), zone);
  EXPECT_TRUE(found) << describe(found.error());
  return found.value_or(model::Window{});
}

std::string span_of(const model::Window& window) {
  return format_utc(window.begin) + " " + format_utc(window.end);
}

TEST(ZoneTest, ADayOfUtcIsADay) {
  const model::Window day = window("2026-02-03", "UTC");
  EXPECT_EQ(span_of(day), "2026-02-03T00:00:00Z 2026-02-04T00:00:00Z");
  EXPECT_EQ(day.timezone, "UTC");
  EXPECT_EQ(day.clock_of(day.begin), "00:00");
}

TEST(ZoneTest, ADayOfAZoneBeginsAtItsMidnight) {
  EXPECT_EQ(span_of(window("2026-02-03", "Asia/Shanghai")), "2026-02-02T16:00:00Z 2026-02-03T16:00:00Z");
  EXPECT_EQ(span_of(window("2026-02-03", "Asia/Kathmandu")), "2026-02-02T18:15:00Z 2026-02-03T18:15:00Z");
}

TEST(ZoneTest, DaysOnWhichTheClocksChangeAreShorterOrLonger) {
  EXPECT_EQ(span_of(window("2026-03-08", "America/New_York")), "2026-03-08T05:00:00Z 2026-03-09T04:00:00Z");
  EXPECT_EQ(span_of(window("2026-11-01", "America/New_York")), "2026-11-01T04:00:00Z 2026-11-02T05:00:00Z");
}

TEST(ZoneTest, ADayWithoutMidnightBeginsWhenTheClocksGoOn) {
  // São Paulo's clocks went from 00:00 to 01:00.
  const model::Window day = window("2018-11-04", "America/Sao_Paulo");
  EXPECT_EQ(span_of(day), "2018-11-04T03:00:00Z 2018-11-05T02:00:00Z");
  EXPECT_EQ(day.clock_of(day.begin), "01:00");
  EXPECT_EQ(window("2018-11-03", "America/Sao_Paulo").end, day.begin);
}

TEST(ZoneTest, ADayWithTwoMidnightsBeginsWithTheFirst) {
  // Havana's clocks went from 01:00 back to 00:00.
  EXPECT_EQ(span_of(window("2020-11-01", "America/Havana")), "2020-11-01T04:00:00Z 2020-11-02T05:00:00Z");
}

TEST(ZoneTest, ADayThatTheZoneNeverHadIsAnError) {
  const auto never = window_of(parse_date("2011-12-30").value(), "Pacific/Apia");
  ASSERT_FALSE(never);
  EXPECT_EQ(never.error().message, "2011-12-30 never was a day in Pacific/Apia: its clocks went past it");
  EXPECT_EQ(window("2011-12-29", "Pacific/Apia").end, window("2011-12-31", "Pacific/Apia").begin);
}

TEST(ZoneTest, OffsetsReachFourHundredDaysBack) {
  const model::Window day = window("2026-03-08", "America/New_York");
  EXPECT_EQ(day.offsets.front().from, day.end - std::chrono::days{400});
  EXPECT_EQ(day.offsets.size(), 4U) << "winter, summer, winter, summer";
  EXPECT_EQ(day.clock_of(parse_utc("2025-07-01T12:00:00Z").value()), "08:00");
  EXPECT_EQ(day.clock_of(parse_utc("2025-12-01T12:00:00Z").value()), "07:00");
  EXPECT_EQ(format_date(day.date_of(day.begin)), "2026-03-08");
}

TEST(ZoneTest, AnUnknownZoneIsNamedWithWhatWasMeant) {
  EXPECT_EQ(window_of(parse_date("2026-02-03").value(), "asia/shanghai").error().message,
            "no time zone is named 'asia/shanghai'; did you mean 'Asia/Shanghai'?");
  EXPECT_EQ(date_at(UtcTime{}, "localtime").error().message,
            "no time zone is named 'localtime'; use an IANA name such as Asia/Shanghai");
  for (const char* zone : {"", "localtime", "../UTC", "/etc/localtime", "right/UTC", "UTC+8", "utc"})
    EXPECT_FALSE(date_at(UtcTime{}, zone)) << zone;
}

TEST(ZoneTest, TodayIsTheDayOfTheZone) {
  const UtcTime now = parse_utc("2026-02-03T20:00:00Z").value();
  EXPECT_EQ(format_date(date_at(now, "UTC").value()), "2026-02-03");
  EXPECT_EQ(format_date(date_at(now, "Asia/Shanghai").value()), "2026-02-04");
  EXPECT_EQ(format_date(date_at(now - std::chrono::hours{16}, "America/New_York").value()), "2026-02-02");
}

}  // namespace
}  // namespace aireport::config

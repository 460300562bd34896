#include "pipeline/day.hpp"

#include <gtest/gtest.h>

namespace aireport::pipeline {
namespace {

using namespace std::chrono_literals;

Date date(std::string_view text) {
  return parse_date(text).value();
}
UtcTime at(std::string_view text) {
  return parse_utc(text).value();
}

TEST(SettleDayTest, YesterdayIsTheDefault) {
  const auto day = settle_day({}, "UTC", at("2026-02-04T00:15:00Z")).value();
  EXPECT_EQ(day.window.date, date("2026-02-03"));
  EXPECT_EQ(day.known_until, std::nullopt);
}

TEST(SettleDayTest, YesterdayIsThatOfTheZone) {
  const auto day = settle_day({}, "Asia/Shanghai", at("2026-02-03T16:30:00Z")).value();
  EXPECT_EQ(day.window.date, date("2026-02-03"));
  EXPECT_EQ(day.window.begin, at("2026-02-02T16:00:00Z"));
}

TEST(SettleDayTest, TodayIsKnownUntilNow) {
  const auto now = at("2026-02-03T10:00:00Z");
  EXPECT_EQ(settle_day(date("2026-02-03"), "UTC", now).value().known_until, now);
}

TEST(SettleDayTest, ADayIsOverAtItsEndAndNotBefore) {
  EXPECT_EQ(settle_day(date("2026-02-03"), "UTC", at("2026-02-04T00:00:00Z")).value().known_until, std::nullopt);
  EXPECT_NE(settle_day(date("2026-02-03"), "UTC", at("2026-02-03T23:59:59Z")).value().known_until, std::nullopt);
}

TEST(SettleDayTest, TheFutureIsAUsageErrorJudgedInTheZone) {
  const auto now = at("2026-02-03T16:30:00Z");
  EXPECT_TRUE(settle_day(date("2026-02-04"), "Asia/Shanghai", now).has_value());
  const auto wrong = settle_day(date("2026-02-04"), "UTC", now);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().kind, ErrorKind::usage);
}

TEST(SettleDayTest, NothingIsToldOfTheTimeBeforeGit) {
  const auto now = at("2026-02-03T16:30:00Z");
  EXPECT_TRUE(settle_day(date("1970-01-01"), "Asia/Shanghai", now).has_value());
  for (const auto* early : {"1969-12-31", "0001-01-01"}) {
    const auto wrong = settle_day(date(early), "UTC", now);
    ASSERT_FALSE(wrong.has_value()) << early;
    EXPECT_EQ(wrong.error().kind, ErrorKind::usage);
  }
}

TEST(SettleDayTest, ADayIsKnownAsFarAsTheOldestOfItsAnswers) {
  const auto over = settle_day(date("2026-02-03"), "UTC", at("2026-02-04T00:15:00Z")).value();
  EXPECT_EQ(as_listed(over, at("2026-02-03T12:00:00Z")).known_until, at("2026-02-03T12:00:00Z"));
  EXPECT_EQ(as_listed(over, at("2026-02-04T00:00:00Z")).known_until, std::nullopt);
  EXPECT_EQ(as_listed(over, std::nullopt).known_until, std::nullopt);
  EXPECT_EQ(as_listed(over, at("2026-02-01T00:00:00Z")).known_until, over.window.begin);
}

}  // namespace
}  // namespace aireport::pipeline

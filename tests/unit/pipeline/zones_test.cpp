// Days whose bounds come of another zone than the configured one.
#include <set>

#include "unit/pipeline/nights.hpp"

namespace aireport::pipeline {
namespace {

TEST_F(NightsTest, AChangeOfTheZoneTellsNoCommitAsLateThatAReportHas) {
  for (int hour = 0; hour < 120; hour += 4)
    attn().commit(format_utc(at("2026-02-01T00:30:00Z") + std::chrono::hours(hour)), "Step");
  order_.config.late_days = 1;
  for (const auto* day : {"2026-02-01", "2026-02-02"}) ASSERT_TRUE(run_at("2026-02-08T00:15:00Z", date(day)));
  order_.config.timezone = "Asia/Shanghai";
  for (const auto* day : {"2026-02-03", "2026-02-04"})
    EXPECT_EQ(run_at("2026-02-08T00:15:00Z", date(day)).value().report.head.totals.late_commits, 0) << day;
}

// Eastwards the first day in the new zone is shorter, westwards longer.
TEST_F(NightsTest, AChangeOfTheZoneTellsNothingTwiceAndLeavesNothingOut) {
  for (int hour = 0; hour < 72; hour += 4)
    attn().commit(format_utc(at("2026-02-02T00:30:00Z") + std::chrono::hours(hour)), "Step");
  for (const auto& [zone, commits] : {std::pair("Asia/Shanghai", 16U), std::pair("America/Los_Angeles", 18U)}) {
    fs::remove_all(folder_ / "reports");
    order_.config.timezone = "UTC";
    ASSERT_TRUE(run_at("2026-02-06T00:15:00Z", date("2026-02-02")).has_value());
    order_.config.timezone = zone;
    for (const auto* day : {"2026-02-03", "2026-02-04"}) ASSERT_TRUE(run_at("2026-02-06T12:15:00Z", date(day)));
    order_.reuse = Reuse::nothing;  // as --refresh
    ASSERT_TRUE(run_at("2026-02-06T12:20:00Z", date("2026-02-02")));
    order_.reuse = Reuse::complete_days;
    std::multiset<std::string> told;
    for (const auto* day : {"2026-02-02", "2026-02-03", "2026-02-04"}) {
      const auto snapshot = snapshot_of(day);
      for (const auto& commit : snapshot.repositories.at(0).commits) told.insert(commit.sha);
    }
    EXPECT_EQ(told.size(), commits) << zone;
    EXPECT_EQ(std::set(told.begin(), told.end()).size(), commits) << zone;
  }
}

// Of zones that are more than a day apart, one day lies within the report of the day before.
TEST_F(NightsTest, ADayOfWhichTheReportsBesideItTellAllIsEmpty) {
  for (int hour = 0; hour < 96; hour += 4)
    attn().commit(format_utc(at("2026-02-01T12:30:00Z") + std::chrono::hours(hour)), "Step");
  order_.config.timezone = "Pacific/Pago_Pago";
  ASSERT_TRUE(run_at("2026-02-08T00:15:00Z", date("2026-02-02")).has_value());
  order_.config.timezone = "Pacific/Kiritimati";
  const auto empty = run_at("2026-02-08T00:15:00Z", date("2026-02-03"));
  EXPECT_EQ(empty.value().report.head.state, model::DayState::complete);
  EXPECT_EQ(empty->report.head.totals.items(), 0);
  EXPECT_TRUE(github_.asked.empty());
  EXPECT_TRUE(events_.has("day.empty"));
  ASSERT_TRUE(run_at("2026-02-08T00:15:00Z", date("2026-02-04")).has_value());
  std::multiset<std::string> told;
  for (const auto* day : {"2026-02-02", "2026-02-03", "2026-02-04"}) {
    const auto snapshot = snapshot_of(day);
    for (const auto& commit : snapshot.repositories.at(0).commits) told.insert(commit.sha);
    EXPECT_TRUE(snapshot.repositories.at(0).late_commits.empty()) << day;
  }
  EXPECT_EQ(told.size(), 12U);  // 2 February 11:00 to 4 February 10:00
  EXPECT_EQ(std::set(told.begin(), told.end()).size(), 12U);
}

// 1 February in the one zone ends an hour after 3 February begins in the other.
TEST_F(NightsTest, ADayWithoutAReportBetweenTwoZonesIsNoReasonToTellAnHourTwice) {
  for (int minute = 0; minute < 72 * 60; minute += 20)
    attn().commit(format_utc(at("2026-02-01T12:10:00Z") + std::chrono::minutes(minute)), "Step");
  const auto told = [&](std::initializer_list<const char*> days) {
    std::multiset<std::string> shas;
    for (const auto* day : days) {
      const auto snapshot = snapshot_of(day);
      for (const auto& commit : snapshot.repositories.at(0).commits) shas.insert(commit.sha);
    }
    return shas;
  };
  order_.config.timezone = "Pacific/Pago_Pago";
  ASSERT_TRUE(run_at("2026-02-08T00:15:00Z", date("2026-02-01")).has_value());
  order_.config.timezone = "Pacific/Kiritimati";
  ASSERT_TRUE(run_at("2026-02-08T00:15:00Z", date("2026-02-03")).has_value());
  const auto twice = told({"2026-02-01", "2026-02-03"});
  EXPECT_EQ(std::set(twice.begin(), twice.end()).size(), twice.size());
  // And the day between them has nothing of its own, which is said.
  const auto between = run_at("2026-02-08T00:15:00Z", date("2026-02-02"));
  EXPECT_TRUE(between.value().report.head.window.empty());
  EXPECT_TRUE(told({"2026-02-02"}).empty());
  EXPECT_NE(between->page.find("相邻日期的报告"), std::string::npos) << between->page;
  EXPECT_EQ(between->page.find("当日无更新"), std::string::npos);
}

TEST_F(NightsTest, ADayWhoseReportIsOfAZoneWhereItIsOverIsOver) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  order_.config.timezone = "Asia/Shanghai";
  const auto all = order_.config.page.repos;
  order_.config.page.repos.pop_back();
  ASSERT_EQ(run_at("2026-02-03T16:20:00Z", date("2026-02-03")).value().report.head.state, model::DayState::complete);
  order_.config.timezone = "UTC";
  order_.config.page.repos = all;
  const auto wider = run_at("2026-02-03T20:00:00Z", date("2026-02-03"));
  EXPECT_EQ(wider.value().report.head.state, model::DayState::complete);
  EXPECT_EQ(wider->report.head.repositories, 2);
}

TEST_F(NightsTest, AReportThatCannotBeReadBoundsNoDayAndThatIsSaid) {
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  const auto snapshot = publish::snapshot_path(order_.paths, date("2026-02-02"));
  ASSERT_TRUE(write_file_atomically(snapshot, "not gzip", Access::everyone).has_value());
  EXPECT_EQ(run_at("2026-02-04T00:15:00Z").value().report.head.window.begin, at("2026-02-03T00:00:00Z"));
  EXPECT_TRUE(events_.has("day.bounds"));
}

}  // namespace
}  // namespace aireport::pipeline

// Which days a run that catches up comes back to.
#include <gmock/gmock.h>

#include "unit/pipeline/nights.hpp"

namespace aireport::pipeline {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CatchUpTest : public NightsTest {
 protected:
  std::vector<std::string> days_at(std::string_view now, int max_days = 7, const std::set<Date>& tried = {}) {
    aireport::testing::FakeClock clock(at(now));
    std::vector<std::string> days;
    const auto missing = days_to_catch_up(order_, max_days, {transport_, clock, events_, {}}, tried);
    EXPECT_TRUE(missing.has_value());
    for (const Date day : missing.value()) days.push_back(format_date(day));
    return days;
  }

  model::DayState report(std::string_view now, std::string_view day) {
    return run_at(now, date(day)).value().report.head.state;
  }
};

TEST_F(CatchUpTest, APartialDayIsComeBackToThoughALaterOneIsComplete) {
  ASSERT_EQ(report("2026-02-03T00:15:00Z", "2026-02-02"), model::DayState::complete);
  serve().status = 502;
  ASSERT_EQ(report("2026-02-04T00:15:00Z", "2026-02-03"), model::DayState::partial);
  serve().status = 0;
  ASSERT_EQ(report("2026-02-05T00:15:00Z", "2026-02-04"), model::DayState::complete);
  EXPECT_THAT(days_at("2026-02-06T00:15:00Z"), ElementsAre("2026-02-03", "2026-02-05"));
  EXPECT_THAT(days_at("2026-02-06T00:15:00Z", 2), ElementsAre("2026-02-05"));
}

TEST_F(CatchUpTest, ADayWithoutAReportBetweenTwoThatHaveOneIsNotLost) {
  ASSERT_EQ(report("2026-02-03T00:15:00Z", "2026-02-02"), model::DayState::complete);
  ASSERT_EQ(report("2026-02-05T00:15:00Z", "2026-02-04"), model::DayState::complete);
  EXPECT_THAT(days_at("2026-02-05T00:20:00Z"), ElementsAre("2026-02-03"));
}

TEST_F(CatchUpTest, TheFirstRunOfAllWritesYesterdayAlsoWhenTodayHasAReport) {
  EXPECT_THAT(days_at("2026-02-05T09:00:00Z"), ElementsAre("2026-02-04"));
  ASSERT_EQ(report("2026-02-05T09:00:00Z", "2026-02-05"), model::DayState::unfinished);
  EXPECT_THAT(days_at("2026-02-05T09:05:00Z"), ElementsAre("2026-02-04"));
  EXPECT_THAT(days_at("2026-02-06T00:15:00Z"), ElementsAre("2026-02-05"));
}

TEST_F(CatchUpTest, ADeadRepositoryKeepsNobodyBusy) {
  for (const int status : {404, 410, 451}) {
    fs::remove_all(order_.paths.folder);
    serve().status = status;
    for (int night = 1; night <= 9; ++night) {
      const auto day = "2026-02-0" + std::to_string(night);
      const auto now = format_date(next_day(date(day))) + "T00:15:00Z";
      EXPECT_THAT(days_at(now), ElementsAre(day));
      ASSERT_EQ(report(now, day), model::DayState::partial);
      EXPECT_THAT(days_at(now), IsEmpty());
    }
  }
  EXPECT_FALSE(events_.has("catch_up.left_out"));
}

TEST_F(CatchUpTest, DaysThatTellARepositoryUnderItsFormerNameOrOnAnotherBranchAreDone) {
  ASSERT_EQ(report("2026-02-03T00:15:00Z", "2026-02-02"), model::DayState::complete);
  github_.rename("relay/serve", "relay/present");
  ASSERT_EQ(report("2026-02-04T00:15:00Z", "2026-02-03"), model::DayState::complete);
  order_.config.page.repos[0].branch = "release";
  order_.config.page.repos[1].repo = {"relay", "present"};
  EXPECT_THAT(days_at("2026-02-04T00:20:00Z"), IsEmpty());
  order_.config.page.repos[1].repo = {"relay", "another"};
  EXPECT_THAT(days_at("2026-02-04T00:20:00Z"), ElementsAre("2026-02-02", "2026-02-03"));
}

TEST_F(CatchUpTest, ARepositoryThatComesBackToLifeGetsItsDays) {
  const auto sha = serve().commit("2026-02-02T09:00:00Z", "Hidden for two days");
  serve().status = 404;
  ASSERT_EQ(report("2026-02-03T00:15:00Z", "2026-02-02"), model::DayState::partial);
  ASSERT_EQ(report("2026-02-04T00:15:00Z", "2026-02-03"), model::DayState::partial);
  serve().status = 0;
  EXPECT_THAT(days_at("2026-02-05T00:15:00Z"), ElementsAre("2026-02-04"));
  ASSERT_EQ(report("2026-02-05T00:15:00Z", "2026-02-04"), model::DayState::complete);
  EXPECT_THAT(days_at("2026-02-05T00:15:00Z", 7, {date("2026-02-04")}), ElementsAre("2026-02-02", "2026-02-03"));
  ASSERT_EQ(report("2026-02-05T00:15:00Z", "2026-02-02"), model::DayState::complete);
  EXPECT_NE(page_of("2026-02-02").find(sha), std::string::npos);
}

TEST_F(CatchUpTest, WhatARunHasTriedIsNotTriedAgainNorIsAnyDayThatCameMeanwhile) {
  serve().status = 502;
  ASSERT_EQ(report("2026-02-04T00:15:00Z", "2026-02-03"), model::DayState::partial);
  EXPECT_THAT(days_at("2026-02-04T23:59:59Z"), ElementsAre("2026-02-03"));
  EXPECT_THAT(days_at("2026-02-05T00:00:01Z", 7, {date("2026-02-03")}), IsEmpty());
}

TEST_F(CatchUpTest, APartialDayOfWhichNothingNewIsFoundIsNotWrittenAgain) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  serve().status = 502;
  ASSERT_EQ(run_at("2026-02-04T00:15:00Z").value().written.size(), 3U);
  EXPECT_THAT(run_at("2026-02-05T00:15:00Z", date("2026-02-03")).value().written, IsEmpty());
}

}  // namespace
}  // namespace aireport::pipeline

// Repositories that changed their name, or took the place of another.
#include "pipeline/renames.hpp"

#include <gmock/gmock.h>

#include <vector>

#include "unit/pipeline/nights.hpp"

namespace aireport::pipeline {
namespace {

TEST_F(NightsTest, ARepositoryConfiguredUnderItsNewNameIsToldOnceInReportsOfBeforeAndAfterTheRename) {
  serve().commit("2026-02-02T09:00:00Z", "Before");
  serve().pull(7, "Add a route", "2026-02-02T08:00:00Z");
  serve().commit("2026-02-03T09:00:00Z", "After");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  ASSERT_TRUE(events_.has("repository.renamed"));
  order_.config.page.repos[1].repo = {"relay", "present"};
  events_.events.clear();
  for (const auto* day : {"2026-02-02", "2026-02-03"}) {
    const auto outcome = run_at("2026-02-04T00:20:00Z", date(day));
    EXPECT_EQ(outcome.value().report.head.totals.commits, 1) << day;
    EXPECT_EQ(outcome->report.head.state, model::DayState::complete) << day;
    EXPECT_EQ(snapshot_of(day).repositories.size(), 2U) << day;
    EXPECT_TRUE(run_at("2026-02-04T00:25:00Z", date(day)).value().written.empty()) << day;
    EXPECT_TRUE(github_.asked.empty()) << day;
  }
  EXPECT_FALSE(events_.has("repository.twice"));
  EXPECT_FALSE(events_.has("repository.renamed"));
}

TEST_F(NightsTest, AForkThatTakesTheUpstreamsPlaceLeavesTheUpstreamInReportsOfBefore) {
  serve().commit("2026-02-02T09:00:00Z", "Of both");
  serve().pull(7, "Of the upstream alone", "2026-02-02T08:00:00Z");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/fork");  // has all of it, and is asked for
  serve().moved_to.clear();
  github_.repo("relay/fork").issue(1, "Of the fork alone", "2026-02-02T08:00:00Z");
  serve().issue(9, "Of the upstream, later told", "2026-02-02T10:00:00Z");
  order_.reuse = Reuse::nothing;
  ASSERT_TRUE(run_at("2026-02-03T00:20:00Z", date("2026-02-02")).has_value());
  order_.reuse = Reuse::complete_days;
  order_.config.page.repos[1].repo = {"relay", "fork"};
  ASSERT_TRUE(run_at("2026-02-03T00:25:00Z", date("2026-02-02")).has_value());
  EXPECT_EQ(snapshot_of("2026-02-02").repositories.size(), 3U);
}

TEST_F(NightsTest, AForkInStepWithItsUpstreamStaysBesideItWithWhatEachHas) {
  const auto both = serve().commit("2026-02-02T09:00:00Z", "Of both");
  github_.repo("relay/fork") = serve();
  serve().pull(7, "Of the upstream alone", "2026-02-02T08:00:00Z");
  order_.config.page.repos[1].repo = {"relay", "fork"};
  ASSERT_TRUE(run_at("2026-02-02T00:15:00Z", date("2026-02-01")).has_value());
  const auto late = github_.repo("relay/fork").commit("2026-02-01T09:00:00Z", "Late in the fork");
  ASSERT_EQ(run_at("2026-02-03T00:15:00Z").value().report.head.totals.late_commits, 1);
  order_.config.page.repos[1].repo = {"relay", "serve"};
  ASSERT_TRUE(run_at("2026-02-03T00:20:00Z", date("2026-02-02")).has_value());
  const auto told = snapshot_of("2026-02-02").repositories;
  ASSERT_EQ(told.size(), 3U);
  EXPECT_EQ(told[1].pulls.size(), 1U);
  EXPECT_EQ(told[2].late_commits.at(0).sha, late);
  for (const auto part : {1U, 2U}) EXPECT_EQ(told[part].commits.at(0).sha, both) << part;
  EXPECT_FALSE(events_.has("repository.unproven"));
}

// As under one name: what a complete report told stays told.
TEST_F(NightsTest, ACompleteDayOfARenamedRepositoryStaysWhenSomethingIsGoneSinceAndIsToldOnce) {
  serve().commit("2026-02-02T09:00:00Z", "Step");
  serve().commit("2026-02-02T10:00:00Z", "Of a branch that is the default no more");
  serve().issue(7, "Deleted since", "2026-02-02T08:00:00Z");
  serve().issue(8, "Still there", "2026-02-02T08:30:00Z");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.repo("relay/present") = aireport::testing::FakeRepo();
  github_.repo("relay/present").commit("2026-02-02T11:00:00Z", "Of the default branch of now");
  github_.repo("relay/present").issue(8, "Still there", "2026-02-02T08:30:00Z");
  serve().moved_to = "relay/present";
  order_.config.page.repos[1].repo = {"relay", "present"};
  ASSERT_EQ(run_at("2026-02-03T00:20:00Z", date("2026-02-02")).value().report.head.repositories, 2);
  const auto told = snapshot_of("2026-02-02");
  ASSERT_EQ(told.repositories.size(), 2U);
  EXPECT_EQ(told.repositories[1].repo.full(), "relay/present");
  EXPECT_EQ(told.repositories[1].commits.size(), 2U);
  EXPECT_EQ(told.repositories[1].issues.size(), 2U);
  EXPECT_EQ(told.head.former_names, (std::vector<model::FormerName>{{{"relay", "serve"}, {"relay", "present"}}}));
}

TEST_F(NightsTest, ANameThatTwoRepositoriesHadInTurnLosesNeither) {
  serve().commit("2026-02-02T09:00:00Z", "Of the first");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.repo("relay/present") = aireport::testing::FakeRepo();
  github_.repo("relay/present").commit("2026-02-02T09:00:00Z", "Of the second");
  serve().moved_to = "relay/present";
  order_.config.page.repos[1].repo = {"relay", "present"};
  ASSERT_EQ(run_at("2026-02-03T00:20:00Z", date("2026-02-02")).value().report.head.repositories, 3);
  EXPECT_TRUE(events_.has("repository.two_parts"));
}

TEST_F(NightsTest, WhatALaterReportToldAsLateUnderTheFormerNameIsToldOnce) {
  serve().commit("2026-02-01T08:00:00Z", "Known in time");
  ASSERT_TRUE(run_at("2026-02-02T00:15:00Z").has_value());
  const auto late = serve().commit("2026-02-01T09:00:00Z", "Late");
  ASSERT_EQ(run_at("2026-02-03T00:15:00Z").value().report.head.totals.late_commits, 1);
  github_.rename("relay/serve", "relay/present");
  order_.config.page.repos[1].repo = {"relay", "present"};
  for (const auto* day : {"2026-02-01", "2026-02-02"})
    ASSERT_EQ(run_at("2026-02-03T00:20:00Z", date(day)).value().report.head.repositories, 2) << day;
  EXPECT_EQ(snapshot_of("2026-02-01").repositories.at(1).commits.size(), 1U);
  EXPECT_EQ(snapshot_of("2026-02-02").repositories.at(1).late_commits.at(0).sha, late);
}

TEST_F(NightsTest, WhenNobodySaysWhatAFormerNameIsNowTheReportStaysUntilSomebodyDoes) {
  serve().commit("2026-02-02T09:00:00Z", "Step");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  serve().status = 502;
  order_.config.page.repos[1].repo = {"relay", "present"};
  const auto stays = run_at("2026-02-03T00:20:00Z", date("2026-02-02"));
  EXPECT_EQ(stays.value().report.head.repositories, 2);
  EXPECT_EQ(snapshot_of("2026-02-02").repositories.at(1).repo.full(), "relay/serve");
  EXPECT_TRUE(events_.has("repository.unproven"));
  serve().status = 0;
  aireport::testing::FakeClock clock(at("2026-02-03T00:25:00Z"));
  const World world{transport_, clock, events_, {}};
  EXPECT_EQ(days_to_catch_up(order_, 7, world, {}).value(), std::vector<Date>{date("2026-02-02")});
  ASSERT_EQ(run_at("2026-02-03T00:25:00Z", date("2026-02-02")).value().report.head.repositories, 2);
  EXPECT_EQ(snapshot_of("2026-02-02").repositories.at(1).repo.full(), "relay/present");
}

// The account was left and taken anew, or its owner forked the repository back: what a report heard still holds.
TEST_F(NightsTest, ANameThatWasTakenAnewIsTheFormerOneOfWhatAReportHeard) {
  serve().commit("2026-02-01T09:00:00Z", "Step");
  ASSERT_TRUE(run_at("2026-02-02T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  serve().moved_to.clear();
  order_.config.page.repos[1].repo = {"relay", "present"};
  ASSERT_EQ(run_at("2026-02-04T00:20:00Z", date("2026-02-01")).value().report.head.repositories, 2);
  EXPECT_EQ(snapshot_of("2026-02-01").repositories.at(1).commits.size(), 1U);
}

TEST_F(NightsTest, ANameThatIsOnTheListNoMoreCostsOneRequestARunAndNoneWhereTheReportIsComplete) {
  for (const auto* now : {"2026-02-02T00:15:00Z", "2026-02-03T00:15:00Z"}) ASSERT_TRUE(run_at(now).has_value());
  order_.config.page.repos[1].repo = {"relay", "other"};
  github_.repo("relay/other");
  PresentNames names;
  github_.asked.clear();
  for (const auto* day : {"2026-02-01", "2026-02-02"}) {
    aireport::testing::FakeClock clock(at("2026-02-03T00:20:00Z"));
    order_.date = date(day);
    ASSERT_TRUE(run(order_, {transport_, clock, events_, {}, {}, &names}).has_value()) << day;
  }
  EXPECT_EQ(std::count(github_.asked.begin(), github_.asked.end(), "/repos/relay/serve"), 1);
  order_.config.page.repos.pop_back();
  for (const auto* day : {"2026-02-02", "2026-02-03"}) {
    ASSERT_TRUE(run_at("2026-02-04T00:20:00Z", date(day)).has_value()) << day;
    const auto& asked = github_.asked;
    EXPECT_TRUE(std::none_of(asked.begin(), asked.end(), [](const auto& target) {
      return target.starts_with("/repos/relay");
    })) << day;
  }
}

TEST_F(NightsTest, AnEstimateCountsTheRequestForAFormerName) {
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  order_.config.page.repos[1].repo = {"relay", "present"};
  order_.date = date("2026-02-02");
  github_.asked.clear();
  aireport::testing::FakeClock clock(at("2026-02-03T00:20:00Z"));
  const auto plan = estimate(order_, {transport_, clock, events_, {}}).value().plan;
  const auto has = [&](const auto& target) {
    return std::count(github_.asked.begin(), github_.asked.end(), target) == 1;
  };
  EXPECT_TRUE(has("/repos/relay/serve") && has("/repos/relay/present"));
  EXPECT_TRUE(has("/rate_limit"));
  // One asks for the quota.
  EXPECT_EQ(plan.list_requests, static_cast<std::int64_t>(github_.asked.size()) - 1);
  EXPECT_EQ(plan.list_answers, plan.list_requests);
}

TEST_F(NightsTest, ARenameStaysKnownWhenTheReportThatHeardItIsMadeAgainUnderTheNewName) {
  serve().commit("2026-02-01T09:00:00Z", "Before");
  ASSERT_TRUE(run_at("2026-02-02T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  order_.config.page.repos[1].repo = {"relay", "present"};
  order_.reuse = Reuse::nothing;
  for (int time = 0; time < 2; ++time) ASSERT_TRUE(run_at("2026-02-03T00:20:00Z", date("2026-02-02")).has_value());
  order_.reuse = Reuse::complete_days;
  github_.repo("relay/present").commit("2026-02-01T10:00:00Z", "Late");
  EXPECT_EQ(run_at("2026-02-04T00:15:00Z").value().report.head.totals.late_commits, 1);
  aireport::testing::FakeClock clock(at("2026-02-04T00:20:00Z"));
  EXPECT_TRUE(days_to_catch_up(order_, 7, {transport_, clock, events_, {}}).value().empty());
}

TEST_F(NightsTest, AReportIsNotReplacedByOneOfFailuresAloneBecauseAQuietRepositoryIsOffTheList) {
  order_.config.page.repos.pop_back();
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  const auto page = page_of("2026-02-02");
  order_.config.page.repos[0].repo = {"no", "such"};
  EXPECT_FALSE(run_at("2026-02-03T00:20:00Z", date("2026-02-02")).has_value());
  EXPECT_EQ(page_of("2026-02-02"), page);
}

TEST_F(NightsTest, ADayWithReleasesAloneIsToldOnceUnderTheNewName) {
  serve().release("v1.0", "2026-02-02T12:00:00Z");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  order_.config.page.repos[1].repo = {"relay", "present"};
  EXPECT_EQ(run_at("2026-02-03T00:20:00Z", date("2026-02-02")).value().report.head.totals.releases, 1);
}

TEST_F(NightsTest, OfARepositoryUnderTwoNamesTheOneThatKnowsMoreIsTold) {
  serve().commit("2026-02-02T09:00:00Z", "Step");
  ASSERT_TRUE(run_at("2026-02-02T00:15:00Z", date("2026-02-01")).has_value());
  serve().commit("2026-02-01T09:00:00Z", "Late");
  ASSERT_EQ(run_at("2026-02-03T00:15:00Z").value().report.head.totals.late_commits, 1);
  github_.rename("relay/serve", "relay/present");
  order_.config.page.repos[1].repo = {"relay", "present"};
  const auto outcome = run_at("2026-02-03T00:20:00Z", date("2026-02-02"));
  EXPECT_EQ(outcome.value().report.head.totals.late_commits, 1);
  EXPECT_EQ(outcome->report.head.totals.commits, 1);
  EXPECT_TRUE(run_at("2026-02-03T00:25:00Z", date("2026-02-02")).value().written.empty());
}

TEST_F(NightsTest, WhatCameLateForDaysBeforeARenameIsToldUnderTheNewName) {
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  order_.config.page.repos[1].repo = {"relay", "present"};
  github_.repo("relay/present").commit("2026-02-02T09:00:00Z", "Late");
  EXPECT_EQ(run_at("2026-02-05T00:15:00Z").value().report.head.totals.late_commits, 1);
}

TEST_F(NightsTest, AFormerNameIsFollowedThroughAllThatCameAfterIt) {
  serve().commit("2026-02-01T09:00:00Z", "Step");
  ASSERT_TRUE(run_at("2026-02-02T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/second");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  order_.config.page.repos[1].repo = {"relay", "second"};
  github_.rename("relay/second", "relay/third");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  order_.config.page.repos[1].repo = {"relay", "third"};
  aireport::testing::FakeClock clock(at("2026-02-05T00:15:00Z"));
  EXPECT_EQ(days_to_catch_up(order_, 7, {transport_, clock, events_, {}}).value(), std::vector{date("2026-02-04")});
  github_.repo("relay/third").commit("2026-02-01T10:00:00Z", "Late");
  EXPECT_EQ(run_at("2026-02-05T00:15:00Z").value().report.head.totals.late_commits, 1);
}

TEST_F(NightsTest, ANewNameThatOnlyADamagedReportTellsIsNotKnown) {
  ASSERT_TRUE(run_at("2026-02-02T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  order_.config.page.repos[1].repo = {"relay", "present"};
  const auto days = [&] {
    aireport::testing::FakeClock clock(at("2026-02-03T00:20:00Z"));
    return days_to_catch_up(order_, 7, {transport_, clock, events_, {}}).value();
  };
  EXPECT_TRUE(days().empty());
  const auto path = publish::snapshot_path(order_.paths, date("2026-02-02"));
  auto bytes = read_file(path).value();
  bytes.resize(bytes.size() - 5);
  ASSERT_TRUE(write_file_atomically(path, bytes, Access::everyone).has_value());
  EXPECT_THAT(days(), ::testing::Contains(date("2026-02-01")));
}

TEST(RenamesTest, ARingOfNamesEnds) {
  Renames renames;
  renames.learn({"a", "one"}, {"a", "Two"});
  renames.learn({"A", "two"}, {"a", "three"});
  renames.learn({"a", "three"}, {"a", "two"});
  EXPECT_EQ(renames.names_after({"a", "ONE"}), (std::vector<std::string>{"a/two", "a/three"}));
  EXPECT_EQ(renames.names_after({"a", "two"}), (std::vector<std::string>{"a/three"}));
}

TEST_F(NightsTest, AQuietDayCountsARenamedRepositoryOnce) {
  attn().commit("2026-02-02T09:00:00Z", "Here");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  order_.config.page.repos[1].repo = {"relay", "present"};
  EXPECT_EQ(run_at("2026-02-03T00:20:00Z", date("2026-02-02")).value().report.head.repositories, 2);
}

TEST_F(NightsTest, WhenThePresentNameFailsThePartUnderTheKnownFormerOneStands) {
  const auto step = serve().commit("2026-02-02T09:00:00Z", "Step");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  order_.config.page.repos[1].repo = {"relay", "present"};
  github_.repo("relay/present").status = 502;
  const auto outcome = run_at("2026-02-04T00:20:00Z", date("2026-02-02"));
  EXPECT_EQ(outcome.value().report.head.state, model::DayState::complete);
  EXPECT_EQ(outcome->report.head.repositories, 2);
  EXPECT_NE(page_of("2026-02-02").find("relay/present/commit/" + step), std::string::npos);
  EXPECT_EQ(snapshot_of("2026-02-02").repositories.at(1).repo.full(), "relay/present");
}

}  // namespace
}  // namespace aireport::pipeline

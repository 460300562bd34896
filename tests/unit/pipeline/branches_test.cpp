// Reports of a repository whose `branch` was changed.
#include "unit/pipeline/nights.hpp"

namespace aireport::pipeline {
namespace {

TEST_F(NightsTest, AReportOnAnotherBranchIsNotCompleteForThisOne) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  order_.config.page.repos[1].branch = "release";
  ASSERT_TRUE(run_at("2026-02-04T00:20:00Z").has_value());
  EXPECT_FALSE(github_.asked.empty());
}

TEST_F(NightsTest, WhatAnotherBranchHasIsNotLate) {
  order_.config.page.repos[0].branch = "docs";
  attn().commit("2026-02-02T09:00:00Z", "Of the documents");
  for (const auto* now : {"2026-02-03T00:15:00Z", "2026-02-04T00:15:00Z"}) ASSERT_TRUE(run_at(now).has_value());
  // What the default branch had all the time, and the fake server tells only now.
  const auto of_default = attn().commit("2026-02-03T10:00:00Z", "Of the code");
  order_.config.page.repos[0].branch = "";
  ASSERT_TRUE(run_at("2026-02-05T00:15:00Z").has_value());
  EXPECT_TRUE(snapshot_of("2026-02-04").repositories.at(0).late_commits.empty());
  for (const auto& target : github_.asked) EXPECT_EQ(target.find(of_default), std::string::npos) << target;
  const auto late = attn().commit("2026-02-04T10:00:00Z", "Pushed after midnight");
  ASSERT_TRUE(run_at("2026-02-06T00:15:00Z").has_value());
  ASSERT_EQ(snapshot_of("2026-02-05").repositories.at(0).late_commits.size(), 1U);
  EXPECT_EQ(snapshot_of("2026-02-05").repositories.at(0).late_commits[0].sha, late);
}

TEST_F(NightsTest, WhatAReportTellsOfAnotherBranchStaysUnlessItsDayIsAskedForByName) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  const auto all = order_.config.page.repos;
  order_.config.page.repos.pop_back();
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  order_.config.page.repos = all;
  order_.config.page.repos[0].branch = "release";
  order_.branches = Branches::as_told;
  ASSERT_EQ(run_at("2026-02-04T00:20:00Z").value().report.head.repositories, 2);
  for (const auto& target : github_.asked) EXPECT_EQ(target.find("/repos/openloom/attn"), std::string::npos) << target;
  EXPECT_EQ(snapshot_of("2026-02-03").head.settings.repos.at(0).branch, "");
  EXPECT_TRUE(run_at("2026-02-04T00:25:00Z").value().written.empty());
  EXPECT_TRUE(github_.asked.empty());
  order_.branches = Branches::as_configured;
  ASSERT_TRUE(run_at("2026-02-04T00:30:00Z", date("2026-02-03")).has_value());
  EXPECT_EQ(snapshot_of("2026-02-03").head.settings.repos.at(0).branch, "release");
  ASSERT_TRUE(events_.has("branch.replaced"));
  const auto told = std::find_if(events_.events.begin(), events_.events.end(),
                                 [](const auto& event) { return event.name == "branch.replaced"; });
  EXPECT_NE(told->message.find("told the default branch"), std::string::npos) << told->message;
  EXPECT_NE(told->message.find("branch release takes its place"), std::string::npos) << told->message;
}

TEST_F(NightsTest, TheBranchThatWasToldUnderAFormerNameStays) {
  serve().commit("2026-02-02T09:00:00Z", "Of the default branch");
  ASSERT_TRUE(run_at("2026-02-03T00:15:00Z").has_value());
  github_.rename("relay/serve", "relay/present");
  order_.config.page.repos[1].repo = {"relay", "present"};
  order_.config.page.repos[1].branch = "release";
  order_.branches = Branches::as_told;
  ASSERT_EQ(run_at("2026-02-03T00:20:00Z", date("2026-02-02")).value().report.head.totals.commits, 1);
  EXPECT_FALSE(events_.has("branch.replaced"));
  EXPECT_EQ(snapshot_of("2026-02-02").head.settings.repos.at(1).branch, "");
  for (const auto& target : github_.asked) EXPECT_EQ(target.find("sha=release"), std::string::npos) << target;
}

TEST_F(NightsTest, OfABranchThatWasNotThereNothingStays) {
  order_.config.page.repos[0].branch = "releese";
  attn().status = 404;
  ASSERT_EQ(run_at("2026-02-04T00:15:00Z").value().report.head.state, model::DayState::partial);
  attn().status = 0;
  order_.config.page.repos[0].branch = "release";
  order_.branches = Branches::as_told;
  ASSERT_EQ(run_at("2026-02-04T00:20:00Z").value().report.head.state, model::DayState::complete);
  EXPECT_EQ(snapshot_of("2026-02-03").head.settings.repos.at(0).branch, "release");
}

}  // namespace
}  // namespace aireport::pipeline

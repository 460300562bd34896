// Which report may take the place of which.
#include "unit/pipeline/nights.hpp"

namespace aireport::pipeline {
namespace {

class StandingTest : public NightsTest {
 protected:
  void SetUp() override {
    NightsTest::SetUp();
    attn().commit("2026-02-03T09:00:00Z", "Here");
    ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
    page_ = page_of("2026-02-03");
    snapshot_ = publish::snapshot_path(order_.paths, date("2026-02-03"));
  }
  void replace_snapshot(const std::string& bytes) {
    ASSERT_TRUE(write_file_atomically(snapshot_, bytes, Access::everyone).has_value());
  }
  Result<Outcome> run_narrowed() {
    auto all = order_.config.page.repos;
    order_.config.page.repos.pop_back();
    order_.selection = Selection::narrowed;
    auto outcome = run_at("2026-02-04T00:20:00Z");
    order_.config.page.repos = std::move(all);
    order_.selection = Selection::as_configured;
    return outcome;
  }

  std::string page_;
  fs::path snapshot_;
};

TEST_F(StandingTest, ANarrowedReportNeverReplacesAPageOfWhichNobodyCanSayWhatItKnows) {
  fs::remove(snapshot_);
  for (const auto* damage : {"missing", "damaged"}) {
    const auto refused = run_narrowed();
    ASSERT_FALSE(refused.has_value()) << damage;
    EXPECT_EQ(refused.error().kind, ErrorKind::usage) << damage;
    EXPECT_NE(refused.error().message.find("--output-dir"), std::string::npos) << refused.error().message;
    EXPECT_EQ(page_of("2026-02-03"), page_) << damage;
    replace_snapshot("not gzip");
  }
}

TEST_F(StandingTest, OnlyACompleteReportReplacesOneThatCannotBeRead) {
  replace_snapshot("not gzip");
  serve().status = 502;
  const auto partial = run_at("2026-02-04T00:20:00Z");
  ASSERT_FALSE(partial.has_value());
  EXPECT_EQ(partial.error().kind, ErrorKind::decode);
  EXPECT_EQ(page_of("2026-02-03"), page_);
  EXPECT_FALSE(events_.has("publish.replaced"));
  serve().status = 0;
  ASSERT_TRUE(run_at("2026-02-04T00:25:00Z").has_value());
  EXPECT_TRUE(events_.has("publish.replaced"));
  EXPECT_EQ(snapshot_of("2026-02-03").head.state, model::DayState::complete);
}

TEST_F(StandingTest, WhatANewerProgramWroteIsNeverReplaced) {
  const auto newer = gzip(R"({"schema_version":3,"repositories":[)");
  replace_snapshot(newer);
  order_.reuse = Reuse::nothing;
  for (const bool narrowed : {false, true}) {
    const auto refused = narrowed ? run_narrowed() : run_at("2026-02-04T00:20:00Z");
    ASSERT_FALSE(refused.has_value());
    EXPECT_NE(refused.error().message.find("newer aireport"), std::string::npos) << refused.error().message;
    EXPECT_EQ(read_file(snapshot_).value(), newer);
    EXPECT_EQ(page_of("2026-02-03"), page_);
  }
}

TEST_F(StandingTest, ASnapshotThatKnowsLessIsNotPublishedAndOneThatKnowsMoreComesWhole) {
  const auto whole = read_file(publish::snapshot_path(order_.paths, date("2026-02-03"))).value();
  const auto elsewhere = publish::paths_in(folder_ / "elsewhere", "reports/index.md");
  order_.paths = elsewhere;
  ASSERT_TRUE(run_at("2026-02-03T12:00:00Z", date("2026-02-03")).has_value());
  const auto noon = read_file(publish::snapshot_path(elsewhere, date("2026-02-03"))).value();
  ASSERT_TRUE(publish_snapshot(elsewhere, whole, {}).has_value());
  EXPECT_EQ(read_file(publish::snapshot_path(elsewhere, date("2026-02-03"))).value(), whole);
  EXPECT_EQ(page_of("2026-02-03"), page_);
  const auto refused = publish_snapshot(elsewhere, noon, {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::usage);
  EXPECT_EQ(read_file(publish::snapshot_path(elsewhere, date("2026-02-03"))).value(), whole);
  EXPECT_EQ(page_of("2026-02-03"), page_);
}

TEST_F(NightsTest, ANarrowedReportNeverReplacesAFullOne) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  order_.config.page.repos.pop_back();
  order_.selection = Selection::narrowed;
  const auto refused = run_at("2026-02-04T00:20:00Z");
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::usage);
}

TEST_F(NightsTest, ACompleteReportOfFewerRepositoriesIsWidenedByAskingForTheOthersAlone) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  const auto there = serve().commit("2026-02-03T09:30:00Z", "There");
  const auto all = order_.config.page.repos;
  order_.config.page.repos.pop_back();
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  order_.config.page.repos = all;
  aireport::testing::FakeClock clock(at("2026-02-04T00:20:00Z"));
  EXPECT_EQ(days_to_catch_up(order_, 7, {transport_, clock, events_, {}}).value(), std::vector{date("2026-02-03")});
  const auto full = run_at("2026-02-04T00:20:00Z");
  EXPECT_EQ(full.value().report.head.repositories, 2);
  EXPECT_EQ(full.value().report.head.totals.commits, 2);
  EXPECT_FALSE(github_.asked.empty());
  for (const auto& target : github_.asked) EXPECT_EQ(target.find("/repos/openloom/attn"), std::string::npos) << target;
  EXPECT_NE(page_of("2026-02-03").find(there), std::string::npos);
}

TEST_F(NightsTest, AWiderReportIsPublishedEvenWithAGapAndDoneAgainWhenItCanBe) {
  const auto here = attn().commit("2026-02-03T09:00:00Z", "Here");
  const auto all = order_.config.page.repos;
  order_.config.page.repos.pop_back();
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  order_.config.page.repos = all;
  serve().status = 502;
  EXPECT_EQ(run_at("2026-02-04T00:20:00Z").value().report.head.state, model::DayState::partial);
  EXPECT_NE(page_of("2026-02-03").find(here), std::string::npos);
  serve().status = 0;
  EXPECT_EQ(run_at("2026-02-04T00:25:00Z").value().report.head.state, model::DayState::complete);
}

TEST_F(NightsTest, ARepositoryTakenOffTheListStaysInACompleteReport) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  const auto there = serve().commit("2026-02-03T09:30:00Z", "There");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const std::string page = page_of("2026-02-03");
  order_.config.page.repos.pop_back();
  EXPECT_TRUE(run_at("2026-02-04T00:20:00Z").value().written.empty());
  EXPECT_TRUE(github_.asked.empty());
  EXPECT_EQ(page_of("2026-02-03"), page);
  order_.reuse = Reuse::nothing;
  EXPECT_EQ(run_at("2026-02-04T00:25:00Z").value().report.head.repositories, 2);
  order_.reuse = Reuse::complete_days;
  order_.config.page.repos.emplace_back().repo = {"another", "one"};
  EXPECT_EQ(run_at("2026-02-04T00:30:00Z").value().report.head.repositories, 3);
  EXPECT_NE(page_of("2026-02-03").find(there), std::string::npos);
}

TEST_F(NightsTest, ARepositoryTakenOffTheListStaysInAReportWithGapsThatKnowsSomethingOfIt) {
  const auto there = serve().commit("2026-02-03T09:30:00Z", "There");
  attn().status = 502;
  ASSERT_EQ(run_at("2026-02-04T00:15:00Z").value().report.head.state, model::DayState::partial);
  attn().status = 0;
  order_.config.page.repos.pop_back();
  const auto mended = run_at("2026-02-04T00:20:00Z");
  EXPECT_EQ(mended.value().report.head.state, model::DayState::complete);
  EXPECT_EQ(mended.value().report.head.repositories, 2);
  EXPECT_NE(page_of("2026-02-03").find(there), std::string::npos);
}

TEST_F(NightsTest, AnInterruptionEndsTheRunBetweenTheStepsThatAskNobody) {
  for (const auto* now : {"2026-02-02T00:15:00Z", "2026-02-03T00:15:00Z", "2026-02-04T00:15:00Z"})
    ASSERT_TRUE(run_at(now).has_value());
  // The complete day again: at the start, at each of its two repositories, before its page is written anew, and behind
  // that. Then a new day: at the start, before its page is looked for, at each repository of the newest page and before
  // that is written anew, and at each of the three days before.
  const std::vector<std::pair<const char*, int>> steps = {{"2026-02-04T00:20:00Z", 5}, {"2026-02-05T00:15:00Z", 11}};
  for (const auto& [now, moments] : steps)
    for (int left = 0; left < moments; ++left) {
      aireport::testing::FakeClock clock(at(now));
      order_.date.reset();
      github_.asked.clear();
      int asked = 0;
      const auto ended = run(order_, {transport_, clock, events_, [&] { return asked++ == left; }});
      ASSERT_FALSE(ended.has_value()) << now << " " << left;
      EXPECT_EQ(ended.error().kind, ErrorKind::interrupted);
      EXPECT_TRUE(github_.asked.empty());
    }
}

TEST_F(NightsTest, AnInterruptionAfterTheLastAnswerEndsTheRunBeforeItsNextStepAndPublishesNothing) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  // What was gathered becomes a report, its snapshot and its page, which are published.
  for (int left = 0; left < 4; ++left) {
    aireport::testing::FakeClock clock(at("2026-02-04T00:15:00Z"));
    github_.asked.clear();
    int looks = 0;
    const auto interrupted = [&] { return !github_.asked.empty() && looks++ == left; };
    const auto ended = run(order_, {transport_, clock, events_, interrupted});
    ASSERT_FALSE(ended.has_value()) << left;
    EXPECT_EQ(ended.error().kind, ErrorKind::interrupted);
    EXPECT_FALSE(fs::exists(folder_ / "reports/data")) << left;
  }
}

TEST_F(NightsTest, ARepositoryTakenOffTheListThatToldNothingGoes) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  serve().status = 404;
  ASSERT_EQ(run_at("2026-02-04T00:15:00Z").value().report.head.state, model::DayState::partial);
  order_.config.page.repos.pop_back();
  const auto mended = run_at("2026-02-04T00:20:00Z");
  EXPECT_EQ(mended.value().report.head.state, model::DayState::complete);
  EXPECT_EQ(mended.value().report.head.repositories, 1);
}

TEST_F(NightsTest, AFullRunRendersAPageOfAnotherLanguageInTheConfiguredOne) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const std::string page = page_of("2026-02-03");
  fs::remove_all(order_.paths.folder);
  order_.config.page.language = model::Language::en;
  order_.selection = Selection::narrowed;
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  EXPECT_NE(page_of("2026-02-03"), page);
  order_.config.page.language = model::Language::zh;
  order_.selection = Selection::as_configured;
  EXPECT_EQ(run_at("2026-02-04T00:20:00Z").value().written.size(), 3U);
  EXPECT_TRUE(github_.asked.empty());
  EXPECT_EQ(page_of("2026-02-03"), page);
  EXPECT_EQ(snapshot_of("2026-02-03").head.settings.language, model::Language::zh);
  EXPECT_TRUE(run_at("2026-02-04T00:25:00Z").value().written.empty());
}

}  // namespace
}  // namespace aireport::pipeline

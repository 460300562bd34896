// No day lost, nothing told twice.
#include "unit/pipeline/nights.hpp"
#include "pipeline/ledger.hpp"

namespace aireport::pipeline {
namespace {

TEST_F(NightsTest, ADayBecomesPageSnapshotAndIndex) {
  const auto sha = attn().commit("2026-02-03T09:41:00Z", "Fix the fence before the epilogue store (#12)");
  attn().pull(12, "Fix the fence before the epilogue store", "2026-02-02T08:00:00Z", "2026-02-03T09:41:00Z");
  serve().issue(7, "Wrong logits with FP8", "2026-02-03T11:00:00Z");
  const auto outcome = run_at("2026-02-04T00:15:00Z");
  ASSERT_TRUE(outcome.has_value()) << describe(outcome.error());
  EXPECT_EQ(outcome->report.head.state, model::DayState::complete);
  EXPECT_EQ(outcome->written.size(), 3U);
  EXPECT_NE(page_of("2026-02-03").find(sha), std::string::npos);
  EXPECT_TRUE(fs::exists(order_.paths.index));
}

TEST_F(NightsTest, ACompleteDayIsRenderedAgainWithoutARequest) {
  attn().commit("2026-02-03T09:41:00Z", "Add a kernel");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const std::string page = page_of("2026-02-03");
  const auto again = run_at("2026-02-04T00:20:00Z");
  EXPECT_TRUE(again.value().written.empty());
  EXPECT_TRUE(github_.asked.empty());
  fs::remove(publish::page_path(order_.paths, date("2026-02-03")));
  EXPECT_EQ(run_at("2026-02-05T08:00:00Z", date("2026-02-03")).value().page, page);
  EXPECT_EQ(page_of("2026-02-03"), page);
  EXPECT_TRUE(github_.asked.empty());
}

TEST_F(NightsTest, ALateArrivalIsToldOnceInTheNextReport) {
  attn().commit("2026-02-03T09:00:00Z", "Known in time");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const auto late = attn().commit("2026-02-03T10:00:00Z", "Pushed after midnight");
  attn().commit("2026-02-04T10:00:00Z", "The next day's own");
  ASSERT_TRUE(run_at("2026-02-05T00:15:00Z").has_value());
  ASSERT_TRUE(run_at("2026-02-06T00:15:00Z").has_value());
  const auto told = snapshot_of("2026-02-04");
  ASSERT_EQ(told.repositories.at(0).late_commits.size(), 1U);
  EXPECT_EQ(told.repositories.at(0).late_commits.at(0).sha, late);
  EXPECT_EQ(told.repositories.at(0).commits.size(), 1U);
  EXPECT_TRUE(snapshot_of("2026-02-05").repositories.at(0).late_commits.empty());
}

TEST_F(NightsTest, WhatALaterReportToldAsLateIsNotToldAgainWhenItsOwnDayIsMadeAnew) {
  attn().commit("2026-02-03T09:00:00Z", "Known in time");
  serve().status = 502;
  ASSERT_EQ(run_at("2026-02-04T00:15:00Z").value().report.head.state, model::DayState::partial);
  serve().status = 0;
  const auto late = attn().commit("2026-02-03T10:00:00Z", "Pushed after midnight");
  attn().commit("2026-02-04T09:00:00Z", "Of the next day");
  ASSERT_TRUE(run_at("2026-02-05T00:15:00Z").has_value());
  ASSERT_EQ(snapshot_of("2026-02-04").repositories.at(0).late_commits.size(), 1U);
  for (const auto reuse : {Reuse::complete_days, Reuse::nothing}) {
    order_.reuse = reuse;
    const auto again = run_at("2026-02-05T01:00:00Z", date("2026-02-03"));
    ASSERT_TRUE(again.has_value()) << describe(again.error());
    EXPECT_EQ(again->report.head.state, model::DayState::complete);
    EXPECT_EQ(again->report.head.totals.commits, 1);
    EXPECT_EQ(again->page.find(late), std::string::npos);
  }
  EXPECT_TRUE(events_.has("commits.told_later"));
  for (const auto& target : github_.asked) EXPECT_EQ(target.find(late), std::string::npos) << target;
  // The day that tells it goes on telling it.
  ASSERT_TRUE(run_at("2026-02-05T02:00:00Z", date("2026-02-04")).has_value());
  EXPECT_EQ(snapshot_of("2026-02-04").repositories.at(0).late_commits.size(), 1U);
}

TEST_F(NightsTest, WhatASnapshotTellsBeforeItsDamageIsNoLedger) {
  attn().commit("2026-02-03T09:00:00Z", "Known in time");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const auto path = publish::snapshot_path(order_.paths, date("2026-02-03"));
  fs::resize_file(path, fs::file_size(path) - 1);
  attn().commit("2026-02-03T10:00:00Z", "Pushed after midnight");
  ASSERT_TRUE(run_at("2026-02-05T00:15:00Z").has_value());
  EXPECT_TRUE(snapshot_of("2026-02-04").repositories.at(0).late_commits.empty());
  for (const auto& target : github_.asked) EXPECT_EQ(target.find("since=2026-02-03"), std::string::npos) << target;
}

TEST_F(NightsTest, ADayWithoutAReportIsNotLateButTellsItsCommitsItself) {
  attn().commit("2026-02-03T09:00:00Z", "First");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const auto skipped = attn().commit("2026-02-04T09:00:00Z", "Of the skipped day");
  attn().commit("2026-02-05T09:00:00Z", "Third");
  ASSERT_TRUE(run_at("2026-02-06T00:15:00Z").has_value());
  EXPECT_TRUE(snapshot_of("2026-02-05").repositories.at(0).late_commits.empty());
  for (const auto& target : github_.asked) {
    EXPECT_EQ(target.find(skipped), std::string::npos) << "asked for and thrown away: " << target;
    EXPECT_EQ(target.find("since=2026-02-0") == std::string::npos, target.find("since=2026-02-05") == std::string::npos)
        << target;
  }
  ASSERT_TRUE(run_at("2026-02-06T00:20:00Z", date("2026-02-04")).has_value());
  EXPECT_EQ(snapshot_of("2026-02-04").repositories.at(0).commits.at(0).sha, skipped);
}

TEST_F(NightsTest, BothOrdersOfTwoDaysTellALateCommitInTheSameReport) {
  attn().commit("2026-02-03T09:00:00Z", "Known in time");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const auto late = attn().commit("2026-02-03T10:00:00Z", "Pushed after midnight");
  attn().commit("2026-02-04T09:00:00Z", "Of the next day");
  attn().commit("2026-02-05T09:00:00Z", "Of the day after");
  const auto contents = [&] {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(order_.paths.folder))
      if (entry.is_regular_file()) files[entry.path().string()] = read_file(entry.path()).value();
    return files;
  };
  fs::copy(order_.paths.folder, folder_ / "before", fs::copy_options::recursive);
  std::vector<std::map<std::string, std::string>> ends;
  for (const auto& order : {std::pair{"2026-02-04", "2026-02-05"}, std::pair{"2026-02-05", "2026-02-04"}}) {
    fs::remove_all(order_.paths.folder);
    fs::copy(folder_ / "before", order_.paths.folder, fs::copy_options::recursive);
    for (const auto* day : {order.first, order.second})
      ASSERT_TRUE(run_at("2026-02-06T00:15:00Z", date(day)).has_value());
    ends.push_back(contents());
  }
  EXPECT_EQ(ends.at(0).size(), 7U);
  EXPECT_TRUE(ends.at(0) == ends.at(1));
  const auto told = snapshot_of("2026-02-04").repositories.at(0).late_commits;
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].sha, late);
}

TEST_F(NightsTest, OneFailedRepositoryIsAGapAndOnlyItIsAskedAgain) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  serve().commit("2026-02-03T09:30:00Z", "There");
  serve().status = 502;
  EXPECT_EQ(run_at("2026-02-04T00:15:00Z").value().report.head.state, model::DayState::partial);
  serve().status = 0;
  const auto mended = run_at("2026-02-04T01:15:00Z");
  EXPECT_EQ(mended.value().report.head.state, model::DayState::complete);
  EXPECT_FALSE(github_.asked.empty());
  for (const auto& target : github_.asked) EXPECT_EQ(target.find("/repos/openloom/attn"), std::string::npos) << target;
  EXPECT_EQ(snapshot_of("2026-02-03").repositories.at(0).commits.size(), 1U);
}

TEST_F(NightsTest, WhenAllFailNothingIsPublishedAndTheOldReportStays) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const std::string page = page_of("2026-02-03");
  attn().status = serve().status = 503;
  order_.reuse = Reuse::nothing;
  const auto failed = run_at("2026-02-05T00:15:00Z", date("2026-02-03"));
  ASSERT_FALSE(failed.has_value());
  EXPECT_EQ(failed.error().kind, ErrorKind::status);
  EXPECT_NE(failed.error().message.find("openloom/attn"), std::string::npos) << failed.error().message;
  EXPECT_EQ(page_of("2026-02-03"), page);
  EXPECT_FALSE(run_at("2026-02-05T00:15:00Z", date("2026-02-04")).has_value());
  EXPECT_FALSE(fs::exists(publish::page_path(order_.paths, date("2026-02-04"))));
}

TEST_F(NightsTest, ARepositoryUnderTwoNamesIsToldOnceUnderTheFirst) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  serve().moved_to = "openloom/attn";
  order_.config.repo_lines = {{"openloom/attn", "repos.yaml:2"}, {"relay/serve", "repos.yaml:3"}};
  for (const auto* place : {"old name last", "old name first"}) {
    events_.events.clear();
    const auto outcome = run_at("2026-02-04T00:15:00Z");
    ASSERT_TRUE(outcome.has_value()) << place;
    EXPECT_EQ(outcome->report.head.totals.commits, 1) << place;
    EXPECT_EQ(outcome->report.head.state, model::DayState::complete) << place;
    const auto told = snapshot_of("2026-02-03");
    EXPECT_EQ(told.repositories.at(0).commits.size(), 1U) << place;
    EXPECT_EQ(told.repositories.size(), 1U) << place;
    EXPECT_TRUE(run_at("2026-02-04T00:20:00Z").value().written.empty()) << place;
    EXPECT_TRUE(github_.asked.empty()) << place;
    EXPECT_TRUE(events_.has("repository.twice")) << place;
    EXPECT_FALSE(events_.has("repository.renamed")) << place;
    fs::remove_all(folder_ / "reports");
    std::swap(order_.config.page.repos[0], order_.config.page.repos[1]);
  }
  const auto& last = events_.events;
  const auto twice =
      std::find_if(last.begin(), last.end(), [](const LogEvent& e) { return e.name == "repository.twice"; });
  EXPECT_NE(twice->message.find("repos.yaml:2: openloom/attn is the same repository as relay/serve (repos.yaml:3)"),
            std::string::npos)
      << twice->message;
}

TEST_F(NightsTest, ThePlanTellsWhatIsStillToBeAskedForAndPromisesNothing) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  order_.identity = Identity::anonymous;
  for (const int left : {3, 30}) {
    github_.remaining = left;
    events_.events.clear();
    order_.reuse = Reuse::nothing;
    ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
    for (const auto& event : events_.events) {
      if (event.name == "fetch.plan") {
        EXPECT_NE(event.message.find("6 requests for lists so far, of which 4 are under way, and 1 for details"),
                  std::string::npos)
            << event.message;
      }
      if (event.name != "fetch.no_token") continue;
      EXPECT_EQ(event.level, left < 5 ? LogLevel::warn : LogLevel::info);
      EXPECT_NE(event.message.find(std::to_string(left) + " are left for the 5 known to be needed"), std::string::npos)
          << event.message;
    }
    EXPECT_TRUE(events_.has("fetch.plan") && events_.has("fetch.no_token"));
  }
}

TEST_F(NightsTest, ADayTooLargeForItsSnapshotIsWrittenWithoutItsLargestPartsAndReadBack) {
  constexpr int kTooMany = 64;  // of a megabyte each
  const std::string long_text((1 << 20) - 1, 'x');
  serve().issue(7, "Short", "2026-02-03T10:00:00Z", "As usual");
  for (int i = 1; i < kTooMany; ++i) serve().issue(7 + i, "Long", "2026-02-03T11:00:00Z", long_text);
  serve().issue(99, "Longer", "2026-02-03T12:00:00Z", long_text + "x");
  github_.per_page_limit = 20;
  const auto outcome = run_at("2026-02-04T00:15:00Z");
  ASSERT_TRUE(outcome.has_value()) << describe(outcome.error());
  EXPECT_EQ(outcome->report.head.state, model::DayState::partial);
  const auto kept = snapshot_of("2026-02-03").repositories.at(1);
  EXPECT_EQ(kept.gaps, (std::vector<model::Gap>{{model::Part::issues, model::GapReason::too_large, 0, "99", ""}}));
  EXPECT_TRUE(kept.issues.at(0).body.empty());
  EXPECT_TRUE(kept.issues.at(1).body == long_text);
  EXPECT_EQ(kept.issues.at(kTooMany).body, "As usual");
  EXPECT_NE(page_of("2026-02-03").find("内容过大"), std::string::npos);
}

// What is known of one repository is taken from the earlier report, so that both are never held at once as items.
TEST_F(NightsTest, ADayOfWhichThereIsMoreToSayThanAReportHoldsIsPublishedWithoutItsLargestRepository) {
  const std::string long_title((1 << 20) - 8, 'x');
  for (int i = 1; i <= 50; ++i) attn().issue(i, long_title, "2026-02-03T10:00:00Z");
  for (int i = 1; i <= 51; ++i) serve().issue(i, long_title, "2026-02-03T10:00:00Z");
  github_.per_page_limit = 10;
  const auto all = order_.config.page.repos;
  order_.config.page.repos.pop_back();
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  order_.config.page.repos = all;
  const auto outcome = run_at("2026-02-04T00:20:00Z");
  ASSERT_TRUE(outcome.has_value()) << describe(outcome.error());
  EXPECT_EQ(outcome->report.head.state, model::DayState::partial);
  const auto day = snapshot_of("2026-02-03");
  EXPECT_EQ(day.repositories.at(0).issues.size(), 50U);
  EXPECT_EQ(day.repositories.at(1).gaps,
            (std::vector<model::Gap>{{model::Part::repository, model::GapReason::too_large, 0, "", ""}}));
}

TEST_F(NightsTest, TheLedgerEndsAtTheOldestDayThatItHasRoomFor) {
  attn().commit("2026-02-03T09:00:00Z", "First");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  attn().commit("2026-02-04T09:00:00Z", "Second");
  ASSERT_TRUE(run_at("2026-02-05T00:15:00Z").has_value());
  aireport::testing::FakeClock clock(at("2026-02-06T00:15:00Z"));
  const World world{transport_, clock, events_, {}};
  const auto days_in = [&](std::size_t most) {
    auto ledger = read_ledger(order_.paths, date("2026-02-05"), 14, world, {}, most).value();
    const auto* const told = told_of(ledger, {"openloom", "attn"}, "");
    std::set<Date> days;
    if (told != nullptr)
      for (const auto& [day, span] : told->days) days.insert(day);
    return days;
  };
  EXPECT_EQ(days_in(2), (std::set{date("2026-02-03"), date("2026-02-04")}));
  EXPECT_FALSE(events_.has("ledger.too_large"));
  EXPECT_EQ(days_in(1), std::set{date("2026-02-04")});
  EXPECT_TRUE(events_.has("ledger.too_large"));
  EXPECT_EQ(days_in(0), std::set<Date>{});
}

TEST_F(NightsTest, ARefreshThatFailsInPartKeepsWhatWasKnown) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  serve().commit("2026-02-03T09:30:00Z", "There");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const std::string page = page_of("2026-02-03");
  serve().status = 502;
  order_.reuse = Reuse::nothing;
  const auto refreshed = run_at("2026-02-05T00:15:00Z", date("2026-02-03"));
  EXPECT_EQ(refreshed.value().report.head.state, model::DayState::complete);
  EXPECT_EQ(page_of("2026-02-03"), page);
  EXPECT_TRUE(events_.has("repository.kept"));
}

TEST_F(NightsTest, TodayIsUnfinishedNoLedgerAndDoneAgainWhenItIsOver) {
  attn().commit("2026-02-03T09:00:00Z", "Morning");
  const auto noon = run_at("2026-02-03T12:00:00Z", date("2026-02-03"));
  EXPECT_EQ(noon.value().report.head.state, model::DayState::unfinished);
  EXPECT_EQ(noon.value().report.head.known_until, at("2026-02-03T12:00:00Z"));
  attn().commit("2026-02-03T19:00:00Z", "Evening");
  const auto night = run_at("2026-02-04T00:15:00Z");
  EXPECT_EQ(night.value().report.head.state, model::DayState::complete);
  EXPECT_EQ(night.value().report.head.totals.commits, 2);
}

TEST_F(NightsTest, AnswersFromBeforeTheDaysEndLeaveItUnfinishedWhateverTheClockSays) {
  attn().commit("2026-02-03T09:00:00Z", "Morning");
  github_.server_date = "Tue, 03 Feb 2026 12:00:01 GMT";
  const auto old = run_at("2026-02-04T00:15:00Z");
  ASSERT_TRUE(old.has_value()) << describe(old.error());
  EXPECT_EQ(old->report.head.state, model::DayState::unfinished);
  EXPECT_EQ(old->report.head.known_until, at("2026-02-03T12:00:01Z"));
  EXPECT_TRUE(events_.has("day.unfinished"));
  github_.server_date = "Wed, 04 Feb 2026 00:00:00 GMT";
  EXPECT_EQ(run_at("2026-02-04T00:20:00Z").value().report.head.state, model::DayState::complete);
}

TEST_F(NightsTest, CatchingUpTellsWhichDaysLieTooFarBack) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  aireport::testing::FakeClock clock(at("2026-02-09T00:15:00Z"));
  EXPECT_EQ(days_to_catch_up(order_, 5, {transport_, clock, events_, {}}).value().size(), 5U);
  EXPECT_FALSE(events_.has("catch_up.left_out"));
  EXPECT_EQ(days_to_catch_up(order_, 2, {transport_, clock, events_, {}}).value().front(), date("2026-02-07"));
  EXPECT_TRUE(events_.has("catch_up.left_out"));
}

TEST_F(NightsTest, AKilledRunsPageIsMendedByTheNextRun) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  ASSERT_TRUE(run_at("2026-02-04T00:15:00Z").has_value());
  const std::string page = page_of("2026-02-03");
  // Between snapshot and page: the page is still that of an earlier state.
  ASSERT_TRUE(write_file_atomically(publish::page_path(order_.paths, date("2026-02-03")), "# old\n", Access::everyone));
  attn().commit("2026-02-04T09:00:00Z", "Next");
  ASSERT_TRUE(run_at("2026-02-05T00:15:00Z").has_value());
  EXPECT_EQ(page_of("2026-02-03"), page);
}

TEST_F(NightsTest, AnEstimateWritesNothing) {
  attn().commit("2026-02-03T09:00:00Z", "Here");
  aireport::testing::FakeClock clock(at("2026-02-04T00:15:00Z"));
  const auto estimate = pipeline::estimate(order_, {transport_, clock, events_, {}});
  ASSERT_TRUE(estimate.has_value()) << describe(estimate.error());
  EXPECT_EQ(estimate->plan.detail_requests, 1);
  EXPECT_EQ(estimate->quota.value().remaining, 4999);
  EXPECT_TRUE(fs::is_empty(folder_));
}

// Starts that are late, early around midnight, doubled and skipped; nights on which a repository fails.
TEST_F(NightsTest, MonthOfUnevenStartsGivesEachDayOnceAndComplete) {
  const auto first = std::chrono::sys_days(date("2026-02-01"));
  int hidden = 0;
  for (int night = 1; night <= 29; ++night) {
    const auto day = first + std::chrono::days(night - 1);
    const std::string name = format_date(Date(day));
    attn().commit(name + "T09:00:00Z", "Work of " + name + " (#" + std::to_string(100 + night) + ")");
    attn().pull(100 + night, "Work of " + name, name + "T07:00:00Z", name + "T09:00:00Z");
    serve().issue(night, "Issue of " + name, name + "T23:59:59Z");
    if (night % 5 == 0) {  // arrives late, dated the day before
      attn().commit(format_date(previous_day(Date(day))) + "T22:00:00Z", "Late, " + name);
      ++hidden;
    }
    if (night % 8 == 6) {  // and this one four days
      serve().commit(format_date(Date(day - std::chrono::days(4))) + "T22:00:00Z", "Very late, " + name);
      ++hidden;
    }
    serve().status = night == 29 ? 0 : night % 9 == 4 ? 502 : night % 9 == 5 ? 404 : 0;
    if (night % 7 == 3 && night != 29) continue;  // skipped
    const std::string next = format_date(next_day(Date(day)));
    const bool early = night % 10 == 5;  // the day is not over yet: the next night has to do it
    const std::string start = early ? name + "T23:59:57Z"
                                    : next + (night % 4 == 0   ? "T00:00:00Z"
                                              : night % 3 == 0 ? "T21:40:00Z"
                                                               : "T00:15:00Z");
    for (int again = 0; again <= (night % 6 == 0 ? 1 : 0); ++again) {
      aireport::testing::FakeClock clock(at(start));
      std::set<Date> tried;
      for (bool go_on = true; go_on;) {
        const auto days = days_to_catch_up(order_, 7, {transport_, clock, events_, {}}, tried);
        ASSERT_TRUE(days.has_value());
        for (const Date missing : *days) ASSERT_TRUE(run_at(start, missing).has_value());
        tried.insert(days->begin(), days->end());
        go_on = !days->empty();
      }
    }
  }
  const auto dates = publish::published_dates(order_.paths).value();
  EXPECT_EQ(dates.size(), 29U);
  std::map<std::string, int> told;
  for (const Date day : dates) {
    const auto snapshot = snapshot_of(format_date(day));
    EXPECT_EQ(snapshot.head.state, model::DayState::complete) << format_date(day);
    for (const auto& repo : snapshot.repositories) {
      for (const auto& commit : repo.commits) ++told[commit.sha];
      for (const auto& commit : repo.late_commits) ++told[commit.sha];
      for (const auto& issue : repo.issues) ++told["issue " + std::to_string(issue.number)];
    }
  }
  EXPECT_EQ(told.size(), static_cast<std::size_t>(29 + hidden + 29));
  for (const auto& [item, times] : told) EXPECT_EQ(times, 1) << item;
}

}  // namespace
}  // namespace aireport::pipeline

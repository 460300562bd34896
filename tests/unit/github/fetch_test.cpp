#include <gmock/gmock.h>

#include "day_fixture.hpp"

namespace aireport::github {
namespace {

using model::GapReason;
using model::Part;
using ::testing::ElementsAre;

TEST_F(FetchTest, ADayIsThreeListsAndADetailForEachCommit) {
  lists(
      "[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "]",
      "[" + issue_json(5, "2026-02-03T08:00:00Z") + "," + issue_json(4, "2026-02-01T08:00:00Z") + "]",
      R"([{"tag_name":"v2","published_at":"2026-02-04T00:00:00Z"},{"tag_name":"v1","published_at":"2026-02-03T00:00:00Z"}])");
  transport.answer(detail(sha('a')), 200, detail_json(sha('a')));
  const auto activity = fetch_one();
  EXPECT_THAT(transport.asked_urls(), ElementsAre(commits(), issues(), releases(), detail(sha('a'))));
  EXPECT_EQ(transport.asked.back().freshness, http::Freshness::immutable);
  ASSERT_EQ(activity.commits.size(), 1U);
  EXPECT_EQ(activity.commits[0].detail->files[0].filename, "a.cc");
  ASSERT_EQ(activity.issues.size(), 1U);
  EXPECT_EQ(activity.issues[0].number, 5);
  ASSERT_EQ(activity.releases.size(), 1U);
  EXPECT_EQ(activity.releases[0].tag_name, "v1");
  EXPECT_EQ(activity.state(), model::RepoState::complete);
}

TEST_F(FetchTest, EachListIsReadToItsEndAndAnItemOnTwoPagesIsOne) {
  const auto first = commit_json(sha('a'), "2026-02-03T09:00:00Z"),
             second = commit_json(sha('b'), "2026-02-03T08:00:00Z");
  transport.answer(commits(), 200, "[" + first + "]", next(kApi + "/repositories/1/commits?page=2"));
  transport.answer(kApi + "/repositories/1/commits?page=2", 200, "[" + first + "," + second + "]");
  transport.answer(issues(), 200, "[" + issue_json(9, "2026-02-03T09:00:00Z") + "]", next(kApi + "/i?after=x"));
  transport.answer(kApi + "/i?after=x", 200, "[" + issue_json(8, "2026-02-03T09:00:00Z") + "]");
  transport.answer(releases(), 200, "[]", next(kApi + "/r?page=2"));
  transport.answer(kApi + "/r?page=2", 200, R"([{"tag_name":"v1","published_at":"2026-02-03T00:00:00Z"}])");
  for (const char id : {'a', 'b'}) transport.answer(detail(sha(id)), 200, detail_json(sha(id)));
  const auto activity = fetch_one();
  EXPECT_EQ(activity.commits.size(), 2U);
  EXPECT_EQ(activity.issues.size(), 2U);
  EXPECT_EQ(activity.releases.size(), 1U);
}

TEST_F(FetchTest, ThePlanIsKnownBeforeTheFirstDetail) {
  transport.answer(commits(), 200, "[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "]",
                   {{"x-ratelimit-limit", "60"}, {"x-ratelimit-remaining", "41"}, {"x-ratelimit-reset", "1770000000"}});
  transport.answer(issues(), 200, "[]");
  transport.answer(releases(), 200, "[]");
  transport.answer(detail(sha('a')), 200, detail_json(sha('a')));
  fetch_one();
  ASSERT_EQ(plans.size(), 1U);
  EXPECT_EQ(plans[0].list_requests, 3);
  EXPECT_EQ(plans[0].detail_requests, 1);
  EXPECT_EQ(plans[0].quota_left, 41);
  EXPECT_LT(asked_before_plan, 4U);
}

TEST_F(FetchTest, APlanAloneAsksForNoDetailAndKnowsAllOfThemInTheEnd) {
  details = Details::plan_only;
  lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "]",
        "[" + merged_json(7, "2026-02-01T00:00:00Z", "2026-02-03T10:00:00Z") + "]");
  EXPECT_TRUE(fetch());
  EXPECT_EQ(plans.back().list_requests, 3);
  EXPECT_EQ(plans.back().detail_requests, 2);
  ASSERT_EQ(activities.size(), 1U);
  EXPECT_FALSE(activities.at(0).commits.at(0).detail);
  EXPECT_TRUE(activities.at(0).gaps.empty()) << "what was not asked for is not missing";
}

TEST_F(FetchTest, APlanAloneTellsWhichListsWereNotAnswered) {
  details = Details::plan_only;
  transport.answer(commits(), fail(ErrorKind::network, "reset"));
  transport.answer(issues(), 200, "[]");
  transport.answer(releases(), 200, "[]");
  EXPECT_TRUE(fetch());
  ASSERT_EQ(activities.size(), 1U);
  ASSERT_EQ(activities.at(0).gaps.size(), 1U);
  EXPECT_EQ(activities.at(0).gaps[0].part, model::Part::commits);
}

TEST_F(FetchTest, LateCommitsAreThoseNoReportHas) {
  query.repos[0].late_since = *parse_utc("2026-01-20T00:00:00Z");
  query.repos[0].reported = {sha('b')};
  transport.answer(commits("o/r", "2026-01-20T00:00:00Z"), 200,
                   "[" + commit_json(sha('a'), "2026-02-03T00:00:00Z") + "," +
                       commit_json(sha('b'), "2026-02-02T23:59:59Z") + "," +
                       commit_json(sha('c'), "2026-01-21T00:00:00Z") + "]");
  transport.answer(issues(), 200, "[]");
  transport.answer(releases(), 200, "[]");
  for (const char id : {'a', 'c'}) transport.answer(detail(sha(id)), 200, detail_json(sha(id)));
  const auto activity = fetch_one();
  ASSERT_EQ(activity.commits.size(), 1U);
  EXPECT_EQ(activity.commits[0].sha, sha('a'));
  ASSERT_EQ(activity.late_commits.size(), 1U);
  EXPECT_EQ(activity.late_commits[0].sha, sha('c'));
  EXPECT_TRUE(activity.late_commits[0].detail);
}

TEST_F(FetchTest, TheListOfReleasesIsReadUntilTheyWereMadeMonthsBeforeTheDay) {
  const auto release = [](const std::string& tag, const std::string& created, const std::string& published) {
    return R"({"tag_name":")" + tag + R"(","created_at":")" + created + R"(","published_at":")" + published + "\"}";
  };
  transport.answer(commits(), 200, "[]");
  transport.answer(issues(), 200, "[]");
  transport.answer(releases(), 200, "[" + release("v3", "2025-11-05T00:00:00Z", "2025-11-05T00:00:00Z") + "]",
                   next(kApi + "/r?page=2"));
  transport.answer(kApi + "/r?page=2", 200,
                   "[" + release("v2", "2025-11-04T23:59:59Z", "2026-02-03T10:00:00Z") + "," +
                       release("v1", "2025-06-01T00:00:00Z", "2026-02-03T11:00:00Z") + "]",
                   next(kApi + "/r?page=3"));
  const auto activity = fetch_one();
  EXPECT_EQ(activity.releases.size(), 2U);
  EXPECT_TRUE(activity.gaps.empty()) << "the third page is not asked for, and nothing is missing";
}

TEST_F(FetchTest, AMergeThatNoCommitNamesIsAskedFor) {
  lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z", "Add a kernel (#6)") + "]",
        "[" + merged_json(7, "2026-02-01T00:00:00Z", "2026-02-03T10:00:00Z") + "," +
            merged_json(6, "2026-02-01T00:00:00Z", "2026-02-03T09:00:00Z") + "," +
            merged_json(5, "2026-02-03T00:00:00Z", "2026-02-05T09:00:00Z") + "]");
  transport.answer(detail(sha('a')), 200, detail_json(sha('a')));
  transport.answer(under("/pulls/7"), 200,
                   R"({"base":{"ref":"release"},"merge_commit_sha":"x","commits":2,"additions":3,"changed_files":1})");
  const auto activity = fetch_one();
  ASSERT_EQ(activity.pulls.size(), 3U);
  EXPECT_EQ(activity.pulls[0].number, 7);
  EXPECT_EQ(activity.pulls[0].detail->base_ref, "release");
  EXPECT_EQ(activity.pulls[0].comments, 3);
  EXPECT_FALSE(activity.pulls[1].detail);
}

TEST_F(FetchTest, TheFilesOfALargeCommitAreReadPageByPage) {
  lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "]");
  transport.answer(detail(sha('a')), 200, detail_json(sha('a'), "1"), next(kApi + "/x?page=2"));
  transport.answer(kApi + "/x?page=2", 200, detail_json(sha('a'), "2"), next(kApi + "/x?page=3"));
  transport.answer(kApi + "/x?page=3", 200, detail_json(sha('a'), "3"));
  const auto activity = fetch_one();
  ASSERT_EQ(activity.commits[0].detail->files.size(), 3U);
  EXPECT_EQ(activity.commits[0].detail->files[2].filename, "3");
  EXPECT_FALSE(activity.commits[0].detail->files_truncated);
  EXPECT_EQ(activity.commits[0].detail->additions, 1);
  EXPECT_EQ(transport.asked.back().freshness, http::Freshness::immutable);
}

TEST_F(FetchTest, NoMoreFilesOfACommitAreKeptThanGithubLists) {
  lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "]");
  std::string files;
  for (int file = 0; file < 3001; ++file)
    files += (file == 0 ? "" : ",") + (R"({"filename":")" + std::to_string(file)) + R"(","additions":1,"deletions":0})";
  transport.answer(detail(sha('a')), 200,
                   R"({"sha":")" + sha('a') + R"(","stats":{"additions":1,"deletions":2},"files":[)" + files + "]}",
                   next(kApi + "/x?page=2"));
  const auto activity = fetch_one();
  EXPECT_EQ(activity.commits[0].detail->files.size(), 3000U);
  EXPECT_TRUE(activity.commits[0].detail->files_truncated);
}

TEST_F(FetchTest, WhenTheQuotaIsShortTheMostTellingDetailsComeFirst) {
  const http::Headers short_quota{
      {"x-ratelimit-limit", "60"}, {"x-ratelimit-remaining", "1"}, {"x-ratelimit-reset", "1770000000"}};
  transport.answer(commits(), 200,
                   "[" + commit_json(sha('a'), "2026-02-03T09:00:00Z", "docs: a word") + "," +
                       commit_json(sha('b'), "2026-02-03T08:00:00Z", "Fix a hang") + "]",
                   short_quota);
  transport.answer(issues(), 200, "[]");
  transport.answer(releases(), 200, "[]");
  transport.answer(detail(sha('b')), 200, detail_json(sha('b')));
  transport.answer(detail(sha('a')), fail(ErrorKind::rate_limited, "the quota is used up"));
  const auto activity = fetch_one();
  EXPECT_THAT(activity.gaps, ElementsAre(model::Gap{Part::commit_detail, GapReason::limited, 0, sha('a'), ""}));
  EXPECT_FALSE(activity.commits[0].detail);
  EXPECT_TRUE(activity.commits[1].detail);
}

TEST_F(FetchTest, WhenTheRunMaySendNoMoreTheMostTellingDetailsComeFirstToo) {
  lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z", "docs: a word") + "," +
        commit_json(sha('b'), "2026-02-03T08:00:00Z", "Fix a hang") + "]");
  for (const char id : {'a', 'b'}) transport.answer(detail(sha(id)), 200, detail_json(sha(id)));
  transport.left = 3;  // for two lists and two details
  fetch_one();
  EXPECT_EQ(transport.asked.back().url, detail(sha('a')));
  EXPECT_EQ(plans.front().run_left, 3);
}

TEST_F(FetchTest, ListsThatAreStillOpenCountWhereTheQuotaIsShort) {
  const http::Headers left{
      {"x-ratelimit-limit", "60"}, {"x-ratelimit-remaining", "3"}, {"x-ratelimit-reset", "1770000000"}};
  transport.answer(commits(), 200,
                   "[" + commit_json(sha('a'), "2026-02-03T09:00:00Z", "docs: a word") + "," +
                       commit_json(sha('b'), "2026-02-03T08:00:00Z", "Fix a hang") + "]",
                   left);
  transport.answer(issues(), 200, "[]");
  transport.answer(releases(), 200, "[]");
  transport.answer(detail(sha('a')), 200, detail_json(sha('a')));
  transport.answer(detail(sha('b')), 200, detail_json(sha('b')));
  fetch_one();
  EXPECT_EQ(transport.asked.back().url, detail(sha('a'))) << "two details and two lists are more than three";
}

TEST_F(FetchTest, EachRepositoryIsHandedOverOnceWithItsPlaceInTheQuery) {
  query.repos.push_back({{"o", "quiet"}, "", std::nullopt, {}});
  lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "]");
  transport.answer(commits("o/quiet"), 200, "[]");
  transport.answer(issues("o/quiet"), 200, "[]");
  transport.answer(releases("o/quiet"), 200, "[]");
  transport.answer(detail(sha('a')), 200, detail_json(sha('a')));
  EXPECT_TRUE(fetch());
  EXPECT_THAT(indices, ::testing::UnorderedElementsAre(0U, 1U));
  for (std::size_t at = 0; at < indices.size(); ++at)
    EXPECT_EQ(activities[at].repo.name, indices[at] == 0 ? "r" : "quiet");
  EXPECT_EQ(events.last_progress.repositories_done, 2);
}

TEST_F(FetchTest, TheQuotaIsReadWithoutCost) {
  transport.answer(kApi + "/rate_limit", 200,
                   R"({"resources":{"core":{"limit":5000,"remaining":4321,"reset":1770000000,"used":679}}})");
  const auto quota = fetch_quota(transport, kApi);
  ASSERT_TRUE(quota);
  EXPECT_EQ(quota->remaining, 4321);
  EXPECT_EQ(transport.asked[0].bucket, http::Bucket::free);
  EXPECT_EQ(transport.asked[0].freshness, http::Freshness::uncached);
}

}  // namespace
}  // namespace aireport::github

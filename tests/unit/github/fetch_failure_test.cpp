#include <gmock/gmock.h>

#include "day_fixture.hpp"

namespace aireport::github {
namespace {

using model::Gap;
using model::GapReason;
using model::Part;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_F(FetchTest, ARepositoryThatIsAbsentIsOneGap) {
  for (const auto& url : {commits(), issues(), releases()}) transport.answer(url, 404, "{}");
  const auto activity = fetch_one();
  EXPECT_THAT(activity.gaps, ElementsAre(Gap{Part::repository, GapReason::not_found, 404, "", ""}));
  EXPECT_EQ(activity.state(), model::RepoState::failed);
}

TEST_F(FetchTest, AnAbsentBranchLeavesTheRest) {
  query.repos[0].branch = "gone";
  transport.answer(under("/commits?sha=gone&since=2026-02-03T00:00:00Z&until=2026-02-03T23:59:59Z&per_page=100"), 404,
                   "{}");
  transport.answer(issues(), 200, "[" + issue_json(5, "2026-02-03T08:00:00Z") + "]");
  transport.answer(releases(), 200, "[]");
  const auto activity = fetch_one();
  EXPECT_THAT(activity.gaps, ElementsAre(Gap{Part::commits, GapReason::not_found, 404, "", "gone"}));
  EXPECT_EQ(activity.issues.size(), 1U);
}

TEST_F(FetchTest, AnEmptyRepositoryIsWholeAndSaidToBeEmpty) {
  transport.answer(commits(), 409, R"({"message":"Git Repository is empty."})");
  transport.answer(issues(), 200, "[]");
  transport.answer(releases(), 200, "[]");
  const auto activity = fetch_one();
  EXPECT_TRUE(activity.empty);
  EXPECT_EQ(activity.state(), model::RepoState::complete);
}

TEST_F(FetchTest, WithoutIssuesThePullRequestsComeFromTheirOwnList) {
  transport.answer(commits(), 200, "[]");
  transport.answer(issues(), 410, "{}");
  transport.answer(releases(), 200, "[]");
  transport.answer(pulls(), 200, "[" + pull_json(9, "2026-02-03T10:00:00Z", "2026-02-05T00:00:00Z") + "]",
                   next(kApi + "/p?page=2"));
  transport.answer(kApi + "/p?page=2", 200,
                   "[" + pull_json(8, "2026-02-01T00:00:00Z", "2026-02-03T09:00:00Z") + "," +
                       pull_json(3, "2026-01-01T00:00:00Z", "2026-02-02T23:59:59Z") + "]",
                   next(kApi + "/p?page=3"));
  // Read again: one changed in the meantime, from the second page to the first.
  transport.answer(pulls(), 200,
                   "[" + pull_json(7, "2026-02-03T09:00:00Z", "2026-02-05T00:00:01Z") + "," +
                       pull_json(9, "2026-02-03T10:00:00Z", "2026-02-05T00:00:00Z") + "," +
                       pull_json(8, "2026-02-01T00:00:00Z", "2026-02-03T09:00:00Z") + "]",
                   next(kApi + "/p?page=2"));
  const auto activity = fetch_one();
  EXPECT_TRUE(activity.issues_disabled);
  EXPECT_THAT(activity.gaps, IsEmpty());
  ASSERT_EQ(activity.pulls.size(), 2U);
  EXPECT_EQ(activity.pulls[0].number, 9);
  EXPECT_EQ(activity.pulls[0].comments, std::nullopt);
  EXPECT_EQ(activity.pulls[1].number, 7);
}

TEST_F(FetchTest, WhenTheIssueListFailsPullRequestsAreStillKnown) {
  transport.answer(commits(), 200, "[]");
  transport.answer(issues(), 200, "[" + merged_json(9, "2026-02-03T10:00:00Z", "2026-02-04T10:00:00Z") + "]",
                   next(kApi + "/i?after=x"));
  transport.answer(kApi + "/i?after=x", fail(Error{ErrorKind::status, "502", "", 502}));
  transport.answer(releases(), 200, "[]");
  transport.answer(pulls(), 200,
                   "[" + pull_json(9, "2026-02-03T10:00:00Z", "2026-02-05T00:00:00Z", "2026-02-04T10:00:00Z") + "," +
                       pull_json(8, "2026-02-03T11:00:00Z", "2026-02-03T11:00:00Z") + "]");
  const auto activity = fetch_one();
  EXPECT_THAT(activity.gaps, ElementsAre(Gap{Part::issues, GapReason::server_error, 502, "", ""}));
  ASSERT_EQ(activity.pulls.size(), 2U);
  EXPECT_EQ(activity.pulls[0].comments, 3);
}

TEST_F(FetchTest, AnOldServerThatDoesNotListMergesIsAskedForThePullRequests) {
  lists("[]",
        "[" +
            issue_json(9, "2026-02-01T10:00:00Z", R"(,"closed_at":"2026-02-03T10:00:00Z","pull_request":{"url":"x"})") +
            "]");
  transport.answer(pulls(), 200,
                   "[" + pull_json(9, "2026-02-01T10:00:00Z", "2026-02-03T10:00:00Z", "2026-02-03T10:00:00Z") + "]");
  transport.answer(under("/pulls/9"), 200, R"({"base":{"ref":"main"}})");
  const auto activity = fetch_one();
  ASSERT_EQ(activity.pulls.size(), 1U);
  EXPECT_TRUE(activity.pulls[0].merged_at);
  EXPECT_THAT(activity.gaps, IsEmpty());
}

TEST_F(FetchTest, WhenOnlyThePullRequestsAnswerTheyAreKept) {
  transport.answer(commits(), fail(Error{ErrorKind::status, "502", "", 502}));
  transport.answer(issues(), fail(Error{ErrorKind::status, "502", "", 502}));
  transport.answer(releases(), fail(Error{ErrorKind::status, "502", "", 502}));
  transport.answer(pulls(), 200, "[" + pull_json(3, "2026-01-01T00:00:00Z", "2026-02-02T23:59:59Z") + "]");
  const auto activity = fetch_one();
  EXPECT_EQ(activity.gaps.size(), 3U);
  EXPECT_EQ(activity.state(), model::RepoState::partial);
}

TEST_F(FetchTest, ALinkToAnotherHostIsRefusedAndNamed) {
  transport.answer(commits(), 200, "[]", next("https://evil.example/commits?page=2"));
  transport.answer(issues(), 200, "[]");
  transport.answer(releases(), 200, "[]");
  const auto activity = fetch_one();
  ASSERT_EQ(activity.gaps.size(), 1U);
  EXPECT_EQ(activity.gaps[0].reason, GapReason::refused);
  EXPECT_EQ(activity.gaps[0].detail, "https://evil.example");
  EXPECT_THAT(transport.forgotten, ElementsAre(commits()));
}

TEST_F(FetchTest, EveryFailureOfADetailIsAGapOfItsCommit) {
  const std::vector<std::pair<ErrorKind, GapReason>> kinds = {
      {ErrorKind::network, GapReason::connection},    {ErrorKind::timeout, GapReason::timeout},
      {ErrorKind::rate_limited, GapReason::limited},  {ErrorKind::refused, GapReason::refused},
      {ErrorKind::too_large, GapReason::too_large},   {ErrorKind::decode, GapReason::bad_answer},
      {ErrorKind::not_cached, GapReason::not_cached}, {ErrorKind::deadline, GapReason::deadline}};
  std::string list;
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    const auto id = sha(static_cast<char>('0' + at));
    list += (at ? "," : "") + commit_json(id, "2026-02-03T09:00:00Z");
    transport.answer(detail(id), fail(kinds[at].first, "why"));
  }
  lists("[" + list + "]");
  const auto activity = fetch_one();
  ASSERT_EQ(activity.gaps.size(), kinds.size());
  for (std::size_t at = 0; at < kinds.size(); ++at) {
    const auto gap = std::find_if(activity.gaps.begin(), activity.gaps.end(),
                                  [&](const Gap& one) { return one.reason == kinds[at].second; });
    ASSERT_NE(gap, activity.gaps.end());
    EXPECT_EQ(gap->subject, sha(static_cast<char>('0' + at)));
    EXPECT_EQ(gap->part, Part::commit_detail);
  }
  EXPECT_EQ(activity.state(), model::RepoState::partial);
}

TEST_F(FetchTest, ADetailThatTheCacheHasOfAnotherCommitIsAskedForAtOnce) {
  for (const char in_the_end : {'a', 'b'}) {
    lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "]");
    http::Response kept{200, {}, detail_json(sha('b')), detail(sha('a')), false, true};
    transport.answer(detail(sha('a')), kept);
    // A cache that cannot be written cannot forget: one more time is enough.
    kept.body = detail_json(sha(in_the_end));
    transport.answer(detail(sha('a')), kept);
    activities.clear();
    EXPECT_EQ(fetch_one().gaps.empty(), in_the_end == 'a');
  }
  EXPECT_EQ(transport.forgotten, std::vector(3, detail(sha('a'))));
}

TEST_F(FetchTest, AFurtherPageOfFilesThatFailsLeavesWhatIsThere) {
  lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "]");
  transport.answer(detail(sha('a')), 200, detail_json(sha('a')), next(kApi + "/x?page=2"));
  transport.answer(kApi + "/x?page=2", 200, detail_json(sha('b')));
  const auto activity = fetch_one();
  EXPECT_EQ(activity.commits[0].detail->files.size(), 1U);
  EXPECT_TRUE(activity.commits[0].detail->files_truncated);
  EXPECT_THAT(activity.gaps, ElementsAre(Gap{Part::commit_detail, GapReason::bad_answer, 0, sha('a'), "sha"}));
}

TEST_F(FetchTest, ADetailOfTheRightShapeThatIsDamagedIsAGapThatNamesTheFieldAndIsNotKept) {
  lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "," + commit_json(sha('b'), "2026-02-03T08:00:00Z") +
        "," + commit_json(sha('c'), "2026-02-03T07:00:00Z") + "]");
  transport.answer(detail(sha('a')), 200,
                   R"({"sha":")" + sha('a') + R"(","stats":{"additions":1,"deletions":2},"files":null})");
  auto damaged = detail_json(sha('b'));
  damaged.replace(damaged.find(R"("additions":1,"deletions":2,"p)"), 13, R"("additions":-1)");
  transport.answer(detail(sha('b')), 200, damaged);
  transport.answer(detail(sha('c')), 200, detail_json(sha('c')));
  const auto activity = fetch_one();
  EXPECT_THAT(activity.gaps,
              ElementsAre(Gap{Part::commit_detail, GapReason::bad_answer, 0, sha('a'), "files"},
                          Gap{Part::commit_detail, GapReason::bad_answer, 0, sha('b'), "files[0].additions"}));
  EXPECT_EQ(activity.commits[0].detail, std::nullopt);
  EXPECT_THAT(transport.forgotten, ::testing::UnorderedElementsAre(detail(sha('a')), detail(sha('b'))));
}

TEST_F(FetchTest, AListWithADamagedItemIsNotKept) {
  lists("[]", R"([{"number":5,"title":"t","created_at":"2026-02-03T09:00:00Z","reactions":{"total_count":"many"}}])");
  EXPECT_THAT(fetch_one().gaps, ElementsAre(Gap{Part::issues, GapReason::bad_item, 0, "5", "reactions.total_count"}));
  EXPECT_THAT(transport.forgotten, ElementsAre(issues()));
}

TEST_F(FetchTest, EachItemThatTellsNotEvenItsNumberIsAGap) {
  lists("[]", R"([{"title":"one"},{"title":"another"}])");
  const Gap nameless{Part::issues, GapReason::bad_item, 0, "", "number"};
  EXPECT_THAT(fetch_one().gaps, ElementsAre(nameless, nameless));
}

TEST_F(FetchTest, IssuesThatWereListedAreNotBelievedToBeDisabled) {
  transport.answer(commits(), 200, "[]");
  transport.answer(issues(), 200, "[" + issue_json(5, "2026-02-03T10:00:00Z") + "]", next(kApi + "/i?after=x"));
  transport.answer(kApi + "/i?after=x", 410, "{}");
  transport.answer(releases(), 200, "[]");
  transport.answer(pulls(), 200, "[]");
  const auto activity = fetch_one();
  EXPECT_FALSE(activity.issues_disabled);
  EXPECT_THAT(activity.gaps, ElementsAre(Gap{Part::issues, GapReason::gone, 410, "", ""}));
  EXPECT_EQ(activity.issues.size(), 1U);
}

TEST_F(FetchTest, ARepositoryWithAMergeIsNotBelievedToBeEmpty) {
  transport.answer(commits(), 409, "{}");
  transport.answer(issues(), 200, "[" + merged_json(3, "2026-02-01T10:00:00Z", "2026-02-03T10:00:00Z") + "]");
  transport.answer(releases(), 200, "[]");
  transport.answer(under("/pulls/3"), 200, R"({"base":{"ref":"main"}})");
  const auto activity = fetch_one();
  EXPECT_FALSE(activity.empty);
  EXPECT_THAT(activity.gaps, ElementsAre(Gap{Part::commits, GapReason::other_status, 409, "", ""}));
}

TEST_F(FetchTest, ARenamedRepositoryIsFollowedAndItsNameLearnedFromAnItem) {
  transport.answer(commits(), redirected("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z", "x", "new/name") + "]"));
  transport.answer(issues(), redirected("[]"));
  transport.answer(releases(), redirected("[]"));
  transport.answer(detail(sha('a'), "new/name"), 200, detail_json(sha('a')));
  const auto activity = fetch_one();
  EXPECT_EQ(activity.renamed_to, (model::RepoName{"new", "name"}));
  EXPECT_EQ(activity.state(), model::RepoState::complete);
}

TEST_F(FetchTest, WithoutAnyItemTheNewNameIsAskedForOnce) {
  for (const auto& url : {commits(), issues(), releases()}) transport.answer(url, redirected("[]"));
  transport.answer(under(""), redirected(R"({"full_name":"new/name"})"));
  EXPECT_EQ(fetch_one().renamed_to, (model::RepoName{"new", "name"}));
}

TEST_F(FetchTest, ANewNameThatCannotBeLearnedIsAGapButNoFailedDay) {
  for (const auto& url : {commits(), issues(), releases()}) transport.answer(url, redirected("[]"));
  transport.answer(under(""), fail(Error{ErrorKind::status, "502", "", 502}));
  const auto activity = fetch_one();
  EXPECT_THAT(activity.gaps, ElementsAre(Gap{Part::repository, GapReason::server_error, 502, "o/r", ""}));
  EXPECT_EQ(activity.state(), model::RepoState::partial);
}

TEST_F(FetchTest, APageOfAnotherHostDoesNotNameTheRepository) {
  query.web_url = "https://github.company";
  for (const auto& url : {issues(), releases()}) transport.answer(url, redirected("[]"));
  transport.answer(commits(), redirected("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z", "x", "evil/name") + "]"));
  transport.answer(under(""), redirected(R"({"full_name":"O/R"})"));
  transport.answer(detail(sha('a')), 200, detail_json(sha('a')));
  EXPECT_EQ(fetch_one().renamed_to, std::nullopt);
}

TEST_F(FetchTest, RefusedCredentialsEndEverything) {
  transport.answer(commits(), fail(Error{ErrorKind::credentials, "refused", "", 401}));
  const auto result = fetch();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::credentials);
  EXPECT_THAT(activities, IsEmpty());
  EXPECT_EQ(transport.asked.size(), 1U);
}

TEST_F(FetchTest, AnInterruptionHandsNothingMoreOver) {
  lists("[" + commit_json(sha('a'), "2026-02-03T09:00:00Z") + "," + commit_json(sha('b'), "2026-02-03T08:00:00Z") +
        "]");
  transport.answer(detail(sha('a')), fail(ErrorKind::interrupted, "interrupted"));
  const auto result = fetch();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::interrupted);
  EXPECT_THAT(activities, IsEmpty());
}

}  // namespace
}  // namespace aireport::github

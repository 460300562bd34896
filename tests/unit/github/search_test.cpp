#include <gmock/gmock.h>

#include "day_fixture.hpp"

namespace aireport::github {
namespace {

using ::testing::IsEmpty;

// A first page of 100 items so young that the day is ten such pages away.
std::string young_page(int first_number, const std::string& repo) {
  std::string list;
  for (int place = 0; place < 100; ++place) {
    const auto created = *parse_utc("2026-03-03T00:00:00Z") - std::chrono::minutes{30 * place};
    list += (place ? "," : "[") + issue_json(first_number - place, format_utc(created), "", repo);
  }
  return list + "]";
}

class SearchTest : public FetchTest {
 protected:
  SearchTest() { query.repos.push_back({{"O", "Second"}, "", std::nullopt, {}}); }

  static std::string search(const std::string& kind, const std::string& event,
                            const std::string& range = "2026-02-03T00%3A00%3A00Z..2026-02-03T23%3A59%3A59Z") {
    return kApi + "/search/issues?q=is%3A" + kind + "%20" + event + "%3A" + range +
           "%20repo%3Ao%2Fr%20repo%3AO%2FSecond&sort=created&order=desc&per_page=100";
  }

  // Items of whatever time.
  static std::string proof(const std::string& kind, const std::string& repos) {
    return kApi + "/search/issues?q=is%3A" + kind + repos + "&sort=created&order=desc&per_page=100";
  }

  // A day without anything in either.
  void script_empty_searches() {
    for (const auto* kind : {"issue", "pr"})
      for (const auto* event : {"created", "closed"}) transport.answer(search(kind, event), 200, results("", 0));
  }

  static std::string results(const std::string& items, int total, bool incomplete = false) {
    return R"({"total_count":)" + std::to_string(total) + R"(,"incomplete_results":)" +
           (incomplete ? "true" : "false") + R"(,"items":[)" + items + "]}";
  }

  void first_pages(const std::string& commits_of_r = "[]") {
    transport.answer(commits(), 200, commits_of_r);
    transport.answer(commits("O/Second"), 200, "[]");
    for (const auto* repo : {"o/r", "O/Second"}) {
      transport.answer(issues(repo), 200, young_page(2000, repo), next(kApi + "/list/" + repo + "?page=2"));
      transport.answer(releases(repo), 200, "[]");
    }
  }

  // What both ways have to find.
  const std::string issue_r = issue_json(7, "2026-02-03T08:00:00Z", R"(,"closed_at":"2026-02-03T09:00:00Z")");
  const std::string pull_r = merged_json(6, "2026-02-01T00:00:00Z", "2026-02-03T10:00:00Z");
  const std::string issue_second = issue_json(9, "2026-02-03T08:00:00Z", "", "O/Second");
  const std::string detail_r = R"({"base":{"ref":"main"}})";

  void script_searches() {
    transport.answer(search("issue", "created"), 200, results(issue_r + "," + issue_second, 2));
    transport.answer(search("issue", "closed"), 200, results(issue_r, 1));
    transport.answer(search("pr", "created"), 200, results("", 0));
    transport.answer(search("pr", "closed"), 200, results(pull_r, 1));
  }
  void script_lists() {
    transport.answer(kApi + "/list/o/r?page=2", 200, "[" + issue_r + "," + pull_r + "]");
    transport.answer(kApi + "/list/O/Second?page=2", 200, "[" + issue_second + "]");
  }

  void expect_the_day() {
    transport.answer(under("/pulls/6"), 200, detail_r);
    ASSERT_TRUE(fetch());
    ASSERT_EQ(activities.size(), 2U);
    const auto& r = activities[indices[0] == 0 ? 0 : 1];
    const auto& second = activities[indices[0] == 0 ? 1 : 0];
    EXPECT_THAT(r.gaps, IsEmpty());
    EXPECT_THAT(second.gaps, IsEmpty());
    ASSERT_EQ(r.issues.size(), 1U);
    EXPECT_EQ(r.issues[0].number, 7);
    ASSERT_EQ(r.pulls.size(), 1U);
    EXPECT_EQ(r.pulls[0].comments, 3);
    EXPECT_TRUE(r.pulls[0].merged_at);
    ASSERT_EQ(second.issues.size(), 1U);
    EXPECT_EQ(second.issues[0].number, 9);
  }

  std::size_t searches() const {
    std::size_t count = 0;
    for (const auto& request : transport.asked) count += request.bucket == http::Bucket::search ? 1 : 0;
    return count;
  }
};

TEST_F(SearchTest, ADayLongPastIsSearchedForAllRepositoriesAtOnce) {
  first_pages();
  script_searches();
  expect_the_day();
  EXPECT_EQ(searches(), 4U);
}

TEST_F(SearchTest, SearchAndListsGiveTheSameActivity) {
  first_pages();
  script_searches();
  transport.answer(under("/pulls/6"), 200, detail_r);
  ASSERT_TRUE(fetch());
  auto searched = std::exchange(activities, {});
  const auto order = std::exchange(indices, {});
  first_pages();
  transport.answer(search("issue", "created"), 422, "{}");
  for (const auto& url : {search("issue", "closed"), search("pr", "created"), search("pr", "closed")})
    transport.answer(url, 200, results("", 0));
  script_lists();
  transport.answer(under("/pulls/6"), 200, detail_r);
  ASSERT_TRUE(fetch());
  ASSERT_EQ(activities.size(), 2U);
  for (std::size_t at = 0; at < 2; ++at) EXPECT_EQ(searched[at], activities[order[at] == indices[at] ? at : 1 - at]);
}

TEST_F(SearchTest, WhatIsHandedOverAfterASearchLeavesItsRoomToTheOthers) {
  std::string list, found = issue_r;
  for (const char id : std::string("abcdef0123")) {
    list += (list.empty() ? "[" : ",") + commit_json(sha(id), "2026-02-03T09:00:00Z");
    transport.answer(detail(sha(id)), 200, detail_json(sha(id)));
  }
  for (int number = 900; number > 800; --number)
    found += "," + issue_json(number, "2026-02-03T08:00:00Z", "", "O/Second");
  first_pages(list + "]");
  transport.answer(search("issue", "created"), 200, results(found, 101));
  for (const auto* kind : {"issue", "pr"}) transport.answer(search(kind, "closed"), 200, results("", 0));
  transport.answer(search("pr", "created"), 200, results("", 0));
  ASSERT_TRUE(fetch());
  EXPECT_EQ(indices, (std::vector<std::size_t>{1, 0}));
  for (const auto& activity : activities) EXPECT_THAT(activity.gaps, IsEmpty());
  EXPECT_EQ(activities.at(1).commits.size(), 10U);
}

TEST_F(SearchTest, ARepositoryThatTheSearchDoesNotKnowIsListed) {
  first_pages();
  transport.answer(search("issue", "created"), 200, results(issue_r, 1));
  transport.answer(search("issue", "closed"), 200, results(issue_r, 1));
  transport.answer(search("pr", "created"), 200, results("", 0));
  transport.answer(search("pr", "closed"), 200, results(pull_r, 1));
  for (const auto* kind : {"issue", "pr"}) transport.answer(proof(kind, "%20repo%3AO%2FSecond"), 200, results("", 0));
  transport.answer(kApi + "/list/O/Second?page=2", 200, "[" + issue_second + "]");
  expect_the_day();
}

TEST_F(SearchTest, AQuietDayOfARepositoryThatTheSearchKnowsIsNotReadFromItsList) {
  first_pages();
  script_empty_searches();
  // The page is full of the one; what is known of the other comes without it.
  transport.answer(proof("issue", "%20repo%3Ao%2Fr%20repo%3AO%2FSecond"), 200, results(issue_r, 2000));
  transport.answer(proof("issue", "%20repo%3AO%2FSecond"), 200, results("", 0));
  transport.answer(
      proof("pr", "%20repo%3AO%2FSecond"), 200,
      results(issue_json(9, "2020-01-01T00:00:00Z", R"(,"pull_request":{"merged_at":null})", "o/second"), 1));
  ASSERT_TRUE(fetch());
  ASSERT_EQ(activities.size(), 2U);
  for (const auto& activity : activities) {
    EXPECT_THAT(activity.gaps, IsEmpty());
    EXPECT_THAT(activity.issues, IsEmpty());
    EXPECT_THAT(activity.pulls, IsEmpty());
  }
  EXPECT_EQ(searches(), 7U);
  EXPECT_EQ(transport.asked.size(), 6U + 7U) << "the first pages, and no other page of a list";
}

TEST_F(SearchTest, WithoutAProofThatTheSearchKnowsThemQuietRepositoriesAreListed) {
  first_pages();
  script_empty_searches();
  transport.answer(proof("issue", "%20repo%3Ao%2Fr%20repo%3AO%2FSecond"), 422, "{}");
  script_lists();
  expect_the_day();
  EXPECT_EQ(searches(), 5U);
}

TEST_F(SearchTest, ASearchThatRanOutOfTimeIsAskedAgain) {
  first_pages();
  transport.answer(search("issue", "created"), 200, results(issue_r, 1, true));
  script_searches();
  expect_the_day();
  EXPECT_EQ(searches(), 5U);
  // Kept, it would be confirmed as unchanged and so come again.
  EXPECT_EQ(transport.forgotten, std::vector{search("issue", "created")});
}

TEST_F(SearchTest, ASearchThatKeepsRunningOutOfTimeGivesWayToTheLists) {
  first_pages();
  for (int time = 0; time < 3; ++time) transport.answer(search("issue", "created"), 200, results("", 0, true));
  for (const auto& url : {search("issue", "closed"), search("pr", "created"), search("pr", "closed")})
    transport.answer(url, 200, results("", 0));
  script_lists();
  expect_the_day();
}

TEST_F(SearchTest, FewerResultsThanPromisedGiveWayToTheLists) {
  first_pages();
  transport.answer(search("issue", "created"), 200, results(issue_r, 2));
  for (const auto& url : {search("issue", "closed"), search("pr", "created"), search("pr", "closed")})
    transport.answer(url, 200, results("", 0));
  script_lists();
  expect_the_day();
}

TEST_F(SearchTest, MoreThanAThousandResultsSplitTheWindow) {
  first_pages();
  transport.answer(search("issue", "created"), 200, results(issue_r, 1001));
  transport.answer(search("issue", "created", "2026-02-03T00%3A00%3A00Z..2026-02-03T11%3A59%3A59Z"), 200,
                   results(issue_r, 2), next(kApi + "/search/issues?page=2"));
  transport.answer(kApi + "/search/issues?page=2", 200, results(issue_second, 2));
  transport.answer(search("issue", "created", "2026-02-03T12%3A00%3A00Z..2026-02-03T23%3A59%3A59Z"), 200,
                   results("", 0));
  transport.answer(search("issue", "closed"), 200, results("", 0));
  transport.answer(search("pr", "created"), 200, results("", 0));
  transport.answer(search("pr", "closed"), 200, results(pull_r, 1));
  expect_the_day();
}

}  // namespace
}  // namespace aireport::github

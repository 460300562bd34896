#include <gmock/gmock.h>

#include <random>

#include "day_fixture.hpp"

namespace aireport::github {
namespace {

// Answers by URL, whatever is asked, in an order drawn from a seed.
class ShuffledTransport final : public http::Transport {
 public:
  ShuffledTransport(const std::map<std::string, http::Response>& answers, unsigned seed)
      : answers_(answers), draw_(seed) {}

  void run(http::RequestQueue& queue, const OnAnswer& on_answer) override {
    std::vector<http::Request> under_way;
    while (!queue.empty() || !under_way.empty()) {
      while (auto request = queue.pop()) under_way.push_back(std::move(*request));
      const auto drawn = under_way.begin() + static_cast<std::ptrdiff_t>(draw_() % under_way.size());
      const auto request = std::move(*drawn);
      under_way.erase(drawn);
      const auto found = answers_.find(request.url);
      if (found == answers_.end())
        on_answer(request, fail(Error{ErrorKind::status, "", request.url, 502}));
      else
        on_answer(request, found->second);
    }
  }

 private:
  const std::map<std::string, http::Response>& answers_;
  std::mt19937 draw_;
};

class OrderTest : public FetchTest {
 protected:
  OrderTest() {
    query.repos.push_back({{"o", "second"}, "", std::nullopt, {}});
    add(commits(), "[" + commit_json(sha('a'), "2026-02-03T09:00:00Z", "x (#1)") + "]", kApi + "/c?page=2");
    add(kApi + "/c?page=2", "[" + commit_json(sha('b'), "2026-02-03T08:00:00Z") + "," +
                                commit_json(sha('c'), "2026-02-03T08:00:00Z") + "]");
    add(detail(sha('a')), detail_json(sha('a'), "1"), kApi + "/a?page=2");
    add(kApi + "/a?page=2", detail_json(sha('a'), "2"));
    add(detail(sha('c')), detail_json(sha('c')));
    add(issues(),
        "[" + merged_json(4, "2026-02-01T00:00:00Z", "2026-02-03T10:00:00Z") + "," +
            issue_json(3, "2026-02-03T10:00:00Z") + ",7]",
        kApi + "/i?page=2");
    add(pulls(), "[" + pull_json(4, "2026-02-01T00:00:00Z", "2026-02-03T10:00:00Z", "2026-02-03T10:00:00Z") + "]");
    add(under("/pulls/4"), R"({"base":{"ref":"main"}})");
    add(commits("o/second"), "[]");
    add(issues("o/second"), "[]");
  }

  void add(const std::string& url, const std::string& body, const std::string& next_page = "") {
    answers_[url] = {200, next_page.empty() ? http::Headers{} : next(next_page), body, url, false};
  }

  std::map<std::size_t, model::RepoActivity> day(unsigned seed) {
    ShuffledTransport shuffled(answers_, seed);
    std::map<std::size_t, model::RepoActivity> day;
    EXPECT_TRUE(fetch_day(
        shuffled, query, [](const FetchPlan&) { return Details::fetch; },
        [&day](std::size_t index, model::RepoActivity activity) {
          EXPECT_TRUE(day.emplace(index, std::move(activity)).second);
        },
        events));
    return day;
  }

  std::map<std::string, http::Response> answers_;
};

TEST_F(OrderTest, NothingDependsOnTheOrderOfArrival) {
  const auto first = day(0);
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first.at(0).commits.size(), 3U);
  EXPECT_EQ(first.at(0).pulls.size(), 1U);
  EXPECT_EQ(first.at(0).gaps.size(), 4U);  // the second page of issues, an item, the releases, one detail
  for (unsigned seed = 1; seed < 200; ++seed) EXPECT_EQ(day(seed), first) << "seed " << seed;
}

TEST_F(OrderTest, ThePatchesThatHaveNoRoomAreTheLargestInWhicheverOrderTheyCome) {
  const auto patched = [](char letter, std::size_t bytes) {
    auto json = detail_json(sha(letter));
    const std::string patch = "@@ -1 +1 @@";
    return json.replace(json.find(patch), patch.size(), std::string(bytes, 'x'));
  };
  add(detail(sha('a')), patched('a', 4000), kApi + "/a?page=2");
  add(kApi + "/a?page=2", patched('a', 3000));
  add(detail(sha('b')), patched('b', 2000));
  add(detail(sha('c')), patched('c', 5000));
  query.text_room = 6000;
  for (unsigned seed = 0; seed < 50; ++seed) {
    const auto repo = day(seed).at(0);
    std::map<std::string, std::vector<std::size_t>> kept;
    for (const auto& commit : repo.commits)
      for (const auto& file : commit.detail.value().files) kept[commit.sha].push_back(file.patch.value_or("").size());
    EXPECT_EQ(kept[sha('a')], (std::vector<std::size_t>{0, 3000})) << "seed " << seed;
    EXPECT_EQ(kept[sha('b')], std::vector<std::size_t>{2000}) << "seed " << seed;
    EXPECT_EQ(kept[sha('c')], std::vector<std::size_t>{0}) << "seed " << seed;
    std::vector<std::string> named;
    for (const auto& gap : repo.gaps)
      if (gap.reason == model::GapReason::too_large) named.push_back(gap.subject);
    EXPECT_EQ(named, (std::vector<std::string>{sha('a'), sha('c')})) << "seed " << seed;
  }
  query.text_room = 14'000;
  const auto repo = day(0).at(0);
  for (const auto& gap : repo.gaps) EXPECT_NE(gap.reason, model::GapReason::too_large);
}

TEST_F(OrderTest, LongTextsOfEveryKindGoLikePatchesAndTheirItemsStay) {
  const auto body = [](std::size_t bytes) { return R"(,"body":")" + std::string(bytes, 'x') + "\""; };
  add(commits(), "[" + commit_json(sha('a'), "2026-02-03T09:00:00Z", "x (#1)\\n\\n" + std::string(5000, 'y')) + "]");
  add(issues(), "[" + issue_json(3, "2026-02-03T10:00:00Z", body(4000)) + "," +
                    issue_json(2, "2026-02-03T10:00:00Z", body(1000)) + "," +
                    issue_json(1, "2026-02-03T10:00:00Z", body(6000) + R"(,"pull_request":{"merged_at":null})") + "]");
  add(releases(), R"([{"tag_name":"v1","published_at":"2026-02-03T10:00:00Z")" + body(7000) + "}]");
  query.text_room = 1000;
  const std::vector<model::Gap> told = {{model::Part::commit_detail, model::GapReason::too_large, 0, sha('a'), ""},
                                        {model::Part::pulls, model::GapReason::too_large, 0, "1", ""},
                                        {model::Part::issues, model::GapReason::too_large, 0, "3", ""},
                                        {model::Part::releases, model::GapReason::too_large, 0, "v1", ""}};
  for (unsigned seed = 0; seed < 50; ++seed) {
    const auto repo = day(seed).at(0);
    std::vector<model::Gap> gaps;
    for (const auto& gap : repo.gaps)
      if (gap.reason == model::GapReason::too_large) gaps.push_back(gap);
    EXPECT_EQ(gaps, told) << "seed " << seed;
    EXPECT_EQ(repo.commits.at(0).message, "x (#1)");
    EXPECT_EQ(repo.pulls.at(0).body, "");
    EXPECT_EQ(repo.issues.at(0).body, "");
    EXPECT_EQ(repo.issues.at(1).body.size(), 1000U);
    EXPECT_EQ(repo.releases.at(0).body, "");
  }
}

TEST_F(OrderTest, TheRepositoryThatTakesUpMostIsGivenUpAndTheOthersAreWhole) {
  std::string list = "[" + issue_json(1, "2026-02-03T10:00:00Z");
  for (int number = 2; number < 100; ++number)
    list += "," + issue_json(number, "2026-02-03T10:00:00Z", R"(,"labels":[")" + std::string(2000, 'x') + R"("])");
  add(issues(), list + "]", kApi + "/i?page=2");
  add(kApi + "/i?page=2", "[" + issue_json(100, "2026-02-03T10:00:00Z") + "]");
  add(releases(), "[]");
  add(releases("o/second"), "[]");
  add(commits("o/second"), "[" + commit_json(sha('d'), "2026-02-03T09:00:00Z") + "]");
  add(detail(sha('d'), "o/second"), detail_json(sha('d')));
  query.item_room = 100'000;
  for (unsigned seed = 0; seed < 50; ++seed) {
    const auto both = day(seed);
    ASSERT_EQ(both.size(), 2U) << "seed " << seed;
    const auto& given_up = both.at(0);
    EXPECT_EQ(given_up.state(), model::RepoState::failed) << "seed " << seed;
    EXPECT_EQ(given_up.gaps,
              (std::vector<model::Gap>{{model::Part::repository, model::GapReason::too_large, 0, "", ""}}));
    EXPECT_EQ(both.at(1).state(), model::RepoState::complete) << "seed " << seed;
    EXPECT_EQ(both.at(1).commits.size(), 1U);
  }
  query.item_room = 1'000'000;
  EXPECT_EQ(day(0).at(0).issues.size(), 100U);
}

}  // namespace
}  // namespace aireport::github

// A scripted GitHub with one repository, o/r, and the day 2026-02-03.
#pragma once

#include <gtest/gtest.h>

#include <aireport/github/fetch.hpp>
#include <string>
#include <vector>

#include "support/fakes.hpp"
#include "support/scripted_transport.hpp"

namespace aireport::github {

inline const std::string kApi = "https://api.example";

// 40 times the same letter.
inline std::string sha(char letter) {
  return std::string(40, letter);
}

inline std::string commit_json(const std::string& id, const std::string& date,
                               const std::string& title = "Add a kernel", const std::string& name = "o/r") {
  return R"({"sha":")" + id + R"(","html_url":"https://github.com/)" + name + "/commit/" + id +
         R"(","commit":{"message":")" + title + R"(","author":{"name":"A","date":")" + date +
         R"("},"committer":{"name":"A","date":")" + date + R"("}},"author":null,"committer":null,"parents":[]})";
}

inline std::string detail_json(const std::string& id, const std::string& file = "a.cc") {
  return R"({"sha":")" + id + R"(","stats":{"additions":1,"deletions":2},"files":[{"filename":")" + file +
         R"(","status":"modified","additions":1,"deletions":2,"patch":"@@ -1 +1 @@"}]})";
}

inline std::string issue_json(int number, const std::string& created, const std::string& more = "",
                              const std::string& repo = "o/r") {
  return R"({"number":)" + std::to_string(number) + R"(,"title":"t","html_url":"https://github.com/o/r/issues/1",)" +
         R"("repository_url":")" + kApi + "/repos/" + repo + R"(","created_at":")" + created + "\"" + more + "}";
}

inline std::string merged_json(int number, const std::string& created, const std::string& merged) {
  return issue_json(number, created,
                    R"(,"comments":3,"closed_at":")" + merged + R"(","pull_request":{"merged_at":")" + merged + "\"}");
}

inline std::string pull_json(int number, const std::string& created, const std::string& updated,
                             const std::string& merged = "") {
  const std::string when = merged.empty() ? "null" : "\"" + merged + "\"";
  return R"({"number":)" + std::to_string(number) + R"(,"title":"t","created_at":")" + created + R"(","updated_at":")" +
         updated + R"(","closed_at":)" + when + R"(,"merged_at":)" + when + "}";
}

inline http::Headers next(const std::string& url) {
  return {{"link", "<" + url + ">; rel=\"next\""}};
}

class FetchTest : public ::testing::Test {
 protected:
  FetchTest() {
    query.api_url = kApi;
    query.web_url = "https://github.com";
    query.window.begin = *parse_utc("2026-02-03T00:00:00Z");
    query.window.end = *parse_utc("2026-02-04T00:00:00Z");
    query.repos.push_back({{"o", "r"}, "", std::nullopt, {}});
  }

  static std::string under(const std::string& rest, const std::string& repo = "o/r") {
    return kApi + "/repos/" + repo + rest;
  }
  static std::string commits(const std::string& repo = "o/r", const std::string& since = "2026-02-03T00:00:00Z") {
    return under("/commits?since=" + since + "&until=2026-02-03T23:59:59Z&per_page=100", repo);
  }
  static std::string issues(const std::string& repo = "o/r") {
    return under("/issues?state=all&since=2026-02-03T00:00:00Z&sort=created&direction=desc&per_page=100", repo);
  }
  static std::string pulls() { return under("/pulls?state=all&sort=updated&direction=desc&per_page=100"); }
  static std::string releases(const std::string& repo = "o/r") { return under("/releases?per_page=100", repo); }
  static std::string detail(const std::string& id, const std::string& repo = "o/r") {
    return under("/commits/" + id, repo);
  }

  // Scripts the three lists.
  void lists(const std::string& commit_list, const std::string& issue_list = "[]",
             const std::string& release_list = "[]") {
    transport.answer(commits(), 200, commit_list);
    transport.answer(issues(), 200, issue_list);
    transport.answer(releases(), 200, release_list);
  }

  static http::Response redirected(const std::string& body, int status = 200) {
    return {status, {}, body, kApi + "/repositories/7/commits", true};
  }

  Result<Fetched> fetch() {
    return fetch_day(
        transport, query,
        [this](const FetchPlan& plan) {
          plans.push_back(plan);
          asked_before_plan = transport.asked.size();
          return details;
        },
        [this](std::size_t index, model::RepoActivity activity) {
          indices.push_back(index);
          activities.push_back(std::move(activity));
        },
        events);
  }

  // The one repository's activity.
  model::RepoActivity fetch_one() {
    EXPECT_TRUE(fetch());
    EXPECT_EQ(activities.size(), 1U);
    return activities.empty() ? model::RepoActivity{} : activities.front();
  }

  testing::ScriptedTransport transport;
  testing::RecordingEvents events;
  FetchQuery query;
  Details details = Details::fetch;
  std::vector<FetchPlan> plans;
  std::size_t asked_before_plan = 0;
  std::vector<std::size_t> indices;
  std::vector<model::RepoActivity> activities;
};

}  // namespace aireport::github

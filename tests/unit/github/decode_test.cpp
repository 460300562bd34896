#include "github/decode.hpp"

#include <gtest/gtest.h>

#include <aireport/diff/cut.hpp>
#include <aireport/model/text_limit.hpp>

#include "github/json.hpp"

namespace aireport::github {
namespace {

const std::string kSha(40, 'a');

std::string commit_json(const std::string& sha, const std::string& more = "", const std::string& message = "\"m\"") {
  return R"({"sha":")" + sha + R"(","html_url":"https://github.com/o/r/commit/x","commit":{"message":)" + message +
         R"(,"author":{"name":"A","date":"2026-02-02T10:00:00Z"},"committer":{"name":"C","date":"2026-02-03T10:00:00Z"}},)"
         R"("author":null,"committer":{"login":"web-flow","type":"User"},"parents":[])" +
         more + "}";
}

TEST(DecodeTest, ACommitKeepsItsSignaturesAndAccounts) {
  const auto page = decode_commits("[" + commit_json(kSha) + "]");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->items.size(), 1U);
  const auto& commit = page->items[0];
  EXPECT_EQ(commit.sha, kSha);
  EXPECT_EQ(commit.author.account, std::nullopt);
  EXPECT_EQ(commit.author.name, "A");
  EXPECT_EQ(commit.committer.account->login, "web-flow");
  EXPECT_EQ(format_utc(commit.committer.date), "2026-02-03T10:00:00Z");
  EXPECT_EQ(page->html_url, "https://github.com/o/r/commit/x");
}

TEST(DecodeTest, ADamagedItemLeavesTheOthersOnItsPage) {
  const std::string other(40, 'b');
  const auto page = decode_commits("[" + commit_json(kSha, "", "17") + ",5,null," + commit_json("xyz") + "," +
                                   commit_json(other) + R"(,{"sha":")" + std::string(40, 'c') + R"(","commit":[]}])");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items[0].sha, other);
  ASSERT_EQ(page->bad.size(), 5U);
  EXPECT_EQ(page->bad[0].subject, kSha);
  EXPECT_EQ(page->bad[0].reason, model::GapReason::bad_item);
  EXPECT_EQ(page->bad[0].part, model::Part::commits);
  EXPECT_EQ(page->bad[1].subject, "");
}

TEST(DecodeTest, TextThatIsNoUtf8IsRepairedAndTheRestIsKept) {
  const auto page = decode_commits(
      "[" + commit_json(kSha, "", "\"a\xff\\ud83d \\ud83d\\ude00 \\\\ud800 \\udc00 \\u0000b\\r\\n\"") + "]");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items[0].message,
            std::string("a\xEF\xBF\xBD\xEF\xBF\xBD \xF0\x9F\x98\x80 \\ud800 \xEF\xBF\xBD \0b\r\n", 28));
}

TEST(DecodeTest, WhatIsNoListOrNoJsonIsAnError) {
  for (const std::string body : {"", "{}", "null", "[", "[1}", "\xff\xfe", "<html>", "[] []", "[1e999999]"})
    EXPECT_FALSE(decode_commits(body)) << body;
  EXPECT_TRUE(decode_commits("[]"));
}

TEST(DecodeTest, DepthAndNumberOfValuesAreBounded) {
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_FALSE(decode_issues(deep));
  EXPECT_FALSE(decode_issues("[{\"x\":" + deep + "}]"));
  std::string many = "[0";
  for (int value = 0; value <= kMaxValues; ++value) many += ",0";
  EXPECT_FALSE(decode_issues(many + "]"));
}

std::string detail_json(const std::string& files) {
  return commit_json(kSha, R"(,"stats":{"additions":3,"deletions":1,"total":4},"files":[)" + files + "]");
}

TEST(DecodeTest, AFileWithoutAPatchIsNotAFileWithAnEmptyOne) {
  const auto detail = decode_commit_detail(
      detail_json(
          R"({"filename":"a","status":"modified","additions":1,"deletions":0},)"
          R"({"filename":"b","previous_filename":"c","status":"renamed","additions":2,"deletions":1,"patch":"@@ x"})"),
      kSha);
  ASSERT_TRUE(detail);
  EXPECT_EQ(detail->additions, 3);
  ASSERT_EQ(detail->files.size(), 2U);
  EXPECT_EQ(detail->files[0].patch, std::nullopt);
  EXPECT_EQ(detail->files[1].patch, "@@ x");
  EXPECT_EQ(detail->files[1].previous_filename, "c");
}

TEST(DecodeTest, ALongPatchIsCutAtWholeLinesAndTheRestCounted) {
  std::string patch;
  for (int line = 1; line <= model::kMaxPatchLines + 7; ++line) patch += "+" + std::to_string(line) + "\\n";
  const auto whole = decode_commit_detail(detail_json(R"({"filename":"a","additions":407,"deletions":0,"patch":")" +
                                                      patch.substr(0, patch.size() - 2) + "\"}"),
                                          kSha);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->files[0].patch_lines_cut, 7);
  EXPECT_TRUE(diff::before_cut(*whole->files[0].patch).ends_with("+400\n"));
}

TEST(DecodeTest, AnItemWithATextBeyondAllBoundsCannotBeReadAndTheOthersCan) {
  const auto issue = [](int number, std::size_t bytes) {
    return R"({"number":)" + std::to_string(number) + R"(,"title":"t","created_at":"2026-02-03T10:00:00Z","body":")" +
           std::string(bytes, 'x') + "\"}";
  };
  const auto page = decode_issues("[" + issue(1, model::kMaxText) + "," + issue(2, model::kMaxText + 1) + "]");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items[0].issue.number, 1);
  EXPECT_EQ(page->bad, (std::vector<model::Gap>{{model::Part::issues, model::GapReason::bad_item, 0, "2", "body"}}));
}

TEST(DecodeTest, ADiffBeyondAllBoundsIsNoneButItsFirstLinesMayBe) {
  const auto patch = [](const std::string& text) {
    return decode_commit_detail(detail_json(R"({"filename":"a","additions":9,"deletions":0,"patch":")" + text + "\"}"),
                                kSha);
  };
  const std::string long_line(model::kMaxText, '+');
  std::string lines;
  for (int line = 0; line < model::kMaxPatchLines; ++line) lines += "+\\n";
  EXPECT_EQ(patch(long_line + "+")->files[0].patch, std::nullopt);
  EXPECT_EQ(patch(long_line)->files[0].patch, long_line);
  EXPECT_EQ(patch(lines + long_line)->files[0].patch_lines_cut, 1);
}

TEST(DecodeTest, ADetailOfAnotherCommitIsRefused) {
  EXPECT_TRUE(decode_commit_detail(detail_json(""), kSha));
  EXPECT_FALSE(decode_commit_detail(detail_json(""), std::string(40, 'b')));
}

std::string issue_json(const std::string& more) {
  return R"({"number":7,"title":"t","body":null,"user":{"login":"renovate[bot]","type":"User"},"labels":[{"name":"bug"},"raw"],)"
         R"("created_at":"2026-02-03T10:00:00Z","closed_at":null,"comments":4,"reactions":{"total_count":2})" +
         more + "}";
}

TEST(DecodeTest, TheIssueListTellsPullRequestsApart) {
  const auto page = decode_issues("[" + issue_json("") + "," +
                                  issue_json(R"(,"draft":true,"pull_request":{"merged_at":"2026-02-03T11:00:00Z"})") +
                                  "," + issue_json(R"(,"pull_request":{"url":"x"})") + "]");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->items.size(), 3U);
  EXPECT_FALSE(page->items[0].pull);
  EXPECT_TRUE(page->items[0].issue.user->bot);
  EXPECT_EQ(page->items[0].issue.labels, (std::vector<std::string>{"bug", "raw"}));
  EXPECT_EQ(page->items[0].issue.reactions, 2);
  EXPECT_TRUE(page->items[1].pull->says_merged);
  EXPECT_FALSE(page->items[2].pull->says_merged);
  const auto pull = to_pull(page->items[1]);
  EXPECT_TRUE(pull.draft);
  EXPECT_TRUE(pull.merged_at);
  EXPECT_EQ(pull.comments, 4);
}

TEST(DecodeTest, DraftReleasesAreNoneYet) {
  const auto page = decode_releases(
      R"([{"tag_name":"v2","draft":true,"published_at":null},{"tag_name":"v1","name":null,"published_at":"2026-02-03T10:00:00Z","prerelease":true}])");
  ASSERT_TRUE(page);
  ASSERT_EQ(page->items.size(), 1U);
  EXPECT_EQ(page->items[0].release.tag_name, "v1");
  EXPECT_TRUE(page->items[0].release.prerelease);
  EXPECT_FALSE(page->items[0].created_at);
  EXPECT_TRUE(page->bad.empty());
}

TEST(DecodeTest, CountsOutOfRangeAreDamage) {
  for (const auto* number : {"-1", "2147483648", "1.5", "\"7\"", "true", "[]", "null"})
    EXPECT_EQ(decode_pulls(R"([{"number":)" + std::string(number) +
                           R"(,"created_at":"2026-02-03T10:00:00Z","updated_at":"2026-02-03T10:00:00Z"}])")
                  ->items.size(),
              0U)
        << number;
}

}  // namespace
}  // namespace aireport::github

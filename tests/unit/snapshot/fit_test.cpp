#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/gzip.hpp>
#include <algorithm>

#include "support/gunzip_all.hpp"

namespace aireport::snapshot {
namespace {

constexpr std::string_view kWeb = "https://github.com";
constexpr std::uint64_t kMiB = 1 << 20;

std::string sha_of(int number) {
  auto digits = std::to_string(number);
  return std::string(40 - digits.size(), 'a') + digits;
}

model::Commit commit_of(int number, int files, std::size_t patch_bytes) {
  model::Commit commit;
  commit.sha = sha_of(number);
  commit.message = "Change " + std::to_string(number);
  commit.detail.emplace();
  for (int i = 0; i < files; ++i)
    commit.detail->files.push_back(
        {"src/f" + std::to_string(i), "", "modified", 1, 0, std::string(patch_bytes, '+'), 0});
  return commit;
}

model::RepoActivity day_of(int commits, int files, std::size_t patch_bytes) {
  model::RepoActivity activity;
  activity.repo = {"big", "repo"};
  for (int i = 0; i < commits; ++i)
    activity.commits.push_back(commit_of(i, files, patch_bytes + static_cast<std::size_t>(i)));
  return activity;
}

std::string file_of(const std::vector<std::string>& parts) {
  model::DayHead head;
  head.window.date = std::chrono::year{2026} / 2 / 3;
  return assemble(head, parts, {});
}

// What was fitted must be read back as it is.
void expect_kept(const model::RepoActivity& activity) {
  const auto part = encode_repository(activity, kWeb);
  const auto read = decode_repository(part);
  ASSERT_TRUE(read.has_value()) << describe(read.error());
  EXPECT_EQ(*read, activity);
  EXPECT_TRUE(decode(file_of({part})).has_value());
}

std::vector<std::string> subjects(const model::RepoActivity& activity, model::Part part) {
  std::vector<std::string> found;
  for (const auto& gap : activity.gaps)
    if (gap.part == part && gap.reason == model::GapReason::too_large) found.push_back(gap.subject);
  return found;
}

TEST(FitTest, WhatFitsStaysAsItIs) {
  auto activity = day_of(20, 10, 500);
  const auto before = activity;
  fit(activity, kWeb);
  EXPECT_EQ(activity, before);
}

TEST(FitTest, CommitsOfMostFilesLoseTheirDetailWhenThereAreTooManyValues) {
  auto activity = day_of(32, 3000, 1);
  activity.commits.push_back(commit_of(99, 1, 10));
  EXPECT_FALSE(decode_repository(encode_repository(activity, kWeb)).has_value());
  fit(activity, kWeb);
  const auto lost = subjects(activity, model::Part::commit_detail);
  EXPECT_GE(lost.size(), 1U);
  EXPECT_LE(lost.size(), 2U);
  EXPECT_TRUE(activity.commits.back().detail.has_value());
  expect_kept(activity);
}

TEST(FitTest, TheLargestPatchesGoFirst) {
  auto activity = day_of(40, 1, kMiB - 40);
  fit(activity, kWeb, 32 * kMiB);
  const auto lost = subjects(activity, model::Part::commit_detail);
  EXPECT_EQ(lost.size(), 9U);
  for (int i = 0; i < 40; ++i) {
    const auto& file = activity.commits[static_cast<std::size_t>(i)].detail->files[0];
    EXPECT_EQ(file.patch.has_value(), i < 31) << i;
    EXPECT_EQ(file.additions, 1);
  }
  EXPECT_FALSE(is_larger(encode_repository(activity, kWeb), 32 * kMiB));
  expect_kept(activity);
}

TEST(FitTest, TheOrderInWhichThingsCameDoesNotMatter) {
  auto forth = day_of(40, 1, kMiB);
  auto back = forth;
  std::reverse(back.commits.begin(), back.commits.end());
  fit(forth, kWeb, 32 * kMiB);
  fit(back, kWeb, 32 * kMiB);
  std::reverse(back.commits.begin(), back.commits.end());
  EXPECT_EQ(forth, back);
}

TEST(FitTest, LongTextsGoAfterDetailsAndAreNamed) {
  auto activity = day_of(2, 1, 1000);
  model::Issue issue;
  issue.number = 7;
  issue.title = "An issue";
  issue.body = std::string(3 * kMiB, '\n');
  activity.issues = {issue};
  activity.commits[0].message = "First line\n\n" + std::string(2 * kMiB, 'x');
  fit(activity, kWeb, kMiB);
  EXPECT_EQ(activity.issues[0].title, "An issue");
  EXPECT_EQ(activity.issues[0].body, "");
  EXPECT_EQ(activity.commits[0].message, "First line");
  EXPECT_EQ(subjects(activity, model::Part::issues), std::vector<std::string>{"7"});
  EXPECT_EQ(subjects(activity, model::Part::commit_detail), (std::vector{sha_of(0), sha_of(1)}));
  expect_kept(activity);
}

TEST(FitTest, AListThatIsTooLongForItselfIsMissingAsAWhole) {
  model::RepoActivity activity;
  activity.repo = {"big", "repo"};
  model::Issue issue;
  issue.title = std::string(1000, '\x01');
  for (issue.number = 3000; issue.number > 0; --issue.number) activity.issues.push_back(issue);
  activity.gaps = {{model::Part::issues, model::GapReason::bad_item, 0, "9", ""}};
  model::Release release;
  release.tag_name = "v1";
  activity.releases = {release};
  fit(activity, kWeb, kMiB);
  EXPECT_TRUE(activity.issues.empty());
  EXPECT_EQ(activity.releases.size(), 1U);
  EXPECT_EQ(activity.gaps, (std::vector<model::Gap>{{model::Part::issues, model::GapReason::too_large, 0, "", ""}}));
  expect_kept(activity);
}

TEST(FitTest, ADayOfManyLargeRepositoriesFitsIntoOneFile) {
  FileRoom room;
  room.unpacked = 28 * kMiB;
  std::vector<std::string> parts;
  for (int i = 0; i < 4; ++i) parts.push_back(encode_repository(day_of(1 + i, 8, kMiB / 4), kWeb));
  const auto small = parts[0];
  for (auto limit = part_limit(parts, room); limit; limit = part_limit(parts, room))
    for (auto& part : parts) {
      if (!is_larger(part, *limit)) continue;
      auto activity = decode_repository(part).value();
      fit(activity, kWeb, *limit);
      EXPECT_FALSE(activity.gaps.empty());
      part = encode_repository(activity, kWeb);
      ASSERT_FALSE(is_larger(part, *limit));
    }
  EXPECT_TRUE(parts[0] == small);
  EXPECT_LE(testing::gunzip_all(file_of(parts)).value().size(), room.unpacked);
  EXPECT_TRUE(decode(file_of(parts)).has_value());
}

}  // namespace
}  // namespace aireport::snapshot

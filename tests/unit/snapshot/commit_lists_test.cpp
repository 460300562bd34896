#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/gzip.hpp>

#include "full_day.hpp"
#include "random_day.hpp"
#include "support/gunzip_all.hpp"

namespace aireport::snapshot {
namespace {

using testing::encode;
using testing::full_day;
using testing::random_day;

std::vector<CommitList> lists_in(const std::string& file, const model::DayHead& head) {
  std::vector<CommitList> lists;
  const auto take = [&](const model::DayHead& of, CommitList list) -> Result<void> {
    EXPECT_EQ(of, head);
    lists.push_back(std::move(list));
    return {};
  };
  EXPECT_TRUE(decode_commit_lists(file, take));
  return lists;
}

TEST(CommitListsTest, TheCommitsOfADayAreListedAsTheWholeOfItHasThem) {
  bool any_whole = false, any_not = false;
  for (unsigned seed = 0; seed < 300; ++seed) {
    const auto day = random_day(seed);
    std::vector<CommitList> wanted;
    for (const auto& repo : day.repositories) {
      auto& list = wanted.emplace_back(CommitList{repo.repo, repo.renamed_to, {}, {}, true});
      for (const auto& commit : repo.commits) list.commits.push_back(commit.sha);
      for (const auto& commit : repo.late_commits) list.late_commits.push_back(commit.sha);
      for (const auto& gap : repo.gaps)
        list.whole = list.whole && gap.part != model::Part::repository && gap.part != model::Part::commits;
      (list.whole ? any_whole : any_not) = true;
    }
    const auto file = encode(day);
    ASSERT_EQ(lists_in(file, day.head), wanted) << seed;
    ASSERT_EQ(lists_in(gzip(testing::gunzip_all(file).value()), day.head), wanted) << seed;
  }
  EXPECT_TRUE(any_whole && any_not);
}

TEST(CommitListsTest, WhatIsCutGivesNoCommits) {
  const auto file = encode(full_day());
  const auto take = [](const model::DayHead&, const CommitList&) { return Result<void>(); };
  for (std::size_t cut = 0; cut < file.size(); ++cut)
    EXPECT_FALSE(decode_commit_lists(file.substr(0, cut), take)) << cut;
}

// A member for the head and one for the rest.
std::string in_two_members(std::string_view text) {
  const auto rest = text.find("\"repositories\":[\n") + 17;
  return gzip(text.substr(0, rest)) + gzip(text.substr(rest));
}

TEST(CommitListsTest, CommitsAreReadOfWhatIsWrittenInOtherWaysToo) {
  const auto day = full_day();
  auto text = testing::gunzip_all(encode(day)).value();
  const auto name = text.rfind("\"name\":\"a/b\"");
  ASSERT_NE(name, std::string::npos);
  text.replace(name, 12, R"("n\u0061me": "a\/b")");
  EXPECT_EQ(lists_in(in_two_members(text), day.head).at(0).repo, day.repositories[0].repo);
}

TEST(CommitListsTest, ACommitWithoutAShaIsNoLedger) {
  auto text = testing::gunzip_all(encode(full_day())).value();
  const auto take = [](const model::DayHead&, const CommitList&) { return Result<void>(); };
  ASSERT_TRUE(decode_commit_lists(in_two_members(text), take));
  const auto sha = text.find("\"commits\":[{\"sha\":");
  ASSERT_NE(sha, std::string::npos);
  text.replace(sha, 19, "\"commits\":[{\"shy\":");
  EXPECT_EQ(decode_commit_lists(in_two_members(text), take).error().kind, ErrorKind::decode);
}

}  // namespace
}  // namespace aireport::snapshot

#include <aireport/model/activity.hpp>

namespace aireport::model {
namespace {

using ::testing::ElementsAre;

Commit commit_at(int seconds, std::string sha) {
  Commit commit;
  commit.sha = std::move(sha);
  commit.committer.date = UtcTime{std::chrono::seconds{seconds}};
  return commit;
}

Gap gap_of(Part part, std::string subject = {}) {
  return Gap{part, GapReason::server_error, 502, std::move(subject), {}};
}

TEST(ActivityTest, ItemsAreInATotalOrder) {
  RepoActivity activity;
  activity.commits = {commit_at(1, "b"), commit_at(2, "c"), commit_at(1, "a")};
  activity.pulls.resize(2);
  activity.pulls[0].number = 3;
  activity.pulls[1].number = 9;
  activity.releases.resize(2);
  activity.releases[0].tag_name = "v2";
  activity.releases[1].tag_name = "v1";
  activity.gaps = {gap_of(Part::issues), gap_of(Part::commits)};
  sort_items(activity);
  std::vector<std::string> shas;
  for (const Commit& commit : activity.commits) shas.push_back(commit.sha);
  EXPECT_THAT(shas, ElementsAre("c", "a", "b"));
  EXPECT_EQ(activity.pulls.front().number, 9);
  EXPECT_EQ(activity.releases.front().tag_name, "v1");
  EXPECT_EQ(activity.gaps.front().part, Part::commits);
}

TEST(ActivityTest, WithoutGapsADayIsComplete) {
  EXPECT_EQ(RepoActivity{}.state(), RepoState::complete);
}

TEST(ActivityTest, AGapMakesADayPartial) {
  RepoActivity activity;
  activity.gaps = {gap_of(Part::commit_detail, "abc")};
  EXPECT_EQ(activity.state(), RepoState::partial);
  activity.gaps = {gap_of(Part::commits), gap_of(Part::pulls), gap_of(Part::issues)};
  EXPECT_EQ(activity.state(), RepoState::partial) << "the releases are known: there were none";
}

TEST(ActivityTest, AnItemThatTellsNotEvenItsNumberIsNoWholePart) {
  RepoActivity activity;
  for (const auto part : {Part::commits, Part::pulls, Part::issues, Part::releases})
    activity.gaps.push_back({part, GapReason::bad_item, 0, "", "number"});
  EXPECT_EQ(activity.state(), RepoState::partial);
}

TEST(ActivityTest, ADayOfWhichNothingIsKnownHasFailed) {
  RepoActivity activity;
  activity.gaps = {gap_of(Part::repository)};
  EXPECT_EQ(activity.state(), RepoState::failed);
  activity.gaps = {gap_of(Part::commits), gap_of(Part::pulls), gap_of(Part::issues), gap_of(Part::releases)};
  EXPECT_EQ(activity.state(), RepoState::failed);
  activity.commits = {commit_at(1, "a")};
  EXPECT_EQ(activity.state(), RepoState::partial);
}

TEST(ActivityTest, DisabledIssuesAreNotSomethingThatCame) {
  RepoActivity activity;
  activity.issues_disabled = true;
  activity.gaps = {gap_of(Part::commits), gap_of(Part::pulls), gap_of(Part::releases)};
  EXPECT_EQ(activity.state(), RepoState::failed);
  activity.gaps.pop_back();
  EXPECT_EQ(activity.state(), RepoState::partial);
}

TEST(ActivityTest, TheTitleIsTheFirstLineTrimmed) {
  Commit commit;
  EXPECT_EQ(title_of(commit), "");
  commit.message = " Fix it \r\n\nBecause";
  EXPECT_EQ(title_of(commit), "Fix it");
}

TEST(ActivityTest, APatchIsLackingOnlyWhereThereIsSomethingToShow) {
  const auto lacks = [](const char* path, const char* status, int lines) {
    FileChange change;
    change.filename = path;
    change.status = status;
    change.additions = lines;
    return lacks_patch(change);
  };
  EXPECT_TRUE(lacks("docs/layout.png", "added", 0));
  EXPECT_TRUE(lacks("serve/table.py", "modified", 9000));
  EXPECT_FALSE(lacks("serve/__init__.py", "added", 0)) << "it is empty";
  EXPECT_FALSE(lacks("run.sh", "modified", 0)) << "it has another mode";
  EXPECT_FALSE(lacks("docs/layout.png", "renamed", 0));
}

}  // namespace
}  // namespace aireport::model

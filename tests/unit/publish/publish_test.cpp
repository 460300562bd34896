#include <sys/stat.h>
#include <unistd.h>

#include <aireport/publish/publish.hpp>
#include <aireport/support/file.hpp>
#include <fstream>

namespace aireport::publish {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

class FolderTest : public ::testing::Test {
 protected:
  FolderTest() {
    std::string name = (fs::temp_directory_path() / "aireport-publish-XXXXXX").string();
    root = ::mkdtemp(name.data());
  }
  ~FolderTest() override { fs::remove_all(root); }

  Paths paths() const { return paths_in(root, "reports/index.md"); }
  static Date day(std::string_view text) { return parse_date(text).value(); }
  static void touch(const fs::path& path) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "x";
  }
  // Root may do anything, so that modes alone do not stop a test from writing; a file in a folder's place stops anyone.
  static void block(const fs::path& path) { touch(path); }

  fs::path root;
};

using PathsTest = FolderTest;
using PublishTest = FolderTest;
using LockTest = FolderTest;

TEST_F(PathsTest, PagesAndSnapshotsAreNamedByTheirDay) {
  EXPECT_EQ(page_path(paths(), day("2026-02-03")), root / "reports/2026-02-03.md");
  EXPECT_EQ(snapshot_path(paths(), day("2026-02-03")), root / "reports/data/2026-02-03.json.gz");
}

TEST_F(PathsTest, LinksAreRelativeToTheIndexWhereverItIs) {
  EXPECT_EQ(page_link(paths_in(root, "reports/index.md"), day("2026-02-03")), "2026-02-03.md");
  EXPECT_EQ(page_link(paths_in(root, "README.md"), day("2026-02-03")), "reports/2026-02-03.md");
  EXPECT_EQ(page_link(paths_in(root, "docs/all/index.md"), day("2026-02-03")), "../../reports/2026-02-03.md");
  EXPECT_EQ(page_link(paths_in(".", "README.md"), day("2026-02-03")), "reports/2026-02-03.md");
  EXPECT_EQ(page_link(paths_in("out", "./reports/index.md"), day("2026-02-03")), "2026-02-03.md");
}

TEST_F(PathsTest, TheFolderOfAnIndexInTheCurrentFolderHasAName) {
  EXPECT_EQ(index_folder(paths()), root / "reports");
  EXPECT_EQ(index_folder({"reports", "README.md"}), ".");
}

TEST_F(PathsTest, DatesAreListedNewestFirstAndNothingElseIs) {
  const auto data = root / "reports/data";
  for (const auto* name : {"2026-02-01.json.gz", "2026-02-03.json.gz", "2025-12-31.json.gz", "2026-02-30.json.gz",
                           "2026-02-04.json", "notes.json.gz", ".aireport-1-2.tmp"})
    touch(data / name);
  fs::create_directories(data / "2026-02-05.json.gz");
  const auto dates = published_dates(paths());
  ASSERT_TRUE(dates.has_value()) << describe(dates.error());
  EXPECT_EQ(*dates, (std::vector{day("2026-02-03"), day("2026-02-01"), day("2025-12-31")}));
}

TEST_F(PathsTest, AFolderThatIsMissingHasNoDates) {
  EXPECT_EQ(published_dates(paths()).value(), std::vector<Date>{});
}

TEST_F(PathsTest, AFolderThatCannotBeListedIsAnErrorWithItsPath) {
  block(root / "reports/data");
  const auto dates = published_dates(paths());
  ASSERT_FALSE(dates.has_value());
  EXPECT_EQ(dates.error().kind, ErrorKind::io);
  EXPECT_EQ(dates.error().location, (root / "reports/data").string());
}

TEST_F(PublishTest, WritesTheDayAndTellsWhere) {
  const auto written = publish(paths(), {day("2026-02-03"), "page", "snapshot"});
  ASSERT_TRUE(written.has_value()) << describe(written.error());
  EXPECT_EQ(*written, (std::vector{root / "reports/2026-02-03.md", root / "reports/data/2026-02-03.json.gz"}));
  EXPECT_EQ(read_file(root / "reports/2026-02-03.md").value(), "page");
  EXPECT_EQ(read_file(root / "reports/data/2026-02-03.json.gz").value(), "snapshot");
  EXPECT_EQ(publish_index(paths(), "index").value(), root / "reports/index.md");
  EXPECT_EQ(publish_index(paths(), "index").value(), std::nullopt);
  EXPECT_EQ(read_file(root / "reports/index.md").value(), "index");
}

TEST_F(PublishTest, WhatStandsThereWithTheSameBytesIsNotWritten) {
  ASSERT_TRUE(publish(paths(), {day("2026-02-03"), "page", "snapshot"}));
  const auto page = root / "reports/2026-02-03.md", snapshot = root / "reports/data/2026-02-03.json.gz";
  EXPECT_EQ(publish(paths(), {day("2026-02-03"), "page", "snapshot"}).value(), std::vector<fs::path>{});
  EXPECT_EQ(publish(paths(), {day("2026-02-03"), "egap", "snapshot"}).value(), std::vector{page});
  EXPECT_EQ(publish(paths(), {day("2026-02-03"), "egap", "snapshot of more"}).value(), std::vector{snapshot});
  EXPECT_EQ(read_file(page).value() + " " + read_file(snapshot).value(), "egap snapshot of more");
}

TEST_F(PublishTest, NoPageIsWrittenWithoutItsSnapshot) {
  touch(root / "reports/2026-02-03.md");
  block(root / "reports/data");
  const auto written = publish(paths(), {day("2026-02-03"), "page", "snapshot"});
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().kind, ErrorKind::io);
  EXPECT_NE(written.error().location.find("reports/data"), std::string::npos);
  EXPECT_EQ(read_file(root / "reports/2026-02-03.md").value(), "x");
}

TEST_F(LockTest, IsHeldByOneAtATimeAndLeavesNothingBehind) {
  auto first = lock_folder(paths());
  ASSERT_TRUE(first.has_value()) << describe(first.error());
  std::vector<std::string> waited_for;
  const auto second = lock_folder(paths(), {milliseconds{2}, milliseconds{1}, {}, [&](const std::string& holder) {
                                              waited_for.push_back(holder);
                                            }});
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().kind, ErrorKind::busy);
  EXPECT_NE(second.error().message.find("process " + std::to_string(::getpid()) + " on "), std::string::npos)
      << second.error().message;
  ASSERT_EQ(waited_for.size(), 1U);
  EXPECT_TRUE(waited_for[0].starts_with("process " + std::to_string(::getpid()) + " on ")) << waited_for[0];
  first->reset();
  EXPECT_TRUE(lock_folder(paths(), {milliseconds{0}, milliseconds{1}, {}}).has_value());
  EXPECT_FALSE(fs::exists(root / "reports"));
}

TEST_F(LockTest, FoldersMadeForItGoWithItUnlessTheyHoldSomething) {
  const auto deep = paths_in(root / "a/b", "reports/index.md");
  lock_folder(deep)->reset();
  EXPECT_TRUE(fs::is_empty(root));
  {
    const auto lock = lock_folder(deep);
    ASSERT_TRUE(lock.has_value());
    touch(root / "a/kept");
  }
  EXPECT_FALSE(fs::exists(root / "a/b"));
  EXPECT_TRUE(fs::exists(root / "a/kept"));
  {
    const auto lock = lock_folder(deep);
    ASSERT_TRUE(lock.has_value());
    // What a disk that is full when the snapshot is written leaves.
    fs::create_directories(root / "a/b/reports/data");
  }
  EXPECT_FALSE(fs::exists(root / "a/b"));
  fs::create_directories(root / "a/b/reports");
  lock_folder(deep)->reset();
  EXPECT_TRUE(fs::exists(root / "a/b/reports")) << "it was there before";
}

TEST_F(LockTest, IsTakenOnceTheOtherLetsGo) {
  auto first = lock_folder(paths());
  ASSERT_TRUE(first.has_value());
  int polls = 0;
  const auto let_go = [&] {
    if (++polls == 3) first->reset();
    return false;
  };
  EXPECT_TRUE(lock_folder(paths(), {milliseconds{1000}, milliseconds{1}, let_go}).has_value());
  EXPECT_EQ(polls, 3);
}

TEST_F(LockTest, WaitingEndsWhenTheRunIsInterrupted) {
  const auto first = lock_folder(paths());
  ASSERT_TRUE(first.has_value());
  const auto second = lock_folder(paths(), {milliseconds{60'000}, milliseconds{1}, [] { return true; }});
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().kind, ErrorKind::interrupted);
}

TEST_F(LockTest, ClearsAwayWhatKilledRunsLeft) {
  touch(root / "reports/.aireport-77-0.tmp");
  touch(root / "reports/data/.aireport-77-1.tmp");
  touch(root / "reports/.aireport-mine.yaml");
  const auto lock = lock_folder(paths());
  ASSERT_TRUE(lock.has_value());
  EXPECT_FALSE(fs::exists(root / "reports/.aireport-77-0.tmp"));
  EXPECT_FALSE(fs::exists(root / "reports/data/.aireport-77-1.tmp"));
  EXPECT_TRUE(fs::exists(root / "reports/.aireport-mine.yaml"));
}

TEST_F(LockTest, AFolderThatCannotBeMadeIsAnErrorWithItsPath) {
  block(root / "reports");
  const auto lock = lock_folder(paths());
  ASSERT_FALSE(lock.has_value());
  EXPECT_EQ(lock.error().kind, ErrorKind::io);
  EXPECT_EQ(lock.error().location, (root / "reports").string());
}

}  // namespace
}  // namespace aireport::publish

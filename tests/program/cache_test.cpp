// The cache on the disk at the end of a run.
#include <chrono>

#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

class CacheTest : public ProgramTest {
 protected:
  void bound_cache(const std::string& bounds) const {
    write("config/repos.yaml", "repos: [openloom/attn, relay/serve]\ncache: {" + bounds + "}\n");
  }
  std::map<std::string, std::string> entries() const { return files_below(folder / ".cache/aireport"); }
  std::size_t bytes() const {
    std::size_t sum = 0;
    for (const auto& [path, content] : entries()) sum += content.size();
    return sum;
  }
  void set_last_use(std::chrono::hours ago) const {
    for (const auto& [path, content] : entries())
      fs::last_write_time(folder / ".cache/aireport" / path, fs::file_time_type::clock::now() - ago);
  }
};

TEST_F(CacheTest, IsPrunedToTheConfiguredSizeWhenTheRunEnds) {
  bound_cache("max_age: 0, max_size: 0");
  ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
  constexpr std::size_t kBound = 4096;
  ASSERT_GT(bytes(), kBound);
  bound_cache("max_age: 0, max_size: 4KiB");
  ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
  EXPECT_LE(bytes(), kBound);
  EXPECT_GT(bytes(), 0U);
}

TEST_F(CacheTest, IsPrunedToTheConfiguredAgeWhenTheRunEnds) {
  ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
  set_last_use(std::chrono::hours(72));
  const auto old = entries();
  bound_cache("max_age: 4d, max_size: 0");
  ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
  EXPECT_EQ(entries(), old);
  bound_cache("max_age: 2d, max_size: 0");
  ASSERT_EQ(run({"--date", "2026-02-04"}).code, 0);
  EXPECT_FALSE(entries().empty());
  // The lists of releases are those of any day: that run used them again.
  int left = 0;
  for (const auto& [path, content] : entries()) left += old.contains(path) ? 1 : 0;
  EXPECT_EQ(left, 2);
}

TEST_F(CacheTest, WithoutItTheDayIsWrittenAllTheSame) {
  ASSERT_EQ(run({"--date", "2026-02-03", "--output-dir", "alone"}).code, 0);
  fs::remove_all(folder / ".cache");
  write(".cache", "a file where the folder should be, which not even root can write into");
  const auto ended = run({"--date", "2026-02-03"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.err.find("the cache cannot be written"), std::string::npos) << ended.err;
  EXPECT_EQ(reports(), files_below(folder / "alone/reports"));
}

TEST_F(CacheTest, AnEntryThatCannotBeReadIsFetchedAgainAndAllAreKept) {
  ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
  const auto before = entries();
  ASSERT_GT(before.size(), 1U);
  for (const auto& [path, content] : before) fs::remove(folder / ".cache/aireport" / path);
  const auto first = folder / ".cache/aireport" / before.begin()->first;
  fs::create_symlink(first.filename(), first);  // leads to itself, which stops even root
  const auto ended = run({"--date", "2026-02-03", "--refresh"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.err.find("a cache entry cannot be read"), std::string::npos) << ended.err;
  EXPECT_EQ(entries().size(), before.size());
}

}  // namespace
}  // namespace aireport::testing

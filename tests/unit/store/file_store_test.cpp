#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <aireport/store/file_store.hpp>
#include <csignal>
#include <fstream>

#include "support/fakes.hpp"
#include "support/temporary_folder.hpp"

namespace aireport::store {
namespace {

namespace fs = std::filesystem;
using aireport::testing::RecordingEvents;
using aireport::testing::TemporaryFolder;
using std::chrono::hours;
using ::testing::Optional;

constexpr std::string_view kKey = "https://api.github.com/repos/a/b/commits/1";

class FileStoreTest : public ::testing::Test {
 protected:
  fs::path folder() const { return temporary_.path() / "cache"; }

  void overwrite(std::string_view bytes) {
    std::ofstream(store_.path_of(kKey), std::ios::binary | std::ios::trunc) << bytes;
  }
  void set_age(const fs::path& path, hours age) { fs::last_write_time(path, fs::file_time_type::clock::now() - age); }
  UtcTime now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }
  mode_t mode_of(const fs::path& path) {
    struct stat about {};
    EXPECT_EQ(::stat(path.c_str(), &about), 0) << path;
    return about.st_mode & 0777;
  }

  TemporaryFolder temporary_;
  RecordingEvents events_;
  FileStore store_{folder(), Writing::allowed, events_};
};

TEST_F(FileStoreTest, WhatWasSavedIsLoaded) {
  ASSERT_TRUE(store_.save(kKey, "value"));
  EXPECT_THAT(store_.load(kKey).value(), Optional(std::string("value")));
}

TEST_F(FileStoreTest, AMissingFolderIsAnEmptyCache) {
  EXPECT_EQ(store_.load(kKey).value(), std::nullopt);
  EXPECT_TRUE(events_.events.empty());
}

TEST_F(FileStoreTest, EntriesAndFoldersArePrivate) {
  ASSERT_TRUE(store_.save(kKey, "value"));
  EXPECT_EQ(mode_of(store_.path_of(kKey)), 0600u);
  EXPECT_EQ(mode_of(store_.path_of(kKey).parent_path()), 0700u);
  EXPECT_EQ(mode_of(folder()), 0700u);
}

TEST_F(FileStoreTest, ADamagedEntryIsDroppedWithAWarning) {
  ASSERT_TRUE(store_.save(kKey, "value"));
  overwrite("aireport-cache 1 00000000 5 https://api.github.com/repos/a/b/commits/1\nvalue");
  EXPECT_EQ(store_.load(kKey).value(), std::nullopt);
  ASSERT_TRUE(events_.has("cache.damaged"));
  EXPECT_THAT(events_.events.back().message, ::testing::HasSubstr(store_.path_of(kKey).string()));
  EXPECT_FALSE(fs::exists(store_.path_of(kKey)));
}

TEST_F(FileStoreTest, AStoreThatNeverWritesLeavesADamagedEntryAlone) {
  ASSERT_TRUE(store_.save(kKey, "value"));
  overwrite("damaged");
  FileStore reader(folder(), Writing::never, events_);
  EXPECT_EQ(reader.load(kKey).value(), std::nullopt);
  EXPECT_TRUE(fs::exists(store_.path_of(kKey)));
}

TEST_F(FileStoreTest, AStoreThatNeverWritesSavesNothing) {
  FileStore reader(folder(), Writing::never, events_);
  ASSERT_TRUE(reader.save(kKey, "value"));
  EXPECT_FALSE(fs::exists(folder()));
}

TEST_F(FileStoreTest, AFailedSaveLeavesTheOldEntryAndNothingHalfWritten) {
  ASSERT_TRUE(store_.save(kKey, "old"));
  const auto path = store_.path_of(kKey);
  // A limit on the size of files stands for a full disk.
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ::getrlimit(RLIMIT_FSIZE, &before);
  const rlimit tiny{10, before.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &tiny);
  const auto saved = store_.save(kKey, "new");
  ::setrlimit(RLIMIT_FSIZE, &before);
  ASSERT_FALSE(saved);
  EXPECT_EQ(saved.error().kind, ErrorKind::io);
  EXPECT_EQ(saved.error().location, path.string());
  EXPECT_THAT(store_.load(kKey).value(), Optional(std::string("old")));
  EXPECT_EQ(std::distance(fs::directory_iterator(path.parent_path()), fs::directory_iterator()), 1);
}

TEST_F(FileStoreTest, WhatIsRemovedIsNoMoreThereAndMayHaveBeenMissing) {
  EXPECT_TRUE(store_.remove(kKey));
  ASSERT_TRUE(store_.save(kKey, "value"));
  EXPECT_TRUE(FileStore(folder(), Writing::never, events_).remove(kKey));
  EXPECT_TRUE(store_.load(kKey).value());
  EXPECT_TRUE(store_.remove(kKey));
  EXPECT_FALSE(store_.load(kKey).value());
}

TEST_F(FileStoreTest, ALinkInPlaceOfAnEntryIsNotFollowed) {
  ASSERT_TRUE(store_.save(kKey, "value"));
  const auto path = store_.path_of(kKey);
  fs::rename(path, folder() / "elsewhere");
  fs::create_symlink(folder() / "elsewhere", path);
  EXPECT_FALSE(store_.load(kKey));
}

TEST_F(FileStoreTest, PruningRemovesWhatWasNotUsedForTooLong) {
  ASSERT_TRUE(store_.save(kKey, "value"));
  ASSERT_TRUE(store_.save("https://h/new", "value"));
  set_age(store_.path_of(kKey), hours(24 * 91));
  const auto pruned = store_.prune({hours(24 * 90), 0}, now());
  EXPECT_EQ(pruned.removed, 1);
  EXPECT_EQ(pruned.kept, 1);
  EXPECT_FALSE(fs::exists(store_.path_of(kKey)));
}

TEST_F(FileStoreTest, AnEntryThatIsReadIsInUse) {
  ASSERT_TRUE(store_.save(kKey, "value"));
  set_age(store_.path_of(kKey), hours(24 * 91));
  ASSERT_TRUE(store_.load(kKey));
  EXPECT_EQ(store_.prune({hours(24 * 90), 0}, now()).removed, 0);
}

TEST_F(FileStoreTest, PruningToASizeRemovesTheLongestUnusedFirst) {
  for (int number = 0; number < 4; ++number) {
    const auto key = "https://h/" + std::to_string(number);
    ASSERT_TRUE(store_.save(key, std::string(1000, 'x')));
    set_age(store_.path_of(key), hours(10 - number));
  }
  const auto pruned = store_.prune({hours(0), 2500}, now());
  EXPECT_EQ(pruned.removed, 2);
  EXPECT_LE(pruned.bytes, 2500u);
  EXPECT_FALSE(fs::exists(store_.path_of("https://h/1")));
  EXPECT_TRUE(fs::exists(store_.path_of("https://h/2")));
}

TEST_F(FileStoreTest, PruningLeavesForeignFilesAlone) {
  fs::create_directories(folder() / "photos");
  std::ofstream(folder() / "photos" / "cat.jpg") << "meow";
  std::ofstream(folder() / "README") << "mine";
  set_age(folder() / "photos" / "cat.jpg", hours(24 * 1000));
  EXPECT_EQ(store_.prune({hours(1), 1}, now()).removed, 0);
}

TEST_F(FileStoreTest, PruningSweepsUpWhatAKilledRunLeft) {
  ASSERT_TRUE(store_.save(kKey, "value"));
  const auto left = (store_.path_of(kKey).parent_path() / ".aireport-1-0.tmp").string();
  std::ofstream(left) << "half";
  set_age(left, hours(2));
  EXPECT_EQ(store_.prune({}, now()).removed, 1);
  EXPECT_TRUE(fs::exists(store_.path_of(kKey)));
}

TEST_F(FileStoreTest, AKeyWithAControlCharacterIsRefused) {
  EXPECT_FALSE(store_.save("https://h/a\nb", "value"));
}

}  // namespace
}  // namespace aireport::store

#include <aireport/support/file.hpp>

#include <sys/stat.h>

#include <cstdlib>

namespace aireport {
namespace {

namespace fs = std::filesystem;

class FileTest : public ::testing::Test {
 protected:
  FileTest() {
    std::string name = (fs::temp_directory_path() / "aireport-file-XXXXXX").string();
    folder = ::mkdtemp(name.data());
  }
  ~FileTest() override { fs::remove_all(folder); }

  static unsigned mode_of(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0U;
  }
  int count_entries() const {
    return static_cast<int>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
  }

  fs::path folder;
};

TEST_F(FileTest, ReadsWhatItWrote) {
  const std::string content("a\0b\n", 4);
  ASSERT_TRUE(write_file_atomically(folder / "a/b/c", content, Access::everyone));
  EXPECT_EQ(read_file(folder / "a/b/c").value(), content);
}

TEST_F(FileTest, WhatIsNoRegularFileIsNeitherReadNorWaitedFor) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  for (const auto& path : {folder / "pipe", fs::path("/dev/zero"), folder}) {
    EXPECT_EQ(read_file(path).error().kind, ErrorKind::io) << path;
    EXPECT_EQ(read_file_start(path, 10).error().kind, ErrorKind::io) << path;
  }
}

TEST_F(FileTest, ReplacesAFileAndLeavesNothingElse) {
  ASSERT_TRUE(write_file_atomically(folder / "page", "old", Access::everyone));
  ASSERT_TRUE(write_file_atomically(folder / "page", "new", Access::everyone));
  EXPECT_EQ(read_file(folder / "page").value(), "new");
  EXPECT_EQ(count_entries(), 1);
}

TEST_F(FileTest, OwnerOnlyIsPrivateWhateverTheUmask) {
  const mode_t before = ::umask(0);
  ASSERT_TRUE(write_file_atomically(folder / "cache/ab/entry", "x", Access::owner_only));
  ASSERT_TRUE(write_file_atomically(folder / "reports/page", "x", Access::everyone));
  ::umask(before);
  EXPECT_EQ(mode_of(folder / "cache"), 0700U);
  EXPECT_EQ(mode_of(folder / "cache/ab"), 0700U);
  EXPECT_EQ(mode_of(folder / "cache/ab/entry"), 0600U);
  EXPECT_EQ(mode_of(folder / "reports"), 0755U);
  EXPECT_EQ(mode_of(folder / "reports/page"), 0644U);
}

TEST_F(FileTest, AFailedWriteNamesThePathAndLeavesNothing) {
  fs::create_directory(folder / "page");
  const auto result = write_file_atomically(folder / "page", "x", Access::everyone);
  EXPECT_EQ(result.error().kind, ErrorKind::io);
  EXPECT_EQ(result.error().location, (folder / "page").string());
  EXPECT_EQ(count_entries(), 1);
}

TEST_F(FileTest, AFileInTheWayOfAFolderIsAnError) {
  ASSERT_TRUE(write_file_atomically(folder / "file", "x", Access::everyone));
  EXPECT_EQ(write_file_atomically(folder / "file/below", "x", Access::everyone).error().kind, ErrorKind::io);
  EXPECT_EQ(make_folders(folder / "file", Access::everyone).error().kind, ErrorKind::io);
}

TEST_F(FileTest, ReadingIsBounded) {
  ASSERT_TRUE(write_file_atomically(folder / "file", "12345", Access::everyone));
  EXPECT_TRUE(read_file(folder / "file", 5).has_value());
  EXPECT_EQ(read_file(folder / "file", 4).error().kind, ErrorKind::io);
}

TEST_F(FileTest, TheStartOfAFileIsAllOfAShorterOne) {
  ASSERT_TRUE(write_file_atomically(folder / "page", "12345", Access::everyone));
  EXPECT_EQ(read_file_start(folder / "page", 3).value(), "123");
  EXPECT_EQ(read_file_start(folder / "page", 9).value(), "12345");
  EXPECT_FALSE(read_file_start(folder / "none", 3));
}

TEST_F(FileTest, WhatCannotBeReadIsAnErrorWithThePath) {
  EXPECT_EQ(read_file(folder / "none").error().location, (folder / "none").string());
  EXPECT_EQ(read_file(folder).error().kind, ErrorKind::io) << "a folder";
}

}  // namespace
}  // namespace aireport

// What `verify` says of a folder of reports: of its pages, its data and its index.
#include <sys/stat.h>

#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

class VerifiedFolderTest : public ProgramTest {
 protected:
  // A folder with a day's report, to which nothing is to be said.
  void SetUp() override {
    ProgramTest::SetUp();
    ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
    ASSERT_EQ(verify().out, "");
  }
  Ended verify(const std::vector<std::string>& words = {}) {
    std::vector<std::string> all = {"verify"};
    all.insert(all.end(), words.begin(), words.end());
    return program->run(all);
  }
  fs::path reports() const { return folder / "reports"; }
};

TEST_F(VerifiedFolderTest, APageThatIsGoneIsMissed) {
  fs::remove(reports() / "2026-02-03.md");
  const auto unlisted = verify();
  EXPECT_EQ(unlisted.code, 1);
  EXPECT_NE(unlisted.out.find("2026-02-03.md:1: there is a snapshot of it, and no page"), std::string::npos)
      << unlisted.out;
  EXPECT_NE(unlisted.out.find("index.md"), std::string::npos) << unlisted.out;
  fs::remove_all(reports() / "data");
  EXPECT_EQ(verify().code, 1);
  fs::remove(reports() / "index.md");
  EXPECT_EQ(verify().code, 0);
}

TEST_F(VerifiedFolderTest, APageIsThatOfTheDayItIsNamedAfter) {
  fs::copy_file(reports() / "2026-02-03.md", reports() / "2026-02-09.md");
  fs::copy_file(reports() / "data/2026-02-03.json.gz", reports() / "data/2026-02-09.json.gz");
  const auto found = verify({"reports/2026-02-09.md"});
  EXPECT_EQ(found.code, 1);
  EXPECT_NE(found.out.find("its snapshot is that of 2026-02-03"), std::string::npos) << found.out;
}

TEST_F(VerifiedFolderTest, AnIndexThatIsNamedIsThatOfItsFolder) {
  EXPECT_EQ(verify({"reports/2026-02-03.md", "reports/index.md"}).out, "");
  write("reports/index.md", "# All is well\n");
  EXPECT_EQ(verify({"reports/index.md"}).code, 1);
}

TEST_F(VerifiedFolderTest, AConfigurationThatCannotBeReadIsPassedOver) {
  write("config/repos.yaml", "repozz: [a/b]\n");
  const auto found = verify();
  EXPECT_EQ(found.code, 0) << found.out;
  EXPECT_NE(found.err.find("the configuration is passed over"), std::string::npos) << found.err;
  EXPECT_EQ(verify({"--config", "config/repos.yaml"}).code, 2);
  EXPECT_EQ(verify({"--config", "config/repos.yaml", "--output-dir", "."}).code, 0);
}

TEST_F(VerifiedFolderTest, WhatIsNoFileIsNotWaitedFor) {
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(verify({"pipe"}).code, 1);
  EXPECT_EQ(run({"--date", "2026-02-03", "--config", "pipe"}).code, 2);
  EXPECT_EQ(run({"--date", "2026-02-03", "--config", "/dev/zero"}).code, 2);
}

}  // namespace
}  // namespace aireport::testing

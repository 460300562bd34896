#include "cli/token.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "cli/pipe.hpp"
#include "support/fakes.hpp"

namespace aireport::cli {
namespace {

namespace fs = std::filesystem;

Environment environment_of(std::map<std::string, std::string> variables) {
  return [variables](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

class TokenTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "aireport-token-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file_with(const std::string& content, fs::perms mode) {
    const auto path = folder_ / "token";
    std::ofstream(path) << content;
    fs::permissions(path, mode);
    return path.string();
  }

  std::string pipe() const {
    const auto path = (folder_ / "pipe").string();
    EXPECT_EQ(::mkfifo(path.c_str(), 0600), 0);
    return path;
  }

  fs::path folder_;
  config::GithubConfig github_;
  aireport::testing::RecordingEvents events_;
};

TEST_F(TokenTest, ACredentialOfSystemdIsReadWhenNothingElseNamesAToken) {
  std::ofstream(folder_ / "github-token") << "credential\n";
  // systemd lets the service read it by an access list, which looks as if its group could.
  fs::permissions(folder_ / "github-token", fs::perms::owner_read | fs::perms::group_read);
  const auto credential = environment_of({{"CREDENTIALS_DIRECTORY", folder_.string()}});
  EXPECT_EQ(find_token(github_, credential, events_).value().value, "credential");
  EXPECT_FALSE(events_.has("token.readable"));
  github_.token_file = file_with("file", fs::perms::owner_read);
  EXPECT_EQ(find_token(github_, credential, events_).value().value, "file");
  github_.token_file.clear();
  fs::remove(folder_ / "github-token");
  EXPECT_EQ(find_token(github_, credential, events_).value().value, "");
}

TEST_F(TokenTest, VariablesAreTriedInOrder) {
  const auto both = environment_of({{"GITHUB_TOKEN", "first"}, {"GH_TOKEN", "second"}});
  EXPECT_EQ(find_token(github_, both, events_).value().value, "first");
  EXPECT_EQ(find_token(github_, environment_of({{"GH_TOKEN", "second"}}), events_).value().value, "second");
  EXPECT_EQ(find_token(github_, environment_of({}), events_).value().value, "");
}

TEST_F(TokenTest, TheFileIsReadWhenNoVariableIsSet) {
  github_.token_file = file_with("from-file\n", fs::perms::owner_read);
  EXPECT_EQ(find_token(github_, environment_of({}), events_).value().value, "from-file");
  EXPECT_EQ(find_token(github_, environment_of({{"GH_TOKEN", "set"}}), events_).value().value, "set");
  EXPECT_FALSE(events_.has("token.readable"));
}

TEST_F(TokenTest, AFileThatCannotBeReadIsNamedWithTheLineThatConfiguresIt) {
  github_.token_file = (folder_ / "none").string();
  github_.token_file_line = "repos.yaml:3";
  const auto missing = find_token(github_, environment_of({}), events_);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().kind, ErrorKind::config);
  EXPECT_TRUE(describe(missing.error()).starts_with("repos.yaml:3: the token file " + github_.token_file))
      << describe(missing.error());
}

TEST_F(TokenTest, AFileBeyondAllBoundsIsNotRead) {
  github_.token_file = file_with(std::string(64 * 1024 + 1, 'x'), fs::perms::owner_read);
  const auto refused = find_token(github_, environment_of({}), events_);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::config);
}

TEST_F(TokenTest, APasswordManagerMayWriteItToAPipe) {
  github_.token_file = pipe();
  std::thread writer([this] { std::ofstream(github_.token_file) << "from-pipe\n"; });
  const auto found = find_token(github_, environment_of({}), events_);
  writer.join();
  EXPECT_EQ(found.value().value, "from-pipe");
  EXPECT_FALSE(events_.has("token.readable"));
}

TEST_F(TokenTest, APipeIsReadWithinItsBounds) {
  const auto path = pipe();
  const auto unwritten = read_pipe(path, 10, std::chrono::milliseconds(100));
  ASSERT_FALSE(unwritten.has_value());
  EXPECT_EQ(unwritten.error().kind, ErrorKind::io);
  std::thread writer([&] { std::ofstream(path) << "eleven byte"; });
  const auto too_much = read_pipe(path, 10, std::chrono::seconds(60));
  writer.join();
  ASSERT_FALSE(too_much.has_value());
  EXPECT_NE(too_much.error().message.find("larger than 10 bytes"), std::string::npos);
}

TEST_F(TokenTest, AFileThatOthersCanReadIsWarnedAbout) {
  github_.token_file = file_with("from-file", fs::perms::owner_read | fs::perms::others_read);
  EXPECT_TRUE(find_token(github_, environment_of({}), events_).has_value());
  EXPECT_TRUE(events_.has("token.readable"));
}

TEST_F(TokenTest, ATokenWithForeignCharactersIsRefusedAndNotPrinted) {
  for (const std::string token : {"sec ret", "sec\nret", "sec\x1bret", "secr\xc3\xa9t"}) {
    const auto refused = find_token(github_, environment_of({{"GITHUB_TOKEN", token}}), events_);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().kind, ErrorKind::credentials);
    EXPECT_EQ(describe(refused.error()).find("sec"), std::string::npos);
  }
}

}  // namespace
}  // namespace aireport::cli

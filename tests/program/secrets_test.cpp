// The token: in no byte that is written or printed, in no process's words, and at no other host.
#include <support/fault_server.hpp>

#include "program/fixture.hpp"
#include "support/gunzip_all.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

const std::string kToken = "ghp_planted0123456789";
const std::string kPart = "planted";  // no piece of it may be seen either
const std::vector<std::string> kDay = {"--date", "2026-02-03"};

std::vector<std::string> joined(std::vector<std::string> words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

class SecretsTest : public ProgramTest {
 protected:
  enum class From { variable, file, systemd };
  static constexpr From kSources[] = {From::variable, From::file, From::systemd};

  void give_token(From from) {
    program->variables.erase("GITHUB_TOKEN");
    program->variables.erase("CREDENTIALS_DIRECTORY");
    write("config/repos.yaml", "repos: [openloom/attn, relay/serve]\n");
    if (from == From::variable) {
      program->variables["GITHUB_TOKEN"] = kToken;
      return;
    }
    if (from == From::systemd) {
      program->variables["CREDENTIALS_DIRECTORY"] = (folder / "credentials").string();
      fs::create_directories(folder / "credentials");
      write(file_of(from), kToken + "\n");
      return;
    }
    write("config/repos.yaml", "repos: [openloom/attn, relay/serve]\ngithub: {token_file: the-token}\n");
    write(file_of(from), kToken + "\n");
    fs::permissions(folder / file_of(from), fs::perms::owner_read | fs::perms::owner_write);
  }

  static std::string file_of(From from) { return from == From::systemd ? "credentials/github-token" : "the-token"; }

  // Whatever a run left: pages, data, index, cache, and what it printed, which stands in files of the folder too.
  void expect_unseen(const std::string& what) const {
    for (const auto& [path, bytes] : files_below(folder)) {
      const auto text = path.ends_with(".gz") ? gunzip_all(bytes).value_or("") : bytes;
      EXPECT_FALSE(text.empty() && !bytes.empty()) << path;
      const bool holds_it = path == file_of(From::file) || path == file_of(From::systemd);
      EXPECT_TRUE(holds_it || text.find(kPart) == std::string::npos) << path << " " << what;
    }
  }
};

TEST_F(SecretsTest, IsInNoByteOfAnyOutputAtAnyLevelWhereverItComesFrom) {
  for (const auto from : kSources) {
    give_token(from);
    for (const auto* level : {"trace", "debug", "info", "warn", "error"})
      for (const auto* format : {"text", "json"}) {
        fs::remove_all(folder / ".cache");
        const auto ended = run({"--date", "2026-02-03", "--refresh", "--log-level", level, "--log-format", format});
        ASSERT_EQ(ended.code, 0) << ended.err;
        expect_unseen(level);
      }
    for (const auto& words : {std::vector<std::string>{"check"}, joined(kDay, {"--dry-run"})})
      EXPECT_EQ(run(joined(words, {"--log-level", "trace"})).code, 0);
    EXPECT_EQ(program->run({"verify", "--log-level", "trace"}).code, 0);
    EXPECT_EQ(run(joined(kDay, {"--offline", "--log-level", "trace"})).code, 0);
    expect_unseen("of a command");
    EXPECT_EQ(server.tokens(), std::set<std::string>{kToken});
  }
}

TEST_F(SecretsTest, IsInNoMessageOfAFailure) {
  for (const auto from : kSources) {
    give_token(from);
    const auto loud = joined(kDay, {"--log-level", "trace", "--deadline", "1s"});
    for (const int status : {401, 403, 404, 422, 451, 500}) {
      attn().status = serve().status = status;
      EXPECT_NE(run(loud).code, 0) << status;
      EXPECT_NE(run({"check", "--log-level", "trace", "--deadline", "1s"}).code, 0) << status;
    }
    attn().status = serve().status = 0;
    EXPECT_EQ(program->run(joined(loud, {"--token", kToken})).code, 2);
    EXPECT_EQ(program->run(joined(loud, {"--api-url", "http://github.example"})).code, 2);
    EXPECT_NE(program->run(joined(loud, {"--api-url", "http://127.0.0.1:1"})).code, 0);
    EXPECT_NE(run(joined(loud, {"--output-dir", "/dev/null"})).code, 0);
    expect_unseen("of a failure");
  }
}

TEST_F(SecretsTest, StandsInNoProcessesWords) {
  for (const auto from : kSources) {
    give_token(from);
    server.hang = true;
    const auto process = program->start(with_server(joined(kDay, {"--refresh"})));
    while (server.waiting == 0) std::this_thread::yield();
    const auto about = fs::path("/proc") / std::to_string(process);
    EXPECT_EQ(content_of(about / "cmdline").find(kPart), std::string::npos);
    // Its own environment holds what its caller put there, and is its owner's alone; it starts no other process.
    EXPECT_EQ(content_of(about / "environ").find(kPart) != std::string::npos, from == From::variable);
    for (const auto& task : fs::directory_iterator(about / "task"))
      EXPECT_EQ(content_of(task.path() / "children"), "") << task.path();
    server.resume();
    EXPECT_EQ(program->wait(process).code, 0);
  }
}

TEST_F(SecretsTest, GoesToNoOtherHostThatAnAnswerLeadsTo) {
  give_token(From::variable);
  FaultServer other;
  const std::string next = "Link: <" + other.url() + "/next>; rel=\"next\"\r\n";
  const std::string same_name = "Link: <http://localhost:" + std::to_string(other.port()) + "/next>; rel=\"next\"\r\n";
  const std::string owner = "Link: <" + other.url().replace(7, 0, "127.0.0.1@") + "/next>; rel=\"next\"\r\n";
  for (const auto& headers : {next, same_name, owner, "Location: " + other.url() + "/moved\r\n",
                              "Location: //127.0.0.1:" + std::to_string(other.port()) + "/moved\r\n"}) {
    const int status = headers.starts_with("Link") ? 200 : 302;
    FaultServer github;
    github.otherwise([&](const std::string&) { return Play{http_answer(status, "[]", headers)}; });
    for (const auto& words : {joined(kDay, {"--refresh"}), {"check"}, joined(kDay, {"--dry-run"})})
      program->run(joined(words, {"--log-level", "trace", "--deadline", "1s", "--api-url", github.url()}));
    EXPECT_FALSE(github.heard().empty());
    EXPECT_EQ(other.connections(), 0) << headers;
  }
  expect_unseen("of a run that was led elsewhere");
}

TEST_F(SecretsTest, GoesToNoHostThatTheConfigurationNamesForOtherPurposes) {
  give_token(From::file);
  FaultServer other;
  write("config/repos.yaml",
        "repos: [openloom/attn]\ngithub: {token_file: the-token, web_url: \"" + other.url() + "\"}\n");
  EXPECT_EQ(run(kDay).code, 0);
  EXPECT_EQ(other.connections(), 0);
  for (const auto& name : {other.url() + "/a/b", "127.0.0.1:" + std::to_string(other.port()) + "/b",
                           std::string("../../a"), "@127.0.0.1:" + std::to_string(other.port()) + "/b"}) {
    write("config/repos.yaml", "repos: [\"" + name + "\"]\ngithub: {token_file: the-token}\n");
    EXPECT_EQ(run(kDay).code, 2) << name;
  }
  EXPECT_EQ(other.connections(), 0);
}

TEST_F(SecretsTest, IsNotSeenByAProxy) {
  give_token(From::variable);
  FaultServer proxy;
  for (const auto* variable : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    program->variables[variable] = "http://user:planted-too@" + proxy.url().substr(7);
  // What is for this machine goes there straight.
  EXPECT_EQ(run(kDay).code, 0);
  EXPECT_EQ(proxy.connections(), 0);
  // What is for another goes through a tunnel: the proxy learns its name alone.
  for (const auto& words : {joined(kDay, {"--refresh"}), {"check"}})
    EXPECT_NE(program
                  ->run(joined(words,
                               {"--log-level", "trace", "--deadline", "1s", "--api-url", "https://api.github.invalid"}))
                  .code,
              0);
  EXPECT_FALSE(proxy.heard().empty());
  for (const auto& head : proxy.heard()) {
    EXPECT_TRUE(head.starts_with("CONNECT api.github.invalid:443 ")) << head;
    EXPECT_EQ(head.find(kPart), std::string::npos) << head;
  }
  EXPECT_EQ(program->run(joined(kDay, {"--refresh", "--api-url", "http://api.github.invalid"})).code, 2);
  expect_unseen("of a run behind a proxy");
}

TEST_F(SecretsTest, AValueThatIsNoTokenIsRefusedAndNotPrinted) {
  using namespace std::string_literals;
  for (const auto& value : {"planted planted"s, "planted\nplanted"s, "planted\r\nX-Planted: 1"s, "planted\tplanted"s,
                            "planted\x1b[31m"s, " planted"s, "planted "s, "plant\xc3\xa9 planted"s, "planted\x7f"s}) {
    for (const auto from : kSources) {
      give_token(from);
      if (from == From::variable) program->variables["GITHUB_TOKEN"] = value;
      if (from != From::variable) write(file_of(from), value);
      for (const auto& words : {kDay, {"check"}, joined(kDay, {"--dry-run"})})
        EXPECT_EQ(run(joined(words, {"--log-level", "trace"})).code, 4);
      expect_unseen("of a refused value");
    }
  }
  give_token(From::file);
  write("the-token", "planted\0planted"s);
  EXPECT_EQ(run(kDay).code, 4);
  EXPECT_TRUE(nothing_written());
  EXPECT_TRUE(server.take_asked().empty());
}

TEST_F(SecretsTest, AFileThatOthersCanReadIsWarnedAbout) {
  give_token(From::file);
  EXPECT_EQ(run(kDay).err.find("chmod 600"), std::string::npos);
  for (const auto others : {fs::perms::group_read, fs::perms::others_read}) {
    fs::permissions(folder / "the-token", fs::perms::owner_read | others);
    for (const auto& words : {joined(kDay, {"--refresh", "--log-level", "warn"}), {"check"}}) {
      const auto ended = run(words);
      EXPECT_EQ(ended.code, 0);
      EXPECT_NE((ended.out + ended.err).find("chmod 600"), std::string::npos) << ended.out << ended.err;
    }
  }
  expect_unseen("of a warning");
}

}  // namespace
}  // namespace aireport::testing

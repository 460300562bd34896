// Standard output and error that are closed, or read by nobody; a token that comes through a pipe.
#include <sys/stat.h>

#include <atomic>
#include <set>
#include <thread>

#include "program/fixture.hpp"
#include "support/fault_server.hpp"

namespace aireport::testing {
namespace {

TEST_F(ProgramTest, AStandardOutputThatIsClosedOrReadByNobodyIsAFailureAndNoOtherFileGetsItsNumber) {
  for (const auto* shell : {"exec \"$@\" >&-", "set -o pipefail; \"$@\" | true"}) {
    program->runner = {"/bin/bash", "-c", shell, "bash"};
    const auto ended = run({"--date", "2026-02-03", "--json", "-", "--refresh"});
    EXPECT_EQ(ended.code, 1) << shell << ended.err;
    EXPECT_NE(ended.err.find("standard output"), std::string::npos) << shell << ended.err;
    EXPECT_NE(page(), "") << shell;
  }
}

TEST_F(ProgramTest, ATokenThatComesThroughAPipeIsWaitedForOnlyWhereSomethingIsAsked) {
  write("config/repos.yaml", "repos: [openloom/attn]\ngithub: {token_file: pipe}\n");
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  program->variables["GITHUB_TOKEN"] = "set";
  ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
  program->variables.clear();
  const auto again = run({"--date", "2026-02-03"});  // nobody writes to the pipe
  EXPECT_EQ(again.code, 0) << again.err;
  program->runner = {"/bin/bash", "-c", "echo of-the-pipe > pipe & exec \"$@\"", "bash"};
  server.github().accept_only("of-the-pipe");
  const auto asked = run({"--date", "2026-02-03", "--refresh"});
  EXPECT_EQ(asked.code, 0) << asked.err;
}

// libcurl takes the lowest numbers that are free, for its sockets.
TEST_F(ProgramTest, OfClosedStreamsTheServerHearsNothingAndNoSocketGetsTheirNumbers) {
  FaultServer raw;
  server.github().set_base_url(raw.url());
  std::atomic<pid_t> process = 0;
  std::set<std::string> streams;
  raw.otherwise([&](const std::string& target) {
    while (process == 0) std::this_thread::yield();
    for (const auto* number : {"0", "1", "2"}) {
      std::error_code problem;
      const auto descriptors = std::filesystem::path("/proc") / std::to_string(process.load()) / "fd";
      streams.insert(std::filesystem::read_symlink(descriptors / number, problem).string());
    }
    const auto answer = server.github().answer(target);
    return Play{http_answer(answer.status, answer.body, header_lines(answer))};
  });
  const std::vector<std::string> words = {"--date",      "2026-02-03", "--json",    "-",      "--refresh",
                                          "--log-level", "debug",      "--api-url", raw.url()};
  for (const auto& [closing, code] : {std::pair("2>&-", 0), {">&-", 1}, {">&- 2>&-", 1}, {"<&- >&- 2>&-", 1}}) {
    program->runner = {"/bin/bash", "-c", std::string("exec \"$@\" ") + closing, "bash"};
    process = 0;
    process = program->start(words);
    const auto ended = program->wait(process);
    EXPECT_EQ(ended.code, code) << closing << ended.err;
    EXPECT_NE(page(), "") << closing;
    std::filesystem::remove_all(folder / "reports");
  }
  for (const auto& stream : streams) EXPECT_FALSE(stream.empty() || stream.starts_with("socket")) << stream;
  const auto heard = raw.heard();
  EXPECT_GE(heard.size(), 4U * 6U);  // the details are kept
  for (const auto& head : heard) EXPECT_TRUE(head.starts_with("GET /") && head.ends_with("\r\n\r\n")) << head;
}

}  // namespace
}  // namespace aireport::testing

// What is left of a run that a signal ended.
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kDay = {"--date", "2026-02-03"};

TEST_F(ProgramTest, ASignalEndsARangeOfCompleteDaysToo) {
  std::vector<std::string> range = {"--from", "2026-01-05", "--to", "2026-02-03", "--log-level", "debug"};
  ASSERT_EQ(run(range).code, 0);
  const auto complete = reports();
  server.take_asked();
  Ended ended;
  // On a machine with much to do the range may be over before the signal is sent.
  for (int attempt = 2; attempt < 12 && ended.code != 130; ++attempt) {
    const auto process = program->start(with_server(range));
    const auto err = folder / ("err." + std::to_string(attempt));
    while (content_of(err).find("stood there already") == std::string::npos) std::this_thread::yield();
    const auto sent = std::chrono::steady_clock::now();
    ::kill(process, SIGTERM);
    ended = program->wait(process);
    EXPECT_LT(std::chrono::steady_clock::now() - sent, std::chrono::seconds(1));
  }
  EXPECT_EQ(ended.code, 130) << ended.err;
  EXPECT_EQ(ended.err.find("2026-02-03 stood there already"), std::string::npos) << ended.err;
  EXPECT_EQ(reports(), complete);
  EXPECT_TRUE(server.take_asked().empty());
}

TEST_F(ProgramTest, AnInterruptionEndsTheRunWithinASecondAndTheNextOneIsWhole) {
  for (const int signal : {SIGINT, SIGTERM}) {
    server.hang = true;
    const auto process = program->start(with_server(kDay));
    while (server.waiting == 0) std::this_thread::yield();
    const auto sent = std::chrono::steady_clock::now();
    ::kill(process, signal);
    const auto ended = program->wait(process);
    EXPECT_LT(std::chrono::steady_clock::now() - sent, std::chrono::seconds(1));
    server.resume();
    EXPECT_EQ(ended.code, 130) << ended.err;
    EXPECT_EQ(ended.err.find("http://"), std::string::npos) << ended.err;
    EXPECT_EQ(page(), "");
  }
  EXPECT_EQ(run(kDay).code, 0);
}

TEST_F(ProgramTest, KilledAtAnyMomentNothingIsHalfWrittenAndTheNextRunIsWhole) {
  ASSERT_EQ(run({"--date", "2026-02-03", "--output-dir", "undisturbed", "--cache-dir", "other"}).code, 0);
  const auto whole = files_below(folder / "undisturbed/reports");
  const auto requests = server.take_asked().size();
  for (std::size_t moment = 0; moment < 3 * requests; ++moment) {
    fs::remove_all(folder / ".cache");
    fs::remove_all(folder / "reports");
    const auto process = program->start(with_server(kDay));
    // Within the first third a kill comes with a request, after that while the report is made and written.
    while (server.count_asked() < std::min(moment, requests)) std::this_thread::yield();
    for (auto rest = moment - std::min(moment, requests); rest > 0; --rest) std::this_thread::yield();
    ::kill(process, SIGKILL);
    program->wait(process);
    for (const auto& [path, bytes] : reports()) {
      const bool published = whole.contains(path);  // and not a temporary file or the lock
      EXPECT_TRUE(!published || bytes == whole.at(path)) << path << " at moment " << moment;
    }
    ASSERT_EQ(run(kDay).code, 0) << moment;
    EXPECT_EQ(reports(), whole) << moment;
    server.take_asked();
  }
}

}  // namespace
}  // namespace aireport::testing

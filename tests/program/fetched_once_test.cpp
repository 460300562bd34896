// What was fetched is not paid for again: by a day asked for anew, and after a run that was ended.
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>
#include <utility>

#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kInFlight = 4;
const std::vector<std::string> kDay = {"--date", "2026-02-03", "--max-in-flight", std::to_string(kInFlight)};

class FetchedOnceTest : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    for (int number = 10; number < 40; ++number)
      attn().commit("2026-02-03T10:" + std::to_string(number) + ":00Z", "Step " + std::to_string(number));
  }

  void forget() {
    fs::remove_all(folder / ".cache");
    fs::remove_all(folder / "reports");
    server.take_asked();
  }

  // Of the details of commits those that were asked for again.
  static std::vector<std::string> repeated(const std::vector<std::string>& asked) {
    std::map<std::string, int> times;
    std::vector<std::string> repeated;
    for (const auto& target : asked)
      if (target.find("/commits/") != std::string::npos && ++times[target] == 2) repeated.push_back(target);
    return repeated;
  }

  bool has_temporary_file() const {
    const auto files = files_below(folder);
    return std::any_of(files.begin(), files.end(), [](const auto& file) { return file.first.ends_with(".tmp"); });
  }
};

TEST_F(FetchedOnceTest, ADayThatDidNotChangeIsRefreshedForNothingAndIsTheSameBytes) {
  program->variables["GITHUB_TOKEN"] = "set";
  ASSERT_EQ(run(kDay).code, 0);
  const auto before = reports();
  server.take_asked();
  auto words = kDay;
  words.insert(words.end(), {"--refresh", "--log-format", "json"});
  const auto again = run(words);
  ASSERT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(reports(), before);
  const auto asked = server.take_asked();
  EXPECT_FALSE(asked.empty());
  EXPECT_EQ(server.take_not_modified(), asked);
  const auto last = again.err.rfind('\n', again.err.size() - 2);
  const auto summary = nlohmann::json::parse(again.err.substr(last == std::string::npos ? 0 : last + 1));
  EXPECT_EQ(summary["requests"], asked.size());
  EXPECT_EQ(summary["not_modified"], asked.size());
  EXPECT_EQ(summary["counted"], 0);
}

TEST_F(FetchedOnceTest, WhatChangedIsAllThatARefreshCosts) {
  program->variables["GITHUB_TOKEN"] = "set";
  ASSERT_EQ(run(kDay).code, 0);
  server.take_asked();
  serve().release("v0.9.4", "2026-02-03T16:00:00Z");
  auto words = kDay;
  words.push_back("--refresh");
  ASSERT_EQ(run(words).code, 0);
  EXPECT_NE(page().find("v0.9.4"), std::string::npos);
  EXPECT_EQ(server.take_asked().size(), server.take_not_modified().size() + 1);
}

TEST_F(FetchedOnceTest, ARunThatIsEndedKeepsWhatItWasAnswered) {
  for (const int signal : {SIGINT, SIGTERM, SIGKILL}) {
    forget();
    server.at_once = 20;
    const auto process = program->start(with_server(kDay));
    while (server.count_asked() < 20 || std::cmp_less(server.waiting.load(), kInFlight)) std::this_thread::yield();
    auto asked = server.take_asked();
    const auto sent = std::chrono::steady_clock::now();
    ::kill(process, signal);
    const auto ended = program->wait(process);
    EXPECT_LT(std::chrono::steady_clock::now() - sent, std::chrono::seconds(1));
    EXPECT_EQ(ended.code, signal == SIGKILL ? 128 + SIGKILL : 130) << ended.err;
    EXPECT_EQ(page(), "");
    EXPECT_FALSE(has_temporary_file());
    server.resume();
    while (server.count_asked() < kInFlight) std::this_thread::yield();
    server.take_asked();  // what was under way: nobody hears it
    ASSERT_EQ(run(kDay).code, 0);
    const auto next = server.take_asked();
    asked.insert(asked.end(), next.begin(), next.end());
    EXPECT_TRUE(repeated(asked).empty()) << repeated(asked).size() << " after signal " << signal;
  }
}

TEST_F(FetchedOnceTest, KilledAtAnyMomentTheNextRunAsksAgainForWhatWasInFlightAlone) {
  ASSERT_EQ(run(kDay).code, 0);
  const auto requests = server.take_asked().size();
  for (std::size_t moment = 1; moment < requests; moment += 3) {
    forget();
    const auto process = program->start(with_server(kDay));
    while (server.count_asked() < moment) std::this_thread::yield();
    ::kill(process, SIGKILL);
    program->wait(process);
    ASSERT_EQ(run(kDay).code, 0) << moment;
    const auto again = repeated(server.take_asked());
    EXPECT_LE(again.size(), kInFlight) << "at moment " << moment;
  }
}

}  // namespace
}  // namespace aireport::testing

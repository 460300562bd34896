// The log for machines: one object a line, and at the end what the run came to.
#include <signal.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;
using std::chrono::duration;
using std::chrono::steady_clock;

const std::vector<std::string> kDay = {"--date", "2026-02-03"};

std::vector<std::string> joined(std::vector<std::string> words, const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::vector<nlohmann::json> objects_of(const std::string& log) {
  std::vector<nlohmann::json> objects;
  std::size_t begin = 0;
  for (auto end = log.find('\n'); end != std::string::npos; begin = end + 1, end = log.find('\n', begin))
    objects.push_back(nlohmann::json::parse(log.substr(begin, end - begin), nullptr, false));
  EXPECT_EQ(begin, log.size());  // no half a line
  return objects;
}

// The last object, which tells of the run's end and has every field.
nlohmann::json summary_of(const Ended& ended) {
  const auto objects = objects_of(ended.err);
  if (objects.empty()) return {};
  for (const auto& object : objects)
    EXPECT_EQ(object.value("event", "") == "run.summary", &object == &objects.back()) << ended.err;
  EXPECT_EQ(objects.back().value("exit_code", -1), ended.code) << ended.err;
  for (const auto* field : {"days", "items", "gaps", "requests", "counted", "cached", "bytes", "seconds"})
    EXPECT_TRUE(objects.back().contains(field)) << field;
  return objects.back();
}

class SummaryTest : public ProgramTest {
 protected:
  Ended run_for_machines(std::vector<std::string> words) {
    return run(joined(std::move(words), {"--log-format", "json"}));
  }

  static std::int64_t details_in(const std::vector<std::string>& asked) {
    return std::count_if(asked.begin(), asked.end(),
                         [](const auto& target) { return target.find("/commits/") != std::string::npos; });
  }
};

TEST_F(SummaryTest, EachLineIsAnObjectAndTheLastOneCountsTheRun) {
  const auto ended = run_for_machines(joined(kDay, {"--log-level", "trace"}));
  ASSERT_EQ(ended.code, 0) << ended.err;
  const auto cold = summary_of(ended);
  const auto asked = server.take_asked();
  EXPECT_EQ(cold["days"], 1);
  EXPECT_EQ(cold["items"], 5);  // two commits, a pull request, an issue and a release
  EXPECT_EQ(cold["gaps"], 0);
  EXPECT_EQ(cold["requests"], asked.size());
  EXPECT_EQ(cold["counted"], asked.size());
  EXPECT_EQ(cold["cached"], 0);
  EXPECT_EQ(cold["bytes"], server.sent_bytes());

  const auto before = server.sent_bytes();
  const auto again = summary_of(run_for_machines(joined(kDay, {"--refresh"})));
  const auto lists = server.take_asked();
  EXPECT_EQ(again["items"], 5);
  EXPECT_EQ(again["requests"], lists.size());
  EXPECT_GT(details_in(asked), 0);
  EXPECT_EQ(again["cached"], details_in(asked));
  EXPECT_EQ(again["bytes"], server.sent_bytes() - before);

  const auto offline = summary_of(run_for_machines(joined(kDay, {"--offline", "--output-dir", "offline"})));
  EXPECT_EQ(offline["requests"], 0);
  EXPECT_EQ(offline["bytes"], 0);
  EXPECT_EQ(offline["cached"], asked.size());
}

TEST_F(SummaryTest, DaysItemsAndGapsAreThoseOfAllItsReports) {
  attn().commit("2026-02-02T10:00:00Z", "Take the long way round");
  const auto whole = summary_of(run_for_machines({"--from", "2026-02-02", "--to", "2026-02-03"}));
  EXPECT_EQ(whole["days"], 2);
  const std::int64_t items = whole["items"];
  EXPECT_EQ(items, 5 + 2);  // the commit, and the pull request that was opened on that day
  serve().status = 451;
  const auto holed =
      summary_of(run_for_machines({"--from", "2026-02-02", "--to", "2026-02-03", "--output-dir", "holed"}));
  EXPECT_EQ(holed["days"], 2);
  EXPECT_EQ(holed["items"], items - 2);
  EXPECT_EQ(holed["gaps"], 2);
}

TEST_F(SummaryTest, WhatDoesNotLowerTheQuotaIsNotCounted) {
  const auto checked = summary_of(run_for_machines({"check"}));
  EXPECT_EQ(checked["requests"], server.take_asked().size());
  EXPECT_EQ(checked["counted"], checked["requests"].get<int>() - 1);  // the quota is told for nothing
  EXPECT_EQ(checked["days"], 0);
}

TEST_F(SummaryTest, AWarningThatHoldsForSeveralDaysStandsOnceForPeopleAndForEachDayForMachines) {
  serve().status = 451;
  const std::vector<std::string> days = {"--from", "2026-02-01", "--to", "2026-02-03", "--log-level", "warn"};
  const auto people = run(days);
  EXPECT_EQ(people.code, 3);
  EXPECT_EQ(people.err,
            "aireport: warn: repository.gap: relay/serve: repository: blocked for legal reasons (HTTP 451)\n");
  const auto machines = objects_of(run_for_machines(days).err);
  EXPECT_EQ(std::count_if(machines.begin(), machines.end(),
                          [](const auto& object) { return object.value("event", "") == "repository.gap"; }),
            3);
}

TEST_F(SummaryTest, SecondsAreThoseOfTheWholeRun) {
  server.hang = true;
  const auto began = steady_clock::now();
  const auto process = program->start(with_server(joined(kDay, {"--log-format", "json"})));
  while (server.waiting == 0) std::this_thread::yield();
  const auto held = steady_clock::now();
  while (steady_clock::now() - held < std::chrono::milliseconds(100)) std::this_thread::yield();
  server.resume();
  const double seconds = summary_of(program->wait(process))["seconds"];
  EXPECT_GE(seconds, 0.1);
  EXPECT_LE(seconds, duration<double>(steady_clock::now() - began).count());
}

TEST_F(SummaryTest, IsTheLastObjectHoweverTheRunEnds) {
  for (const auto* level : {"trace", "info", "warn", "error"}) {
    const auto again = run_for_machines(joined(kDay, {"--refresh", "--log-level", level}));
    EXPECT_GT(summary_of(again)["requests"], 0) << level << again.err;
  }
  const auto nothing_to_do = run_for_machines(joined(kDay, {"--log-level", "warn"}));
  EXPECT_EQ(summary_of(nothing_to_do)["requests"], 0);
  EXPECT_EQ(objects_of(nothing_to_do.err).size(), 1);
  const auto estimated = run_for_machines(joined(kDay, {"--dry-run", "--refresh"}));
  EXPECT_GT(summary_of(estimated)["requests"], 0);
  EXPECT_EQ(summary_of(run_for_machines({"--no-such-option"}))["exit_code"], 2);
  EXPECT_EQ(summary_of(run_for_machines({"--date", "2026-02-30"}))["exit_code"], 2);
  EXPECT_EQ(summary_of(run_for_machines(joined(kDay, {"--config", "none.yaml"})))["exit_code"], 2);
  EXPECT_EQ(summary_of(program->run({"--from-snapshot", snapshot_file(), "--log-format", "json"}))["items"], 5);
  EXPECT_EQ(summary_of(program->run({"verify", "--log-format", "json"}))["exit_code"], 0);
  const auto full = program->run_into("/dev/full", with_server({"check", "--log-format", "json"}));
  EXPECT_EQ(summary_of(full)["exit_code"], 1);
  attn().status = serve().status = 404;
  EXPECT_GT(summary_of(run_for_machines(joined(kDay, {"--refresh"})))["requests"], 0);
  write("config/repos.yaml", "repos: [openloom/attn, relay]\n");
  EXPECT_EQ(summary_of(run_for_machines(kDay))["exit_code"], 2);
  program->variables["GITHUB_TOKEN"] = "no token";
  write("config/repos.yaml", "repos: [openloom/attn]\n");
  EXPECT_EQ(summary_of(run_for_machines(joined(kDay, {"--refresh"})))["exit_code"], 4);
}

TEST_F(SummaryTest, IsTheLastObjectOfAnInterruptedRunToo) {
  server.hang = true;
  const auto process = program->start(with_server(joined(kDay, {"--log-format", "json", "--log-level", "error"})));
  while (server.waiting == 0) std::this_thread::yield();
  ::kill(process, SIGTERM);
  const auto ended = program->wait(process);
  server.resume();
  EXPECT_EQ(ended.code, 130);
  EXPECT_GT(summary_of(ended)["requests"], 0) << ended.err;
}

TEST_F(SummaryTest, QuietSilencesItAndLeavesTheErrors) {
  EXPECT_EQ(run_for_machines(joined(kDay, {"--quiet"})).err, "");
  const auto failed = objects_of(run_for_machines({"--quiet", "--config", "none.yaml"}).err);
  ASSERT_EQ(failed.size(), 1);
  EXPECT_EQ(failed[0]["event"], "run.failed");
  EXPECT_EQ(objects_of(run_for_machines({"--quiet", "--no-such-option"}).err).size(), 1);
}

}  // namespace
}  // namespace aireport::testing

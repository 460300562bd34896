// What a run will cost and what it may: the estimate, the quota and --max-requests.
#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kDay = {"--date", "2026-02-03"};

TEST_F(ProgramTest, DryRunPrintsTheCostAndWritesNothing) {
  const auto ended = run({"--date", "2026-02-03", "--dry-run"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.out.find("2 for details"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("4999 of 5000"), std::string::npos) << ended.out;
  EXPECT_TRUE(nothing_written());
  EXPECT_FALSE(fs::exists(folder / ".cache"));
}

TEST_F(ProgramTest, DryRunOfACompleteDaySaysThatNothingIsToBeAskedFor) {
  ASSERT_EQ(run(kDay).code, 0);
  const auto ended = run({"--date", "2026-02-03", "--dry-run"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(ended.out.starts_with("2026-02-03: complete, nothing is to be asked for\n")) << ended.out;
}

TEST_F(ProgramTest, DryRunSaysWhenTheQuotaWillNotDoAndHowToSetAToken) {
  const std::vector<std::string> words = {"--date", "2026-02-03", "--dry-run"};
  EXPECT_EQ(run(words).out.find("will not do"), std::string::npos);
  server.github().remaining = 7;
  const auto ended = run(words);
  EXPECT_EQ(ended.code, 0);
  EXPECT_NE(ended.out.find("will not do for 8"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("put a token into GITHUB_TOKEN"), std::string::npos) << ended.out;
  program->variables["GITHUB_TOKEN"] = "set";
  EXPECT_EQ(run(words).out.find("no token"), std::string::npos);
}

TEST_F(ProgramTest, DryRunTellsHowManyListsItAskedForAndThatTheRestWasNot) {
  const auto ended = run({"--date", "2026-02-03", "--dry-run", "--max-requests", "2"});
  EXPECT_NE(ended.out.find("(2 of them answered, the others not)"), std::string::npos) << ended.out;
  EXPECT_EQ(ended.out.find("all of them answered"), std::string::npos) << ended.out;
}

TEST_F(ProgramTest, DryRunTellsWhichListsWereNotAnsweredAndEndsAsTheRunWould) {
  serve().status = 404;
  const auto ended = run({"--date", "2026-02-03", "--dry-run"});
  EXPECT_EQ(ended.code, 3) << ended.err;
  EXPECT_NE(ended.out.find("not answered: lists of 1 of 2 repositories"), std::string::npos) << ended.out;
  EXPECT_NE(ended.err.find("relay/serve"), std::string::npos) << ended.err;
  attn().status = 404;
  EXPECT_EQ(run({"--date", "2026-02-03", "--dry-run"}).code, 1);
  EXPECT_TRUE(nothing_written());
}

TEST_F(ProgramTest, ARunThatMaySendNoMoreAsksForTheMostTellingDetailsAndNamesTheOthers) {
  const auto newest = attn().commit("2026-02-03T21:00:00Z", "docs: a word");
  const auto ended = run({"--date", "2026-02-03", "--max-requests", "7"});
  EXPECT_EQ(ended.code, 3) << ended.err;
  std::vector<std::string> details;
  for (const auto& target : server.take_asked())
    if (target.find("/commits/") != std::string::npos) details.push_back(target);
  ASSERT_EQ(details.size(), 1U) << "six of the seven are for lists";
  EXPECT_NE(details.front().find(sha), std::string::npos) << details.front();
  EXPECT_NE(page().find(newest), std::string::npos);
  EXPECT_NE(page().find("受请求数量限制，未获取 · 2 项"), std::string::npos) << page();
  EXPECT_EQ(run(kDay).code, 0);
}

TEST_F(ProgramTest, ANightThatTheQuotaCutsShortSaysUntilWhenAndWhatToDo) {
  server.github().remaining = 0;
  for (const std::string token : {"", "set"}) {
    program->variables["GITHUB_TOKEN"] = token;
    if (token.empty()) program->variables.clear();
    const auto ended = run({"--date", "2026-02-03", "--refresh", "--log-level", "warn"});
    EXPECT_EQ(ended.code, 3) << ended.err;
    EXPECT_NE(ended.err.find("http.limited: the quota of "), std::string::npos) << ended.err;
    EXPECT_NE(ended.err.find(" is used up until 2100-01-01T00:00:00Z: what is left is not asked for\n"),
              std::string::npos)
        << ended.err;
    EXPECT_NE(ended.err.find("--wait waits until more may be asked for"), std::string::npos) << ended.err;
    EXPECT_EQ(ended.err.find("give it a token") != std::string::npos, token.empty()) << ended.err;
    std::filesystem::remove_all(folder / "reports");
  }
  const auto chosen = run({"--date", "2026-02-03", "--refresh", "--max-requests", "7"});
  EXPECT_EQ(chosen.err.find("--wait"), std::string::npos) << chosen.err;
}

TEST_F(ProgramTest, ANightThatIsOutOfTimeSaysWhichDayLacksWhatAndWhatToDo) {
  server.at_once = 4;  // of six lists
  const auto ended = run({"--date", "2026-02-03", "--deadline", "3s", "--log-level", "warn"});
  EXPECT_EQ(ended.code, 3) << ended.err;
  EXPECT_NE(ended.err.find("run.out_of_time: 2026-02-03 lacks what the deadline left out: "), std::string::npos)
      << ended.err;
  EXPECT_EQ(ended.err.find("run.limited"), std::string::npos) << ended.err;
}

}  // namespace
}  // namespace aireport::testing

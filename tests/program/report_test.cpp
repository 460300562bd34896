// The program's promises on a good day: what is written, what is printed, and the same bytes on every way.
#include <aireport/support/utc.hpp>
#include <algorithm>

#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kDay = {"--date", "2026-02-03"};

TEST_F(ProgramTest, WritesPageSnapshotAndIndexAndPrintsTheirPathsAlone) {
  const auto ended = run(kDay);
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(ended.out, "reports/2026-02-03.md\nreports/data/2026-02-03.json.gz\nreports/index.md\n");
  EXPECT_NE(page().find(sha), std::string::npos);
  EXPECT_NE(page().find("v0.9.3"), std::string::npos);
  EXPECT_NE(content_of(folder / "reports/index.md").find("2026-02-03"), std::string::npos);
}

TEST_F(ProgramTest, ColdWarmOfflineAndFromSnapshotAreTheSameBytes) {
  ASSERT_EQ(run(kDay).code, 0);
  const auto cold = reports();
  ASSERT_EQ(run({"--date", "2026-02-03", "--output-dir", "warm"}).code, 0);
  EXPECT_EQ(files_below(folder / "warm/reports"), cold);
  server.take_asked();
  ASSERT_EQ(run({"--date", "2026-02-03", "--output-dir", "offline", "--offline"}).code, 0);
  EXPECT_EQ(files_below(folder / "offline/reports"), cold);
  EXPECT_EQ(program->run({"--from-snapshot", snapshot_file()}).out, page());
  EXPECT_TRUE(server.take_asked().empty());
}

TEST_F(ProgramTest, OfflineADayKnownUntilNoonStaysUnfinishedUntilItIsAskedForAgain) {
  server.github().server_date = "Tue, 03 Feb 2026 12:00:00 GMT";
  ASSERT_EQ(run(kDay).code, 0);
  const auto at_noon = page();
  EXPECT_NE(at_noon.find("12:00"), std::string::npos) << at_noon;
  server.github().server_date = "Wed, 04 Feb 2026 00:15:00 GMT";
  const auto offline = run({"--date", "2026-02-03", "--offline"});
  EXPECT_EQ(offline.code, 0);
  EXPECT_NE(offline.err.find("2026-02-03T12:00:00Z"), std::string::npos) << offline.err;
  EXPECT_EQ(page(), at_noon);
  EXPECT_EQ(run(kDay).code, 0);
  EXPECT_NE(page(), at_noon);
  const auto complete = reports();
  EXPECT_EQ(run({"--date", "2026-02-03", "--offline", "--output-dir", "offline"}).code, 0);
  EXPECT_EQ(files_below(folder / "offline/reports"), complete);
}

TEST_F(ProgramTest, APageWhoseSnapshotIsGoneIsNotNarrowed) {
  ASSERT_EQ(run(kDay).code, 0);
  const auto full = page();
  fs::remove(snapshot_file());
  const auto refused = run({"--date", "2026-02-03", "--repo", "openloom/attn"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("--output-dir"), std::string::npos) << refused.err;
  EXPECT_EQ(page(), full);
}

TEST_F(ProgramTest, ACompleteDayAsksNothingAndWritesNothing) {
  ASSERT_EQ(run(kDay).code, 0);
  server.take_asked();
  const auto again = run(kDay);
  EXPECT_EQ(again.code, 0);
  EXPECT_EQ(again.out + again.err, "");
  EXPECT_TRUE(server.take_asked().empty());
  fs::remove(folder / "reports/2026-02-03.md");
  EXPECT_EQ(run(kDay).out, "reports/2026-02-03.md\n");
  EXPECT_TRUE(server.take_asked().empty());
}

TEST_F(ProgramTest, RefreshAsksAgainButNotForDetailsThatAreThere) {
  ASSERT_EQ(run(kDay).code, 0);
  server.take_asked();
  EXPECT_EQ(run({"--date", "2026-02-03", "--refresh"}).code, 0);
  const auto asked = server.take_asked();
  EXPECT_FALSE(asked.empty());
  for (const auto& target : asked) EXPECT_EQ(target.find("/commits/"), std::string::npos) << target;
}

TEST_F(ProgramTest, TheReportIsThereForProgramsToo) {
  const auto ended = run({"--date", "2026-02-03", "--json", "-"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  const auto report = nlohmann::json::parse(ended.out);
  EXPECT_FALSE(report.empty());
  EXPECT_EQ(program->run({"--from-snapshot", snapshot_file(), "--json", "-"}).out, ended.out);
  EXPECT_EQ(run({"--date", "2026-02-03", "--json", "report.json"}).out, "");
  EXPECT_EQ(content_of(folder / "report.json"), ended.out);
  EXPECT_EQ(run({"--catch-up", "--json", "-"}).code, 2);
}

TEST_F(ProgramTest, EveryPageOfAListIsFollowed) {
  for (int number = 0; number < 5; ++number)
    attn().commit("2026-02-03T1" + std::to_string(number) + ":00:00Z", "Step " + std::to_string(number));
  server.github().per_page_limit = 2;
  ASSERT_EQ(run(kDay).code, 0);
  for (int number = 0; number < 5; ++number)
    EXPECT_NE(page().find("Step " + std::to_string(number)), std::string::npos) << number;
}

TEST_F(ProgramTest, ANarrowedReportNeedsAFolderOfItsOwn) {
  ASSERT_EQ(run(kDay).code, 0);
  const auto full = reports();
  for (const auto& narrow : {std::vector<std::string>{"--repo", "openloom/attn"}, {"--lang", "en"}}) {
    auto words = kDay;
    words.insert(words.end(), narrow.begin(), narrow.end());
    const auto refused = run(words);
    EXPECT_EQ(refused.code, 2);
    EXPECT_NE(refused.err.find("--output-dir"), std::string::npos) << refused.err;
    EXPECT_EQ(reports(), full);
    words.insert(words.end(), {"--output-dir", "narrow" + narrow.front()});
    EXPECT_EQ(run(words).code, 0);
  }
  EXPECT_EQ(files_below(folder / "narrow--repo").at("reports/2026-02-03.md").find("relay/serve"), std::string::npos);
  EXPECT_NE(files_below(folder / "narrow--lang").at("reports/2026-02-03.md").find("commits"), std::string::npos);
}

TEST_F(ProgramTest, RepoAsksForThatRepositoryAlone) {
  ASSERT_EQ(run({"--date", "2026-02-03", "--repo", "RELAY/serve", "--output-dir", "one"}).code, 0);
  for (const auto& target : server.take_asked()) EXPECT_TRUE(target.starts_with("/repos/relay/serve")) << target;
}

TEST_F(ProgramTest, ARangeIsWrittenDayByDayOldestFirst) {
  attn().commit("2026-02-01T09:00:00Z", "First of the month");
  const auto ended = run({"--from", "2026-02-01", "--to", "2026-02-03"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_LT(ended.out.find("2026-02-01.md"), ended.out.find("2026-02-02.md"));
  EXPECT_LT(ended.out.find("2026-02-02.md"), ended.out.find("2026-02-03.md"));
}

TEST_F(ProgramTest, CatchUpFirstWritesYesterdayThenHasNothingToDo) {
  // Midnight may come between two of the runs: then there is a day more to write, once.
  EXPECT_EQ(run({"--catch-up"}).code, 0);
  ASSERT_EQ(files_below(folder / "reports/data").size(), 1U);
  auto again = run({"--catch-up"});
  EXPECT_EQ(again.code, 0);
  if (files_below(folder / "reports/data").size() == 2) again = run({"--catch-up"});
  EXPECT_EQ(again.out + again.err, "");
}

TEST_F(ProgramTest, CatchUpFillsTheDaysOfARepositoryThatIsBackInTheSameRun) {
  // Should midnight come in between, there is a day more.
  ASSERT_EQ(run({"--output-dir", "other"}).code, 0);
  const auto yesterday = fs::path(files_below(folder / "other/reports/data").begin()->first).stem().stem().string();
  const Date before = previous_day(*parse_date(yesterday));
  serve().status = 404;
  ASSERT_EQ(run({"--from", format_date(previous_day(before)), "--to", format_date(before)}).code, 3);
  const auto dead = reports();
  serve().status = 0;
  const auto ended = run({"--catch-up"});
  EXPECT_EQ(ended.code, 0) << ended.err;
  const auto first = ended.out.find(yesterday + ".md");
  for (const Date day : {previous_day(before), before}) {
    EXPECT_LT(first, ended.out.find(format_date(day) + ".md")) << ended.out;
    EXPECT_NE(reports()[format_date(day) + ".md"], dead.at(format_date(day) + ".md"));
  }
  EXPECT_EQ(run({"--catch-up"}).code, 0);
}

TEST_F(ProgramTest, CatchUpKeepsTheBranchThatAReportTellsAndADayAskedForByNameTellsTheOneOfNow) {
  ASSERT_EQ(run({"--catch-up"}).code, 0);
  const auto day = files_below(folder / "reports/data").rbegin()->first.substr(0, 10);
  write("config/repos.yaml", "repos:\n  - {repo: openloom/attn, branch: release}\n  - relay/serve\n  - relay/more\n");
  server.github().repo("relay/more");
  const auto asks_for_release = [this] {
    const auto asked = server.take_asked();
    return std::any_of(asked.begin(), asked.end(),
                       [](const auto& target) { return target.find("sha=release") != std::string::npos; });
  };
  server.take_asked();
  ASSERT_EQ(run({"--catch-up"}).code, 0);
  EXPECT_NE(page(day).find("relay/more"), std::string::npos);
  // Should midnight come in between, there is a day more, of the branch of now.
  EXPECT_EQ(asks_for_release(), files_below(folder / "reports/data").size() > 1);
  const auto named = run({"--date", day});
  EXPECT_TRUE(asks_for_release());
  EXPECT_NE(named.err.find("branch.replaced: openloom/attn"), std::string::npos) << named.err;
}

TEST_F(ProgramTest, WarningsAloneAreSilentInAGoodNightAndOneLineForAGap) {
  const std::vector<std::string> words = {"--date", "2026-02-03", "--log-level", "warn", "--no-progress"};
  serve().status = 404;
  const auto gap = run(words);
  EXPECT_EQ(gap.code, 3);
  EXPECT_NE(gap.err.find("relay/serve"), std::string::npos) << gap.err;
  EXPECT_EQ(std::count(gap.err.begin(), gap.err.end(), '\n'), 1) << gap.err;
  serve().status = 0;
  EXPECT_EQ(run(words).err, "");
  EXPECT_EQ(run(words).err, "");
}

TEST_F(ProgramTest, TodayIsUnfinishedAndASuccess) {
  // Yesterday as the program sees it tells which day it takes for today. Should midnight come in between, that day is
  // over and not unfinished: then the next one is asked for.
  ASSERT_EQ(run({"--output-dir", "other"}).code, 0);
  auto day =
      next_day(*parse_date(fs::path(files_below(folder / "other/reports/data").begin()->first).stem().stem().string()));
  auto ended = run({"--date", format_date(day)});
  EXPECT_EQ(ended.code, 0) << ended.err;
  if (ended.err.find("unfinished") == std::string::npos) ended = run({"--date", format_date(next_day(day))});
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.err.find("unfinished"), std::string::npos) << ended.err;
}

TEST_F(ProgramTest, ARenderedSnapshotIsWrittenUnderTheLock) {
  ASSERT_EQ(run(kDay).code, 0);
  // Only who holds the lock clears away what a killed run left.
  write("reports/.aireport-77-0.tmp", "half");
  EXPECT_EQ(program->run({"--from-snapshot", snapshot_file(), "--output-dir", "."}).code, 0);
  EXPECT_FALSE(fs::exists(folder / "reports/.aireport-77-0.tmp"));
}

TEST_F(ProgramTest, VerifyFindsNothingInAPublishedFolderAndEveryPlantedChange) {
  ASSERT_EQ(run(kDay).code, 0);
  const auto untouched = program->run({"verify"});
  EXPECT_EQ(untouched.code, 0) << untouched.out << untouched.err;
  EXPECT_EQ(untouched.out, "");
  auto altered = page();
  altered.replace(altered.find(sha), 1, "f");
  write("reports/2026-02-03.md", altered);
  const auto found = program->run({"verify", "reports/2026-02-03.md", "--format", "json"});
  EXPECT_EQ(found.code, 1);
  EXPECT_EQ(nlohmann::json::parse(found.out.substr(0, found.out.find('\n')))["file"], "reports/2026-02-03.md");
}

TEST_F(ProgramTest, GeneralOptionsStandOnEitherSideOfASubCommand) {
  ASSERT_EQ(run(kDay).code, 0);
  EXPECT_EQ(program->run({"--quiet", "verify"}).err, "");
  EXPECT_EQ(program->run({"verify", "--quiet"}).err, "");
  EXPECT_NE(program->run({"verify"}).err, "");
}

TEST_F(ProgramTest, TheTokenGoesToTheServerAndNowhereElse) {
  program->variables["GITHUB_TOKEN"] = "ghp_planted0123456789";
  const auto ended = run({"--date", "2026-02-03", "--log-level", "trace", "--log-format", "json"});
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_EQ(server.tokens(), std::set<std::string>{"ghp_planted0123456789"});
  for (const auto& [path, bytes] : files_below(folder)) EXPECT_EQ(bytes.find("ghp_planted"), std::string::npos) << path;
}

TEST_F(ProgramTest, ANightThatPublishesNothingIsOneLineOfMailWhateverTheNumberOfRepositories) {
  const std::vector<std::string> night = {"--date", "2026-02-03", "--log-level", "warn", "--no-progress"};
  const auto lines = [](const std::string& text) { return std::count(text.begin(), text.end(), '\n'); };
  attn().status = serve().status = 404;
  const auto refused = run(night);
  EXPECT_EQ(refused.code, 1);
  EXPECT_EQ(lines(refused.err), 1) << refused.err;
  auto words = night;
  words.insert(words.end(), {"--api-url", "http://127.0.0.1:1", "--deadline", "5s"});
  program->variables["GITHUB_TOKEN"] = "good";
  const auto unreachable = program->run(words);
  EXPECT_EQ(unreachable.code, 1);
  EXPECT_EQ(lines(unreachable.err), 1) << unreachable.err;
  EXPECT_NE(unreachable.err.find("connect"), std::string::npos) << unreachable.err;
  // For different reasons each is named, and so is what is missing from a report.
  serve().status = 451;
  EXPECT_EQ(lines(run(night).err), 3);
  serve().status = 0;
  const auto partial = run(night);
  EXPECT_EQ(partial.code, 3);
  EXPECT_EQ(lines(partial.err), 1);
  EXPECT_NE(partial.err.find("openloom/attn: repository: "), std::string::npos) << partial.err;
}

TEST_F(ProgramTest, ASnapshotInAnotherLanguageNeverReplacesThePublishedPage) {
  ASSERT_EQ(run(kDay).code, 0);
  const auto full = reports();
  const auto refused = program->run({"--from-snapshot", snapshot_file(), "--lang", "en", "--output-dir", "."});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("--output-dir"), std::string::npos) << refused.err;
  EXPECT_EQ(reports(), full);
  EXPECT_EQ(program->run({"--from-snapshot", snapshot_file(), "--lang", "en", "--output-dir", "en"}).code, 0);
  fs::remove(folder / "reports/2026-02-03.md");
  EXPECT_EQ(program->run({"--from-snapshot", snapshot_file(), "--output-dir", "."}).code, 0);
  EXPECT_EQ(reports(), full);
}

TEST_F(ProgramTest, ASnapshotGivesTheSummaryOfItsDay) {
  ASSERT_EQ(run({"--date", "2026-02-03", "--summary", "fetched.md"}).code, 0);
  ASSERT_EQ(program->run({"--from-snapshot", snapshot_file(), "--summary", "rendered.md"}).code, 0);
  EXPECT_NE(content_of(folder / "rendered.md"), "");
  EXPECT_EQ(content_of(folder / "rendered.md"), content_of(folder / "fetched.md"));
}

TEST_F(ProgramTest, StandardOutputThatCannotBeWrittenIsAFailure) {
  ASSERT_EQ(run(kDay).code, 0);
  fs::remove(folder / "reports/2026-02-03.md");
  for (const auto& words : {std::vector<std::string>{"--from-snapshot", snapshot_file()},
                            with_server(kDay),
                            with_server({"check"}),
                            {"verify", "--format", "json", "reports/none.md"},
                            {"--help"}}) {
    const auto ended = program->run_into("/dev/full", words);
    EXPECT_EQ(ended.code, 1) << words.front();
    EXPECT_NE(ended.err.find("standard output"), std::string::npos) << words.front() << ended.err;
  }
}

TEST_F(ProgramTest, ARenderedDayWithGapsEndsAsOneThatWasFetched) {
  serve().status = 404;
  ASSERT_EQ(run(kDay).code, 3);
  EXPECT_EQ(program->run({"--from-snapshot", snapshot_file(), "--output-dir", "copy"}).code, 3);
  EXPECT_EQ(program->run({"--from-snapshot", snapshot_file()}).code, 0);  // nothing is published
}

TEST_F(ProgramTest, ARangeThatStopsNamesTheDaysThatItDidNotTry) {
  attn().status = serve().status = 404;
  const auto ended = run({"--from", "2026-02-03", "--to", "2026-02-05"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("; 2026-02-04 to 2026-02-05 were not tried\n"), std::string::npos) << ended.err;
}

TEST_F(ProgramTest, HelpAndVersionGoToStandardOutput) {
  EXPECT_NE(program->run({"--help"}).out.find("--max-in-flight"), std::string::npos);
  EXPECT_TRUE(program->run({"--version"}).out.starts_with("aireport "));
}

}  // namespace
}  // namespace aireport::testing

// What the program does with what is wrong: a line for each kind of bad input.
#include <sys/stat.h>

#include <chrono>

#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kDay = {"--date", "2026-02-03"};

class BadConfigTest : public ProgramTest, public ::testing::WithParamInterface<std::pair<std::string, std::string>> {};

TEST_P(BadConfigTest, IsNamedWithItsPlaceAndWritesNothing) {
  write("config/repos.yaml", GetParam().first);
  const auto ended = run(kDay);
  EXPECT_EQ(ended.code, 2);
  EXPECT_TRUE(ended.err.starts_with("aireport: error: config/repos.yaml:" + GetParam().second)) << ended.err;
  EXPECT_EQ(ended.out, "");
  EXPECT_TRUE(nothing_written());
}

INSTANTIATE_TEST_SUITE_P(
    Each, BadConfigTest,
    ::testing::Values(std::pair{"repos: [a/b]\nrepoz: []\n", "2:1:"}, std::pair{"repos: [a/b]\nrepos: [c/d]\n", "2:1:"},
                      std::pair{"repos: [a/b, A/B]\n", "1:14:"}, std::pair{"repos: [nonsense]\n", "1:9:"},
                      std::pair{"repos: [a/b\n", ""}, std::pair{"repos: [a/b]\nlanguage: fr\n", "2:11:"},
                      std::pair{"repos: [a/b]\ntimezone: Mars/Olympus\n", "2:11:"}, std::pair{"repos: []\n", "1:"},
                      std::pair{"repos: [a/b]\n---\nrepos: [c/d]\n", ""},
                      std::pair{"repos: &x [a/b]\nkinds: *x\n", ""}));

TEST_F(ProgramTest, AMissingConfigurationIsNamed) {
  EXPECT_EQ(run({"--config", "nowhere.yaml"}).code, 2);
  fs::remove(folder / "config/repos.yaml");
  const auto none = run(kDay);
  EXPECT_EQ(none.code, 2);
  EXPECT_NE(none.err.find("config/repos.yaml"), std::string::npos) << none.err;
}

TEST_F(ProgramTest, WrongWordsAreUsageErrors) {
  for (const auto& words : std::vector<std::vector<std::string>>{{"--nonsense"},
                                                                 {"nonsense"},
                                                                 {"--date", "2026-02-30"},
                                                                 {"--date", "yesterday"},
                                                                 {"--date", "2999-01-01"},
                                                                 {"--date", "0001-01-01"},
                                                                 {"--date", "2026-02-02", "--date", "2026-02-03"},
                                                                 {"--from", "2026-02-02", "--to", "2999-01-01"},
                                                                 {"--from", "1969-12-31", "--to", "2026-02-03"},
                                                                 {"--offline", "--refresh"},
                                                                 {"verify"},
                                                                 {"--repo", "nonsense"},
                                                                 {"--repo", "not/configured"},
                                                                 {"--max-in-flight", "0"},
                                                                 {"--deadline", "soon"}}) {
    const auto ended = run(words);
    EXPECT_EQ(ended.code, 2) << words.front();
    EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
    EXPECT_TRUE(nothing_written()) << words.front();
  }
}

TEST_F(ProgramTest, ADayThatTheZoneNeverHadIsAUsageError) {
  write("config/repos.yaml", "timezone: Pacific/Apia\nrepos: [openloom/attn]\n");
  EXPECT_EQ(run({"--date", "2011-12-30"}).code, 2);
}

TEST_F(ProgramTest, ARangeLeavesOutADayThatTheZoneNeverHad) {
  write("config/repos.yaml", "timezone: Pacific/Apia\nrepos: [openloom/attn]\n");
  EXPECT_EQ(run({"--from", "2011-12-29", "--to", "2011-12-31"}).code, 0);
  EXPECT_EQ(files_below(folder / "reports/data").size(), 2U);
}

TEST_F(ProgramTest, ATokenFileThatCannotBeReadIsAnErrorOfTheConfiguration) {
  write("config/repos.yaml", "repos: [openloom/attn]\ngithub:\n  token_file: nowhere\n");
  for (const auto& words : {kDay, {"check"}}) {
    const auto ended = run(words);
    EXPECT_EQ(ended.code, 2);
    EXPECT_NE((ended.out + ended.err).find("config/repos.yaml:3: the token file nowhere"), std::string::npos)
        << ended.err;
    EXPECT_TRUE(nothing_written());
  }
}

TEST_F(ProgramTest, PlainHttpToAnotherMachineIsRefused) {
  EXPECT_EQ(program->run({"--date", "2026-02-03", "--api-url", "http://github.example"}).code, 2);
}

TEST_F(ProgramTest, ABadTokenEndsTheRunUnprintedAndUnpublished) {
  server.github().accept_only("the-good-one");
  program->variables["GH_TOKEN"] = "the-bad-one";
  const auto refused = run(kDay);
  EXPECT_EQ(refused.code, 4);
  EXPECT_NE(refused.err.find("make a new token at https://github.com/settings/tokens"), std::string::npos)
      << refused.err;
  EXPECT_NE(refused.err.find("$GH_TOKEN"), std::string::npos) << refused.err;
  EXPECT_EQ((refused.out + refused.err).find("the-bad-one"), std::string::npos);
  EXPECT_TRUE(nothing_written());
  program->variables["GH_TOKEN"] = "two words";
  const auto malformed = run(kDay);
  EXPECT_EQ(malformed.code, 4);
  EXPECT_EQ(malformed.err.find("two words"), std::string::npos);
}

TEST_F(ProgramTest, WrongWordsAreToldInTheFormThatTheLogIsToHave) {
  for (const auto& words :
       {std::vector<std::string>{"--log-format", "json", "--bogus"}, {"--bogus", "--log-format=json"}}) {
    const auto ended = program->run(words);
    EXPECT_EQ(ended.code, 2);
    EXPECT_TRUE(ended.err.starts_with("{")) << ended.err;
    EXPECT_NE(ended.err.find("--bogus"), std::string::npos) << ended.err;
  }
}

TEST_F(ProgramTest, WhenNothingCouldBeFetchedTheLastLineSaysWhyInTheWordsOfNetworkOrServer) {
  const auto unreachable = program->run({"--date", "2026-02-03", "--quiet", "--api-url", "https://127.0.0.1:1"});
  EXPECT_EQ(unreachable.code, 1);
  EXPECT_NE(unreachable.err.find("127.0.0.1 port 1"), std::string::npos) << unreachable.err;
  attn().status = serve().status = 403;
  const auto forbidden = run({"--date", "2026-02-03", "--quiet"});
  EXPECT_EQ(forbidden.code, 1);
  EXPECT_NE(forbidden.err.find("as the test wants it"), std::string::npos) << forbidden.err;
  attn().status = 0;
  const auto in_part = run(kDay);
  EXPECT_EQ(in_part.code, 3);
  EXPECT_NE(in_part.err.find("relay/serve: the server says: as the test wants it"), std::string::npos) << in_part.err;
}

TEST_F(ProgramTest, WithoutATokenTheRunSaysHowToSetOne) {
  const auto ended = run(kDay);
  EXPECT_EQ(ended.code, 0);
  EXPECT_NE(ended.err.find("GITHUB_TOKEN"), std::string::npos) << ended.err;
  program->variables["GITHUB_TOKEN"] = "set";
  EXPECT_EQ(run({"--date", "2026-02-02"}).err.find("GITHUB_TOKEN"), std::string::npos);
}

class RepositoryStateTest : public ProgramTest {
 protected:
  Ended run_in_english() {
    write("config/repos.yaml", "language: en\nrepos: [openloom/attn, relay/serve]\n");
    return run(kDay);
  }
};

TEST_F(RepositoryStateTest, AbsentAndBlockedRepositoriesAreGapsToldApart) {
  serve().status = 404;
  EXPECT_EQ(run_in_english().code, 3);
  const auto absent = page();
  EXPECT_NE(absent.find("404"), std::string::npos);
  serve().status = 451;
  EXPECT_EQ(run_in_english().code, 3);
  EXPECT_NE(page().find("451"), std::string::npos);
}

TEST_F(RepositoryStateTest, ARenamedRepositoryIsFollowedAndTheNameToChangeIsNamed) {
  server.github().repo("relay/server").issue(8, "Moved along", "2026-02-03T12:00:00Z");
  serve().moved_to = "relay/server";
  const auto ended = run_in_english();
  EXPECT_EQ(ended.code, 0) << ended.err;
  EXPECT_NE(ended.err.find("config/repos.yaml:2: relay/serve is now relay/server"), std::string::npos) << ended.err;
  EXPECT_NE(page().find("Moved along"), std::string::npos);
}

TEST_F(RepositoryStateTest, AnEmptyRepositoryAndDisabledIssuesAreNoGaps) {
  server.github().repo("stonemill/quarry").empty = true;
  attn().issues_disabled = true;
  write("config/repos.yaml", "repos: [openloom/attn, stonemill/quarry]\n");
  EXPECT_EQ(run(kDay).code, 0);
}

TEST_F(RepositoryStateTest, EachStateIsToldOfflineAsItWas) {
  attn().issues_disabled = true;
  serve().empty = true;
  server.github().repo("stonemill/quarry").status = 451;
  write("config/repos.yaml", "repos: [openloom/attn, relay/serve, stonemill/quarry, gone/away]\n");
  ASSERT_EQ(run(kDay).code, 3);
  EXPECT_EQ(run({"--date", "2026-02-03", "--offline", "--output-dir", "offline"}).code, 3);
  EXPECT_EQ(files_below(folder / "offline/reports"), reports());
}

TEST_F(ProgramTest, WhenAllRepositoriesFailTheOldReportStays) {
  ASSERT_EQ(run(kDay).code, 0);
  const auto before = reports();
  attn().status = serve().status = 404;
  const auto ended = run({"--date", "2026-02-03", "--refresh"});
  EXPECT_EQ(ended.code, 1) << ended.err;
  EXPECT_EQ(reports(), before);
  EXPECT_EQ(run({"--date", "2026-02-02"}).code, 1);
  EXPECT_EQ(reports(), before);
}

TEST_F(ProgramTest, OfflineEveryDayOfARangeIsTriedAndTheWorstReported) {
  ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
  attn().status = serve().status = 404;
  ASSERT_EQ(run({"--date", "2026-02-02"}).code, 1);
  const auto ended =
      run({"--from", "2026-02-02", "--to", "2026-02-04", "--offline", "--output-dir", "offline", "--no-progress"});
  EXPECT_EQ(ended.code, 1) << ended.err;
  EXPECT_TRUE(fs::exists(folder / "offline/reports/2026-02-03.md"));
  for (const auto* day : {"2026-02-02", "2026-02-04"})
    EXPECT_NE(ended.err.find(std::string("error: ") + day), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("without --offline it would be asked for"), std::string::npos) << ended.err;
}

TEST_F(ProgramTest, OfflineADayOfWhichOnlyListsOfEveryDayAreKnownIsNotReported) {
  serve().issues_disabled = true;  // so its pull requests are listed, whatever the day
  serve().pull(9, "Add a route", "2026-02-04T08:00:00Z");
  ASSERT_EQ(run({"--date", "2026-02-03"}).code, 0);
  const auto before = reports();
  const auto ended = run({"--date", "2026-02-04", "--offline"});
  EXPECT_EQ(ended.code, 1) << ended.err;
  EXPECT_NE(ended.err.find("nothing was published"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("without --offline it would be asked for"), std::string::npos) << ended.err;
  EXPECT_EQ(reports(), before);
}

TEST_F(ProgramTest, AnOutputFolderThatCannotBeIsNamed) {
  write("file", "no folder");
  const auto ended = run({"--date", "2026-02-03", "--output-dir", "file"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("file/reports"), std::string::npos) << ended.err;
}

TEST_F(ProgramTest, AnIndexTakesThePlaceOfNoFileThatIsNone) {
  const std::string own = "# How we read these reports\n\nEach morning.\n";
  write("README.md", own);
  write("config/repos.yaml", "output: {dir: ., index: README.md}\nrepos:\n  - openloom/attn\n");
  for (const auto& words : {std::vector<std::string>{"--date", "2026-02-03"}, {"check"}}) {
    const auto ended = run(words);
    EXPECT_EQ(ended.code, 2) << ended.err;
    EXPECT_NE((ended.out + ended.err).find("README.md: it is no index of reports"), std::string::npos)
        << ended.out << ended.err;
  }
  EXPECT_EQ(content_of(folder / "README.md"), own);
  EXPECT_EQ(page(), "");
  write("README.md", "# reports\n");
  EXPECT_EQ(run({"--date", "2026-02-03"}).code, 0);
  EXPECT_EQ(run({"--date", "2026-02-03", "--refresh"}).code, 0) << "its own index stands there now";
}

TEST_F(ProgramTest, QuietSaysNothingButErrors) {
  const auto good = run({"--date", "2026-02-03", "--quiet"});
  EXPECT_EQ(good.err + good.out, "");
  EXPECT_NE(page(), "");
  EXPECT_NE(run({"--date", "2999-01-01", "--quiet"}).err, "");
}

TEST_F(ProgramTest, ADamagedSnapshotIsNoSnapshot) {
  write("broken.json.gz", "not gzip");
  const auto ended = program->run({"--from-snapshot", "broken.json.gz"});
  EXPECT_EQ(ended.code, 1);
  EXPECT_NE(ended.err.find("broken.json.gz"), std::string::npos) << ended.err;
}

TEST_F(ProgramTest, AnAlteredCacheEntryIsFetchedAgainWithAWarning) {
  ASSERT_EQ(run(kDay).code, 0);
  const auto whole = reports();
  for (const auto& entry : fs::recursive_directory_iterator(folder / ".cache"))
    if (entry.is_regular_file()) std::ofstream(entry.path(), std::ios::app) << "x";
  const auto ended = run({"--date", "2026-02-03", "--output-dir", "again"});
  EXPECT_EQ(ended.code, 0);
  EXPECT_NE(ended.err.find("cache.damaged"), std::string::npos) << ended.err;
  EXPECT_EQ(files_below(folder / "again/reports"), whole);
}

TEST_F(ProgramTest, TheCacheIsPrivate) {
  ASSERT_EQ(run(kDay).code, 0);
  for (const auto& entry : fs::recursive_directory_iterator(folder / ".cache/aireport")) {
    const auto others = fs::perms::group_all | fs::perms::others_all;
    EXPECT_EQ(entry.status().permissions() & others, fs::perms::none) << entry.path();
  }
}

}  // namespace
}  // namespace aireport::testing

// The sub-commands, and what goes beside the report.
#include "program/fixture.hpp"

namespace aireport::testing {
namespace {

namespace fs = std::filesystem;

TEST_F(ProgramTest, CheckTellsThatANightWouldSucceedAndWritesNothing) {
  program->variables["GITHUB_TOKEN"] = "good";
  const auto ended = run({"check"});
  EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
  EXPECT_EQ(ended.out.find("FAIL"), std::string::npos);
  for (const auto* line : {"ok    configuration: 2 repositories", "ok    token: accepted, from $GITHUB_TOKEN; 4,9",
                           "ok    openloom/attn: "})
    EXPECT_NE(ended.out.find(line), std::string::npos) << ended.out;
  EXPECT_TRUE(nothing_written());
  EXPECT_FALSE(fs::exists(folder / ".cache"));
}

TEST_F(ProgramTest, CheckNamesEachThingThatWouldLoseANight) {
  write("config/repos.yaml", "repos:\n  - relay/serve\n  - openloom/old\n  - nobody/knows\n");
  server.github().repo("openloom/old").moved_to = "openloom/attn";
  write("reports", "not a folder");
  const auto ended = run({"check"});
  EXPECT_EQ(ended.code, 1);  // a night would be without its folder, and a missing repository alone were a gap
  for (const auto* line : {"FAIL  reports: ", "warn  token: none",
                           "warn  openloom/old: is called openloom/attn now: write that in config/repos.yaml:3\n",
                           "FAIL  nobody/knows: not found (HTTP 404)", " (config/repos.yaml:4)\n"})
    EXPECT_NE(ended.out.find(line), std::string::npos) << ended.out;
}

TEST_F(ProgramTest, CheckEndsAsTheNightDoes) {
  const auto ends_alike = [&](int code, const std::string& what) {
    EXPECT_EQ(run({"check"}).code, code) << what;
    EXPECT_EQ(run({"--date", "2026-02-03", "--refresh", "--output-dir", what}).code, code) << what;
  };
  ends_alike(0, "nothing wrong");
  serve().status = 404;
  ends_alike(3, "one of two is missing");
  attn().status = 404;
  ends_alike(1, "all are missing");
  attn().status = serve().status = 0;
  write("cache", "not a folder");
  program->variables["CACHE_DIRECTORY"] = (folder / "cache").string();
  ends_alike(0, "no cache");
  program->variables["GITHUB_TOKEN"] = "two words";
  ends_alike(4, "no token");
  program->variables["GITHUB_TOKEN"] = "";
  write("config/repos.yaml", "repos: [openloom]\n");
  ends_alike(2, "no configuration");
}

TEST_F(ProgramTest, CheckKnowsTheTokensEndTheQuotaAndTheClock) {
  program->variables["GITHUB_TOKEN"] = "good";
  server.github().token_expires = "2026-03-01 10:00:00 UTC";
  server.github().server_date = "Tue, 03 Feb 2026 12:00:00 GMT";
  server.github().remaining = 0;
  const auto ended = run({"check"});
  EXPECT_EQ(ended.code, 1);
  for (const auto* line :
       {"warn  token: accepted, from $GITHUB_TOKEN; 0 of 5,000 requests left until 2100-01-01T00:00:00Z, "
        "fewer than the 10 that the lists of a day take; expires 2026-03-01T10:00:00Z: make a new one soon\n",
        "FAIL  clock: ", " s ahead of the server's"})
    EXPECT_NE(ended.out.find(line), std::string::npos) << ended.out;
}

TEST_F(ProgramTest, CheckAsksWhetherTheUrlIsThatOfTheApiWhenNothingIsThere) {
  const auto ended = program->run({"check", "--api-url", server.url() + "/nothing/here"});
  EXPECT_EQ(ended.code, 1) << ended.out;
  EXPECT_NE(ended.out.find("FAIL  server: none of the repositories is there"), std::string::npos) << ended.out;
  EXPECT_EQ(ended.out.find("accepted"), std::string::npos) << ended.out;
}

TEST_F(ProgramTest, CheckTellsThatTwoLinesAreOneRepository) {
  write("config/repos.yaml", "repos:\n  - openloom/old\n  - relay/serve\n  - openloom/attn\n");
  server.github().repo("openloom/old").moved_to = "openloom/attn";
  const auto ended = run({"check"});
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_NE(ended.out.find("warn  openloom/attn: is the same repository as openloom/old (config/repos.yaml:2)"),
            std::string::npos)
      << ended.out;
  EXPECT_NE(ended.out.find("(config/repos.yaml:4)\n"), std::string::npos) << ended.out;
}

TEST_F(ProgramTest, CheckEndsAsTheNightWouldWhenTheTokenIsRefused) {
  server.github().accept_only("good");
  program->variables["GITHUB_TOKEN"] = "stale-and-secret";
  const auto ended = run({"check"});
  EXPECT_EQ(ended.code, 4);
  EXPECT_NE(ended.out.find("FAIL  token: "), std::string::npos) << ended.out;
  EXPECT_EQ((ended.out + ended.err).find("stale-and-secret"), std::string::npos);
}

TEST_F(ProgramTest, CheckKnowsTheFolderOfAnIndexInTheCurrentOne) {
  write("config/repos.yaml", "output: {dir: ., index: README.md}\nrepos:\n  - openloom/attn\n");
  const auto ended = run({"check"});
  EXPECT_EQ(ended.code, 0) << ended.out;
}

TEST_F(ProgramTest, InitWritesAConfigurationThatCheckAcceptsAndNeverReplacesOne) {
  fs::remove(folder / "config/repos.yaml");
  const auto made = program->run({"init", "openloom/attn", "relay/serve"});
  EXPECT_EQ(made.code, 0) << made.err;
  EXPECT_EQ(made.out, "config/repos.yaml\n");
  EXPECT_EQ(run({"check"}).code, 0);
  const auto text = content_of(folder / "config/repos.yaml");
  EXPECT_EQ(program->run({"init"}).code, 2);
  EXPECT_EQ(content_of(folder / "config/repos.yaml"), text);
  EXPECT_EQ(program->run({"init", "nonsense", "--config", "other.yaml"}).code, 2);
  EXPECT_FALSE(fs::exists(folder / "other.yaml"));
}

TEST_F(ProgramTest, TheSummaryOfEachDayIsAlsoWrittenWhereItIsAskedFor) {
  EXPECT_EQ(run({"--from", "2026-02-02", "--to", "2026-02-03", "--summary", "summary.md"}).code, 0);
  const auto summary = content_of(folder / "summary.md");
  EXPECT_LT(summary.find("2026-02-02"), summary.find("2026-02-03"));
  EXPECT_NE(summary.find("](https://github.com/openloom/attn)"), std::string::npos) << summary;
  EXPECT_EQ(summary.find("](#"), std::string::npos) << summary;  // an anchor would lead nowhere there
}

TEST_F(ProgramTest, TheSummaryOfARunThatFailsSaysWhyAndIsNoEarlierOne) {
  const auto fails_with = [&](const std::string& why, std::vector<std::string> words) {
    write("summary.md", "of last night");
    EXPECT_NE(run(std::move(words)).code, 0);
    const auto summary = content_of(folder / "summary.md");
    EXPECT_EQ(summary.find("of last night"), std::string::npos) << summary;
    EXPECT_NE(summary.find(why), std::string::npos) << summary;
  };
  fails_with("`aireport: error: none.yaml: ", {"--config", "none.yaml", "--summary", "summary.md"});
  fails_with("--date takes a day", {"--date", "2026-02-30", "--summary=summary.md"});
  fails_with("none.json.gz", {"--from-snapshot", "none.json.gz", "--summary", "summary.md"});
  program->variables["GITHUB_TOKEN"] = "two words";
  fails_with("holds no token", {"--date", "2026-02-04", "--summary", "summary.md"});
}

TEST_F(ProgramTest, TheSummaryOfARunThatFailsSpeaksTheLanguageOfThePage) {
  const std::string name(100, 'a');  // so long that what failed is no line of the page
  write("config/repos.yaml", "language: en\nrepos: [openloom/" + name + ", relay/" + name + "]\n");
  EXPECT_EQ(program->run({"--date", "2026-02-03", "--api-url", "http://127.0.0.1:1", "--summary", "summary.md"}).code,
            1);
  const auto summary = content_of(folder / "summary.md");
  EXPECT_NE(summary.find("characters left out"), std::string::npos) << summary;
  EXPECT_NE(summary.find("; `the same command makes the day another time`"), std::string::npos) << summary;
}

TEST_F(ProgramTest, TheSummaryOfAnEstimateLeavesTheFileAlone) {
  write("summary.md", "of last night");
  EXPECT_EQ(run({"--date", "2026-02-03", "--dry-run", "--summary", "summary.md"}).code, 0);
  EXPECT_EQ(content_of(folder / "summary.md"), "of last night");
}

TEST_F(ProgramTest, TheCredentialThatSystemdLoadsIsTheToken) {
  write("github-token", "of-systemd\n");
  program->variables["CREDENTIALS_DIRECTORY"] = folder.string();
  EXPECT_EQ(run({"--date", "2026-02-03"}).code, 0);
  EXPECT_EQ(server.tokens(), std::set<std::string>{"of-systemd"});
}

}  // namespace
}  // namespace aireport::testing

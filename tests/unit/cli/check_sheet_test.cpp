#include "cli/check_sheet.hpp"

#include <gtest/gtest.h>

#include "support/temporary_folder.hpp"

namespace aireport::cli {
namespace {

const UtcTime kNow = *parse_utc("2026-02-03T00:15:00Z");

Result<github::RepoFacts> facts_of(const std::string& name) {
  return github::RepoFacts{*model::parse_repo_name(name), false, github::Existence::there};
}

TEST(CheckSheetTest, WarningsLeaveTheExitCodeAndFailuresDoNot) {
  CheckSheet sheet;
  sheet.add(Verdict::warning, "token", "none");
  EXPECT_EQ(sheet.exit_code(), ExitCode::success);
  sheet.add(Verdict::failure, "o/r", "not found");
  EXPECT_EQ(sheet.exit_code(), ExitCode::nothing_published);
  sheet.add_failure("token", Error{ErrorKind::credentials, "refused", "", 401});
  sheet.add(Verdict::failure, "o/s", "not found");
  EXPECT_EQ(sheet.exit_code(), ExitCode::credentials);
}

TEST(CheckSheetTest, ForeignTextCannotSteerTheTerminal) {
  CheckSheet sheet;
  sheet.add(Verdict::failure, "server", "said \x1b[2J\nok    all");
  EXPECT_EQ(sheet.text(), "FAIL  server: said U+001B[2J ok    all\n");
}

TEST(CheckSheetTest, ATokenThatEndsSoonOrAQuotaTooSmallForTheListsIsWarnedAbout) {
  CheckSheet sheet;
  github::ServerFacts facts;
  facts.quota = github::Quota{5000, 4999, kNow};
  check_token(facts, {"$GITHUB_TOKEN", ""}, 8, kNow, sheet);
  facts.token_expires = kNow + std::chrono::days(30);
  check_token(facts, {"$GITHUB_TOKEN", ""}, 8, kNow, sheet);
  facts.token_expires = kNow + std::chrono::days(3);
  check_token(facts, {"$GITHUB_TOKEN", ""}, 8, kNow, sheet);
  facts = {github::Quota{5000, 40, kNow}, {}, {}};
  check_token(facts, {"$GITHUB_TOKEN", ""}, 8, kNow, sheet);
  facts = {github::Quota{5000, 39, kNow}, {}, {}};
  check_token(facts, {"$GITHUB_TOKEN", ""}, 8, kNow, sheet);
  check_token({}, {"", "put a token into GHE_TOKEN"}, 8, kNow, sheet);
  const auto& lines = sheet.lines();
  EXPECT_EQ(lines[0].verdict, Verdict::good);
  EXPECT_EQ(lines[1].verdict, Verdict::good);
  EXPECT_EQ(lines[2].text,
            "accepted, from $GITHUB_TOKEN; 4,999 of 5,000 requests left until 2026-02-03T00:15:00Z; expires "
            "2026-02-06T00:15:00Z: make a new one soon");
  EXPECT_EQ(lines[2].verdict, Verdict::warning);
  EXPECT_EQ(lines[3].text, "accepted, from $GITHUB_TOKEN; 40 of 5,000 requests left until 2026-02-03T00:15:00Z");
  EXPECT_EQ(lines[3].verdict, Verdict::good);
  EXPECT_EQ(
      lines[4].text,
      "accepted, from $GITHUB_TOKEN; 39 of 5,000 requests left until 2026-02-03T00:15:00Z, fewer than the 40 that "
      "the lists of a day take");
  EXPECT_EQ(lines[4].verdict, Verdict::warning);
  EXPECT_EQ(lines[5].verdict, Verdict::warning);
  EXPECT_NE(lines[5].text.find("put a token into GHE_TOKEN"), std::string::npos) << lines[5].text;
}

TEST(CheckSheetTest, AClockThatWouldReportTheWrongDayIsAFailure) {
  CheckSheet sheet;
  for (const auto off : {std::chrono::seconds(59), std::chrono::seconds(-60), std::chrono::seconds(900)})
    check_clock({{}, kNow - off, {}}, kNow, sheet);
  EXPECT_EQ(sheet.lines()[0].verdict, Verdict::good);
  EXPECT_EQ(sheet.lines()[1].verdict, Verdict::warning);
  EXPECT_EQ(sheet.lines()[1].text.substr(0, 11), "60 s behind");
  EXPECT_EQ(sheet.lines()[2].verdict, Verdict::failure);
}

TEST(CheckSheetTest, EachThingThatCanBeWrongWithARepositoryIsToldApart) {
  CheckSheet sheet;
  const auto asked = *model::parse_repo_name("o/r");
  const std::string line = "repos.yaml:7";
  check_repository(asked, "", facts_of("O/R"), line, ExitCode::gaps, sheet);
  check_repository(asked, "", facts_of("o/new"), line, ExitCode::gaps, sheet);
  auto archived = facts_of("o/r");
  archived->archived = true;
  check_repository(asked, "", archived, line, ExitCode::gaps, sheet);
  auto branchless = facts_of("o/r");
  branchless->branch = github::Existence::absent;
  check_repository(asked, "gone", branchless, line, ExitCode::gaps, sheet);
  check_repository(asked, "", fail(Error{ErrorKind::status, "", "", 404}), line, ExitCode::gaps, sheet);
  check_repository(asked, "", fail(ErrorKind::timeout, "no answer"), line, ExitCode::gaps, sheet);
  check_twin(asked, line, *model::parse_repo_name("o/old"), "repos.yaml:3", sheet);
  const auto& lines = sheet.lines();
  EXPECT_EQ(lines[0].verdict, Verdict::good);
  EXPECT_EQ(lines[0].text, "reachable");
  EXPECT_EQ(lines[1].verdict, Verdict::warning);
  EXPECT_EQ(lines[1].text, "is called o/new now: write that in repos.yaml:7");
  EXPECT_EQ(lines[2].verdict, Verdict::warning);
  EXPECT_EQ(lines[3].text, "has no branch gone (repos.yaml:7)");
  EXPECT_EQ(lines[4].verdict, Verdict::failure);
  EXPECT_EQ(lines[5].verdict, Verdict::failure);
  EXPECT_NE(lines[6].text.find("(repos.yaml:3)"), std::string::npos);
  for (std::size_t complaint = 1; complaint < lines.size(); ++complaint)
    EXPECT_NE(lines[complaint].text.find(line), std::string::npos) << lines[complaint].text;
}

TEST(CheckSheetTest, AFolderThatIsMissingIsJudgedByWhereItWouldBeMade) {
  const testing::TemporaryFolder folder;
  CheckSheet sheet;
  check_folder("reports", folder.path() / "a/b/c", Verdict::failure, sheet);
  EXPECT_NE(sheet.lines()[0].verdict, Verdict::failure);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  check_folder("reports", "/dev/null/reports", Verdict::warning, sheet);
  EXPECT_EQ(sheet.lines()[1].text, "/dev/null is no folder");
  std::filesystem::create_symlink("/nowhere", folder.path() / "link");
  check_folder("cache", folder.path() / "link/below", Verdict::warning, sheet);
  EXPECT_EQ(sheet.lines()[2].text, (folder.path() / "link").string() + " is no folder");
  EXPECT_EQ(sheet.exit_code(), ExitCode::success);
  check_folder("reports", "/proc/sys", Verdict::failure, sheet);
  EXPECT_EQ(sheet.exit_code(), ExitCode::nothing_published);
}

TEST(CheckSheetTest, ARepositoryThatIsMissingEndsAsTheNightWithoutItWould) {
  const auto asked = *model::parse_repo_name("o/r");
  const auto end_of = [&](const Result<github::RepoFacts>& facts, ExitCode without) {
    CheckSheet sheet;
    check_repository(asked, "main", facts, "repos.yaml:7", without, sheet);
    return sheet.exit_code();
  };
  const auto status = fail(Error{ErrorKind::status, "", "", 404});
  EXPECT_EQ(end_of(status, ExitCode::gaps), ExitCode::gaps);
  EXPECT_EQ(end_of(status, ExitCode::nothing_published), ExitCode::nothing_published);
  EXPECT_EQ(end_of(fail(ErrorKind::timeout, "no answer"), ExitCode::gaps), ExitCode::gaps);
  EXPECT_EQ(end_of(fail(Error{ErrorKind::credentials, "refused", "", 401}), ExitCode::gaps), ExitCode::credentials);
  auto branchless = facts_of("o/r");
  branchless->branch = github::Existence::absent;
  EXPECT_EQ(end_of(branchless, ExitCode::nothing_published), ExitCode::gaps);
}

}  // namespace
}  // namespace aireport::cli

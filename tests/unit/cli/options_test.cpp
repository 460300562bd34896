#include "cli/options.hpp"

#include <gtest/gtest.h>

#include "cli/command_line.hpp"

namespace aireport::cli {
namespace {

Result<Parsed> parse(std::vector<std::string> words) {
  return parse_command_line(words);
}

void expect_usage(std::vector<std::string> words, std::string_view part) {
  const auto parsed = parse(words);
  ASSERT_FALSE(parsed.has_value()) << part;
  EXPECT_EQ(parsed.error().kind, ErrorKind::usage);
  EXPECT_NE(parsed.error().message.find(part), std::string::npos) << parsed.error().message;
}

TEST(OptionsTest, WithoutWordsThereAreTheDefaults) {
  const auto options = parse({}).value().options;
  EXPECT_EQ(options.date, std::nullopt);
  EXPECT_EQ(options.deadline, std::chrono::minutes(15));
  EXPECT_EQ(options.max_days, 7);
  EXPECT_EQ(options.log_level, LogLevel::info);
}

TEST(OptionsTest, AnOptionIsGivenOnceAndWithItsValue) {
  expect_usage({"--date", "2026-02-03", "--date", "2026-02-04"}, "--date is given twice; it takes one YYYY-MM-DD");
  expect_usage({"--output-dir", "a", "verify", "--output-dir", "b"}, "--output-dir is given twice");
  expect_usage({"verify", "--format", "json", "--format", "text"}, "--format is given twice");
  expect_usage({"--lang"}, "--lang needs a value: zh|en");
  EXPECT_TRUE(parse({"--repo", "a/b", "--repo", "c/d", "--quiet", "--quiet"}).has_value());
}

TEST(OptionsTest, AWordThatNobodyTakesIsNamedWithWhatWasMeantAndNothingBehindIt) {
  expect_usage({"--datum", "2026-02-03"}, "there is no option --datum; did you mean --date?");
  expect_usage({"verfy"}, "there is no command verfy; did you mean verify?");
  expect_usage({"2026-02-03"}, "a day is given as --date 2026-02-03");
  expect_usage({"octocat/hello-world"}, "--repo octocat/hello-world");
  expect_usage({"check", "--al\x1bl"}, "there is no option --alU+001Bl");
  for (const auto& words : {std::vector<std::string>{"--token", "ghp_planted"}, {"--token=ghp_planted"}}) {
    expect_usage(words, "GITHUB_TOKEN");
    EXPECT_EQ(parse(words).error().message.find("planted"), std::string::npos);
  }
  EXPECT_EQ(parse({"gho_planted"}).error().message.find("planted"), std::string::npos);
  expect_usage({"check", "--format", "json"}, "--format is not taken here");
  EXPECT_EQ(parse({"--tokn=ghp_planted"}).error().message.find("planted"), std::string::npos);
}

TEST(OptionsTest, WhatExcludesEachOtherIsRefused) {
  expect_usage({"--offline", "--refresh"}, "--refresh");
  expect_usage({"--offline", "--wait"}, "--wait");
  expect_usage({"--catch-up", "--refresh"}, "--refresh with --from and --to");
}

TEST(OptionsTest, WhatACommandWouldPassOverIsRefused) {
  expect_usage({"verify", "--date", "2026-02-03"}, "aireport verify does not take --date");
  expect_usage({"verify", "--lang", "en"}, "aireport verify does not take --lang");
  expect_usage({"--offline", "check"}, "aireport check does not take --offline");
  expect_usage({"init", "a/b", "--json", "-"}, "aireport init does not take --json");
  expect_usage({"init", "--output-dir", "there"}, "aireport init does not take --output-dir");
  EXPECT_TRUE(parse({"check", "--repo", "a/b", "--cache-dir", "here", "--output-dir", "there"}).has_value());
  EXPECT_TRUE(parse({"init", "a/b", "--config", "here.yaml", "--quiet"}).has_value());
}

TEST(OptionsTest, AWrongValueNamesTheOptionAndWhatItTakes) {
  expect_usage({"--date", "2026-02-30"}, "--date takes a day of the calendar");
  expect_usage({"--date", ""}, "--date takes");
  expect_usage({"--repo", "owner"}, "--repo takes a repository as owner/name");
  expect_usage({"--max-in-flight", "101"}, "from 1 to 100");
  expect_usage({"--max-in-flight", "8x"}, "--max-in-flight");
  expect_usage({"--deadline", "15"}, "--deadline takes an integer with s, m, h or d");
  expect_usage({"--lang", "fr"}, "one of zh, en");
  expect_usage({"--log-level", "loud"}, "--log-level");
  expect_usage({"--output-dir", ""}, "--output-dir");
}

TEST(OptionsTest, ASnapshotIsRenderedAsItIs) {
  EXPECT_TRUE(parse({"--from-snapshot", "day.json.gz", "--lang", "en", "--summary", "day.md"}).has_value());
  expect_usage({"--from-snapshot", "day.json.gz", "--date", "2026-02-03"}, "no other day");
  expect_usage({"--from-snapshot", "day.json.gz", "--repo", "a/b"}, "no --repo");
  expect_usage({"--from-snapshot", "day.json.gz", "--offline"}, "--offline");
  expect_usage({"--from-snapshot", "day.json.gz", "--refresh"}, "--refresh");
}

TEST(OptionsTest, UnknownWordsAndMissingValuesAreUsageErrors) {
  expect_usage({"--no-such-option"}, "--no-such-option");
  expect_usage({"stray"}, "stray");
  expect_usage({"--date"}, "--date");
  expect_usage({"--date", "2026-02-03", "--date", "2026-02-04"}, "--date");
}

TEST(OptionsTest, RepoIsRepeatableWithOneValueEach) {
  const auto options = parse({"--repo", "a/b", "--repo", "c/d"}).value().options;
  ASSERT_EQ(options.repos.size(), 2U);
  EXPECT_EQ(options.repos[1].full(), "c/d");
  expect_usage({"--repo", "a/b", "c/d"}, "c/d");
}

TEST(OptionsTest, WaysToNameDaysExcludeEachOther) {
  expect_usage({"--date", "2026-02-03", "--catch-up"}, "exclude each other");
  expect_usage({"--from", "2026-02-03"}, "belong together");
  expect_usage({"--from", "2026-02-03", "--to", "2026-02-01"}, "--to lies before --from");
  expect_usage({"--max-days", "3"}, "needs --catch-up");
}

TEST(OptionsTest, HelpNamesEveryOptionWithItsDefault) {
  const std::string help = parse({"--help"}).value().text;
  for (const auto& row : general_options()) {
    const auto at = help.find(std::string(row.name) + " ");
    ASSERT_NE(at, std::string::npos) << row.name;
    EXPECT_NE(help.find("(default: ", at), std::string::npos) << row.name;
  }
}

TEST(OptionsTest, HelpOfACommandNamesTheGeneralOptionsThatItTakes) {
  const auto help = parse({"verify", "--help"}).value().text;
  EXPECT_NE(help.find("--config, --output-dir, --log-level"), std::string::npos) << help;
  EXPECT_EQ(help.find("--date"), std::string::npos) << help;
}

TEST(OptionsTest, VersionIsThatOfTheProject) {
  EXPECT_EQ(parse({"--version"}).value().text, "aireport " AIREPORT_PROJECT_VERSION "\n");
}

}  // namespace
}  // namespace aireport::cli

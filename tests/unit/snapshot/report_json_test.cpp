#include <gtest/gtest.h>
#include <aireport/snapshot/report_json.hpp>
#include <nlohmann/json.hpp>

namespace aireport::snapshot {
namespace {

model::Change change_of(int pull, int score, std::string title) {
  model::Change change;
  change.pull = pull;
  change.score = score;
  change.title = std::move(title);
  change.commits = {std::string(40, 'a')};
  return change;
}

nlohmann::json written(const model::Report& report) {
  return nlohmann::json::parse(write_report(report));
}

model::Report report_of_one_day() {
  model::Report report;
  report.head.window.date = std::chrono::year{2026} / 2 / 3;
  model::RepoSection section;
  section.repo = {"warpline", "serve"};
  section.highlights = {change_of(1, 500, "First")};
  section.others = {change_of(2, 100, "Third")};
  model::Folded folded;
  folded.changes = {change_of(3, 300, "Second")};
  section.folded = {folded};
  report.sections = {section};
  report.highlights = {{0, std::nullopt, 0}};
  return report;
}

TEST(ReportJsonTest, EveryChangeStandsInRankOrderWhereverThePagePutsIt) {
  const auto changes = written(report_of_one_day()).at("repositories").at(0).at("changes");
  ASSERT_EQ(changes.size(), 3U);
  EXPECT_EQ(changes[0].at("place"), "highlight");
  EXPECT_EQ(changes[1].at("title"), "Second");
  EXPECT_EQ(changes[1].at("place"), "folded");
  EXPECT_EQ(changes[2].at("place"), "line");
}

TEST(ReportJsonTest, AHighlightOfTheDayNamesItsChangeByItsLink) {
  const auto json = written(report_of_one_day());
  EXPECT_EQ(json.at("highlights").at(0).at("change"), "https://github.com/warpline/serve/pull/1");
  EXPECT_EQ(json.at("date"), "2026-02-03");
  EXPECT_TRUE(json.at("known_until").is_null());
  EXPECT_TRUE(json.at("gaps").empty());
}

TEST(ReportJsonTest, WhatIsNotKnownIsNullAndBrokenTextIsRepaired) {
  auto report = report_of_one_day();
  report.sections[0].highlights[0].title = "bad \xFF byte";
  report.sections[0].highlights[0].pull = std::nullopt;
  const auto change = written(report).at("repositories").at(0).at("changes").at(0);
  EXPECT_TRUE(change.at("pull").is_null());
  EXPECT_TRUE(change.at("stats").is_null());
  EXPECT_EQ(change.at("title"), "bad \xEF\xBF\xBD byte");
}

TEST(ReportJsonTest, ATerminalHasNothingToObeyInIt) {
  auto report = report_of_one_day();
  const std::string title = "a\x1b[31m \u009b31m \u202e \x7f b";
  report.sections[0].highlights[0].title = title;
  const auto text = write_report(report);
  for (const std::string_view hidden : {"\x1b", "\u009b", "\u202e", "\x7f"})
    EXPECT_EQ(text.find(hidden), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(text).at("repositories").at(0).at("changes").at(0).at("title"), title);
}

TEST(ReportJsonTest, SaysWhatIsMissingInTheHeadAndAtItsRepository) {
  auto report = report_of_one_day();
  report.head.state = model::DayState::unfinished;
  report.head.known_until = UtcTime{};
  report.head.repositories_with_gaps = 1;
  auto& section = report.sections[0];
  section.state = model::RepoState::partial;
  section.configured = model::RepoName{"warp-line", "serve"};
  section.issues_disabled = true;
  section.gaps = {{model::Part::commit_detail, model::GapReason::server_error, 502, "abc", "down"}};
  const auto json = written(report);
  EXPECT_EQ(json.at("state"), "unfinished");
  EXPECT_EQ(json.at("known_until"), "1970-01-01T00:00:00Z");
  EXPECT_EQ(json.at("repositories_with_gaps"), 1);
  const nlohmann::json gap = {
      {"part", "commit"}, {"reason", "server_error"}, {"status", 502}, {"subject", "abc"}, {"detail", "down"}};
  const auto& repository = json.at("repositories").at(0);
  EXPECT_EQ(repository.at("gaps"), nlohmann::json::array({gap}));
  auto named = gap;
  named["repository"] = "warpline/serve";
  EXPECT_EQ(json.at("gaps"), nlohmann::json::array({named}));
  EXPECT_EQ(repository.at("configured_name"), "warp-line/serve");
  EXPECT_EQ(repository.at("empty"), false);
  EXPECT_EQ(repository.at("issues_disabled"), true);
}

}  // namespace
}  // namespace aireport::snapshot

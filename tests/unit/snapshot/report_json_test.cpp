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

}  // namespace
}  // namespace aireport::snapshot

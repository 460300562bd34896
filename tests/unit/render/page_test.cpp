#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <aireport/render/page_reader.hpp>
#include <aireport/render/render.hpp>
#include <aireport/render/texts.hpp>

#include "render/page.hpp"
#include "support/sample_report.hpp"

namespace aireport::render {
namespace {

using aireport::testing::at;
using model::Language;
using ::testing::HasSubstr;
using ::testing::Not;

model::Report quiet_report() {
  auto report = aireport::testing::sample_report(Language::zh);
  model::RepoSection first, second;
  first.repo = {"a", "one"};
  second.repo = {"b", "two"};
  report.sections = {first, second};
  report.highlights.clear();
  report.outlook.clear();
  report.head.totals = {};
  report.head.state = model::DayState::complete;
  return report;
}

// The shape of a page without its words: kinds, levels and places.
std::string shape(const Blocks& blocks) {
  std::string all;
  for (const auto& block : blocks)
    all +=
        "(" + std::to_string(static_cast<int>(block.kind)) + std::to_string(block.level) + shape(block.children) + ")";
  return all;
}

TEST(PageTest, ReadsBackAsTheBlocksThatWereWritten) {
  for (const auto language : {Language::zh, Language::en}) {
    const auto report = aireport::testing::sample_report(language);
    EXPECT_TRUE(same_blocks(read_page(render_page(report)), page_blocks(report)));
  }
}

TEST(PageTest, HasTheSameStructureInBothLanguages) {
  EXPECT_EQ(shape(page_blocks(aireport::testing::sample_report(Language::zh))),
            shape(page_blocks(aireport::testing::sample_report(Language::en))));
}

TEST(PageTest, EndsInOneNewlineAndHasNoCarriageReturnAndNoRawHtml) {
  const auto page = render_page(aireport::testing::sample_report(Language::zh));
  EXPECT_TRUE(page.size() > 2 && page.back() == '\n' && page[page.size() - 2] != '\n');
  EXPECT_THAT(page, Not(HasSubstr("\r")));
  EXPECT_THAT(page, Not(HasSubstr("<!--")));
}

TEST(PageTest, OfADayWithoutAnythingSaysSo) {
  EXPECT_EQ(render_page(quiet_report()),
            "# AI Infra 日报 · 2026-02-03\n\n"
            "2026-02-03 00:00 – 24:00 (UTC) · 2 个仓库：2 个无更新\n\n"
            "## 摘要\n\n"
            "当日无更新。\n\n"
            "  - 当日无更新：[a/one](https://github.com/a/one)、[b/two](https://github.com/b/two)\n");
}

TEST(PageTest, NeverReadsAsNoUpdatesWhenSomethingFailed) {
  auto report = quiet_report();
  report.head.state = model::DayState::partial;
  for (auto& section : report.sections) {
    section.state = model::RepoState::failed;
    section.gaps = {{model::Part::repository, model::GapReason::blocked, 451, "", ""}};
  }
  const auto page = render_page(report);
  EXPECT_THAT(page, Not(HasSubstr("无更新")));
  EXPECT_THAT(page, HasSubstr("2 个未能获取"));
  EXPECT_THAT(page, HasSubstr("仓库：因法律原因被屏蔽 · HTTP 451"));
}

TEST(PageTest, WhatCouldNotBeReadIsSaidInThePagesOwnWords) {
  auto report = quiet_report();
  report.head.state = model::DayState::partial;
  report.sections[0].state = model::RepoState::partial;
  report.sections[0].gaps = {
      {model::Part::commits, model::GapReason::not_found, 404, "", "release"},
      {model::Part::commit_detail, model::GapReason::bad_answer, 0, std::string(40, 'a'), "files[3].additions"},
      {model::Part::issues, model::GapReason::refused, 0, "", "https://evil.example"}};
  const auto page = render_page(report);
  EXPECT_THAT(page, HasSubstr("返回内容无法读取 · 字段 `files[3].additions`"));
  EXPECT_THAT(page, HasSubstr("HTTP 404 · 分支 `release`"));
  EXPECT_THAT(page, HasSubstr("已拒绝 · `https://evil.example`"));
}

TEST(PageTest, OfAnUnfinishedDaySaysUntilWhenItKnows) {
  auto report = quiet_report();
  report.head.state = model::DayState::unfinished;
  report.head.known_until = at("2026-02-03T15:30:00Z");
  EXPECT_THAT(render_page(report), HasSubstr("\n\n**未完** · 当日尚未结束，数据截至 15:30。\n"));
  report.head.known_until.reset();
  EXPECT_THAT(render_page(report), HasSubstr("\n\n**未完** · 当日尚未结束。\n"));
}

TEST(PageTest, OfAnUnfinishedDaySaysThatThereIsNothingSoFar) {
  auto report = quiet_report();
  report.head.state = model::DayState::unfinished;
  const auto page = render_page(report);
  EXPECT_THAT(page, Not(HasSubstr("当日无更新")));
  EXPECT_THAT(page, HasSubstr("2 个暂无更新"));
  EXPECT_THAT(page, HasSubstr("\n\n截至目前无更新。\n"));
  EXPECT_THAT(page, HasSubstr("  - 截至目前无更新：[a/one]"));
}

TEST(PageTest, TellsTheZoneWithItsOffsetsAndTimesInIt) {
  auto report = aireport::testing::sample_report(Language::en);
  auto& window = report.head.window;
  window.timezone = "Asia/Shanghai";
  window.begin = at("2026-02-02T16:00:00Z");
  window.end = at("2026-02-03T16:00:00Z");
  window.offsets = {{at("2025-01-01T00:00:00Z"), std::chrono::hours(8)}};
  const auto page = render_page(report);
  EXPECT_THAT(page, HasSubstr("2026-02-03 00:00 – 24:00 (Asia/Shanghai, UTC+08:00)"));
  EXPECT_THAT(page, HasSubstr("`mira-k` · 17:41 ·"));
  EXPECT_THAT(page, HasSubstr("created%3A2026-02-02T16%3A00%3A00Z..2026-02-03T15%3A59%3A59Z"));
  window.begin = at("2026-02-02T08:00:00Z");  // where the report before, in another zone, ended
  EXPECT_THAT(render_page(report), HasSubstr("2026-02-02 16:00 – 2026-02-04 00:00 (Asia/Shanghai, UTC+08:00)"));
  window.begin = at("2026-02-02T16:00:00Z");
  window.offsets.push_back({at("2026-02-03T01:00:00Z"), -std::chrono::hours(3) - std::chrono::minutes(30)});
  EXPECT_THAT(render_page(report),
              HasSubstr("2026-02-03 00:00 – 2026-02-03 12:30 (Asia/Shanghai, UTC+08:00 → UTC−03:30)"));
}

TEST(PageTest, PutsWhatCouldComeAliveInAQuotationIntoCode) {
  auto report = aireport::testing::sample_report(Language::zh);
  report.sections[0].issues[0].excerpt = {{"看@torvalds的(#12)、GH-7, see <https://a.example/b>. 9b1f0c2d x@y", 0}};
  EXPECT_THAT(render_page(report),
              HasSubstr("    > 看`@torvalds`的(`#12`)、`GH-7`, see \\<`https://a.example/b`\\>. `9b1f0c2d` `x@y`\n"));
}

TEST(PageTest, ALinkOfMarkdownInAQuotationIsOnePieceOfCode) {
  auto report = aireport::testing::sample_report(Language::zh);
  report.sections[0].issues[0].excerpt = {
      {"on top of [the new gate](https://a.example/b_(c) d), [x] (https://a.example)", 0},
      {"on top of [the new gate](https://a.example/b), too", 0}};
  EXPECT_THAT(render_page(report), HasSubstr("    > on top of `[the new gate](https://a.example/b)`, too\n"));
}

TEST(PageTest, ACommitWithoutFilesIsEmpty) {
  auto report = aireport::testing::sample_report(Language::zh);
  for (auto& change : report.sections[0].highlights) change.stats = model::Stats{};
  const auto page = render_page(report);
  EXPECT_THAT(page, HasSubstr(" · 空提交"));
  EXPECT_THAT(page, Not(HasSubstr("0 个文件")));
}

TEST(PageTest, LinksTheSummaryToTheSectionOfEachRepository) {
  auto report = quiet_report();
  report.sections[0].repo = {"a", "bc"};
  report.sections[1].repo = {"ab", "c"};
  for (auto& section : report.sections) section.totals.commits = 1;
  const auto page = render_page(report);
  EXPECT_THAT(page, HasSubstr("[a/bc](#abc)：1 次提交"));
  EXPECT_THAT(page, HasSubstr("[ab/c](#abc-1)：1 次提交"));
}

TEST(PageTest, CountsAndLinksInOneLineUnderTheNameOfARepository) {
  auto report = quiet_report();
  report.sections[0].totals.commits = 2;
  report.sections[0].totals.pulls_merged = 1;
  report.sections[0].totals.issues_closed = 3;
  EXPECT_THAT(render_page(report),
              HasSubstr("### a/one\n\n2 次提交 · "
                        "[1 个 PR 合并](https://github.com/a/one/pulls?q=is%3Apr%20merged%3A2026-02-03) · "
                        "[3 个 Issue 关闭](https://github.com/a/one/issues?q=is%3Aissue%20closed%3A2026-02-03)\n"));
  EXPECT_THAT(render_page(report), Not(HasSubstr("####")));
}

TEST(PageTest, FoldsAllKindsIntoOneItem) {
  auto report = quiet_report();
  report.sections[0].totals.commits = 3;
  report.sections[0].folded = {{model::FoldedAs::kind, model::ChangeKind::docs, {{7, ""}, {{}, std::string(40, 'a')}}},
                               {model::FoldedAs::bots, model::ChangeKind::other, {{9, ""}}}};
  EXPECT_THAT(render_page(report),
              HasSubstr("#### 其他变更\n\n  - 已折叠：文档 2（[\\#7](https://github.com/a/one/pull/7) [`aaaaaaa`]("
                        "https://github.com/a/one/commit/" +
                        std::string(40, 'a') + ")）、机器人 1（[\\#9](https://github.com/a/one/pull/9)）\n"));
}

TEST(PageTest, NamesEveryItemThatIsMissing) {
  const auto page = render_page(aireport::testing::sample_report(Language::en));
  EXPECT_THAT(page,
              HasSubstr("Commit details: not fetched, the limits on requests did not allow it · 2 items: [`6666666`]"));
  EXPECT_THAT(page, HasSubstr("PR details: timed out · `no answer in time` · 1 item: [\\#812]"));
}

TEST(PageReaderTest, SurvivesWhateverIsNestedHoweverDeep) {
  std::string quotes(100'000, '>'), strong, lists;
  for (int i = 0; i < 20'000; ++i) strong += "**a ";
  for (int i = 0; i < 20'000; ++i) strong += "b**";
  for (int i = 0; i < 2'000; ++i) lists += "- ";
  for (const auto& page : {quotes + "x", strong, lists + "x"}) EXPECT_FALSE(read_page(page).empty());
}

TEST(PageTest, HasWordsForEveryKindInBothLanguages) {
  for (const auto language : {Language::zh, Language::en}) {
    const auto& texts = texts_of(language);
    for (const auto kind : model::kAllChangeKinds) EXPECT_FALSE(texts.kind(kind).empty());
    for (int i = 0; i <= static_cast<int>(model::ReasonKind::other_branch); ++i)
      EXPECT_FALSE(texts.reason(static_cast<model::ReasonKind>(i)).full.many.empty()) << i;
    for (int i = 0; i <= static_cast<int>(model::GapReason::unsupported); ++i)
      EXPECT_FALSE(texts.gap(static_cast<model::GapReason>(i)).empty()) << i;
  }
}

}  // namespace
}  // namespace aireport::render

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <aireport/render/render.hpp>
#include <aireport/support/utc.hpp>

#include "support/sample_report.hpp"

namespace aireport::render {
namespace {

using model::Language;
using ::testing::HasSubstr;
using ::testing::Not;

// As many issues as asked for, the newest of 2026-02-03.
Index index_of(int issues, std::string newest_page) {
  Index index;
  index.title = "Daily AI Infra Report";
  auto date = parse_date("2026-02-03").value();
  for (int i = 0; i < issues; ++i, date = previous_day(date)) {
    model::DayHead head;
    head.window = aireport::testing::utc_window();
    head.window.date = date;
    head.totals.commits = i;
    if (i == 1) head.state = model::DayState::partial;
    index.issues.push_back({head, format_date(date) + ".md"});
  }
  index.newest_page = std::move(newest_page);
  return index;
}

TEST(IndexTest, ListsEveryPastIssueWithItsStateThenTheNewestPage) {
  EXPECT_EQ(render_index(index_of(3, "# Title · 2026-02-03\n\nunder it\n\n## 摘要\n\n  - x\n")),
            "# Daily AI Infra Report\n\n"
            "## 往期回顾\n\n"
            "  - [2026-02-02](2026-02-02.md) · 不完整 · 1 次提交\n"
            "  - [2026-02-01](2026-02-01.md) · 完整 · 2 次提交\n\n"
            "-----\n\n"
            "## 最新解读 (2026-02-03)\n\n"
            "under it\n\n"
            "### 摘要\n\n"
            "  - x\n");
}

TEST(IndexTest, OfOneReportHasNoPastIssues) {
  const auto index = render_index(index_of(1, "# Title\n\nunder it\n"));
  EXPECT_EQ(index, "# Daily AI Infra Report\n\n## 最新解读 (2026-02-03)\n\nunder it\n");
}

TEST(IndexTest, OfNoReportIsItsTitle) {
  EXPECT_EQ(render_index(index_of(0, "")), "# Daily AI Infra Report\n");
}

TEST(IndexTest, GroupsManyIssuesByMonth) {
  EXPECT_THAT(render_index(index_of(32, "")), Not(HasSubstr("### 2026-01")));
  const auto many = render_index(index_of(40, ""));
  EXPECT_THAT(many, HasSubstr("### 2026-02\n\n  - [2026-02-02]"));
  EXPECT_THAT(many, HasSubstr("### 2026-01\n\n  - [2026-01-31]"));
  EXPECT_THAT(many, HasSubstr("### 2025-12\n\n  - [2025-12-31]"));
}

TEST(IndexTest, SpeaksItsOwnLanguage) {
  auto index = index_of(2, "");
  index.language = Language::en;
  EXPECT_THAT(render_index(index),
              HasSubstr("## Past issues\n\n  - [2026-02-02](2026-02-02.md) · incomplete · 1 commit\n"));
}

TEST(IndexTest, ShiftsTheHeadingsOfAPageAndNothingElse) {
  for (const auto language : {Language::zh, Language::en}) {
    const auto page = render_page(aireport::testing::sample_report(language));
    auto expected = page.substr(page.find("\n\n") + 2);
    for (const std::string mark : {"#### ", "### ", "## "})
      for (auto at = expected.find("\n" + mark); at != std::string::npos; at = expected.find("\n" + mark, at + 2))
        expected.insert(at + 1, "#");
    const auto index = render_index(index_of(1, page));
    EXPECT_EQ(index.substr(index.find("(2026-02-03)\n\n") + 14), expected);
  }
}

TEST(IndexTest, MakesNoRawHtmlAndNoForeignLinkOfAPageThatWasEditedByHand) {
  const auto index = render_index(index_of(1,
                                           "<div>x</div>\n\n- a\n\n* b\n\n```\ncode\n```\n\n"
                                           "<b>y</b> [z](https://evil.example) ![i](https://evil.example/i.png)\n"));
  EXPECT_THAT(index, Not(HasSubstr("<!--")));
  EXPECT_THAT(index, Not(HasSubstr("[z](https://evil.example")));
  EXPECT_THAT(index, HasSubstr("`![i](https://evil.example/i.png)`"));
  EXPECT_THAT(index, HasSubstr("``` text\n<div>x</div>\n```"));
}

TEST(IndexTest, AFileIsTakenForAnIndexByItsBeginningInEitherLanguage) {
  auto english = index_of(1, "# Title\n\nunder it\n");
  english.language = Language::en;
  for (const auto& index : {index_of(3, ""), index_of(40, ""), index_of(1, "# Title\n\nunder it\n"), index_of(1, ""),
                            index_of(0, ""), english})
    EXPECT_TRUE(begins_index(render_index(index))) << render_index(index);
  EXPECT_TRUE(begins_index("\n"));
  EXPECT_TRUE(begins_index("# my-reports\n"));
  for (const std::string other :
       {"# my-reports\n\nHow we read them.\n", "# my-reports\n\n## Latest issue (of the printer)\n",
        "[a]: https://a.example\n", "# my-reports\n[a]: https://a.example\n",
        "# Journal\n\n## Past issues\n\nVolume 1\n", "# Journal\n\n## Past issues\n\n  - [Volume 1](1.md)\n",
        "# Journal\n\nOurs.\n\n## Latest issue (2026-02-03)\n"})
    EXPECT_FALSE(begins_index(other)) << other;
}

}  // namespace
}  // namespace aireport::render

#include <aireport/render/page_reader.hpp>
#include <aireport/verify/verify.hpp>
#include <array>

#include "corrupt.hpp"
#include "sample_day.hpp"

namespace aireport::verify {
namespace {

struct SampleIndex {
  std::vector<render::PastIssue> issues;
  std::string newest_page, text;
};

// Days of every state, some of which have nothing to tell.
SampleIndex sample_index(int days, model::Language language) {
  using model::DayState;
  SampleIndex made;
  auto date = parse_date("2026-02-03").value();
  for (int i = 0; i < days; ++i, date = previous_day(date)) {
    const auto day = testing::sample_day(static_cast<unsigned>(i), language);
    if (i == 0) made.newest_page = day.page;
    made.issues.push_back({day.snapshot.head, format_date(date) + ".md"});
    auto& head = made.issues.back().head;
    head.window.date = date;
    if (i == 0) continue;
    head.state =
        std::array{DayState::partial, DayState::complete, DayState::unfinished}[static_cast<std::size_t>(i) % 3];
    if (i % 4 == 0) head.totals = {};
  }
  made.text = render::render_index({"Daily *Report*", language, made.issues, made.newest_page});
  return made;
}

std::vector<Finding> findings_of(const SampleIndex& index, const std::string& text) {
  return verify_index(text, index.issues, index.newest_page, "index.md");
}

TEST(IndexTest, AsItIsPublishedItGivesNoFinding) {
  for (const int days : {0, 1, 2, 5, 40})
    for (const auto language : {model::Language::zh, model::Language::en}) {
      const auto index = sample_index(days, language);
      for (const auto& finding : findings_of(index, index.text)) ADD_FAILURE() << days << ": " << describe(finding);
    }
}

TEST(IndexTest, AReportTooManyOrTooFewIsFound) {
  auto index = sample_index(5, model::Language::zh);
  const auto text = index.text;
  index.issues.erase(index.issues.begin() + 2);
  EXPECT_FALSE(findings_of(index, text).empty());
  index = sample_index(6, model::Language::zh);
  EXPECT_FALSE(findings_of(index, text).empty());
}

TEST(IndexTest, AStateThatHasChangedIsFound) {
  auto index = sample_index(3, model::Language::en);
  index.issues[1].head.state = model::DayState::partial;
  const auto found = findings_of(index, index.text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].message.find("the state is"), std::string::npos) << found[0].message;
}

TEST(IndexTest, ItsPageIsTheNewestOne) {
  auto index = sample_index(2, model::Language::zh);
  index.newest_page = testing::sample_day(9, model::Language::zh).page;
  EXPECT_FALSE(findings_of(index, index.text).empty());
}

TEST(IndexTest, CorruptionsOfTheListAreFound) {
  const auto index = sample_index(8, model::Language::zh);
  const auto list_end = index.text.find("\n-----");
  ASSERT_NE(list_end, std::string::npos);
  std::mt19937 random(3);
  int made = 0;
  for (const auto& corruption : testing::corruptions())
    for (int n = 0; n < 20; ++n) {
      // The title is the configuration's, which no snapshot has.
      const auto list_begin = index.text.find("\n");
      const auto list = corruption.corrupt(index.text.substr(list_begin, list_end - list_begin), random);
      if (!list) continue;
      const auto text = index.text.substr(0, list_begin) + *list + index.text.substr(list_end);
      if (render::same_blocks(render::read_page(text), render::read_page(index.text))) continue;
      ++made;
      EXPECT_FALSE(findings_of(index, text).empty()) << corruption.name << ":\n" << *list;
    }
  EXPECT_GE(made, 60);
}

}  // namespace
}  // namespace aireport::verify

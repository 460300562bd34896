#include <aireport/render/page_reader.hpp>
#include <aireport/verify/verify.hpp>
#include <array>

#include "corrupt.hpp"
#include "sample_day.hpp"
#include "trial.hpp"

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

TEST(IndexTest, ItsLanguageMayBeAnotherThanThatOfItsPages) {
  const auto index = sample_index(5, model::Language::zh);
  const auto text = render::render_index({"Daily Report", model::Language::en, index.issues, index.newest_page});
  for (const auto& finding : findings_of(index, text)) ADD_FAILURE() << describe(finding);
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

TEST(IndexTest, TheRuleBeforeTheNewestIssueIsMissed) {
  const auto index = sample_index(3, model::Language::zh);
  const auto rule = index.text.find("\n-----\n");
  ASSERT_NE(rule, std::string::npos);
  auto text = index.text;
  text.erase(rule, std::string_view("\n-----\n").size());
  const auto found = findings_of(index, text);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].message.find("the rule"), std::string::npos) << found[0].message;
}

TEST(IndexTest, ItsPageIsTheNewestOne) {
  auto index = sample_index(2, model::Language::zh);
  index.newest_page = testing::sample_day(9, model::Language::zh).page;
  EXPECT_FALSE(findings_of(index, index.text).empty());
}

// Its own part, without the title, which is the configuration's and in no snapshot.
int count_corrupted(const SampleIndex& index, int times) {
  using Outcome = testing::Trial::Outcome;
  const testing::Trial trial(index.text, [&](const std::string& text) { return findings_of(index, text); });
  const auto begin = index.text.find('\n'), end = index.text.find("\n#### ");
  std::mt19937 random(3);
  int made = 0;
  for (const auto& corruption : testing::all_corruptions())
    for (int n = 0; n < times; ++n) {
      const auto own = corruption.corrupt(index.text.substr(begin, end - begin), random);
      if (!own) continue;
      const auto text = index.text.substr(0, begin) + *own + index.text.substr(end);
      const auto outcome = trial.of(text);
      if (outcome == Outcome::missed) ADD_FAILURE() << corruption.name << ":\n" << trial.difference(text);
      made += outcome == Outcome::reads_the_same ? 0 : 1;
    }
  return made;
}

TEST(IndexTest, CorruptionsOfTheListAreFound) {
  EXPECT_GE(count_corrupted(sample_index(8, model::Language::zh), 4), 60);
  EXPECT_GE(count_corrupted(sample_index(40, model::Language::en), 3), 60);
}

TEST(IndexTest, ItsOwnHeadingsSayNoMoreThanTheyShould) {
  const auto index = sample_index(8, model::Language::en);
  const auto with = [&](std::string_view text, const std::string& other) {
    auto made = index.text;
    return findings_of(index, made.replace(made.find(text), text.size(), other)).size();
  };
  const std::string link = "[Past issues](https://evil.example)";
  EXPECT_GE(with("Past issues", link), 1U);
  EXPECT_GE(with("Past issues", "*Past issues*"), 1U);
  EXPECT_GE(with("# Daily", "# All is well [x](https://evil.example) Daily"), 1U);
  EXPECT_GE(with("Latest issue", "[Latest issue](https://evil.example)"), 1U);
  EXPECT_GE(with("\n-----", "\n### All is well\n\n-----"), 1U);
  EXPECT_GE(with("\n  - ", "\n### 2026-02\n\n  - "), 1U);
}

}  // namespace
}  // namespace aireport::verify

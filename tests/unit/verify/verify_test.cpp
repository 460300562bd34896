#include <aireport/verify/verify.hpp>

#include "corrupt.hpp"
#include "sample_day.hpp"
#include "trial.hpp"

namespace aireport::verify {
namespace {

using model::Language;
using testing::sample_day;
using testing::SampleDay;

std::string all_of(const std::vector<Finding>& findings) {
  std::string text;
  for (const auto& finding : findings) text += describe(finding) + "\n";
  return text;
}

TEST(VerifyTest, PagesAsTheyArePublishedGiveNoFinding) {
  for (unsigned seed = 0; seed < 40; ++seed)
    for (const auto language : {Language::zh, Language::en})
      for (auto* const make : {&sample_day, &testing::faulted_day}) {
        const auto day = (*make)(seed, language);
        EXPECT_EQ(all_of(verify_page(day.page, day.snapshot, "page.md")), "") << "seed " << seed;
      }
}

// How many pages were made that say something else; each that is taken for true is a failure.
int count_corrupted(const std::vector<testing::Corruption>& corruptions, int times) {
  using Outcome = testing::Trial::Outcome;
  std::mt19937 random(7);
  int made = 0;
  for (unsigned seed = 0; seed < 6; ++seed)
    for (const auto language : {Language::zh, Language::en}) {
      const auto day = seed % 3 == 2 ? testing::faulted_day(seed, language) : sample_day(seed, language);
      const testing::Trial trial(day.page, day.snapshot);
      for (const auto& corruption : corruptions)
        for (int n = 0; n < times; ++n) {
          const auto page = corruption.corrupt(day.page, random);
          const auto outcome = page ? trial.of(*page) : Outcome::reads_the_same;
          if (outcome == Outcome::missed)
            ADD_FAILURE() << corruption.name << " is not found, seed " << seed << ":\n" << trial.difference(*page);
          made += outcome == Outcome::reads_the_same ? 0 : 1;
        }
    }
  return made;
}

TEST(VerifyTest, EveryCorruptionIsFound) {
  EXPECT_GE(count_corrupted(testing::corruptions(), 7), 1'000);
}

TEST(VerifyTest, EveryCorruptionOfAClaimIsFound) {
  EXPECT_GE(count_corrupted(testing::corruptions_of_claims(), 6), 800);
}

TEST(VerifyTest, TheSameWordsMadeAliveLinkedOrMarkedUpAreFound) {
  EXPECT_GE(count_corrupted(testing::corruptions_of_form(), 20), 2'000);
}

TEST(VerifyTest, TheSameLinesInAnotherOrderOrWithMoreInThemAreFound) {
  EXPECT_GE(count_corrupted(testing::corruptions_of_order(), 8), 1'000);
}

// What `verify` says when this stands in the page in place of that.
std::string found_when(const SampleDay& day, std::string_view text, std::string_view other) {
  auto page = day.page;
  const auto at = page.find(text);
  if (at == std::string::npos) return "not in the page";
  return all_of(verify_page(page.replace(at, text.size(), other), day.snapshot, "page.md"));
}

TEST(VerifyTest, EachGapIsToldOnceAndByItself) {
  const auto day = testing::faulted_day(1, Language::en);
  const auto list = day.page.find("HTTP 422");
  ASSERT_NE(list, std::string::npos);
  const auto begin = day.page.rfind('\n', list), end = day.page.find('\n', list);
  const auto before = day.page.rfind('\n', begin - 1);
  const auto line = day.page.substr(begin, end - begin);
  auto twice = day;
  twice.page.replace(before, begin - before, line);
  EXPECT_NE(all_of(verify_page(twice.page, day.snapshot, "page.md")), "");
  for (const auto* more : {"\n\n    Nothing else is missing.", "\n\n    ```\n    all is well\n    ```", "\n  -"})
    EXPECT_NE(found_when(day, line, line + more), "") << more;
  EXPECT_NE(found_when(day, line, "\n  -" + line), "");
}

TEST(VerifyTest, WhatIsNotKnownIsNotSaidNotToBe) {
  std::string pages;
  for (unsigned seed = 0; seed < 10; ++seed) pages += testing::faulted_day(seed, Language::en).page;
  EXPECT_NE(pages.find(" · commits not known · "), std::string::npos);
  const auto day = testing::faulted_day(1, Language::en);
  const auto section = day.page.find("### openkern/serve.rt");
  ASSERT_NE(section, std::string::npos);
  EXPECT_EQ(day.page.substr(section, day.page.find("\n### ", section) - section).find("no commit of the day"),
            std::string::npos);
}

TEST(VerifyTest, APullRequestThatIsOnlyCountedHasNoLine) {
  int tried = 0;
  for (unsigned seed = 0; seed < 10; ++seed) {
    auto day = sample_day(seed, Language::en);
    const auto heading = day.page.find("\n#### Pull Requests\n");
    if (heading == std::string::npos) continue;
    const auto number = std::stoi(day.page.substr(day.page.find("/pull/", heading) + 6));
    for (auto& activity : day.snapshot.repositories)
      for (auto& pull : activity.pulls)
        if (pull.number == number) pull.closed_at = pull.created_at;  // and so not worth a look
    const auto found = all_of(verify_page(day.page, day.snapshot, "page.md"));
    EXPECT_NE(found.find("#" + std::to_string(number) + " does not belong here"), std::string::npos) << found;
    ++tried;
  }
  EXPECT_GT(tried, 0);
}

TEST(VerifyTest, ALineOfAnyLengthTakesNoLongerThanItIsLong) {
  const auto day = sample_day(1, Language::en);
  std::string dashes, digits(1 << 20, '1'), fields;
  for (int i = 0; i < 200'000; ++i) dashes += "x – ";
  for (int i = 0; i < 100'000; ++i) fields += "1 commit · ";
  for (const auto& line : {dashes, digits, fields}) {
    auto page = day.page;
    const auto window = page.find("\n\n") + 2;
    page.insert(window, line);
    page.insert(page.find("## Summary\n\n") + 12, line);
    EXPECT_FALSE(verify_page(page, day.snapshot, "page.md").empty());
  }
}

TEST(VerifyTest, ACorruptionOfASinglePlaceIsFound) {
  using Outcome = testing::Trial::Outcome;
  const auto day = sample_day(1, Language::en);
  const testing::Trial trial(day.page, day.snapshot);
  int found = 0;
  testing::corrupt_each_place(day.page, 23, [&](std::string_view name, const std::string& page) {
    const auto outcome = trial.of(page);
    if (outcome == Outcome::missed) ADD_FAILURE() << name << ":\n" << trial.difference(page);
    found += outcome == Outcome::found ? 1 : 0;
  });
  EXPECT_GE(found, 1'000);
}

TEST(VerifyTest, AFindingSaysWhereAndWhat) {
  const auto day = sample_day(1, Language::en);
  const auto at = day.page.find("# ") + 2;
  auto page = day.page;
  page.insert(at, "The ");
  const auto found = verify_page(page, day.snapshot, "reports/2026-02-03.md");
  ASSERT_EQ(found.size(), 1U) << all_of(found);
  EXPECT_EQ(describe(found[0]),
            "reports/2026-02-03.md:1: the title is \"The AI Infra 日报 · 2026-02-03\", in the data \"AI Infra 日报 · "
            "2026-02-03\"");
}

// Markdown ends a line there, and an editor does not.
TEST(VerifyTest, AFindingsLineIsThatOfTheFileBehindACarriageReturnToo) {
  const auto day = sample_day(1, Language::en);
  auto page = "\r\r\r" + day.page;
  page.insert(page.find("# ") + 2, "The ");
  const auto found = verify_page(page, day.snapshot, "page.md");
  ASSERT_EQ(found.size(), 1U) << all_of(found);
  EXPECT_EQ(found[0].line, 1);
}

TEST(VerifyTest, ACountInASectionLeadsToTheSearchForIt) {
  const auto day = sample_day(1, Language::en);
  const auto url = day.page.find("pulls?q=");
  ASSERT_NE(url, std::string::npos);
  const auto begin = day.page.rfind('[', url), middle = day.page.rfind("](", url), end = day.page.find(')', url);
  auto page = day.page;
  page.replace(begin, end + 1 - begin, day.page.substr(begin + 1, middle - begin - 1));
  EXPECT_NE(all_of(verify_page(page, day.snapshot, "page.md")).find("is not linked"), std::string::npos);
}

TEST(VerifyTest, AHeadingWithNothingBelowItIsFound) {
  auto day = sample_day(1, Language::en);
  const auto at = day.page.find("\n#### ");
  ASSERT_NE(at, std::string::npos);
  day.page.insert(at, "\n#### Late arrivals\n");
  EXPECT_NE(all_of(verify_page(day.page, day.snapshot, "page.md")).find("nothing stands under this heading"),
            std::string::npos);
}

TEST(VerifyTest, ADayWithoutAnythingIsSupportedToo) {
  for (const auto language : {Language::zh, Language::en}) {
    model::RepoActivity quiet;
    quiet.repo = {"openkern", "tile"};
    const auto day = testing::published({quiet}, testing::sample_head(language));
    EXPECT_EQ(all_of(verify_page(day.page, day.snapshot, "page.md")), "");
    EXPECT_NE(all_of(verify_page("", day.snapshot, "page.md")), "");
  }
}

TEST(VerifyTest, ADayThatWasTooLargeToBeKeptWholeIsSupportedToo) {
  const auto whole = sample_day(5, Language::en).snapshot;
  const auto& web = whole.head.settings.web_url;
  for (std::uint64_t bytes = 1 << 14; bytes >= 1 << 9; bytes = bytes * 3 / 4) {
    auto repositories = whole.repositories;
    for (auto& activity : repositories) {
      snapshot::fit(activity, web, bytes);
      const auto read = snapshot::decode_repository(snapshot::encode_repository(activity, web));
      ASSERT_TRUE(read.has_value());
      EXPECT_EQ(*read, activity);
    }
    const auto day = testing::published(std::move(repositories), testing::sample_head(Language::en));
    EXPECT_EQ(all_of(verify_page(day.page, day.snapshot, "page.md")), "") << bytes;
  }
}

TEST(VerifyTest, TwoRepositoriesOfOneNameAreToldApart) {
  auto repositories = sample_day(3, Language::zh).snapshot.repositories;
  repositories[1].renamed_to = repositories[0].repo;
  repositories[3].renamed_to = repositories[0].repo;
  const auto day = testing::published(std::move(repositories), testing::sample_head(Language::zh));
  EXPECT_EQ(all_of(verify_page(day.page, day.snapshot, "page.md")), "");
}

TEST(VerifyTest, AnUnfinishedDaySaysUntilWhen) {
  auto head = testing::sample_head(Language::zh);
  head.state = model::DayState::unfinished;
  head.known_until = head.window.begin + std::chrono::hours(9);
  model::RepoActivity quiet;
  quiet.repo = {"openkern", "tile"};
  auto day = testing::published({quiet}, head);
  EXPECT_EQ(all_of(verify_page(day.page, day.snapshot, "page.md")), "");
  day.snapshot.head.known_until = head.window.begin + std::chrono::hours(10);
  EXPECT_NE(all_of(verify_page(day.page, day.snapshot, "page.md")), "");
}

TEST(VerifyTest, ABusyDayThatIsNotOverIsSupportedToo) {
  for (unsigned seed = 0; seed < 4; ++seed)
    for (const auto language : {Language::zh, Language::en}) {
      auto head = testing::sample_head(language);
      head.state = model::DayState::unfinished;
      if (seed % 2 == 0) head.known_until = head.window.begin + std::chrono::hours(9);
      auto repositories = sample_day(seed, language).snapshot.repositories;
      const auto day = testing::published(std::move(repositories), head);
      EXPECT_EQ(all_of(verify_page(day.page, day.snapshot, "page.md")), "") << seed;
      auto over = day.snapshot;
      over.head.state = model::DayState::complete;
      EXPECT_NE(all_of(verify_page(day.page, over, "page.md")), "") << seed;
    }
}

TEST(VerifyTest, ASummaryThatDoesNotFitItsItemsIsFound) {
  auto day = sample_day(2, Language::zh);
  ++day.snapshot.head.totals.commits;
  EXPECT_EQ(all_of(verify_page(day.page, day.snapshot, "page.md")),
            "page.md:1: the snapshot's summary does not fit its items\n");
}

TEST(VerifyTest, AReceiptThatDoesNotFitItsItemsIsFound) {
  const auto day = sample_day(2, Language::zh);
  for (std::size_t i = 0; i < day.snapshot.receipts.size(); ++i)
    for (int model::Tally::*value : {&model::Tally::listed, &model::Tally::in_window, &model::Tally::shown,
                                     &model::Tally::folded, &model::Tally::hidden, &model::Tally::counted})
      for (model::Tally model::Receipt::*kind :
           {&model::Receipt::commits, &model::Receipt::pulls, &model::Receipt::issues, &model::Receipt::releases}) {
        auto changed = day.snapshot;
        ++(changed.receipts[i].*kind.*value);
        EXPECT_NE(all_of(verify_page(day.page, changed, "page.md")), "");
      }
  auto without = day.snapshot;
  without.receipts.pop_back();
  EXPECT_NE(all_of(verify_page(day.page, without, "page.md")), "");
}

TEST(VerifyTest, ThePageSaysWhereTheItemsOfTheDayWent) {
  const auto day = sample_day(1, Language::en);
  const auto& receipt = day.snapshot.receipts.at(0);
  const auto& commits = receipt.commits;
  EXPECT_GT(commits.in_window, 0);
  EXPECT_EQ(commits.in_window, commits.shown + commits.folded + commits.hidden + commits.counted);
  const auto words = "fetched: " + std::to_string(commits.in_window) + " commits";
  EXPECT_TRUE(day.page.find("accounted for: " + std::to_string(commits.in_window) + " commits") != std::string::npos ||
              day.page.find(words) != std::string::npos);
}

}  // namespace
}  // namespace aireport::verify

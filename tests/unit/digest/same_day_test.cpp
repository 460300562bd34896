#include "digest/judge/same_day.hpp"

#include <gtest/gtest.h>
#include <string>

#include "unit/digest/digest_day.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

constexpr const char* kBrought = "@@ -1 +1,3 @@\n+  hold(first_page)\n+  hold(second_page)\n+  hold(third_page)";
constexpr const char* kMended = "@@ -1,2 +1,2 @@\n-  hold(first_page)\n-  hold(second_page)\n+  take(first_page, lane)";

// The score of `title`, which takes two lines away, on a day on which `path` got three, `minutes` after it.
int score_after(int minutes, const std::string& title = "Fix the pages", const std::string& path = "serve/plan.py",
                const std::string& patch = kMended) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", "Support pages", 100).by("ana").with(file(path, kBrought)),
                      CommitBuilder("b1", title, 100 + minutes).by("ben").with(file("serve/plan.py", patch))};
  const auto day = digest_day(activity);
  for (const auto& change : day.changes)
    if (change.title == title) return change.score;
  return -1;
}

TEST(SameDayTest, WhatMendsLinesOfTheSameDayReachesNobodyElse) {
  EXPECT_LT(score_after(400), score_after(-90) - 100);
  EXPECT_GT(score_after(-90), 0);
}

TEST(SameDayTest, TheSameLinesElsewhereAreOthers) {
  EXPECT_EQ(score_after(400, "Fix the pages", "serve/other.py"), score_after(-90));
}

TEST(SameDayTest, WhatBringsMuchMoreThanItTakesAwayIsNewsByItself) {
  std::string much = kMended;
  for (int i = 0; i < 20; ++i) much += "\n+  hold(another_page, " + std::to_string(i) + ")";
  EXPECT_EQ(score_after(400, "Fix the pages", "serve/plan.py", much),
            score_after(-90, "Fix the pages", "serve/plan.py", much));
}

TEST(SameDayTest, ADangerIsToldAllTheSame) {
  EXPECT_EQ(score_after(400, "Fix a crash of pages"), score_after(-90, "Fix a crash of pages"));
}

}  // namespace
}  // namespace aireport::digest

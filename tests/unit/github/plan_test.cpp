#include "github/plan.hpp"

#include <gtest/gtest.h>

namespace aireport::github {
namespace {

model::Commit commit(const std::string& message, std::size_t parents = 1) {
  model::Commit commit;
  commit.message = message;
  commit.author.account = model::Account{"ada", false};
  commit.parents.resize(parents);
  return commit;
}

TEST(PlanTest, WhatAffectsUsersComesBeforeRoutineMergesAndBots) {
  auto bot = commit("Fix the breaking change (#1)");
  bot.author.account->bot = true;
  const std::vector<model::Commit> best_first = {commit("Fix a hang"),
                                                 commit("Add a kernel (#12)"),
                                                 commit("Add a kernel"),
                                                 commit("docs: fix a word (#13)"),
                                                 commit("Merge branch 'main' into x", 2),
                                                 bot};
  for (std::size_t place = 0; place + 1 < best_first.size(); ++place)
    EXPECT_LT(telling_rank(best_first[place]), telling_rank(best_first[place + 1])) << best_first[place].message;
}

TEST(PlanTest, APrefixIsNoFix) {
  EXPECT_EQ(telling_rank(commit("Add a prefix cache (#3)")), telling_rank(commit("Add a kernel (#12)")));
}

TEST(PlanTest, AMergeThatNamesItsPullRequestStandsForIt) {
  EXPECT_EQ(telling_rank(commit("Merge pull request #12 from o/x", 2)), telling_rank(commit("Add a kernel (#12)")));
}

TEST(PlanTest, RepositoriesTakeTurnsWithinARank) {
  const auto order = most_telling_first({{0, 0, 1}, {0, 1, 1}, {0, 2, 0}, {1, 0, 1}, {1, 1, 2}});
  std::vector<std::pair<std::size_t, std::size_t>> places;
  for (const auto& detail : order) places.emplace_back(detail.repo, detail.commit);
  EXPECT_EQ(places, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {0, 0}, {1, 0}, {0, 1}, {1, 1}}));
}

}  // namespace
}  // namespace aireport::github

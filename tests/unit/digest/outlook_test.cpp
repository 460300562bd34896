#include "digest/outlook.hpp"

#include <gtest/gtest.h>

#include "digest/words/topics.hpp"

namespace aireport::digest {
namespace {

model::Change change(const std::string& title, model::ChangeKind kind, int pull) {
  model::Change one;
  one.title = title;
  one.kind = kind;
  one.pull = pull;
  return one;
}

TEST(OutlookTest, WhatBreaksIsToBeMindedAndARevertHasALineOfItsOwn) {
  model::Report report;
  auto& section = report.sections.emplace_back();
  section.repo = {"warpline", "serve"};
  section.highlights = {change("Fix the layout", model::ChangeKind::breaking, 4),
                        change("Revert the layout", model::ChangeKind::revert, 5)};
  for (auto& one : section.highlights) one.score = 330;
  for (auto& one : section.highlights) one.reasons = {{model::ReasonKind::removes_option, 1, {"--kv-layout"}, {}}};
  const auto outlook = outlook_of(report, {RepoDigest{}});
  ASSERT_EQ(outlook.size(), 2U);
  EXPECT_EQ(outlook[0].kind, model::OutlookKind::breaking);
  EXPECT_EQ(outlook[0].title, "Fix the layout");
  EXPECT_EQ(outlook[0].names, std::vector<std::string>{"--kv-layout"});
  EXPECT_EQ(outlook[1].kind, model::OutlookKind::reverted);
}

TEST(OutlookTest, ARevertThatTakesNothingFromUsersIsNotToBeMinded) {
  model::Report report;
  auto& section = report.sections.emplace_back();
  section.others = {change("Revert \"Add a test\"", model::ChangeKind::revert, 5)};
  section.others[0].score = 60;
  EXPECT_TRUE(outlook_of(report, {RepoDigest{}}).empty());
  section.others[0].score = 330;
  EXPECT_EQ(outlook_of(report, {RepoDigest{}}).size(), 1U);
}

TEST(OutlookTest, AnArchitectureIsNoTopicThatRepositoriesShare) {
  model::Report report;
  for (const char* name : {"serve", "plan"}) {
    auto& section = report.sections.emplace_back();
    section.repo = {"warpline", name};
    section.highlights = {change("SM100 kernels for MLA", model::ChangeKind::feature, 4)};
  }
  const auto topics = shared_topics(report);
  ASSERT_EQ(topics.size(), 1U);
  EXPECT_EQ(topics[0].names, std::vector<std::string>{"MLA"});
}

}  // namespace
}  // namespace aireport::digest

#include "pipeline/teller.hpp"

#include <gtest/gtest.h>

namespace aireport::pipeline {
namespace {

const UtcTime kLate = parse_utc("2026-02-01T09:00:00Z").value();

Items items(std::set<std::string> of_day, std::set<std::string> late = {}, std::size_t gaps = 0) {
  Items items;
  items.of_day = std::move(of_day);
  for (const auto& sha : late) items.late.emplace(sha, kLate);
  const auto state = gaps == 0 ? model::RepoState::complete : model::RepoState::partial;
  items.shortfall = {state, gaps, gaps};
  return items;
}

TEST(TellerTest, WhatACompletePartLacksOfADayThatWasKnownInPartIsGone) {
  const auto now = items({"a"});
  EXPECT_EQ(teller_of(items({"a", "b"}, {}, 1), &now, nullptr), Teller::present);
}

// Of another branch, or before a force push: under one name the report would stand too.
TEST(TellerTest, ACompleteFormerPartStandsUnlessThePresentOneHasAllOfIt) {
  const auto fewer = items({"a"}), other = items({"a", "c"}), more = items({"a", "b", "c"});
  const auto former = items({"a", "b"});
  EXPECT_EQ(teller_of(former, &fewer, nullptr), Teller::former);
  EXPECT_EQ(teller_of(former, &other, nullptr), Teller::former);
  EXPECT_EQ(teller_of(former, &more, nullptr), Teller::present);
}

TEST(TellerTest, PartsWithNothingInCommonAreOfTwoThatHadTheNameInTurn) {
  const auto now = items({"c"});
  EXPECT_EQ(teller_of(items({"a", "b"}), &now, nullptr), Teller::both);
  const auto none = items({});
  EXPECT_EQ(teller_of(items({"a"}), &none, nullptr), Teller::former);
  EXPECT_EQ(teller_of(none, &now, nullptr), Teller::present);
}

TEST(TellerTest, AFormerPartWithMoreItemsStandsWhereThePresentOneIsNotWhole) {
  const auto now = items({"a"}, {}, 1);
  EXPECT_EQ(teller_of(items({"a", "b"}), &now, nullptr), Teller::former);
  EXPECT_EQ(teller_of(items({"a", "b"}, {}, 2), &now, nullptr), Teller::former);
  EXPECT_EQ(teller_of(items({"a", "b"}), nullptr, nullptr), Teller::former);
}

TEST(TellerTest, OfTwoWithTheSameItemsTheOneThatLacksLessStands) {
  const auto now = items({"a"}, {}, 2);
  EXPECT_EQ(teller_of(items({"a"}, {}, 1), &now, nullptr), Teller::former);
  EXPECT_EQ(teller_of(items({"a"}, {}, 2), &now, nullptr), Teller::present);
}

TEST(TellerTest, WhenEachHasWhatTheOtherLacksBothStand) {
  const auto now = items({"a"}, {}, 1);
  EXPECT_EQ(teller_of(items({"b"}, {}, 1), &now, nullptr), Teller::both);
}

TEST(TellerTest, ALateCommitStaysUnlessItWasLookedForOrAnotherReportTellsIt) {
  const auto former = items({"a"}, {"x"});
  const auto now = items({"a"});
  github::RepoQuery asked;
  EXPECT_EQ(teller_of(former, &now, nullptr), Teller::former);
  EXPECT_EQ(teller_of(former, &now, &asked), Teller::former);
  asked.late_since = kLate + std::chrono::seconds{1};
  EXPECT_EQ(teller_of(former, &now, &asked), Teller::former);
  asked.late_since = kLate;
  EXPECT_EQ(teller_of(former, &now, &asked), Teller::present);
  asked.late_since.reset();
  asked.reported = {"x"};
  EXPECT_EQ(teller_of(former, &now, &asked), Teller::present);
}

}  // namespace
}  // namespace aireport::pipeline

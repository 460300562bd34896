#include "github/list_depth.hpp"

#include <gtest/gtest.h>

namespace aireport::github {
namespace {

using std::chrono::hours;

class ListDepthTest : public ::testing::Test {
 protected:
  ListDepthTest() {
    window.begin = *parse_utc("2026-02-03T00:00:00Z");
    window.end = *parse_utc("2026-02-04T00:00:00Z");
  }

  // A page of 100 items, the newest `after` the window's end, created over `span`.
  std::vector<ListedItem> page(hours after, hours span) const {
    std::vector<ListedItem> items(100);
    for (int place = 0; place < 100; ++place)
      items[static_cast<std::size_t>(place)].issue.created_at =
          window.end + after - std::chrono::seconds{std::chrono::seconds{span}.count() * place / 99};
    return items;
  }

  model::Window window;
};

TEST_F(ListDepthTest, YesterdayIsOnTheFirstPagesAndNotSearched) {
  EXPECT_EQ(depth_of(page(hours{8}, hours{36}), window), std::nullopt);
  EXPECT_EQ(depth_of(page(hours{40}, hours{24}), window), std::nullopt);
  EXPECT_EQ(depth_of({}, window), std::nullopt);
}

TEST_F(ListDepthTest, ADayLongPastIsAsManyPagesAwayAsThePageIsDense) {
  const auto depth = depth_of(page(hours{24 * 61}, hours{24 * 3}), window);
  ASSERT_TRUE(depth);
  EXPECT_EQ(depth->pages_to_window, 19);
  EXPECT_EQ(depth->items_in_window, 33);
}

TEST_F(ListDepthTest, AnIndexThatMayBeBehindIsNotAsked) {
  EXPECT_EQ(depth_of(page(hours{5}, hours{1}), window), std::nullopt);
  EXPECT_TRUE(depth_of(page(hours{7}, hours{1}), window));
}

TEST_F(ListDepthTest, APageOfOneSecondIsNoDivisionByZero) {
  EXPECT_TRUE(depth_of(page(hours{24 * 3650}, hours{0}), window));
}

TEST_F(ListDepthTest, OneListOfAFewPagesIsCheaperToRead) {
  EXPECT_FALSE(search_is_cheaper({{3, 30}}, 1));
  EXPECT_TRUE(search_is_cheaper({{4, 30}}, 1));
  EXPECT_FALSE(search_is_cheaper({}, 0));
}

TEST_F(ListDepthTest, SearchesThatHaveToWaitAreWorthItWhereTheySpareMoreThanTheWaitGivesBack) {
  // 9 batches are 36 searches: one minute of waiting, in which 83 requests of the quota come back.
  const auto lists = [](std::size_t count) { return std::vector<ListDepth>(count, {1, 0}); };  // of two pages each
  EXPECT_FALSE(search_is_cheaper(lists(59), 9));
  EXPECT_TRUE(search_is_cheaper(lists(60), 9));
  EXPECT_TRUE(search_is_cheaper(lists(59), 7)) << "28 searches wait for nothing";
  EXPECT_TRUE(search_is_cheaper(lists(20), 9, {10, 1})) << "without a token a minute gives back one request";
  EXPECT_FALSE(search_is_cheaper(lists(19), 9, {10, 1}));
}

TEST_F(ListDepthTest, TheServerSaysWhatAMinuteIsWorth) {
  EXPECT_EQ(pace_of(std::nullopt).searches, 30);
  EXPECT_EQ(pace_of(Quota{60, 40, {}}).searches, 10);
  EXPECT_EQ(pace_of(Quota{60, 40, {}}).requests, 1);
  EXPECT_EQ(pace_of(Quota{15'000, 40, {}}).requests, 250);
  EXPECT_FALSE(search_is_cheaper({{1, 0}}, 100, pace_of(Quota{INT64_MAX, INT64_MAX, {}})));
}

TEST_F(ListDepthTest, SeveralListsShareASearch) {
  EXPECT_TRUE(search_is_cheaper({{1, 30}, {2, 30}, {3, 30}}, 1));
}

}  // namespace
}  // namespace aireport::github

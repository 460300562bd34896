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

TEST_F(ListDepthTest, SeveralListsShareASearch) {
  EXPECT_TRUE(search_is_cheaper({{1, 30}, {2, 30}, {3, 30}}, 1));
}

}  // namespace
}  // namespace aireport::github

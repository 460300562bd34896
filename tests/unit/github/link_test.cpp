#include "github/link.hpp"

#include <gtest/gtest.h>

#include "github/paging.hpp"

namespace aireport::github {
namespace {

TEST(LinkTest, NextIsFoundAmongTheOtherRelations) {
  EXPECT_EQ(
      next_link(
          R"(<https://h/a?page=1>; rel="prev", <https://h/a?page=3>; rel="next", <https://h/a?page=9>; rel="last")"),
      "https://h/a?page=3");
}

TEST(LinkTest, TheUrlIsGivenAsItWasSent) {
  EXPECT_EQ(next_link(R"(<https://h/repositories/7/issues?after=Y3Vyc29yOnYyOpLP%2C%3D%3D&x=a,b;c>; rel="next")"),
            "https://h/repositories/7/issues?after=Y3Vyc29yOnYyOpLP%2C%3D%3D&x=a,b;c");
}

TEST(LinkTest, RelMayHaveSeveralWordsNoQuotesAndStandBehindOthers) {
  EXPECT_EQ(next_link(R"(<u>; title="a, b; rel=\"; rel="last Next")"), "u");
  EXPECT_EQ(next_link("<u>;rel=next"), "u");
}

TEST(LinkTest, TheLastPageAndGarbageHaveNoNext) {
  for (const auto* link : {"", "<u>; rel=\"prev\"", "<u", "u; rel=next", "<u>; rel=\"nextish\"", ",,,", "<u>;;;rel"})
    EXPECT_EQ(next_link(link), std::nullopt) << link;
}

http::Response page_with_next(const std::string& url) {
  return {200, {{"link", "<" + url + ">; rel=\"next\""}}, "[]", "", false};
}

TEST(PagingTest, OnlyTheServersOwnAddressIsFollowed) {
  for (const auto* elsewhere :
       {"https://evil.example/a", "http://api.example/a", "https://api.example:444/a",
        "https://api.example@evil.example/a", "//api.example/a", "https://api.example.evil/a"}) {
    Paging paging("https://api.example:443", model::Part::issues);
    std::optional<model::Gap> gap;
    EXPECT_EQ(paging.next("https://api.example/1", page_with_next(elsewhere), gap), std::nullopt) << elsewhere;
    ASSERT_TRUE(gap) << elsewhere;
    EXPECT_EQ(gap->reason, model::GapReason::refused);
    EXPECT_EQ(gap->part, model::Part::issues);
  }
  Paging paging("https://api.example:443", model::Part::issues);
  std::optional<model::Gap> gap;
  EXPECT_EQ(paging.next("https://api.example/1", page_with_next("https://API.example:443/2"), gap),
            "https://API.example:443/2");
  EXPECT_FALSE(gap);
}

TEST(PagingTest, ACircleOfPagesEnds) {
  Paging paging("https://h:443", model::Part::commits);
  std::optional<model::Gap> gap;
  EXPECT_TRUE(paging.next("https://h/1", page_with_next("https://h/2"), gap));
  EXPECT_FALSE(paging.next("https://h/2", page_with_next("https://h/1"), gap));
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->reason, model::GapReason::bad_answer);
}

TEST(PagingTest, ALinkBeyondAllBoundsIsNotFollowed) {
  Paging paging("https://h:443", model::Part::commits);
  std::optional<model::Gap> gap;
  const std::string start = "https://h/";
  const auto longest = start + std::string(kMaxLink - start.size(), 'x');
  EXPECT_TRUE(paging.next("https://h/1", page_with_next(longest), gap));
  EXPECT_FALSE(paging.next("https://h/2", page_with_next(longest + "x"), gap));
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->reason, model::GapReason::bad_answer);
}

TEST(PagingTest, AnEndlessListEnds) {
  Paging paging("https://h:443", model::Part::commits);
  std::optional<model::Gap> gap;
  int page = 1;
  while (paging.next("https://h/" + std::to_string(page), page_with_next("https://h/" + std::to_string(page + 1)), gap))
    ++page;
  EXPECT_EQ(page, kMaxPages);
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->reason, model::GapReason::too_many);
}

}  // namespace
}  // namespace aireport::github

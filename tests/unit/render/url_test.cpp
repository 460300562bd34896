#include "render/url.hpp"

#include <gtest/gtest.h>

namespace aireport::render {
namespace {

constexpr std::string_view kHost = "https://github.com";

TEST(UrlTest, MayLeadBelowTheWebHost) {
  EXPECT_TRUE(may_link("https://github.com/a/b/pull/1", kHost));
  EXPECT_TRUE(may_link("https://git.example/x/a/b", "https://git.example/x"));
  EXPECT_FALSE(may_link("https://github.com.evil.example/", kHost));
  EXPECT_FALSE(may_link("https://github.com@evil.example/", kHost));
  EXPECT_FALSE(may_link("http://github.com/a", kHost));
}

TEST(UrlTest, MayBeAnAnchorOrAFileNearby) {
  for (const auto* url : {"#warplineserve", "2026-02-02.md", "reports/2026-02-02.md", "../2026-02-02.md"})
    EXPECT_TRUE(may_link(url, kHost)) << url;
}

TEST(UrlTest, MayBeNothingElse) {
  for (const auto* url : {"", "javascript:alert(1)", "data:text/html,x", "//evil.example", "/etc/passwd", "mailto:a@b",
                          "\\\\evil", "a b", "#a\nb", "x<y>", "https://evil.example/https://github.com/"})
    EXPECT_FALSE(may_link(url, kHost)) << url;
}

}  // namespace
}  // namespace aireport::render

#include "http/url.hpp"

#include <gmock/gmock.h>

namespace aireport::http {
namespace {

using ::testing::HasSubstr;

const Origin kHome{"https", "api.github.com", "443"};
const std::string kUrl = "https://api.github.com/repos/a/b";

std::string refusal_of(const std::string& location, int hops = 1) {
  const auto target = redirect_target(kHome, kUrl, location, hops);
  return target ? "followed to " + *target : target.error().message;
}

TEST(UrlTest, ARedirectOnTheSameHostIsFollowed) {
  EXPECT_EQ(refusal_of("/repositories/1"), "followed to https://api.github.com/repositories/1");
  EXPECT_EQ(refusal_of("https://api.github.com:443/x"), "followed to https://api.github.com:443/x");
}

TEST(UrlTest, ARedirectElsewhereIsRefusedAndNamed) {
  EXPECT_THAT(refusal_of("https://evil.example/repos/a/b"), HasSubstr("https://evil.example"));
  EXPECT_THAT(refusal_of("//evil.example/x"), HasSubstr("https://evil.example"));
  EXPECT_THAT(refusal_of("http://api.github.com/x"), HasSubstr("http://api.github.com"));
  EXPECT_THAT(refusal_of("https://api.github.com:8443/x"), HasSubstr(":8443"));
  EXPECT_THAT(refusal_of("https://api.github.com.evil.example/"), HasSubstr("evil.example"));
}

TEST(UrlTest, ARedirectThatSaysNoPlaceIsRefused) {
  EXPECT_THAT(refusal_of(""), HasSubstr("without saying where"));
}

TEST(UrlTest, TheSixthRedirectIsRefused) {
  EXPECT_THAT(refusal_of("/x", 5), HasSubstr("followed"));
  EXPECT_THAT(refusal_of("/x", 6), HasSubstr("more than 5 times"));
}

}  // namespace
}  // namespace aireport::http

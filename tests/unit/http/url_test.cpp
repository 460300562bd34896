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

TEST(UrlTest, AnOriginIsReadWithoutRegardToCaseOrAPortThatGoesWithoutSaying) {
  EXPECT_EQ(origin_of("HTTPS://API.GitHub.com:443/x").value(), kHome);
  EXPECT_EQ(to_string(kHome), "https://api.github.com");
  EXPECT_EQ(to_string(origin_of("http://[::1]:8080/").value()), "http://[::1]:8080");
}

TEST(UrlTest, NothingButHttpIsSpoken) {
  for (const char* url : {"ftp://api.github.com/", "file:///etc/passwd", "javascript:alert(1)", "", "no url", "//"})
    EXPECT_FALSE(origin_of(url)) << url;
}

TEST(UrlTest, AUrlThatNamesAUserIsRefused) {
  EXPECT_FALSE(origin_of("https://api.github.com@evil.example/"));
  EXPECT_FALSE(origin_of("https://user:pass@api.github.com/"));
}

TEST(UrlTest, AUrlWithANulIsRefused) {
  EXPECT_FALSE(origin_of(std::string("https://api.github.com\0.evil.example/", 37)));
}

TEST(UrlTest, OnlyThisMachineIsLoopback) {
  for (const char* host : {"localhost", "127.0.0.1", "127.9.9.9", "[::1]"}) EXPECT_TRUE(is_loopback(host)) << host;
  for (const char* host : {"127.example.com", "localhost.example.com", "10.0.0.1", "[::2]", ""})
    EXPECT_FALSE(is_loopback(host)) << host;
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

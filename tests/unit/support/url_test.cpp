#include <gtest/gtest.h>

#include <aireport/support/url.hpp>

namespace aireport {
namespace {

const Origin kHome{"https", "api.github.com", "443"};

TEST(UrlTest, AnOriginIsReadWithoutRegardToCaseOrAPortThatGoesWithoutSaying) {
  EXPECT_EQ(origin_of("HTTPS://API.GitHub.com:443/x").value(), kHome);
  EXPECT_EQ(to_string(kHome), "https://api.github.com");
  EXPECT_EQ(parse_url("https://api.github.com?q=1#f")->rest, "?q=1#f");
  EXPECT_EQ(to_string(origin_of("http://[::1]:8080/").value()), "http://[::1]:8080");
}

TEST(UrlTest, NothingButHttpIsSpoken) {
  for (const char* url : {"ftp://api.github.com/", "file:///etc/passwd", "javascript:alert(1)", "", "no url", "//"})
    EXPECT_FALSE(origin_of(url)) << url;
}

TEST(UrlTest, AUrlThatNamesAUserIsRefused) {
  EXPECT_FALSE(origin_of("https://api.github.com@evil.example/"));
  const auto refused = origin_of("https://user:pass@api.github.com/");
  ASSERT_FALSE(refused);
  EXPECT_EQ(describe(refused.error()).find("pass@"), std::string::npos);
}

TEST(UrlTest, AUrlWithANulIsRefused) {
  EXPECT_FALSE(origin_of(std::string("https://api.github.com\0.evil.example/", 37)));
}

TEST(UrlTest, OnlyThisMachineIsLoopback) {
  for (const char* host : {"localhost", "LOCALHOST", "127.0.0.1", "127.8.9.255", "[::1]"})
    EXPECT_TRUE(is_loopback(origin_of(std::string("http://") + host + ":81/x").value())) << host;
  for (const char* host : {"127.example.com", "127.0.0.1.example.com", "127.1", "127.0.0.256", "127.0.0.01",
                           "localhost.example.com", "xlocalhost", "10.0.0.1", "0.0.0.0", "[::2]"})
    EXPECT_FALSE(is_loopback(origin_of(std::string("http://") + host).value())) << host;
}

// What a library might read otherwise than we do is not read at all.
TEST(UrlTest, AUrlThatCanBeReadInTwoWaysIsRefused) {
  for (const char* url : {"https://", "https:///x", "https://x\\@y/", "https://%61pi.github.com/", "https://x y/",
                          "https://x/\n", "https://x:0", "https://x:65536", "https://x:", "https://x:1:2",
                          "https://[::1", "https://[]", "https://[", "https:x", "https:/x"})
    EXPECT_FALSE(origin_of(url)) << url;
}

}  // namespace
}  // namespace aireport

#include <aireport/config/config.hpp>
#include <aireport/support/url.hpp>

namespace aireport::config {
namespace {

TEST(UrlTest, HttpsIsTakenAndWrittenPlainly) {
  EXPECT_EQ(check_server_url("https://api.github.com"), "https://api.github.com");
  EXPECT_EQ(check_server_url("HTTPS://GHE.Example.com:8443/api/v3//"), "https://ghe.example.com:8443/api/v3");
  EXPECT_EQ(check_server_url("https://[2001:db8::1]:8443"), "https://[2001:db8::1]:8443");
}

TEST(UrlTest, PlainHttpStaysOnThisMachine) {
  for (const char* url : {"http://localhost:3000", "http://127.0.0.1", "http://127.8.9.255:1/x", "http://[::1]:8080",
                          "http://LOCALHOST/"})
    EXPECT_TRUE(check_server_url(url)) << url;
  for (const char* url : {"http://api.github.com", "http://127.0.0.1.example.com", "http://127.0.0", "http://127.1",
                          "http://127.0.0.256", "http://127.0.0.01", "http://128.0.0.1", "http://localhost.example.com",
                          "http://[::2]", "http://xlocalhost", "http://0.0.0.0"})
    EXPECT_EQ(check_server_url(url).error().kind, ErrorKind::usage) << url;
}

TEST(UrlTest, WhatIsNoPlainServerUrlIsRefused) {
  for (const char* url : {"",
                          "api.github.com",
                          "ftp://x",
                          "file:///etc/passwd",
                          "https://",
                          "https:///x",
                          "https://user@x",
                          "https://user:pw@x",
                          "http://127.0.0.1@example.com",
                          "https://x?q=1",
                          "https://x#f",
                          "https://x y",
                          "https://x\\@y",
                          "https://x:0",
                          "https://x:65536",
                          "https://x:",
                          "https://x:1:2",
                          "https://[::1",
                          "https://[]",
                          "https://[xyz]",
                          "https://[",
                          "https://x/\n",
                          "https://日报/",
                          "https://x/é",
                          " https://x"})
    EXPECT_FALSE(check_server_url(url)) << url;
}

TEST(UrlTest, ThePasswordOfARefusedUrlIsNotShown) {
  EXPECT_EQ(check_server_url("https://user:secret@x").error().message, "must not hold a user name or password");
}

TEST(UrlTest, TheWebHostFollowsFromTheApi) {
  EXPECT_EQ(web_url_for("https://api.github.com"), "https://github.com");
  EXPECT_EQ(web_url_for("https://ghe.example.com/api/v3"), "https://ghe.example.com");
  EXPECT_EQ(web_url_for("http://127.0.0.1:3000/api/v3"), "http://127.0.0.1:3000");
  EXPECT_EQ(web_url_for("http://127.0.0.1:3000"), "https://github.com");
}

TEST(UrlTest, ThePublicServerIsKnownByItsHost) {
  EXPECT_TRUE(is_public_github("https://api.github.com"));
  EXPECT_FALSE(is_public_github("https://api.github.com.example.com"));
  EXPECT_FALSE(is_public_github("http://127.0.0.1/api.github.com"));
}

}  // namespace
}  // namespace aireport::config

#include <gtest/gtest.h>

#include "support/gunzip_all.hpp"

namespace aireport {
namespace {

using testing::gunzip_all;

std::string noise(std::size_t length) {
  std::string text;
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < length; ++i) {
    state = state * 1664525U + 1013904223U;
    text.push_back(static_cast<char>(state >> 24U));
  }
  return text;
}

TEST(GzipTest, UnpacksWhatItPacked) {
  for (const std::string& text : {std::string(), std::string("day"), noise(300000), std::string(1U << 20U, 'a')})
    EXPECT_EQ(gunzip_all(gzip(text)).value(), text);
}

TEST(GzipTest, TheHeadNamesNoTimeNameOrSystem) {
  const std::string packed = gzip("day");
  EXPECT_EQ(packed.substr(0, 10), std::string("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\xFF", 10));
}

TEST(GzipTest, MembersFollowOneAnother) {
  const std::string packed = gzip("head") + gzip("body");
  EXPECT_EQ(gunzip_all(packed).value(), "headbody");
  EXPECT_EQ(gunzip_first(packed).value(), "head");
}

TEST(GzipTest, DamageIsAnError) {
  const std::string packed = gzip(noise(1000));
  std::string altered = packed;
  altered[500] = static_cast<char>(altered[500] ^ 1);
  EXPECT_EQ(gunzip_all(altered).error().kind, ErrorKind::decode);
  EXPECT_EQ(gunzip_all(packed.substr(0, packed.size() - 1)).error().kind, ErrorKind::decode);
  EXPECT_EQ(gunzip_all(packed + "x").error().kind, ErrorKind::decode);
  EXPECT_EQ(gunzip_all("").error().kind, ErrorKind::decode);
  EXPECT_EQ(gunzip_first("no gzip").error().kind, ErrorKind::decode);
}

TEST(GzipTest, NothingUnpacksToMoreThanTheLimit) {
  const std::string bomb = gzip(std::string(1U << 20U, '\0'));
  EXPECT_TRUE(gunzip_all(bomb, 1U << 20U).has_value());
  EXPECT_EQ(gunzip_all(bomb, (1U << 20U) - 1).error().kind, ErrorKind::decode);
  EXPECT_EQ(gunzip_all(bomb + bomb, 1U << 20U).error().kind, ErrorKind::decode);
  EXPECT_EQ(gunzip_first(bomb, 100).error().kind, ErrorKind::decode);
}

TEST(GzipTest, TheChecksumIsTheOneOfZip) {
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(crc32(""), 0U);
}

}  // namespace
}  // namespace aireport

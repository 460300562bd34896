#include <aireport/support/quantity.hpp>

#include <limits>

namespace aireport {
namespace {

TEST(QuantityTest, DurationsAreAnIntegerAndAUnit) {
  EXPECT_EQ(parse_duration("90s").value().count(), 90);
  EXPECT_EQ(parse_duration("15m").value().count(), 900);
  EXPECT_EQ(parse_duration("2h").value().count(), 7200);
  EXPECT_EQ(parse_duration("90d").value().count(), 90 * 86400);
  EXPECT_EQ(parse_duration("0").value().count(), 0);
  EXPECT_EQ(parse_duration("0s").value().count(), 0);
  for (const char* text :
       {"", "15", "m", "1.5h", "-1m", "+1m", " 1m", "1 m", "1M", "15mm", "99999999d", "99999999999999999999s"})
    EXPECT_EQ(parse_duration(text).error().kind, ErrorKind::usage) << text;
}

TEST(QuantityTest, SizesAreAnIntegerAndAUnit) {
  EXPECT_EQ(parse_size("2GiB").value(), 2ULL << 30U);
  EXPECT_EQ(parse_size("3MiB").value(), 3ULL << 20U);
  EXPECT_EQ(parse_size("4KiB").value(), 4096U);
  EXPECT_EQ(parse_size("0").value(), 0U);
  for (const char* text : {"", "2", "2GB", "2gib", "2 GiB", "-2GiB", "18446744073709551615GiB"})
    EXPECT_EQ(parse_size(text).error().kind, ErrorKind::usage) << text;
}

TEST(QuantityTest, ARefusalShowsTheTextWithoutObeyingIt) {
  EXPECT_EQ(parse_size("\x1B[2J").error().message,
            "'U+001B[2J' is not a size: an integer and KiB, MiB or GiB, such as 2GiB");
}

TEST(QuantityTest, WritesInTheLargestUnitThatDivides) {
  EXPECT_EQ(format_duration(std::chrono::minutes{15}), "15m");
  EXPECT_EQ(format_duration(std::chrono::hours{48}), "2d");
  EXPECT_EQ(format_duration(std::chrono::seconds{61}), "61s");
  EXPECT_EQ(format_duration(std::chrono::seconds{0}), "0");
  EXPECT_EQ(format_size(2ULL << 30U), "2GiB");
  EXPECT_EQ(format_size(1536), "1536B");
  EXPECT_EQ(format_size(0), "0");
}

TEST(QuantityTest, GroupsThousands) {
  EXPECT_EQ(group_thousands(0), "0");
  EXPECT_EQ(group_thousands(999), "999");
  EXPECT_EQ(group_thousands(8214), "8,214");
  EXPECT_EQ(group_thousands(1234567), "1,234,567");
  EXPECT_EQ(group_thousands(-123), "-123");
  EXPECT_EQ(group_thousands(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808");
}

}  // namespace
}  // namespace aireport

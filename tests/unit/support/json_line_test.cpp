#include <aireport/support/json_line.hpp>

#include <limits>

namespace aireport {
namespace {

TEST(JsonLineTest, FieldsKeepTheirOrderAndType) {
  EXPECT_EQ(json_line({{"b", std::string("x")}, {"a", std::int64_t{1}}, {"c", 0.5}, {"d", true}}),
            R"({"b":"x","a":1,"c":0.5,"d":true})");
  EXPECT_EQ(json_line({}), "{}");
  EXPECT_EQ(json_line({{"n", std::numeric_limits<double>::infinity()}}), R"({"n":null})");
}

TEST(JsonLineTest, TextIsOneLineWithoutControlCharacters) {
  EXPECT_EQ(json_string("a\"b\\c\nd\te\r"), R"("a\"b\\c\nd\te\r")");
  EXPECT_EQ(json_string(std::string_view("\0\x1B\x7F", 3)), R"("\u0000\u001b\u007f")");
  EXPECT_EQ(json_string("\u2028\u202E日"), "\"\\u2028\\u202e日\"");
  EXPECT_EQ(json_string("\U000E0041"), R"("\udb40\udc41")");
  EXPECT_EQ(json_string("\xFF"), "\"\uFFFD\"");
}

}  // namespace
}  // namespace aireport

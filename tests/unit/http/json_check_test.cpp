#include "http/json_check.hpp"

#include <gtest/gtest.h>

#include <string>

namespace aireport::http {
namespace {

const std::string kSound = R"([{"a":"} ] \" \\","b":[1,-2.5e+3,true,false,null]},{"ü":{}}])";

TEST(JsonCheckTest, WholeDocumentsPass) {
  EXPECT_TRUE(looks_like_json(kSound, Shape::any));
  EXPECT_TRUE(looks_like_json(" \n{}\r\n", Shape::object));
  EXPECT_TRUE(looks_like_json("[]", Shape::array));
}

TEST(JsonCheckTest, EveryCutIsFound) {
  for (std::size_t length = 0; length < kSound.size(); ++length)
    EXPECT_FALSE(looks_like_json(kSound.substr(0, length), Shape::any)) << kSound.substr(0, length);
}

TEST(JsonCheckTest, AnotherShapeDoesNotPass) {
  EXPECT_FALSE(looks_like_json("{}", Shape::array));
  EXPECT_FALSE(looks_like_json("[]", Shape::object));
}

TEST(JsonCheckTest, WhatIsNoJsonDoesNotPass) {
  for (const char* text : {"<html>[]</html>", "[}", "]", "[]]", "[] []", "{\"a\":\x01}", "[\xff\xfe]", "OK"})
    EXPECT_FALSE(looks_like_json(text, Shape::any)) << text;
}

TEST(JsonCheckTest, TheDepthIsBounded) {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  EXPECT_TRUE(looks_like_json(nested(500), Shape::any));
  EXPECT_FALSE(looks_like_json(nested(501), Shape::any));
}

TEST(JsonCheckTest, BadBytesInStringsAreLeftToTheDecoder) {
  EXPECT_TRUE(looks_like_json("[\"\xff\xfe \\ud800\"]", Shape::any));
}

}  // namespace
}  // namespace aireport::http

#include "config/yaml_tree.hpp"

namespace aireport::config {
namespace {

std::string problem_of(std::string_view yaml) {
  const auto tree = read_yaml(Source("f"), yaml);
  return tree ? std::string() : describe(tree.error());
}

NodeKind kind_of(const std::string& value) {
  return read_yaml(Source("f"), "k: " + value + "\n").value().entries.at(0).value.kind;
}

TEST(YamlTreeTest, ScalarsHaveTheTypesOfTheCoreSchema) {
  for (const char* word : {"", "~", "null", "NULL"}) EXPECT_EQ(kind_of(word), NodeKind::null) << word;
  for (const char* word : {"true", "False"}) EXPECT_EQ(kind_of(word), NodeKind::boolean) << word;
  for (const char* word : {"0", "-12", "+3", "007"}) EXPECT_EQ(kind_of(word), NodeKind::integer) << word;
  for (const char* word : {"1.5", ".5", "1e3", "-2.", ".inf", "-.INF", ".nan"})
    EXPECT_EQ(kind_of(word), NodeKind::real) << word;
  for (const char* word : {"yes", "90d", "1.2.3", "2026-02-03", "inf", "nan", "\"\"", "'1'", "\"true\"", "a e"})
    EXPECT_EQ(kind_of(word), NodeKind::text) << word;
  EXPECT_EQ(kind_of("[a]"), NodeKind::list);
  EXPECT_EQ(kind_of("{a: b}"), NodeKind::map);
}

TEST(YamlTreeTest, ColumnsCountCharacters) {
  EXPECT_EQ(problem_of("\"日报\": 1\nk: {\"é\": &a x}\n"), "f:2:10: an anchor (&name) is not allowed here");
  EXPECT_EQ(problem_of("{\"日报\": 1, \"é\": [2, &a x]}\n"), "f:1:20: an anchor (&name) is not allowed here");
  EXPECT_EQ(problem_of("\xEF\xBB\xBFk: &a x\n"), "f:1:4: an anchor (&name) is not allowed here") << "byte order mark";
}

TEST(YamlTreeTest, AKeyStandsOnce) {
  EXPECT_EQ(problem_of("a: 1\nb: 2\n\"a\": 3\n"), "f:3:1: the key 'a' was given before, on line 1");
  EXPECT_EQ(problem_of("x: [{a: 1}, {a: 2}]\n"), "");
}

TEST(YamlTreeTest, WhatAConfigurationHasNoUseForIsRefused) {
  EXPECT_EQ(problem_of("a: &x 1\nb: *x\n"), "f:1:4: an anchor (&name) is not allowed here");
  EXPECT_EQ(problem_of("a: 1\nb: *x\n"),
            "f:2:4: not YAML: the referenced anchor is not defined; what begins with * wants quotation marks");
  EXPECT_EQ(problem_of("a: [*[bot]]\n"),
            "f:1:6: not YAML: alias not found after *; what begins with * wants quotation marks");
  EXPECT_EQ(problem_of("a: 1\n---\nb: 2\n"), "f:2:1: a second document; only one is read");
  EXPECT_EQ(problem_of("a: 1\n---\n"), "f:2:1: a second document; only one is read");
  EXPECT_EQ(problem_of("---\na: 1\n...\n# end\n"), "");
  EXPECT_EQ(problem_of("a: !!str 1\n"), "f:1:4: a tag (!name) is not allowed here");
  EXPECT_EQ(problem_of("[a]: 1\n"), "f:1:1: a key must be text");
  EXPECT_EQ(problem_of("true: 1\n"), "f:1:1: a key must be text, not true or false");
}

TEST(YamlTreeTest, WhatIsNotYamlIsNamedAtItsPlace) {
  EXPECT_EQ(problem_of("a:\n \t- b\n"), "f:2:3: not YAML: a tab may not indent a line; use blanks");
  EXPECT_EQ(problem_of("a: b: c\n"), "f:1:5: not YAML: illegal map value");
  EXPECT_EQ(problem_of("日: [1, 2\n"), "f:2:1: not YAML: end of sequence flow not found");
  EXPECT_EQ(problem_of("a: 日: 1\n"), "f:1:5: not YAML: illegal map value") << "the column counts characters";
  EXPECT_EQ(problem_of("a: \xFF\n"), "f:1:4: not UTF-8");
  EXPECT_EQ(problem_of("a: \xEF\xBF\xBD\n"), "") << "U+FFFD itself is text";
  EXPECT_EQ(problem_of(std::string("a\0:\0 \0", 6)), "f:1:2: the control character U+0000") << "UTF-16";
  EXPECT_EQ(problem_of("# \x1B[2J\n"), "f:1:3: the control character U+001B");
}

TEST(YamlTreeTest, NothingHangsOrEatsTheMemory) {
  const std::size_t size = kMaxBytes;
  EXPECT_THAT(problem_of(std::string(size, '[')), ::testing::HasSubstr("nested deeper than 16 levels"));
  EXPECT_THAT(problem_of(std::string(size, '{')), ::testing::HasSubstr("nested deeper than 16 levels"));
  EXPECT_EQ(problem_of(std::string(size + 1, ' ')), "f:1:1: larger than 512 KiB");
  EXPECT_EQ(problem_of(",f t:o"), "f:1:1: not YAML: nothing more may stand here") << "yaml-cpp never gets past this";
  std::string keys;
  for (int i = 0; keys.size() < size - 20; ++i) keys += std::to_string(i) + "k: 1\n";
  EXPECT_EQ(problem_of(keys), "");
  for (const std::string comma : {",", ",\n"}) {  // a place for each: minutes, were each counted from the beginning
    std::string list = "k: [";
    while (list.size() < size - 20) list += comma;
    EXPECT_THAT(problem_of(list), ::testing::HasSubstr("end of sequence flow not found"));
  }
}

TEST(YamlTreeTest, TheNameOfTheFileIsShownButNotObeyed) {
  EXPECT_EQ(describe(read_yaml(Source("\x1B"), "[").error()).substr(0, 7), "U+001B:");
}

}  // namespace
}  // namespace aireport::config

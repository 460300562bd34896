#include <aireport/config/config.hpp>

namespace aireport::config {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kRepos = "repos: [a/b]\n";

// "line:column: message", or the empty text when the configuration is right.
std::string problem_of(std::string_view yaml) {
  const auto config = parse_config(yaml, "r.yaml");
  if (config) return {};
  EXPECT_EQ(config.error().kind, ErrorKind::config);
  return describe(config.error()).substr(std::string_view("r.yaml:").size());
}

TEST(ConfigTest, WhatIsNotSaidHasItsDefault) {
  const Config config = parse_config(kRepos, "r.yaml").value();
  EXPECT_EQ(config.page.title, "AI Infra 日报");
  EXPECT_EQ(config.index_title, "Daily AI Infra Report");
  EXPECT_EQ(config.page.language, model::Language::zh);
  EXPECT_EQ(config.timezone, "UTC");
  EXPECT_EQ(config.late_days, 14);
  EXPECT_EQ(config.github.api_url, "https://api.github.com");
  EXPECT_EQ(config.page.web_url, "https://github.com");
  EXPECT_THAT(config.github.token_env, ElementsAre("GITHUB_TOKEN", "GH_TOKEN"));
  EXPECT_EQ(config.github.token_file, "");
  EXPECT_EQ(config.github.max_in_flight, 32);
  EXPECT_EQ(config.github.points_per_minute, 900);
  EXPECT_EQ(config.output.dir, ".");
  EXPECT_EQ(config.output.index, "reports/index.md");
  EXPECT_EQ(config.cache.max_age, std::chrono::hours{90 * 24});
  EXPECT_EQ(config.cache.max_size, 2ULL << 30U);
  EXPECT_EQ(config.page.digest, model::DigestLimits{});
}

TEST(ConfigTest, EveryKeyIsRead) {
  const auto parsed = parse_config(R"(title: "Title: 日报"
index_title: Index
language: en
timezone: Asia/Shanghai
late_days: 0
github:
  api_url: https://ghe.example.com:8443/api/v3/
  token_env: []
  token_file: /run/token
  max_in_flight: 100
  points_per_minute: 0
output: {dir: /srv/reports, index: ./README.md}
cache: {max_age: 0, max_size: 64MiB}
digest: {highlights: 3, snippet_lines: 20, snippets_per_change: 1, fold: [docs, deps]}
repos:
  - A/b
  - repo: c/d
    branch: release/1.0
    ignore: {authors: ["*[bot]"], paths: ["docs/**"], labels: [stale], titles: ["wip*"]}
    watch: {paths: [csrc/**], only: true}
    kinds: {"perf(*": performance}
    areas: {"csrc/z/**": z, "csrc/a/**": 中文}
  - repo: e/f
    watch: [x/**]
)",
                                   "r.yaml");
  ASSERT_TRUE(parsed) << describe(parsed.error());
  const Config& config = *parsed;
  EXPECT_EQ(config.page.title, "Title: 日报");
  EXPECT_EQ(config.index_title, "Index");
  EXPECT_EQ(config.page.language, model::Language::en);
  EXPECT_EQ(config.timezone, "Asia/Shanghai");
  EXPECT_EQ(config.late_days, 0);
  EXPECT_EQ(config.github.api_url, "https://ghe.example.com:8443/api/v3");
  EXPECT_EQ(config.page.web_url, "https://ghe.example.com:8443") << "derived";
  EXPECT_THAT(config.github.token_env, IsEmpty());
  EXPECT_EQ(config.github.token_file, "/run/token");
  EXPECT_EQ(config.github.max_in_flight, 100);
  EXPECT_EQ(config.github.points_per_minute, 0);
  EXPECT_EQ(config.output.dir, "/srv/reports");
  EXPECT_EQ(config.output.index, "README.md");
  EXPECT_EQ(config.cache.max_age.count(), 0);
  EXPECT_EQ(config.cache.max_size, 64ULL << 20U);
  EXPECT_EQ(config.page.digest, (model::DigestLimits{3, 20, 1, {"docs", "deps"}}));
  ASSERT_EQ(config.page.repos.size(), 3U);
  EXPECT_EQ(config.page.repos[0].repo.full(), "A/b");
  const model::RepoSettings& repo = config.page.repos[1];
  EXPECT_EQ(repo.branch, "release/1.0");
  EXPECT_EQ(repo.ignore, (model::IgnoreRules{{"*[bot]"}, {"docs/**"}, {"stale"}, {"wip*"}}));
  EXPECT_EQ(repo.watch, (model::WatchRules{{"csrc/**"}, true}));
  EXPECT_THAT(repo.kinds, ElementsAre(model::ExtraPattern{"perf(*", "performance"}));
  EXPECT_THAT(repo.areas, ElementsAre(model::ExtraPattern{"csrc/z/**", "z"}, model::ExtraPattern{"csrc/a/**", "中文"}));
  EXPECT_EQ(config.page.repos[2].watch, (model::WatchRules{{"x/**"}, false}));
}

TEST(ConfigTest, SectionsAndOptionalNamesMayStandEmpty) {
  EXPECT_EQ(
      problem_of("github:\n  token_file:\noutput:\ncache:\ndigest:\nrepos:\n  - repo: a/b\n    branch:\n    ignore:\n"
                 "    watch:\n    kinds:\n    areas:\n"),
      "");
}

TEST(ConfigTest, WithoutRepositoriesThereIsNothingToReport) {
  const std::string text = "no repositories; list at least one under 'repos'";
  EXPECT_EQ(problem_of(""), "1:1: " + text);
  EXPECT_EQ(problem_of("# nothing\n"), "1:1: " + text);
  EXPECT_EQ(problem_of("title: x\n"), "1:1: " + text);
  EXPECT_EQ(problem_of("title: x\nrepos: []\n"), "2:8: " + text);
  EXPECT_NE(problem_of("repos:\n"), "");
  EXPECT_EQ(problem_of("repos:\n- a/b\n-\n\n- c/d\n").substr(0, 5), "3:1: ");
}

TEST(ConfigTest, AMisspeltKeyIsNamedWithWhatWasMeant) {
  EXPECT_EQ(problem_of("timezon: UTC\n" + kRepos), "1:1: unknown key 'timezon'; did you mean 'timezone'?");
  EXPECT_EQ(problem_of("github: {tokn_env: [A]}\n" + kRepos),
            "1:10: unknown key 'tokn_env' in github; did you mean 'token_env'?");
  EXPECT_EQ(
      problem_of("github: {token: planted}\n" + kRepos),
      "1:10: unknown key 'token' in github; the token never stands in this file: token_file names one that holds it");
  EXPECT_EQ(problem_of("repos:\n- repo: a/b\n  ignore: {banana: [x]}\n"), "3:12: unknown key 'banana' in ignore");
  EXPECT_EQ(problem_of("repos:\n- repo: a/b\n  brnch: x\n"),
            "3:3: unknown key 'brnch' in repos; did you mean 'branch'?");
  EXPECT_EQ(problem_of("lang: en\n" + kRepos), "1:1: unknown key 'lang'; did you mean 'language'?");
  EXPECT_EQ(problem_of(kRepos + "<<: {title: x}\n"), "2:1: unknown key '<<'");
}

TEST(ConfigTest, AWrongTypeIsNamedAtItsValue) {
  EXPECT_EQ(problem_of("title: [x]\n" + kRepos), "1:8: title: must be text, not a list");
  EXPECT_EQ(problem_of("title: 7\n" + kRepos), "1:8: title: must be text, not a number; put it in quotation marks");
  EXPECT_EQ(problem_of("title:\n\n" + kRepos), "1:1: title: must be text, not nothing");
  EXPECT_EQ(problem_of("github: x\n" + kRepos), "1:9: github: must be a map of keys and values, not text");
  EXPECT_EQ(problem_of("- a/b\n"), "1:1: the file: must be a map of keys and values, not a list");
  EXPECT_EQ(problem_of("github: {token_env: TOKEN}\n" + kRepos), "1:21: token_env: must be a list ([a, b]), not text");
  EXPECT_EQ(problem_of("repos: a/b\n"), "1:8: repos: must be a list, not text");
  EXPECT_EQ(problem_of("repos: [[a/b]]\n"), "1:9: repos: must be owner/name, or a map with 'repo', not a list");
  EXPECT_EQ(problem_of("repos: [3]\n"), "1:9: repos: must be owner/name, or a map with 'repo', not a number");
  EXPECT_EQ(problem_of("repos:\n- repo: a/b\n  watch: {paths: [x], only: yes}\n"), "3:29: only: must be true or false");
}

TEST(ConfigTest, NumbersHaveBounds) {
  for (const char* value : {"0", "101", "-1", "1.5", "\"5\"", "99999999999999999999", "many"})
    EXPECT_EQ(problem_of("github: {max_in_flight: " + std::string(value) + "}\n" + kRepos),
              "1:25: max_in_flight: must be an integer from 1 to 100")
        << value;
  EXPECT_EQ(problem_of("late_days: 366\n" + kRepos), "1:12: late_days: must be an integer from 0 to 365");
  EXPECT_EQ(problem_of("late_days: +7\n" + kRepos), "");
  EXPECT_EQ(problem_of("digest: {snippet_lines: 0}\n" + kRepos),
            "1:25: snippet_lines: must be an integer from 1 to 100");
}

TEST(ConfigTest, DurationsAndSizesNeedAUnit) {
  EXPECT_EQ(problem_of("cache: {max_age: 90}\n" + kRepos),
            "1:18: max_age: '90' is not a duration: an integer and s, m, h or d, such as 15m, up to 36500d");
  EXPECT_EQ(problem_of("cache: {max_size: 2GB}\n" + kRepos).substr(0, 37), "1:19: max_size: '2GB' is not a size: ");
}

TEST(ConfigTest, TheLimitsOfGithubItselfStay) {
  const std::string points = "github: {points_per_minute: 0}\n" + kRepos;
  EXPECT_EQ(problem_of(points), "1:29: points_per_minute: must be from 1 to 900 for api.github.com");
  EXPECT_EQ(problem_of("github: {points_per_minute: 901, api_url: \"https://API.github.com/\"}\n" + kRepos),
            "1:29: points_per_minute: must be from 1 to 900 for api.github.com");
  EXPECT_EQ(problem_of("github: {points_per_minute: 0, api_url: \"http://127.0.0.1:8080\"}\n" + kRepos), "");
  const auto config = parse_config(points, "r.yaml", "http://127.0.0.1:8080");
  ASSERT_TRUE(config) << "an option names another server";
  EXPECT_EQ(config->github.api_url, "http://127.0.0.1:8080");
  EXPECT_FALSE(parse_config("github: {points_per_minute: 0, api_url: \"http://localhost\"}\n" + kRepos, "r.yaml",
                            "https://api.github.com"));
}

TEST(ConfigTest, ARepositoryIsOwnerAndName) {
  EXPECT_EQ(problem_of("repos: [deepgemm]\n"), "1:9: repo: 'deepgemm' is not owner/name");
  EXPECT_EQ(problem_of("repos:\n- a/b\n- https://github.com/c/d.git\n"),
            "3:3: repo: 'https://github.com/c/d.git' is not owner/name; did you mean 'c/d'?");
  EXPECT_EQ(problem_of("repos:\n- branch: main\n"), "2:3: repo: is missing; write 'repo: owner/name'");
}

TEST(ConfigTest, ARepositoryStandsOnce) {
  EXPECT_EQ(problem_of("repos:\n- NVIDIA/cutlass\n- repo: nvidia/Cutlass\n"),
            "3:3: repos: nvidia/Cutlass is there twice, first on line 2");
}

TEST(ConfigTest, UnknownWordsAreRefused) {
  EXPECT_EQ(problem_of("language: fr\n" + kRepos), "1:11: language: must be zh or en");
  EXPECT_EQ(problem_of("timezone: Asia/Shangai\n" + kRepos),
            "1:11: timezone: no time zone is named 'Asia/Shangai'; did you mean 'Asia/Shanghai'?");
  EXPECT_EQ(problem_of("timezone: \"\"\n" + kRepos).substr(0, 47), "1:11: timezone: no time zone is named ''; use a");
  EXPECT_EQ(problem_of("digest: {fold: [doc]}\n" + kRepos),
            "1:17: fold: 'doc' is no kind of change; did you mean 'docs'?");
  EXPECT_EQ(problem_of("repos:\n- repo: a/b\n  kinds: {\"x*\": speed}\n").substr(0, 53),
            "3:17: kinds: 'speed' is no kind of change; it is one ");
}

TEST(ConfigTest, RulesThatCouldNeverHoldAreRefused) {
  EXPECT_EQ(problem_of("repos:\n- repo: a/b\n  watch: {only: true}\n"), "3:17: only: needs paths to watch");
  EXPECT_EQ(problem_of("repos:\n- repo: a/b\n  ignore: {paths: [\"\"]}\n"), "3:20: paths: must not be empty");
  EXPECT_EQ(problem_of("repos:\n- repo: a/b\n  areas: {\" \": x}\n"), "3:11: areas: a key must not be empty");
  EXPECT_EQ(problem_of("repos:\n- repo: a/b\n  branch: \"a b\"\n"), "3:11: branch: 'a b' is no name of a branch");
  EXPECT_EQ(problem_of("github: {token_env: [1A]}\n" + kRepos),
            "1:22: token_env: '1A' is no name of an environment variable");
}

TEST(ConfigTest, TheIndexStaysBelowTheOutputFolder) {
  for (const char* index : {"/etc/index.md", "../index.md", "a/../index.md"})
    EXPECT_EQ(problem_of("output: {index: " + std::string(index) + "}\n" + kRepos),
              "1:17: index: must be a relative path below 'dir'");
  EXPECT_EQ(problem_of("output: {index: reports}\n" + kRepos), "1:17: index: must end in .md");
  EXPECT_EQ(problem_of("output: {index: reports/2026-02-03.md}\n" + kRepos),
            "1:17: index: must not have the name of a day's page");
}

TEST(ConfigTest, LongListsTakeNoLongTime) {
  std::string yaml = "repos:\n- repo: a/b\n  areas:\n";
  for (int i = 0; i < 30000; ++i) yaml += "    a" + std::to_string(i) + ": b\n";
  EXPECT_EQ(parse_config(yaml, "r.yaml").value().page.repos[0].areas.size(), 30000U);
  yaml = "repos:\n";
  for (int i = 0; i < 30000; ++i) yaml += "- a/" + std::to_string(i) + "\n";
  EXPECT_EQ(parse_config(yaml, "r.yaml").value().page.repos.size(), 30000U);
}

TEST(ConfigTest, TitlesAreOneLine) {
  EXPECT_EQ(problem_of("title: \"a\\nb\"\n" + kRepos), "1:8: title: must be one line without control characters");
  EXPECT_EQ(problem_of("title: \"\\e[31m\"\n" + kRepos), "1:8: title: must be one line without control characters");
  EXPECT_EQ(problem_of("title: \" \"\n" + kRepos), "1:8: title: must not be empty");
  EXPECT_EQ(problem_of("title: " + std::string(201, 'x') + "\n" + kRepos),
            "1:8: title: must not be longer than 200 characters");
}

}  // namespace
}  // namespace aireport::config

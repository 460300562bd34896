#include "cli/init_command.hpp"

#include <gtest/gtest.h>

#include <aireport/config/config.hpp>

namespace aireport::cli {
namespace {

std::vector<std::string> repos_of(const std::string& yaml) {
  const auto config = config::parse_config(yaml, "repos.yaml");
  EXPECT_TRUE(config) << describe(config.error());
  std::vector<std::string> names;
  if (config)
    for (const auto& settings : config->page.repos) names.push_back(settings.repo.full());
  return names;
}

TEST(InitCommandTest, WhatItWritesIsAConfigurationWithTheNamedRepositories) {
  const auto text = starting_config({{"o", "r"}, {"p", "q"}}, "");
  EXPECT_EQ(repos_of(text), (std::vector<std::string>{"o/r", "p/q"}));
  EXPECT_NE(text.find("#   branch:"), std::string::npos);  // the comments behind the list teach on
}

TEST(InitCommandTest, WithoutNamesItShowsThoseThatShip) {
  EXPECT_EQ(repos_of(starting_config({}, "")).size(), 8U);
}

TEST(InitCommandTest, TheFirstLineTellsEditorsTheSchemaWhenThereIsOne) {
  EXPECT_TRUE(
      starting_config({}, "/usr/share/x.json").starts_with("# yaml-language-server: $schema=/usr/share/x.json\n"));
  EXPECT_EQ(starting_config({}, "").find("yaml-language-server"), std::string::npos);
}

}  // namespace
}  // namespace aireport::cli

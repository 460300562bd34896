#include "cli/environment.hpp"

#include <gtest/gtest.h>

#include <map>

namespace aireport::cli {
namespace {

Environment environment_of(std::map<std::string, std::string> variables) {
  return [variables](const std::string& name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional(found->second);
  };
}

TEST(EnvironmentTest, TheCacheStandsWhereSystemdThenXdgThenHomeSay) {
  const std::map<std::string, std::string> home = {{"HOME", "/home/mira"}};
  auto xdg = home;
  xdg["XDG_CACHE_HOME"] = "/xdg";
  auto systemd = xdg;
  systemd["CACHE_DIRECTORY"] = "/var/cache/aireport:/var/cache/other";
  EXPECT_EQ(default_cache_dir(environment_of(home)).value(), "/home/mira/.cache/aireport");
  EXPECT_EQ(default_cache_dir(environment_of(xdg)).value(), "/xdg/aireport");
  EXPECT_EQ(default_cache_dir(environment_of(systemd)).value(), "/var/cache/aireport");
}

TEST(EnvironmentTest, WithoutAnyOfThemTheOptionIsNamed) {
  const auto none = default_cache_dir(environment_of({}));
  ASSERT_FALSE(none.has_value());
  EXPECT_NE(none.error().message.find("--cache-dir"), std::string::npos);
}

}  // namespace
}  // namespace aireport::cli

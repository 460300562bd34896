#include "digest/words/version.hpp"

#include <gtest/gtest.h>

namespace aireport::digest {
namespace {

TEST(VersionTest, ADevelopmentVersionAndAPrereleaseAreToldFromARelease) {
  for (const char* text :
       {"Bump version to 0.10.0.dev1", "Changed VERSION to 2.1.0.dev0", "0.3.0dev", "nightly-v0.6.1"})
    EXPECT_EQ(stage_of(text), Stage::development) << text;
  for (const char* text : {"v0.5.0-rc1", "Release 0.6.12rc2", "1.0.0-beta.1", "2.0a1"})
    EXPECT_EQ(stage_of(text), Stage::prerelease) << text;
  for (const char* text : {"v4.6 tag release", "0.3.10.post1", "bump version to 0.6.9", "Develop the arc"})
    EXPECT_EQ(stage_of(text), Stage::release) << text;
}

TEST(VersionTest, AVersionHasThreePartsOrAV) {
  for (const char* text : {"v4.6 tag", "Release 0.6.1", "\"1.2.3\""}) EXPECT_TRUE(names_version(text)) << text;
  for (const char* text : {"Python 3.12", "fp8 1.5x", "int4", ""}) EXPECT_FALSE(names_version(text)) << text;
}

TEST(VersionTest, ATagWithoutAVersionIsAMark) {
  for (const char* tag : {"v4.6", "b4567", "1.2", "release/2026.1", "20260311", "serve/v2"})
    EXPECT_TRUE(is_version_tag(tag)) << tag;
  for (const char* tag : {"ciflow/xpu/4046", "nightly", "latest", ""}) EXPECT_FALSE(is_version_tag(tag)) << tag;
}

}  // namespace
}  // namespace aireport::digest

#include "digest/requirements.hpp"

#include <gtest/gtest.h>

#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using testing::file;

TEST(RequirementsTest, ExtrasAndBlanksStandBetweenANameAndItsVersion) {
  const auto found = requirements_of(
      file("requirements.txt", "@@ -1 +1 @@\n-ray[cgraph, rdt] >= 2.40.0\n+ray[cgraph, rdt] >= 2.48.0"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "ray");
  EXPECT_EQ(found[0].before, ">=2.40.0");
  EXPECT_EQ(found[0].after, ">=2.48.0");
}

TEST(RequirementsTest, ABracketThatAnotherLineOpenedEndsNoName) {
  for (const auto* line : {"]==1.2", "] = 1.2", "  ]  ]>=1.2", "\"a\"]==1.2", "]]==1.2", "[]==1.2"})
    EXPECT_TRUE(requirements_of(file("scripts/ci.sh", std::string("@@ -1 +1,2 @@\n x\n+") + line)).empty()) << line;
}

TEST(RequirementsTest, AnItemOfAListAndAnOptionOfACommandNameNoPackage) {
  for (const auto* line : {"          ref: v0.11.0", "        versions: [releases/v0.11.0, v0.12.0]", "  - v0.16.0",
                           "    cmake .. -DTORCH_VERSIONS=2.9.0"})
    EXPECT_TRUE(requirements_of(file(".github/workflows/ci.yml", std::string("@@ -1 +1,2 @@\n x\n+") + line)).empty())
        << line;
  const auto found = requirements_of(file("Dockerfile", "@@ -1 +1 @@\n-ARG PLAN_TAG=v0.11.0\n+ARG PLAN_TAG=v0.12.0"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "PLAN_TAG");
}

}  // namespace
}  // namespace aireport::digest

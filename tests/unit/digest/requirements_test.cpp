#include "digest/code/requirements.hpp"

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

TEST(RequirementsTest, CMakeSaysAVersionInPartsOrInAProjectOfSeveralLines) {
  const std::string parts = " set(GATE_VERSION_MAJOR 0)\n set(GATE_VERSION_MINOR 15)\n";
  const std::string sum = "\n set(GATE_VERSION_BASE \"${GATE_VERSION_MAJOR}.${GATE_VERSION_MINOR}\")";
  EXPECT_EQ(version_of(file("CMakeLists.txt", "@@ -5,3 +5,3 @@\n" + parts +
                                                  "-set(GATE_VERSION_PATCH 2)\n+set(GATE_VERSION_PATCH 3)" + sum)),
            "0.15.3");
  EXPECT_EQ(
      version_of(file("CMakeLists.txt", "@@ -1,3 +1,3 @@\n project(gate\n-  VERSION 0.6.0\n+  VERSION 0.6.1\n )")),
      "0.6.1");
  EXPECT_EQ(version_of(file("CMakeLists.txt", "@@ -5 +5 @@\n-set(PLAN_VERSION 1.2)\n+set(PLAN_VERSION 1.3)")), "");
  EXPECT_EQ(version_of(file("CMakeLists.txt", "@@ -9 +9 @@\n-set(GATE_VERSION_PATCH 2)\n+set(GATE_VERSION_PATCH 3)")),
            "");
}

TEST(RequirementsTest, WhatCMakeFetchesHasATag) {
  const auto found = requirements_of(file("gate/CMakeLists.txt",
                                          "@@ -7 +7 @@\n-  set(PLAN_COMMIT_TAG \"v1.22.0\")\n"
                                          "+  set(PLAN_COMMIT_TAG \"v1.24.0\")"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].name, "PLAN_COMMIT_TAG");
  EXPECT_EQ(found[0].before, "v1.22.0");
  EXPECT_EQ(found[0].after, "v1.24.0");
}

TEST(RequirementsTest, WhatIsSetComparedOrDefinedElsewhereIsNoRequirement) {
  for (const auto* line : {"  PLAN_HOST=127.0.0.1", "  if: matrix.cuda < '12.9'", "  arch_list = \"8.0\""})
    EXPECT_TRUE(requirements_of(file(".github/workflows/ci.yml", std::string("@@ -1 +1,2 @@\n x\n+") + line)).empty())
        << line;
  EXPECT_TRUE(
      requirements_of(file("csrc/CMakeLists.txt", "@@ -1 +1,2 @@\n x\n+  COMPILE_DEFINITIONS \"PLAN_VERSION=12.9\""))
          .empty());
  const auto found = requirements_of(file("pyproject.toml", "@@ -1 +1 @@\n-torch = \"2.8.0\"\n+torch = \"2.9.0\""));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].after, "2.9.0");
}

}  // namespace
}  // namespace aireport::digest

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

}  // namespace
}  // namespace aireport::digest

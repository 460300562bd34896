#include "digest/parameters.hpp"

#include <gtest/gtest.h>

namespace aireport::digest {
namespace {

using Names = std::vector<std::string>;

TEST(ParametersTest, OneLineOnBothSidesShowsWhatCameAndWent) {
  const auto changes = parameters_changed(
      "@@ -1,2 +1,2 @@\n-def attend(q, k, scale=1.0):\n+def attend(q, k, causal=False, *, sink=None):\n     pass");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].function, "attend");
  EXPECT_EQ(changes[0].added, (Names{"causal", "sink"}));
  EXPECT_EQ(changes[0].removed, Names{"scale"});
}

TEST(ParametersTest, ALongSignatureIsFollowedToItsEnd) {
  const auto changes = parameters_changed(
      "@@ -1,6 +1,7 @@\n def attend(\n     q: Tensor,\n     k: Dict[str,\n         Tensor],  # not, a, name\n"
      "+    sink: str = \"a, b\",\n ) -> Tensor:\n+    inner(unseen, values)");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].added, Names{"sink"});
}

TEST(ParametersTest, AHunkThatBeginsWithinTheSignatureKnowsItsFunctionFromTheHeader) {
  const auto changes = parameters_changed(
      "@@ -9,3 +9,4 @@ def attend(\n     k: Tensor,\n+    sink: Optional[Tensor] = None,\n ) -> Tensor:\n     pass");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].function, "attend");
  EXPECT_EQ(changes[0].added, Names{"sink"});
}

TEST(ParametersTest, ACallANewFunctionAndAPrivateOneAreNone) {
  for (const auto* patch :
       {"@@ -9,3 +9,4 @@ def attend(\n     run(\n         k,\n+        sink,\n     )",
        "@@ -9,3 +9,4 @@ def attend(\n         k,\n+        sink,\n     )\n     return x",
        "@@ -1 +1,2 @@\n import x\n+def attend(q, k): pass", "@@ -1 +1 @@\n-def _attend(q):\n+def _attend(q, k):",
        "@@ -1 +1 @@\n-def attend(q: int):\n+def attend(q: float, _k=1):", "@@ -1 +1,2 @@\n def attend(q,\n+"})
    EXPECT_TRUE(parameters_changed(patch).empty()) << patch;
}

}  // namespace
}  // namespace aireport::digest

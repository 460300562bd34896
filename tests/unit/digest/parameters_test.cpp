#include "digest/code/parameters.hpp"

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

TEST(ParametersTest, ANewFunctionInFrontOfAnOldOneGivesItNoParameters) {
  EXPECT_TRUE(parameters_changed(
                  "@@ -1,4 +1,16 @@\n-def attend(\n+@supported([100, 103])\n+def _check_attend(\n     q: Tensor,\n"
                  "     k: Tensor,\n-) -> None:\n+) -> bool:\n+    if q is None:\n+        raise ValueError(f\"{q}\")\n"
                  "+@requires(\n+    {},\n+    common_check=_check_attend,\n+)\n+def attend(\n+    q: Tensor,\n"
                  "+    k: Tensor,\n+) -> None:\n     return q")
                  .empty());
}

TEST(ParametersTest, MethodsOfOneNameAreToldApartByTheirClasses) {
  EXPECT_TRUE(parameters_changed(
                  "@@ -9,2 +9,6 @@\n+class Gate:\n+    def forward(self, x, lanes):\n+        pass\n"
                  "@@ -40,3 +44,3 @@ class Plan:\n     def forward(\n         self,\n         page,\n     ) -> int:")
                  .empty());
  const auto changes = parameters_changed(
      "@@ -40,4 +44,4 @@ class Plan:\n     def forward(\n         self,\n         page,\n+        lanes,\n     ) -> "
      "int:\n"
      "@@ -80,2 +90,6 @@\n+class Gate:\n+    def forward(self, x):\n+        pass");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].added, Names{"lanes"});
}

TEST(ParametersTest, AFunctionInsideAFunctionIsNobodysInterface) {
  EXPECT_TRUE(
      parameters_changed("@@ -40,3 +40,4 @@ def module():\n     def run(\n         page,\n+        lanes,\n     ):")
          .empty());
}

TEST(ParametersTest, OneOfTheSameTypeInThePlaceOfAnotherIsThatOneRenamed) {
  const auto changes = parameters_changed(
      "@@ -1,4 +1,5 @@\n def attend(\n-    heads_per_k: int,\n+    tokens_per_k: int,\n     heads: int,\n+    topk: "
      "int = 0\n ):");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].added, Names{"topk"});
  EXPECT_TRUE(changes[0].removed.empty());
  ASSERT_EQ(changes[0].renamed.size(), 1U);
  EXPECT_EQ(changes[0].renamed[0], std::pair(std::string("heads_per_k"), std::string("tokens_per_k")));
}

TEST(ParametersTest, NoNameIsLostWhereAnyKeywordIsTakenOrNone) {
  EXPECT_TRUE(
      parameters_changed("@@ -1 +1 @@\n-def attend(heads: int, /, q):\n+def attend(lanes: int, /, q):").empty());
  EXPECT_TRUE(
      parameters_changed("@@ -1 +1 @@\n-def attend(heads: int, **more):\n+def attend(lanes: int, **more):").empty());
}

TEST(ParametersTest, ADefaultIsOneLiteralAndThenAnother) {
  const auto changes = parameters_changed(
      "@@ -1 +1 @@\n-def attend(q, step=16, lanes=8, scale=f(x)):\n+def attend(q, step=32, lanes=8, scale=g(x)):");
  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].defaults, Names{"step"});
  EXPECT_TRUE(changes[0].added.empty());
}

TEST(ParametersTest, AParameterThatMovesToTheEndOfALongSignatureIsNotNew) {
  EXPECT_TRUE(parameters_changed("@@ -1,4 +1,3 @@\n def attend(\n-    q: Tensor,\n     k: Tensor,\n     v: Tensor,\n"
                                 "@@ -20,2 +19,3 @@ def attend(\n     scale: float,\n+    q: Tensor,\n ) -> Tensor:")
                  .empty());
}

}  // namespace
}  // namespace aireport::digest

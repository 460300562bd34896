#include "digest/code/named_lines.hpp"

#include <gtest/gtest.h>

#include "unit/digest/snippets_of.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

// So many lines that say as much as most do.
std::string lines_of_code(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i)
    lines += "+    value_" + std::string(1, static_cast<char>('a' + i)) + " = page.take(lane)\n";
  return lines;
}

TEST(NamedLinesTest, WhatAReasonNamesIsShownFirstFromWhereItIsDeclared) {
  const auto commit = CommitBuilder("a1", "Take pages for each lane", 1)
                          .with(file("big.py", "@@ -1,1 +1,21 @@\n x\n" + lines_of_code(20)))
                          .with(file("gate.py", "@@ -5,1 +5,30 @@\n x\n" + lines_of_code(9) +
                                                    "+\n+\n+class WideGate:\n" + lines_of_code(15)));
  EXPECT_EQ(snippets_of(commit, {}, model::ChangeKind::feature).chosen.at(0).path, "big.py");
  const auto found =
      snippets_of(commit, {}, model::ChangeKind::feature, {{model::ReasonKind::newly_works, 1, {"WideGate"}, {}}});
  EXPECT_EQ(found.chosen.at(0).path, "gate.py");
  EXPECT_EQ(found.chosen.at(0).lines.at(0), "+class WideGate:");
}

TEST(NamedLinesTest, AParameterIsShownInTheSignatureOfItsFunction) {
  const auto found = snippets_of(
      CommitBuilder("a1", "Scale the plan", 1)
          .with(file(
              "plan.py",
              "@@ -5,3 +5,4 @@ def other(\n     q: Tensor,\n+    scale: float,\n     k: Tensor,\n"
              "@@ -30,3 +31,4 @@ def attend(\n     q: Tensor,\n+    scale: float = 1.0,\n     k: Tensor,\n"
              "@@ -60,2 +62,4 @@ def attend(\n     y = x\n+    if scale is None:\n+        scale = 1.0\n     z = x")),
      {}, model::ChangeKind::feature, {{model::ReasonKind::adds_parameter, 1, {"scale", "attend"}, {}}});
  EXPECT_EQ(found.chosen.at(0).first_line, 31);
}

}  // namespace
}  // namespace aireport::digest

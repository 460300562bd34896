#include "digest/words/title.hpp"

#include <gtest/gtest.h>

namespace aireport::digest {
namespace {

TEST(TitleTest, BracketTagsPrefixAndNumberAreTakenApart) {
  const auto tagged = parse_title("[Bugfix][Fwd,Sm90] Mend the scheduler (#12)");
  EXPECT_EQ(tagged.tags, (std::vector<std::string>{"bugfix", "fwd", "sm90"}));
  EXPECT_EQ(tagged.text, "Mend the scheduler");
  EXPECT_EQ(tagged.pull, 12);
  const auto conventional = parse_title("feat(logging)!: show levels");
  EXPECT_EQ(conventional.type, "feat");
  EXPECT_EQ(conventional.scope, "logging");
  EXPECT_TRUE(conventional.bang);
}

TEST(TitleTest, TheLastNumberIsThePullRequests) {
  EXPECT_EQ(pull_of_title("Revert \"X (#12)\" (#34)"), 34);
  EXPECT_EQ(pull_of_title("Merge pull request #3028 from someone/patch"), 3028);
  EXPECT_EQ(pull_of_title("Mend #12 at last"), std::nullopt);
  EXPECT_EQ(pull_of_title("(#99999999999999)"), std::nullopt);
}

TEST(TitleTest, ANameWithColonsIsNoPrefix) {
  EXPECT_EQ(parse_title("std::vector is gone").type, "");
  EXPECT_EQ(parse_title("").text, "");
  EXPECT_EQ(parse_title("[unclosed").text, "[unclosed");
}

TEST(TitleTest, AMarkOfAnotherHostIsPassedOver) {
  EXPECT_EQ(parse_title("lab/gates!41 - Mend the lane (#7)").text, "Mend the lane");
  EXPECT_EQ(parse_title("lab/gates!41 - ci: Mend it").type, "ci");
  EXPECT_EQ(parse_title("serve/gate.py - Mend the lane").text, "serve/gate.py - Mend the lane");
}

TEST(TitleTest, PartsBeforeBarsAreTags) {
  const auto title = parse_title("Serving | Prefix cache | Mend it");
  EXPECT_EQ(title.tags, (std::vector<std::string>{"serving", "prefix cache"}));
  EXPECT_EQ(title.text, "Mend it");
  EXPECT_TRUE(parse_title("use a | b").tags.empty());
}

TEST(TitleTest, ATypeInCapitalsNeedsNoColonAndAWideColonIsOne) {
  EXPECT_EQ(parse_title("TST Make lanes pass").type, "tst");
  EXPECT_EQ(parse_title("FIX TST Make lanes pass").tags, std::vector<std::string>{"tst"});
  EXPECT_EQ(parse_title("CI runs more lanes").type, "");
  EXPECT_EQ(parse_title("TEST：add lanes").type, "test");
  EXPECT_EQ(parse_title("TEST：add lanes").text, "add lanes");
}

TEST(TitleTest, ADashBehindATypeIsAColonAndThePictureBeforeItIsPassedOver) {
  EXPECT_EQ(parse_title("perf - add lanes").type, "perf");
  EXPECT_EQ(parse_title("perf - add lanes").text, "add lanes");
  EXPECT_EQ(parse_title("gate - add lanes").type, "");
  EXPECT_EQ(parse_title(":zap: release v0.2.0").text, "release v0.2.0");
  EXPECT_EQ(parse_title("::gate is gone").text, "::gate is gone");
}

TEST(TitleTest, WhereItWasDoneIsATagAndWhatWasDoneTheSentence) {
  const auto chain = parse_title("gpu: jit: conv: extend the lanes");
  EXPECT_EQ(chain.type, "gpu");
  EXPECT_EQ(chain.tags, (std::vector<std::string>{"jit", "conv"}));
  EXPECT_EQ(chain.text, "extend the lanes");
  EXPECT_EQ(parse_title("Gate backend: Removing lanes").text, "Removing lanes");
  EXPECT_EQ(parse_title("Fix lane tests: pass the gate").text, "Fix lane tests: pass the gate");
  EXPECT_EQ(parse_title("Tensor parallel: a guide").text, "Tensor parallel: a guide");
}

}  // namespace
}  // namespace aireport::digest

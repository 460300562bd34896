#include "digest/words/figures.hpp"

#include <gtest/gtest.h>

#include "digest/judge/signals.hpp"
#include "unit/digest/digest_day.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;

constexpr const char* kPatch = "@@ -1,2 +1,2 @@\n-    return first(x)\n+    return last(x)\n     done";

TEST(FiguresTest, AFeatureThatIsFasterGivesItsFigureAndOneThatCountsDoesNot) {
  const auto reasons_of = [](const std::string& body) {
    auto activity = activity_of();
    activity.commits = {
        CommitBuilder("a1", "Support drafts of many tokens\n\n" + body, 1).with(file("serve/draft.py", kPatch))};
    return digest_day(activity).changes.at(0).reasons;
  };
  const auto gives_figure = [](const model::Reason& reason) { return reason.kind == model::ReasonKind::measured; };
  const auto faster = reasons_of("The new kernel yields 2.78x throughput on one card.");
  EXPECT_TRUE(std::any_of(faster.begin(), faster.end(), gives_figure));
  const auto counts = reasons_of("The bandwidth accounts for 2x the writes of the scales.");
  EXPECT_FALSE(std::any_of(counts.begin(), counts.end(), gives_figure));
}

TEST(FiguresTest, OnlyWhatGotBetterIsToldAsGain) {
  const auto told = [](std::string_view line) { return gains_in(line, Spoken::in_body); };
  EXPECT_EQ(told("TTFT is 11% lower at batch 32, and decoding 2% slower."),
            std::vector<std::string>{"TTFT is 11% lower at batch 32"});
  EXPECT_EQ(told("1.31 times as fast as before, within 2% in the others"),
            std::vector<std::string>{"1.31 times as fast as before"});
  EXPECT_TRUE(told("It costs about 6%; reaches 87% of the dense kernel on 8x H100").empty());
  EXPECT_EQ(told("The new plan leads to a **1.13x speedup** compared to"), std::vector<std::string>{"1.13x speedup"});
  EXPECT_EQ(told("It is 12% faster than (see above)"), std::vector<std::string>{"It is 12% faster"});
  EXPECT_EQ(told("and 2.5-10.0% faster at"), std::vector<std::string>{"2.5-10.0% faster"});
  EXPECT_TRUE(told("contention interfered with the step, increasing TTFT by approximately ~4%.").empty());
  EXPECT_TRUE(told("values above `1x` mean that it is faster").empty());
  EXPECT_EQ(gains_in("Overlap the gather, 1.2x", Spoken::in_title), std::vector<std::string>{"1.2x"});
}

TEST(FiguresTest, FiguresAreTakenAsTheAuthorGivesThem) {
  EXPECT_EQ(figures_in("Improve gemm by 10-40% and TTFT −11%, 1.27x in all, on sm90 with 2 cards"),
            (std::vector<std::string>{"10-40%", "TTFT −11%", "1.27x"}));
  EXPECT_TRUE(figures_in("Bump 4.3.5 to 4.4.0, 64x64 tiles, fp8 x4").empty());
}

}  // namespace
}  // namespace aireport::digest

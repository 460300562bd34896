#include <aireport/render/anchor.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace aireport::render {
namespace {

Blocks headings(const std::vector<std::string>& texts) {
  Blocks blocks;
  for (const auto& text : texts) {
    Block block;
    block.kind = Block::Kind::heading;
    block.level = 3;
    block.inlines = {{Inline::Kind::text, text, {}, {}}};
    blocks.push_back(block);
  }
  return blocks;
}

TEST(AnchorTest, AreThoseThatGitHubGives) {
  EXPECT_THAT(anchors_of(headings({"deep-lattice/Attn", "NVIDIA/cutile_python", "a.b/c", "Pull Requests", "摘要"})),
              ::testing::ElementsAre("deep-latticeattn", "nvidiacutile_python", "abc", "pull-requests", "摘要"));
}

TEST(AnchorTest, TellEqualHeadingsApart) {
  EXPECT_THAT(anchors_of(headings({"a/bc", "ab/c", "Issues", "Issues", "ab/c-1", "ab/c"})),
              ::testing::ElementsAre("abc", "abc-1", "issues", "issues-1", "abc-1-1", "abc-2"));
}

}  // namespace
}  // namespace aireport::render

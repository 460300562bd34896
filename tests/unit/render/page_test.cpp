#include <gtest/gtest.h>

#include <aireport/render/page_reader.hpp>
#include <aireport/render/render.hpp>

#include "render/page.hpp"
#include "support/sample_report.hpp"

namespace aireport::render {
namespace {

using model::Language;

TEST(PageTest, ReadsBackAsTheBlocksThatWereWritten) {
  for (const auto language : {Language::zh, Language::en}) {
    const auto report = testing::sample_report(language);
    EXPECT_TRUE(same_blocks(read_page(render_page(report)), page_blocks(report)));
  }
}

}  // namespace
}  // namespace aireport::render

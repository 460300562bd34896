// Whole pages, as they were when someone last looked at them. AIREPORT_UPDATE_GOLDEN=1 writes them anew.
#include <gtest/gtest.h>

#include <aireport/render/render.hpp>
#include <aireport/support/file.hpp>
#include <cstdlib>

#include "support/sample_report.hpp"

namespace aireport::render {
namespace {

void expect_golden(const std::string& name, const std::string& content) {
  const auto path = std::filesystem::path(AIREPORT_GOLDEN) / name;
  if (std::getenv("AIREPORT_UPDATE_GOLDEN")) {
    ASSERT_TRUE(write_file_atomically(path, content, Access::everyone).has_value());
  }
  const auto golden = read_file(path);
  ASSERT_TRUE(golden.has_value()) << path;
  EXPECT_EQ(*golden, content);
}

TEST(GoldenTest, PageInChinese) {
  expect_golden("page.zh.md", render_page(aireport::testing::sample_report(model::Language::zh)));
}

TEST(GoldenTest, PageInEnglish) {
  expect_golden("page.en.md", render_page(aireport::testing::sample_report(model::Language::en)));
}

}  // namespace
}  // namespace aireport::render

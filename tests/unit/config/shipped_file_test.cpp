#include <aireport/config/config.hpp>
#include <aireport/support/file.hpp>
#include <aireport/support/text.hpp>

namespace aireport::config {
namespace {

using ::testing::ElementsAre;

std::string shipped_file() {
  return read_file(AIREPORT_SOURCE_DIR "/config/repos.yaml").value();
}

std::vector<std::string> names_of(const Config& config) {
  std::vector<std::string> names;
  for (const auto& settings : config.page.repos) names.push_back(settings.repo.full());
  return names;
}

TEST(ShippedFileTest, ListsEightRepositoriesInTheirOrder) {
  const auto config = parse_config(shipped_file(), "repos.yaml");
  ASSERT_TRUE(config) << describe(config.error());
  EXPECT_THAT(names_of(*config), ElementsAre("vllm-project/vllm", "sgl-project/sglang", "flashinfer-ai/flashinfer",
                                             "NVIDIA/cutlass", "Dao-AILab/flash-attention", "deepseek-ai/DeepGEMM",
                                             "deepseek-ai/FlashMLA", "NVIDIA/cutile-python"));
}

TEST(ShippedFileTest, ItsOtherValuesAreTheDefaults) {
  const Config shipped = parse_config(shipped_file(), "repos.yaml").value();
  Config defaults;
  defaults.page.repos = shipped.page.repos;
  EXPECT_EQ(shipped.page, defaults.page);
  EXPECT_EQ(shipped.index_title, defaults.index_title);
  EXPECT_EQ(shipped.timezone, defaults.timezone);
  EXPECT_EQ(shipped.late_days, defaults.late_days);
  EXPECT_EQ(shipped.github.api_url, defaults.github.api_url);
  EXPECT_EQ(shipped.github.token_env, defaults.github.token_env);
  EXPECT_EQ(shipped.github.token_file, defaults.github.token_file);
  EXPECT_EQ(shipped.github.max_in_flight, defaults.github.max_in_flight);
  EXPECT_EQ(shipped.github.points_per_minute, defaults.github.points_per_minute);
  EXPECT_EQ(shipped.output.dir, defaults.output.dir);
  EXPECT_EQ(shipped.output.index, defaults.output.index);
  EXPECT_EQ(shipped.cache.max_age, defaults.cache.max_age);
  EXPECT_EQ(shipped.cache.max_size, defaults.cache.max_size);
}

TEST(ShippedFileTest, TheExampleInItsCommentsWorks) {
  const std::string shipped = shipped_file();
  std::string text;
  bool in_example = false;
  for (const std::string_view line : split_lines(shipped)) {
    in_example = in_example || line.starts_with("  # - repo:");
    text += in_example ? "  " + std::string(line.substr(4)) : std::string(line);
    text += '\n';
  }
  ASSERT_TRUE(in_example);
  const auto config = parse_config(text, "repos.yaml");
  ASSERT_TRUE(config) << describe(config.error()) << '\n' << text;
  ASSERT_EQ(config->page.repos.size(), 9U);
  const auto& example = config->page.repos.back();
  EXPECT_EQ(example.branch, "release/2.0");
  EXPECT_FALSE(example.ignore.titles.empty());
  EXPECT_FALSE(example.watch.paths.empty());
  EXPECT_FALSE(example.kinds.empty());
  EXPECT_FALSE(example.areas.empty());
}

}  // namespace
}  // namespace aireport::config

#include "digest/code/tuning.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>

#include "digest/code/paths.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr int kMostly = 70;  // percent of the rows

bool holds_data(std::string_view path) {
  constexpr std::array<std::string_view, 5> kExtensions = {"json", "csv", "tsv", "yaml", "yml"};
  const auto end = to_lower_ascii(extension(path));
  return std::find(kExtensions.begin(), kExtensions.end(), end) != kExtensions.end();
}

// "a8w8_tuned_gemm.csv": a name says what the file is for.
bool is_named_so(std::string_view path) {
  for (const auto& word : words_of(path))
    for (const auto part : split(word.text, '_'))
      if (part == "tuned" || part == "untuned" || part == "autotune" || part == "autotuned") return true;
  return false;
}

// What a kernel is launched with; a model's settings have other names.
bool names_launch(std::string_view line) {
  const auto lower = to_lower_ascii(line);
  for (const std::string_view name :
       {"block_size", "block_m", "block_n", "block_k", "num_warps", "num_stages", "group_size_m", "split_k", "splitk",
        "num_ctas", "waves_per_eu", "cluster_m", "tile_m", "tile_n", "tflops"})
    if (lower.find(name) != std::string::npos) return true;
  return false;
}

}  // namespace

bool is_tuning_table(const model::FileChange& change) {
  if (!holds_data(change.filename) || role_of(change.filename) != Role::source) return false;
  if (is_named_so(change.filename)) return true;
  if (!change.patch) return false;
  int rows = 0, numbers = 0;
  bool launches = false;
  for (const auto line : split_lines(*change.patch)) {
    launches = launches || names_launch(line);
    const bool changed = line.starts_with('+') || line.starts_with('-');
    if (!changed || line.find_first_not_of("+-{}[](), \t\"") == std::string_view::npos) continue;
    ++rows;
    numbers += std::any_of(line.begin(), line.end(), is_digit) ? 1 : 0;
  }
  return launches && rows > 0 && numbers * 100 >= rows * kMostly;
}

}  // namespace aireport::digest

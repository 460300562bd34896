#include "cli/summary_file.hpp"

#include <aireport/render/render.hpp>
#include <aireport/support/file.hpp>
#include <filesystem>

namespace aireport::cli {

SummaryFile::SummaryFile(const Options& options) : language_(options.lang.value_or(model::Language::zh)) {
  if (options.dry_run) return;
  path_ = options.summary;
  std::error_code problem;
  // Where it cannot be emptied it cannot be written either, and write() says so.
  if (path_ && std::filesystem::is_regular_file(*path_, problem))
    (void)write_file_atomically(*path_, "", Access::everyone);
}

void SummaryFile::add(const model::Report& report) {
  add_part(render::render_summary(report));
}

void SummaryFile::add(const Error& error) {
  add_part(render::render_failure("aireport: error: " + describe(error), language_));
}

void SummaryFile::add_part(const std::string& markdown) {
  if (!text_.empty()) text_ += "\n";
  text_ += markdown;
}

Result<void> SummaryFile::write() const {
  return path_ ? write_file_atomically(*path_, text_, Access::everyone) : Result<void>();
}

Options summary_of_words(const std::vector<std::string>& words) {
  constexpr std::string_view kOption = "--summary", kWithValue = "--summary=";
  Options options;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].starts_with(kWithValue)) options.summary = words[i].substr(kWithValue.size());
    if (i > 0 && words[i - 1] == kOption && !words[i].starts_with("-")) options.summary = words[i];
  }
  return options;
}

}  // namespace aireport::cli

// The file of --summary: what became of the days that a run was asked for, as Markdown for whoever looks at a CI job.
#pragma once

#include <aireport/model/report.hpp>
#include <aireport/support/error.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"

namespace aireport::cli {

class SummaryFile {
 public:
  // Empties a file that stands there: however this run ends, nobody takes an earlier one's summary for its own. No file
  // when none was asked for, or when the run writes nothing (--dry-run).
  explicit SummaryFile(const Options& options);

  // The language of failures from here on: that of the page, once it is known. At first it is --lang's, else Chinese.
  void speak(model::Language language) { language_ = language; }
  void add(const model::Report& report);
  void add(const Error& error);
  // Error: io.
  Result<void> write() const;

 private:
  void add_part(const std::string& markdown);

  std::optional<std::string> path_;
  model::Language language_;
  std::string text_;
};

// The words of a command line that could not be read to the end: the file that they name all the same.
Options summary_of_words(const std::vector<std::string>& words);

}  // namespace aireport::cli

// What a run's end means to whoever started it.
#pragma once

#include <aireport/model/day.hpp>
#include <aireport/support/error.hpp>
#include <string_view>
#include <vector>

namespace aireport::cli {

enum class ExitCode {
  success = 0,
  nothing_published = 1,
  usage = 2,
  gaps = 3,
  credentials = 4,
  interrupted = 130,
};

// What each means, for help, manual and README.
struct ExitCodeRow {
  ExitCode code;
  std::string_view text;
};
const std::vector<ExitCodeRow>& exit_codes();

ExitCode exit_code_of(ErrorKind kind);
ExitCode exit_code_of(const model::DayHead& head);

// Of several days' ends the worst: interrupted, then credentials, usage, nothing published, gaps, success.
ExitCode worse_of(ExitCode a, ExitCode b);

}  // namespace aireport::cli

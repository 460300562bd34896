#include "cli/exit_code.hpp"

namespace aireport::cli {
namespace {

int badness(ExitCode code) {
  switch (code) {
    case ExitCode::success:
      return 0;
    case ExitCode::gaps:
      return 1;
    case ExitCode::nothing_published:
      return 2;
    case ExitCode::usage:
      return 3;
    case ExitCode::credentials:
      return 4;
    case ExitCode::interrupted:
      return 5;
  }
  return 2;
}

}  // namespace

const std::vector<ExitCodeRow>& exit_codes() {
  static const std::vector<ExitCodeRow> rows = {
      {ExitCode::success, "complete or unfinished"},  {ExitCode::nothing_published, "nothing published"},
      {ExitCode::usage, "usage or configuration"},    {ExitCode::gaps, "published with gaps"},
      {ExitCode::credentials, "credentials refused"}, {ExitCode::interrupted, "interrupted"},
  };
  return rows;
}

ExitCode exit_code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
    case ErrorKind::config:
      return ExitCode::usage;
    case ErrorKind::credentials:
      return ExitCode::credentials;
    case ErrorKind::interrupted:
      return ExitCode::interrupted;
    default:
      return ExitCode::nothing_published;
  }
}

ExitCode exit_code_of(const model::DayHead& head) {
  return head.repositories_with_gaps > 0 ? ExitCode::gaps : ExitCode::success;
}

ExitCode worse_of(ExitCode a, ExitCode b) {
  return badness(a) < badness(b) ? b : a;
}

}  // namespace aireport::cli

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/check_command.hpp"
#include "cli/command_line.hpp"
#include "cli/environment.hpp"
#include "cli/init_command.hpp"
#include "cli/interruption.hpp"
#include "cli/log.hpp"
#include "cli/report_command.hpp"
#include "cli/run_summary.hpp"
#include "cli/summary_file.hpp"
#include "cli/verify_command.hpp"

namespace {

using namespace aireport;

cli::ExitCode run(const cli::Options& options, const cli::Environment& environment, Clock& clock, cli::Log& log,
                  cli::RunSummary& summary) {
  switch (options.command) {
    case cli::Command::check:
      return cli::check(options, environment, clock, log, summary);
    case cli::Command::init:
      return cli::init(options, log);
    case cli::Command::report:
      return cli::report(options, environment, clock, log, summary);
    case cli::Command::verify:
      return cli::verify(options, environment, log);
  }
  return cli::ExitCode::usage;
}

// What could not be printed must not pass for success: a full disk, a closed descriptor.
Result<void> check_printed() {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return {};
  return fail(ErrorKind::io, "cannot be written", "standard output");
}

// The words could not be read to the end: for their log the form that they ask for counts all the same.
cli::LogStyle style_of_words(const std::vector<std::string>& words) {
  cli::LogStyle style;
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == "--log-format=json" || (words[i] == "json" && i > 0 && words[i - 1] == "--log-format"))
      style.format = cli::Format::json;
  const bool quiet = std::find(words.begin(), words.end(), "--quiet") != words.end();
  style.summary = style.format == cli::Format::json && !quiet;
  return style;
}

}  // namespace

int main(int argc, char** argv) {
  cli::let_writes_fail();
  const std::vector<std::string> words(argv + 1, argv + argc);
  SystemClock clock;
  const auto started = clock.steady();
  cli::RunSummary summary;
  const auto parsed = cli::parse_command_line(words);
  if (!parsed) {
    auto error = parsed.error();
    error.message += "; see aireport --help";
    cli::Log log(style_of_words(words), clock);
    log.error(error);
    cli::SummaryFile file(cli::summary_of_words(words));
    file.add(error);
    if (const auto written = file.write(); !written) log.error(written.error());
    log.sum_up(cli::summary_event(summary, cli::ExitCode::usage));
    return static_cast<int>(cli::ExitCode::usage);
  }
  if (!parsed->text.empty()) {
    std::fputs(parsed->text.c_str(), stdout);
    if (const auto printed = check_printed(); !printed) {
      std::fputs(("aireport: error: " + describe(printed.error()) + "\n").c_str(), stderr);
      return static_cast<int>(cli::exit_code_of(printed.error().kind));
    }
    return 0;
  }
  const auto environment = cli::process_environment();
  cli::Log log(cli::log_style(parsed->options, isatty(STDERR_FILENO) == 1, environment("NO_COLOR").has_value()), clock);
  auto code = run(parsed->options, environment, clock, log, summary);
  if (const auto printed = check_printed(); !printed) {
    log.error(printed.error());
    code = cli::worse_of(code, cli::exit_code_of(printed.error().kind));
  }
  summary.seconds = std::chrono::duration<double>(clock.steady() - started).count();
  log.sum_up(cli::summary_event(summary, code));
  return static_cast<int>(code);
}

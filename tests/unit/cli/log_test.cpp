#include "cli/log.hpp"

#include <gtest/gtest.h>

#include "cli/exit_code.hpp"

namespace aireport::cli {
namespace {

TEST(LogTest, ALineNamesLevelAndEvent) {
  EXPECT_EQ(text_line({LogLevel::warn, "http.retry", "HTTP 502, again in 2 s", {}}, false),
            "aireport: warn: http.retry: HTTP 502, again in 2 s");
}

TEST(LogTest, ForeignTextCannotSteerTheTerminal) {
  const auto line = text_line({LogLevel::info, "x", "a\x1b[31mb\nc", {}}, false);
  EXPECT_EQ(line.find('\x1b'), std::string::npos);
  EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(LogTest, AJsonLineHasTimeLevelEventMessageAndFields) {
  const auto now = parse_utc("2026-02-04T00:15:00Z").value();
  EXPECT_EQ(json_log_line({LogLevel::info, "run.day", "say \"hi\"", {{"commits", std::int64_t{3}}}}, now),
            R"({"time":"2026-02-04T00:15:00Z","level":"info","event":"run.day","message":"say \"hi\"","commits":3})");
}

TEST(LogTest, QuietLeavesErrorsAndTakesTheProgressAway) {
  Options options;
  options.quiet = true;
  const auto style = log_style(options, true, false);
  EXPECT_EQ(style.level, LogLevel::error);
  EXPECT_FALSE(style.progress);
}

TEST(LogTest, ColourAndProgressAreForTerminalsAlone) {
  EXPECT_TRUE(log_style({}, true, false).colour);
  EXPECT_FALSE(log_style({}, true, true).colour);
  EXPECT_FALSE(log_style({}, false, false).progress);
}

TEST(LogTest, ProgressTellsRepositoriesRequestsAndQuota) {
  Progress progress;
  progress.repositories = 8;
  progress.repositories_done = 3;
  progress.requests_done = 40;
  progress.requests_known = 204;
  progress.quota_left = 4960;
  EXPECT_EQ(progress_line(progress, {}, 79), "3/8 repositories, 40/204 requests, 4960 left of the quota");
}

TEST(LogTest, ProgressFitsTheTerminalAndSaysForHowLongItWaitsWhateverTheWidth) {
  const Progress progress{3, 8, 40, 204, 4960};
  const Waiting waiting{"the quota of the server", parse_utc("2026-02-04T00:41:00Z").value()};
  EXPECT_EQ(progress_line(progress, {}, 39), "3/8 repos, 40/204 requests, 4960 left");
  EXPECT_EQ(progress_line(progress, waiting, 99),
            "3/8 repos, 40/204 requests, waiting for the quota of the server until 00:41:00 UTC");
  for (std::size_t columns = 26; columns < 120; ++columns) {
    EXPECT_LE(progress_line(progress, waiting, columns).size(), columns);
    EXPECT_NE(progress_line(progress, waiting, columns).find("00:41:00"), std::string::npos) << columns;
  }
  for (std::size_t columns = 0; columns < 26; ++columns) {
    EXPECT_LE(progress_line(progress, {}, columns).size(), columns);
    EXPECT_LE(progress_line(progress, waiting, columns).size(), columns);
  }
}

TEST(LogTest, TheSummaryIsThereForMachinesAtAnyLevelAndForPeopleWhoAskForDetails) {
  Options options;
  for (const auto level : {LogLevel::info, LogLevel::warn, LogLevel::error}) {
    options.log_level = level;
    options.log_format = Format::json;
    EXPECT_TRUE(log_style(options, false, false).summary);
    options.log_format = Format::text;
    EXPECT_FALSE(log_style(options, false, false).summary);
  }
  options.log_level = LogLevel::debug;
  EXPECT_TRUE(log_style(options, false, false).summary);
  options.quiet = true;
  options.log_format = Format::json;
  EXPECT_FALSE(log_style(options, false, false).summary);
}

TEST(ExitCodeTest, KindsAndStatesHaveTheCodesOfTheManual) {
  EXPECT_EQ(exit_code_of(ErrorKind::config), ExitCode::usage);
  EXPECT_EQ(exit_code_of(ErrorKind::credentials), ExitCode::credentials);
  EXPECT_EQ(exit_code_of(ErrorKind::io), ExitCode::nothing_published);
  EXPECT_EQ(exit_code_of(ErrorKind::interrupted), ExitCode::interrupted);
  model::DayHead head;
  head.state = model::DayState::unfinished;
  EXPECT_EQ(exit_code_of(head), ExitCode::success);
  head.repositories_with_gaps = 1;
  EXPECT_EQ(exit_code_of(head), ExitCode::gaps);
}

TEST(ExitCodeTest, OfSeveralDaysTheWorstCounts) {
  EXPECT_EQ(worse_of(ExitCode::gaps, ExitCode::nothing_published), ExitCode::nothing_published);
  EXPECT_EQ(worse_of(ExitCode::interrupted, ExitCode::success), ExitCode::interrupted);
}

}  // namespace
}  // namespace aireport::cli

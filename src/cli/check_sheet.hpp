// What a check found, as lines for people.
#pragma once

#include <aireport/github/probe.hpp>
#include <aireport/support/error.hpp>
#include <aireport/support/utc.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/exit_code.hpp"

namespace aireport::cli {

enum class Verdict { good, warning, failure };

struct CheckLine {
  Verdict verdict = Verdict::good;
  std::string subject, text;
};

class CheckSheet {
 public:
  void add(Verdict verdict, std::string subject, std::string text);
  // A failure, and what a night would end with for it; the sheet's exit code is that of the worst.
  void add_failure(std::string subject, std::string text, ExitCode end);
  void add_failure(std::string subject, const Error& error);

  // "ok    config: …", foreign text cleaned for a terminal.
  std::string text() const;
  ExitCode exit_code() const { return exit_code_; }
  const std::vector<CheckLine>& lines() const { return lines_; }

 private:
  std::vector<CheckLine> lines_;
  ExitCode exit_code_ = ExitCode::success;
};

// A clock that is this far off reports the wrong day when the run starts a quarter of an hour after midnight.
inline constexpr std::chrono::minutes kClockTooFarOff{15};
inline constexpr std::chrono::minutes kClockOff{1};
inline constexpr std::chrono::hours kTokenEndsSoon{14 * 24};

struct TokenOrigin {
  std::string source;  // "$GITHUB_TOKEN", or the path of its file; empty: there is none
  std::string advice;  // how to set one
};

// `repositories` is how many a night asks for: fewer requests left than their lists take are worth a warning.
void check_token(const github::ServerFacts& facts, const TokenOrigin& token, std::size_t repositories, UtcTime now,
                 CheckSheet& sheet);
void check_clock(const github::ServerFacts& facts, UtcTime now, CheckSheet& sheet);
// `line` is where the repository is configured, "config/repos.yaml:12": each complaint names it. `without` is what a
// night ends with that lacks this repository.
void check_repository(const model::RepoName& asked, const std::string& branch, const Result<github::RepoFacts>& facts,
                      const std::string& line, ExitCode without, CheckSheet& sheet);
// `asked` is another name of a repository that is configured before.
void check_twin(const model::RepoName& asked, const std::string& line, const model::RepoName& first,
                const std::string& first_line, CheckSheet& sheet);
// Whether files can be written there, or where the folder would be made when it is missing: by one that is made as a
// night makes it, and removed. `otherwise`: how bad it is when they cannot.
void check_folder(const std::string& subject, const std::filesystem::path& folder, Verdict otherwise,
                  CheckSheet& sheet);

}  // namespace aireport::cli

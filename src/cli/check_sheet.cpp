#include "cli/check_sheet.hpp"

#include <unistd.h>

#include <aireport/support/file.hpp>
#include <aireport/support/quantity.hpp>
#include <aireport/support/text.hpp>
#include <utility>

namespace aireport::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLittleSpace = 100ULL << 20;
constexpr std::size_t kListsEach = 5;                        // of a repository, when each has one page
constexpr std::size_t kTrialBytes = std::size_t{64} << 10U;  // a long page

// Rights alone do not tell of a full disk, a quota or a mount that is read-only. The name is one that the next run
// removes, should this process be killed before it does.
Result<void> try_a_file(const fs::path& folder) {
  const auto path = folder / (".aireport-check-" + std::to_string(::getpid()) + ".tmp");
  auto written = write_file_atomically(path, std::string(kTrialBytes, '\n'), Access::owner_only);
  std::error_code ignored;
  fs::remove(path, ignored);
  return written;
}

// The folder, or the nearest one above it that is there: a link that leads nowhere is there, and is no folder.
fs::path nearest_that_is_there(const fs::path& folder) {
  std::error_code problem;
  fs::path there = fs::absolute(folder, problem).lexically_normal();
  while (!fs::exists(fs::symlink_status(there, problem)) && there.has_relative_path()) there = there.parent_path();
  return there;
}

std::string_view word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::good:
      return "ok    ";
    case Verdict::warning:
      return "warn  ";
    case Verdict::failure:
      return "FAIL  ";
  }
  return "";
}

// What a reader can do about a status that will not change by itself.
std::string meaning_of(int status) {
  switch (status) {
    case 403:
      return "not for this token (HTTP 403): it may need to be authorised for the organisation";
    case 404:
      return "not found (HTTP 404): misspelt, deleted, or private and not for this token";
    case 451:
      return "blocked for legal reasons (HTTP 451)";
    default:
      return "HTTP " + std::to_string(status);
  }
}

}  // namespace

void CheckSheet::add(Verdict verdict, std::string subject, std::string text) {
  if (verdict == Verdict::failure) exit_code_ = worse_of(exit_code_, ExitCode::nothing_published);
  lines_.push_back({verdict, std::move(subject), std::move(text)});
}

void CheckSheet::add_failure(std::string subject, std::string text, ExitCode end) {
  exit_code_ = worse_of(exit_code_, end);
  lines_.push_back({Verdict::failure, std::move(subject), std::move(text)});
}

void CheckSheet::add_failure(std::string subject, const Error& error) {
  add_failure(std::move(subject), describe(error), exit_code_of(error.kind));
}

std::string CheckSheet::text() const {
  std::string text;
  for (const auto& line : lines_)
    text += std::string(word_of(line.verdict)) + for_terminal(line.subject + ": " + line.text) + "\n";
  return text;
}

void check_token(const github::ServerFacts& facts, const TokenOrigin& token, std::size_t repositories, UtcTime now,
                 CheckSheet& sheet) {
  auto verdict = token.source.empty() ? Verdict::warning : Verdict::good;
  std::string text = "accepted, from " + token.source;
  if (token.source.empty())
    text = "none: without one GitHub allows 60 requests an hour; " + token.advice;
  else if (!facts.quota)
    text = "from " + token.source + "; the server tells of no quota";
  if (facts.quota) {
    text += "; " + group_thousands(facts.quota->remaining) + " of " + group_thousands(facts.quota->limit) +
            " requests left until " + format_utc(facts.quota->reset);
    if (const auto lists = kListsEach * repositories; std::cmp_less(facts.quota->remaining, lists)) {
      text += ", fewer than the " + group_thousands(static_cast<std::int64_t>(lists)) + " that the lists of a day take";
      verdict = Verdict::warning;
    }
  }
  if (facts.token_expires) {
    text += "; expires " + format_utc(*facts.token_expires);
    if (*facts.token_expires - now < kTokenEndsSoon) {
      text += ": make a new one soon";
      verdict = Verdict::warning;
    }
  }
  sheet.add(verdict, "token", std::move(text));
}

void check_clock(const github::ServerFacts& facts, UtcTime now, CheckSheet& sheet) {
  if (!facts.time) {
    sheet.add(Verdict::warning, "clock", "the server did not say its time");
    return;
  }
  const auto ahead = now - *facts.time;
  const auto off = std::chrono::abs(ahead);
  if (off < kClockOff) {
    sheet.add(Verdict::good, "clock", "as the server's");
    return;
  }
  const auto verdict = off < kClockTooFarOff ? Verdict::warning : Verdict::failure;
  sheet.add(verdict, "clock",
            std::to_string(off.count()) + " s " + (ahead.count() > 0 ? "ahead of" : "behind") +
                " the server's: near midnight the wrong day would be reported; set the machine's time");
}

void check_repository(const model::RepoName& asked, const std::string& branch, const Result<github::RepoFacts>& facts,
                      const std::string& line, ExitCode without, CheckSheet& sheet) {
  const auto subject = asked.full();
  const auto stands = " (" + line + ")";
  if (!facts) {
    auto error = facts.error();
    if (error.kind == ErrorKind::status) return sheet.add_failure(subject, meaning_of(error.status) + stands, without);
    error.message += stands;
    const auto end = exit_code_of(error.kind);
    return sheet.add_failure(subject, describe(error), end == ExitCode::nothing_published ? without : end);
  }
  if (facts->branch == github::Existence::absent)  // its issues, pull requests and releases are told all the same
    sheet.add_failure(subject, "has no branch " + branch + stands, ExitCode::gaps);
  else if (!model::same_repo(facts->name, asked))
    sheet.add(Verdict::warning, subject, "is called " + facts->name.full() + " now: write that in " + line);
  else if (facts->archived)
    sheet.add(Verdict::warning, subject, "archived: nothing will happen there any more" + stands);
  else
    sheet.add(Verdict::good, subject, branch.empty() ? "reachable" : "reachable, branch " + branch);
}

void check_twin(const model::RepoName& asked, const std::string& line, const model::RepoName& first,
                const std::string& first_line, CheckSheet& sheet) {
  sheet.add(Verdict::warning, asked.full(),
            "is the same repository as " + first.full() + " (" + first_line +
                "), which tells it: keep one of the two, by its present name (" + line + ")");
}

void check_folder(const std::string& subject, const fs::path& folder, Verdict otherwise, CheckSheet& sheet) {
  std::error_code problem;
  const auto there = nearest_that_is_there(folder);
  if (!fs::is_directory(there, problem)) return sheet.add(otherwise, subject, there.string() + " is no folder");
  if (const auto tried = try_a_file(there); !tried)
    return sheet.add(otherwise, subject, there.string() + ": " + tried.error().message);
  const auto space = fs::space(there, problem);
  if (!problem && space.available < kLittleSpace)
    sheet.add(Verdict::warning, subject, folder.string() + ": less than 100 MiB are left on that disk");
  else
    sheet.add(Verdict::good, subject, folder.string() + " can be written");
}

}  // namespace aireport::cli

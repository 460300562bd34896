#include <string>

#include "cli/command_line.hpp"
#include "cli/exit_code.hpp"
#include "cli/option_docs.hpp"
#include "cli/version.hpp"

namespace aireport::cli {
namespace {

// A line of roff: a hyphen is typeset as one only when it is escaped, and no text may pass for a request.
std::string roff(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '\\')
      result += "\\e";
    else if (letter == '-')
      result += "\\-";
    else
      result += letter;
  }
  if (!result.empty() && (result.front() == '.' || result.front() == '\'')) result.insert(0, "\\&");
  return result;
}

std::string options_of(const std::vector<OptionRow>& rows) {
  std::string text;
  for (const auto& row : rows) {
    text += ".TP\n.B " + roff(row.name);
    if (!row.value.empty()) text += " \\fI" + roff(row.value) + "\\fR";
    text += "\n" + roff(row.text) + ".\nDefault: " + roff(row.fallback) + ".\n";
  }
  return text;
}

std::string commands_text() {
  std::string text = ".SH COMMANDS\nWithout a command the report is written.\n";
  for (const auto& command : commands()) {
    text += ".SS aireport " + roff(command.name);
    if (!command.words.empty()) text += " [" + roff(command.words) + "...]";
    text += "\n" + roff(command.text) + ".\n" + options_of(command.options);
  }
  return text;
}

std::string exit_status() {
  std::string text = ".SH EXIT STATUS\n";
  for (const auto& row : exit_codes())
    text += ".TP\n.B " + std::to_string(static_cast<int>(row.code)) + "\n" + roff(row.text) + ".\n";
  return text;
}

constexpr std::string_view kDescription = R"(.SH DESCRIPTION
Fetches the commits, pull requests, issues and releases of a day from the GitHub REST API, folds and ranks them, shows
the telling lines of the diffs, and writes a dated Markdown page, a snapshot of its data and an index of past issues
into
.IR reports/ .
.PP
What was written goes to standard output, one path a line; everything else to standard error.
)";

constexpr std::string_view kEnvironment = R"(.SH ENVIRONMENT
.TP
.BR GITHUB_TOKEN ", " GH_TOKEN
The token for GitHub, unless the configuration names other variables.
.TP
.B CREDENTIALS_DIRECTORY
A folder of secrets as systemd makes it; the token may be in its file
.IR github\-token .
.TP
.B CACHE_DIRECTORY
The cache, as systemd makes it.
.TP
.BR XDG_CACHE_HOME ", " XDG_CONFIG_HOME
Where the cache and the configuration are otherwise.
.TP
.BR SSL_CERT_FILE ", " SSL_CERT_DIR
The certificates to trust instead of the system's.
.TP
.B NO_COLOR
No colours, when set.
.SH FILES
.TP
.I /etc/aireport/repos.yaml
The configuration, when there is none in
.I config/
of the current folder or in
.IR ~/.config/aireport/ .
.TP
.I reports/DATE.md
The page of a day.
.TP
.I reports/data/DATE.json.gz
What was fetched for it. The page can be made again from it, and
.B aireport verify
checks the page against it.
.SH EXAMPLES
.TP
.B aireport init octocat/hello\-world
Write a configuration to start from.
.TP
.B aireport check
Say what is wrong before a night is lost.
.TP
.B aireport \-\-date 2026\-02\-03
Write the report of that day.
.TP
.B aireport \-\-catch\-up \-\-quiet
Write every day that is missing.
.SH SEE ALSO
.BR systemd.timer (5),
.BR crontab (5)
)";

}  // namespace

std::string man_page() {
  std::string text = ".TH AIREPORT 1 \"\" \"aireport " + std::string(kVersion) + "\" \"User Commands\"\n";
  text += ".SH NAME\naireport \\- a daily report on the GitHub repositories that you depend on\n";
  text += ".SH SYNOPSIS\n.B aireport\n[\\fIoptions\\fR]\n";
  for (const auto& command : commands()) {
    text += ".br\n.B aireport " + roff(command.name) + "\n[\\fIoptions\\fR]";
    if (!command.words.empty()) text += " [\\fI" + roff(command.words) + "\\fR...]";
    text += "\n";
  }
  text += kDescription;
  text += ".SH OPTIONS\nThey may stand on either side of a command, which refuses those that say nothing to it.\n" +
          options_of(general_options());
  text += commands_text() + exit_status();
  text += kEnvironment;
  return text;
}

}  // namespace aireport::cli

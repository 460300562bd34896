#include "cli/command_line.hpp"

#include <CLI/CLI.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <utility>
#include <variant>

#include "cli/exit_code.hpp"
#include "cli/version.hpp"

namespace aireport::cli {
namespace {

constexpr std::string_view kAbout =
    "A daily report on the GitHub repositories that you depend on: what happened, what matters first, and the code "
    "that "
    "shows it.";

std::string exit_codes_text() {
  std::string text = "Exit codes:";
  for (const auto& row : exit_codes())
    text += std::string(text.back() == ':' ? " " : ", ") + std::to_string(static_cast<int>(row.code)) + " " +
            std::string(row.text);
  return text + ".";
}

// Where the value of a row goes.
using Target = std::variant<RawOptions::Word*, bool*, std::vector<std::string>*>;

std::map<std::string_view, Target> targets_in(RawOptions& raw) {
  return {{"--config", &raw.config},
          {"--date", &raw.date},
          {"--from", &raw.from},
          {"--to", &raw.to},
          {"--catch-up", &raw.catch_up},
          {"--max-days", &raw.max_days},
          {"--repo", &raw.repos},
          {"--lang", &raw.lang},
          {"--output-dir", &raw.output_dir},
          {"--cache-dir", &raw.cache_dir},
          {"--offline", &raw.offline},
          {"--refresh", &raw.refresh},
          {"--from-snapshot", &raw.from_snapshot},
          {"--dry-run", &raw.dry_run},
          {"--api-url", &raw.api_url},
          {"--max-in-flight", &raw.max_in_flight},
          {"--max-requests", &raw.max_requests},
          {"--deadline", &raw.deadline},
          {"--wait", &raw.wait},
          {"--log-level", &raw.log_level},
          {"--log-format", &raw.log_format},
          {"--quiet", &raw.quiet},
          {"--no-progress", &raw.no_progress},
          {"--version", &raw.version},
          {"--format", &raw.format},
          {"--summary", &raw.summary},
          {"--json", &raw.json},
          {"OWNER/NAME", &raw.new_repos},
          {"REPORT", &raw.reports}};
}

void define(CLI::App& app, const OptionRow& row, const std::map<std::string_view, Target>& targets) {
  const std::string name(row.name);
  const std::string shown = std::string(row.text) + " (default: " + std::string(row.fallback) + ")";
  const Target& target = targets.at(row.name);
  if (const auto* flag = std::get_if<bool*>(&target)) {
    app.add_flag(name, **flag, shown);
    return;
  }
  CLI::Option* option = nullptr;
  if (const auto* many = std::get_if<std::vector<std::string>*>(&target))
    option = app.add_option(name, **many, shown)->allow_extra_args(false);
  else  // not bound by itself: CLI11 reads "" into an optional as "not given"
    option = app.add_option_function<std::string>(
        name, [word = std::get<RawOptions::Word*>(target)](const std::string& value) { *word = value; }, shown);
  if (std::holds_alternative<RawOptions::Word*>(target)) option->take_last();  // twice is refused by check_once
  option->type_name(std::string(row.value));
}

// Those that a command takes, by name.
std::string general_options_of(const CommandRow& command) {
  std::string text = "It also takes";
  for (const auto& row : general_options())
    if (takes(command, row)) text += (text.ends_with("takes") ? " " : ", ") + std::string(row.name);
  return text + ": aireport --help tells what they do.";
}

std::vector<OptionRow> all_options() {
  auto rows = general_options();
  for (const auto& command : commands()) rows.insert(rows.end(), command.options.begin(), command.options.end());
  return rows;
}

// The library has only a sentence for it, which begins with the option's name.
tl::unexpected<Error> missing_value(std::string_view sentence) {
  for (const auto& row : all_options())
    if (sentence.starts_with(std::string(row.name) + ": "))
      return fail(ErrorKind::usage, std::string(row.name) + " needs a value: " + std::string(row.value));
  return fail(ErrorKind::usage, std::string(sentence));
}

// A word that nobody takes. Of what follows it nothing is told: it might be a token.
tl::unexpected<Error> unexpected_word(std::string_view given) {
  const std::string word(given.substr(0, given.starts_with("-") ? given.find('=') : std::string_view::npos));
  if (word == "--token")
    return fail(
        ErrorKind::usage,
        "a token is never given on the command line, where others can read it: put it into GITHUB_TOKEN or name "
        "its file in github.token_file");
  std::vector<std::string_view> known;
  const bool is_option = word.starts_with("-");
  if (is_option)
    for (const auto& row : all_options()) known.push_back(row.name);
  else
    for (const auto& row : commands()) known.push_back(row.name);
  if (std::find(known.begin(), known.end(), word) != known.end())
    return fail(ErrorKind::usage, word + " is not taken here: aireport --help tells by which command it is");
  constexpr std::size_t kLongest = 30;  // what is longer, or looks like a token, is not repeated either
  const bool shown = is_option || (word.size() <= kLongest && !word.starts_with("gh"));
  std::string message = "there is no " + std::string(is_option ? "option " : "command ") +
                        (shown ? for_terminal(word) : "as long a word as that");
  if (const auto meant = nearest(word, known); !meant.empty())
    message += "; did you mean " + std::string(meant) + "?";
  else if (parse_date(word))
    message += "; a day is given as --date " + word;
  else if (model::parse_repo_name(word))
    message += "; one repository alone is given as --repo " + word;
  return fail(ErrorKind::usage, std::move(message));
}

// An option that takes one value and was given more than once.
Result<void> check_once(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_multi_option_policy() != CLI::MultiOptionPolicy::TakeLast || option->get_items_expected_max() == 0)
      continue;
    if (option->count() > 1)
      return fail(ErrorKind::usage, option->get_name() + " is given twice; it takes one " + option->get_type_name());
  }
  for (const CLI::App* command : app.get_subcommands({})) AIREPORT_CHECK(check_once(*command));
  return {};
}

// One that a command would pass over in silence: `verify --date` would seem to look at one day.
Result<void> refuse_what_is_not_taken(const CLI::App& app) {
  for (const auto& command : commands())
    for (const auto& row : general_options())
      if (app.got_subcommand(std::string(command.name)) && app.count(std::string(row.name)) > 0 && !takes(command, row))
        return fail(ErrorKind::usage, "aireport " + std::string(command.name) + " does not take " +
                                          std::string(row.name) + ": aireport " + std::string(command.name) +
                                          " --help lists what it takes");
  return {};
}

Command command_of(const CLI::App& app) {
  for (const auto& row : commands())
    if (app.got_subcommand(std::string(row.name))) return row.command;
  return Command::report;
}

}  // namespace

bool takes(const CommandRow& command, const OptionRow& option) {
  return std::find(option.takers.begin(), option.takers.end(), command.command) != option.takers.end();
}

const std::vector<OptionRow>& general_options() {
  static const std::vector kAll = {Command::verify, Command::check, Command::init};
  static const std::vector<OptionRow> rows = {
      {"--config", "FILE",
       "config/repos.yaml, then aireport/repos.yaml in $XDG_CONFIG_HOME, then /etc/aireport/repos.yaml",
       "The configuration", kAll},
      {"--date", "YYYY-MM-DD", "yesterday in the configured time zone", "The day to report", {}},
      {"--from", "YYYY-MM-DD", "none", "With --to: each day of a range, oldest first", {}},
      {"--to", "YYYY-MM-DD", "none", "The last day of the range", {}},
      {"--catch-up", "", "off", "Every missing, partial or unfinished day of the last --max-days", {}},
      {"--max-days", "N", kDefaultMaxDays, "How many days --catch-up goes back at most", {}},
      {"--repo", "OWNER/NAME", "all that are configured", "Only this repository; can be repeated", {Command::check}},
      {"--lang", "zh|en", "as configured", "The language of the page", {}},
      {"--output-dir",
       "DIR",
       "as configured, else the current folder",
       "Pages go to DIR/reports/",
       {Command::verify, Command::check}},
      {"--cache-dir",
       "DIR",
       "$CACHE_DIRECTORY, else $XDG_CACHE_HOME/aireport, else ~/.cache/aireport",
       "Answers of the server are kept here",
       {Command::check}},
      {"--offline", "", "off", "Answer from the cache alone", {}},
      {"--refresh", "", "off", "Ask again for a day that is complete", {}},
      {"--from-snapshot",
       "FILE",
       "none",
       "Render this snapshot, to --output-dir if given, else to standard output; no network, cache or configuration",
       {}},
      {"--summary", "FILE", "none", "Also write the summaries of the days there, as Markdown", {}},
      {"--json", "FILE", "none", "Also write the report as JSON there; -: to standard output, and nothing else", {}},
      {"--dry-run", "", "off", "Ask for the lists alone and print what the run would cost; write nothing", {}},
      {"--api-url", "URL", "as configured, else https://api.github.com", "GitHub's REST API", {Command::check}},
      {"--max-in-flight", "N", "as configured, else 32", "Requests under way at once, at most 100", {Command::check}},
      {"--max-requests", "N", "0: no limit", "Requests of the whole run, at most", {Command::check}},
      {"--deadline", "DURATION", kDefaultDeadline, "Time for the run, such as 90s or 2h; 0: none", {Command::check}},
      {"--wait", "", "off", "Wait for the quota to be filled again instead of leaving details out", {Command::check}},
      {"--log-level", "trace|debug|info|warn|error", "info", "Lines that matter at least so much", kAll},
      {"--log-format", "text|json", "text", "Lines for people, or one JSON object a line with a summary as the last",
       kAll},
      {"--quiet", "", "off", "Say nothing but errors, nor print what was written, nor sum up", kAll},
      {"--no-progress", "", "off", "No progress display on a terminal", kAll},
      {"--version", "", "off", "Print the version and exit", kAll},
  };
  return rows;
}

const std::vector<CommandRow>& commands() {
  static const std::vector<CommandRow> rows = {
      {Command::verify,
       "verify",
       "REPORT",
       "all pages of the folder, and its index",
       "Check published pages against their snapshots",
       {{"--format", "text|json", "text", "How findings are printed"}}},
      {Command::check,
       "check",
       "",
       "",
       "Say what is wrong before a night is lost: configuration, token, repositories, folders, clock",
       {}},
      {Command::init, "init", "OWNER/NAME", "those that ship", "Write a configuration to start from", {}},
  };
  return rows;
}

Result<Parsed> parse_command_line(const std::vector<std::string>& arguments) {
  RawOptions raw;
  const auto targets = targets_in(raw);
  CLI::App app(std::string(kAbout), "aireport");
  app.footer(exit_codes_text());
  app.set_help_flag("--help", "Print this help and exit (default: off)");
  app.get_formatter()->column_width(34);
  app.fallthrough();
  for (const auto& row : general_options()) define(app, row, targets);
  for (const auto& command : commands()) {
    auto* sub = app.add_subcommand(std::string(command.name), std::string(command.text));
    sub->footer(general_options_of(command) + "\n" + exit_codes_text());
    for (const auto& row : command.options) define(*sub, row, targets);
    if (command.words.empty()) continue;
    auto* words = std::get<std::vector<std::string>*>(targets.at(command.words));
    sub->add_option(std::string(command.words), *words, "(default: " + std::string(command.fallback) + ")")
        ->type_name("");
  }
  // CLI11 takes the words last first.
  std::vector<std::string> words(arguments.rbegin(), arguments.rend());
  try {
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    return Parsed{app.help("", CLI::AppFormatMode::All), {}};
  } catch (const CLI::ExtrasError&) {
    return unexpected_word(app.remaining(true).front());
  } catch (const CLI::ArgumentMismatch& problem) {
    return missing_value(problem.what());
  } catch (const CLI::ParseError& problem) {
    return fail(ErrorKind::usage, problem.what());
  }
  AIREPORT_CHECK(check_once(app));
  AIREPORT_CHECK(refuse_what_is_not_taken(app));
  if (raw.version) return Parsed{"aireport " + std::string(kVersion) + "\n", {}};
  Parsed parsed;
  AIREPORT_TRY(parsed.options, validate(raw, command_of(app)));
  return parsed;
}

}  // namespace aireport::cli

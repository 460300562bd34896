// The one table of options: `--help`, the man page, the completion and the README's table are made from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"

namespace aireport::cli {

// One row. `value` is what it takes; empty: nothing, it is a flag.
struct OptionRow {
  std::string_view name, value, fallback, text;
  std::vector<Command> takers = {};  // the commands that take it; reports take all general options
};
// A sub-command. `words` is what it takes besides options.
struct CommandRow {
  Command command;
  std::string_view name, words, fallback, text;
  std::vector<OptionRow> options;
};

const std::vector<OptionRow>& general_options();
bool takes(const CommandRow& command, const OptionRow& option);  // of the general ones
const std::vector<CommandRow>& commands();

// What the command line asked for: a text to print (help, version), or a run.
struct Parsed {
  std::string text;  // empty: none
  Options options;
};

// Error: usage.
Result<Parsed> parse_command_line(const std::vector<std::string>& arguments);

}  // namespace aireport::cli

#include <algorithm>
#include <string>

#include "cli/command_line.hpp"
#include "cli/option_docs.hpp"

namespace aireport::cli {
namespace {

// What bash is asked for where a value stands; empty: nothing can be suggested.
std::string suggestion(std::string_view value) {
  if (value == "FILE") return "compgen -f -- \"$word\"";
  if (value == "DIR") return "compgen -d -- \"$word\"";
  if (value.find('|') == std::string_view::npos) return "";
  std::string choices(value);
  std::replace(choices.begin(), choices.end(), '|', ' ');
  return "compgen -W \"" + choices + "\" -- \"$word\"";
}

std::string cases_of(const std::vector<OptionRow>& rows) {
  std::string text;
  for (const auto& row : rows) {
    if (row.value.empty()) continue;
    const auto suggested = suggestion(row.value);
    text += "    " + std::string(row.name) + ")\n      ";
    if (!suggested.empty()) text += "mapfile -t COMPREPLY < <(" + suggested + ")\n      ";
    text += "return\n      ;;\n";
  }
  return text;
}

constexpr std::string_view kPages = "REPORT";  // the words of a command that are files

std::string general_names() {
  std::string names = "--help";
  for (const auto& row : general_options()) names += " " + std::string(row.name);
  return names;
}

// Behind one of them stands its value, which is no command.
std::string with_values() {
  std::string names;
  for (const auto& row : general_options())
    if (!row.value.empty()) names += (names.empty() ? "" : "|") + std::string(row.name);
  return names;
}

// Behind a command: the options that it takes, and whether its words are files.
std::string case_of(const CommandRow& command) {
  std::string names = "--help";
  for (const auto& row : general_options())
    if (takes(command, row)) names += " " + std::string(row.name);
  for (const auto& row : command.options) names += " " + std::string(row.name);
  const std::string name(command.name);
  return "      " + name + ") command=" + name + " options=\"" + names +
         "\" files=" + (command.words == kPages ? "yes" : "no") + " ;;\n";
}

}  // namespace

std::string bash_completion() {
  std::string cases = cases_of(general_options()), command_cases, command_names;
  for (const auto& command : commands()) {
    command_names += (command_names.empty() ? "" : " ") + std::string(command.name);
    cases += cases_of(command.options);
    command_cases += case_of(command);
  }
  return R"(# bash completion for aireport
_aireport() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} each command="" files=no value=no
  # bash takes "--option=value" apart at the sign
  if [[ $word == "=" ]]; then
    word=""
  elif [[ $before == "=" ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  compopt -o filenames 2>/dev/null
  case $before in
)" + cases +
         R"(  esac
  local commands=")" +
         command_names + R"(" options=")" + general_names() + R"("
  for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ $value == yes && $each != "=" ]]; then
      value=no
      continue
    fi
    case $each in
)" + "      " +
         with_values() + ") value=yes ;;\n" + command_cases +
         R"(    esac
  done
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
  elif [[ $files == yes ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -F _aireport aireport
)";
}

}  // namespace aireport::cli

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

enum class Taken { by_commands_too, by_reports_alone };

std::string names_of(const std::vector<OptionRow>& rows, Taken taken = Taken::by_commands_too) {
  std::string names;
  for (const auto& row : rows)
    if (row.of_reports == (taken == Taken::by_reports_alone))
      names += (names.empty() ? "" : " ") + std::string(row.name);
  return names;
}

}  // namespace

std::string bash_completion() {
  std::string cases, command_cases, command_names;
  for (const auto& command : commands()) {
    const std::string name(command.name);
    command_names += (command_names.empty() ? "" : " ") + name;
    cases += cases_of(command.options);
    if (!command.options.empty())
      command_cases += "      " + name + ") options+=\" " + names_of(command.options) + "\" ;;\n";
  }
  return R"(# bash completion for aireport
_aireport() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} each command=""
  # bash takes "--option=value" apart at the sign
  if [[ $word == "=" ]]; then
    word=""
  elif [[ $before == "=" ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  compopt -o filenames 2>/dev/null
  case $before in
)" + cases_of(general_options()) +
         cases + R"(  esac
  local commands=")" +
         command_names + R"(" options="--help )" + names_of(general_options()) + R"("
  for each in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ " $commands " == *" $each "* ]]; then command=$each; fi
    case $each in
)" + command_cases +
         R"(    esac
  done
  if [[ -z $command ]]; then options+=" )" +
         names_of(general_options(), Taken::by_reports_alone) + R"("; fi
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
  fi
}
complete -F _aireport aireport
)";
}

}  // namespace aireport::cli

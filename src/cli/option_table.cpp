#include <string>

#include "cli/command_line.hpp"
#include "cli/option_docs.hpp"

namespace aireport::cli {
namespace {

// Inside of a cell a bar would end it.
std::string cell(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '|') result += '\\';
    result += letter;
  }
  return result;
}

std::string table_of(const std::vector<OptionRow>& rows) {
  std::string table = "| option | default | |\n|---|---|---|\n";
  for (const auto& row : rows) {
    const std::string value = row.value.empty() ? "" : " " + std::string(row.value);
    table +=
        "| `" + cell(std::string(row.name) + value) + "` | " + cell(row.fallback) + " | " + cell(row.text) + " |\n";
  }
  return table;
}

}  // namespace

std::string option_table() {
  std::string text = table_of(general_options());
  for (const auto& command : commands()) {
    text += "\n`aireport " + std::string(command.name);
    if (!command.words.empty()) text += " [" + std::string(command.words) + "…]";
    text += "`: " + std::string(command.text) + ".\n";
    if (!command.options.empty()) text += "\n" + table_of(command.options);
  }
  return text;
}

}  // namespace aireport::cli

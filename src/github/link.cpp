#include "github/link.hpp"

#include <aireport/support/text.hpp>

namespace aireport::github {
namespace {

// One parameter behind a link: `; name="value"` or `; name=value`. Moves `rest` behind it.
struct Parameter {
  std::string name;
  std::string value;
};

std::optional<Parameter> take_parameter(std::string_view& rest) {
  rest = trim(rest);
  if (rest.empty() || rest.front() != ';') return std::nullopt;
  rest = trim(rest.substr(1));
  const auto name_end = rest.find_first_of("=;,");
  Parameter parameter{to_lower_ascii(trim(rest.substr(0, name_end))), {}};
  if (name_end == std::string_view::npos || rest[name_end] != '=') {
    rest = name_end == std::string_view::npos ? std::string_view{} : rest.substr(name_end);
    return parameter;
  }
  rest = trim(rest.substr(name_end + 1));
  if (!rest.empty() && rest.front() == '"') {
    const auto quote = rest.find('"', 1);
    parameter.value = rest.substr(1, quote == std::string_view::npos ? quote : quote - 1);
    rest = quote == std::string_view::npos ? std::string_view{} : rest.substr(quote + 1);
  } else {
    const auto end = rest.find_first_of(";,");
    parameter.value = trim(rest.substr(0, end));
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
  }
  return parameter;
}

bool says_next(std::string_view relations) {
  for (const auto relation : split(relations, ' '))
    if (equals_ignoring_case(relation, "next")) return true;
  return false;
}

}  // namespace

std::optional<std::string> next_link(std::string_view link) {
  auto rest = trim(link);
  while (!rest.empty() && rest.front() == '<') {
    const auto end = rest.find('>');
    if (end == std::string_view::npos) return std::nullopt;
    const auto url = rest.substr(1, end - 1);
    rest = rest.substr(end + 1);
    bool next = false;
    while (const auto parameter = take_parameter(rest))
      next = next || (parameter->name == "rel" && says_next(parameter->value));
    if (next) return std::string(url);
    rest = trim(rest);
    while (!rest.empty() && (rest.front() == ',' || rest.front() == ' ')) rest.remove_prefix(1);
  }
  return std::nullopt;
}

}  // namespace aireport::github

#include <aireport/support/json_line.hpp>

#include <fmt/format.h>

#include <aireport/support/text.hpp>
#include <cmath>
#include <type_traits>

namespace aireport {
namespace {

std::string escaped(char32_t character) {
  if (character < 0x10000) return fmt::format("\\u{:04x}", static_cast<unsigned>(character));
  const auto above = static_cast<unsigned>(character) - 0x10000U;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800U + (above >> 10U), 0xDC00U + (above & 0x3FFU));
}

std::string json_value(const FieldValue& value) {
  return std::visit(
      [](const auto& held) -> std::string {
        using Held = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<Held, std::string>) {
          return json_string(held);
        } else if constexpr (std::is_same_v<Held, double>) {
          return std::isfinite(held) ? fmt::format("{}", held) : "null";  // JSON has no other number for it
        } else {
          return fmt::format("{}", held);
        }
      },
      value);
}

}  // namespace

std::string json_line(const Fields& fields) {
  std::string line = "{";
  for (const auto& [name, value] : fields) {
    if (line.size() > 1) line += ',';
    line += json_string(name) + ':' + json_value(value);
  }
  return line + '}';
}

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (std::size_t position = 0; position < text.size();) {
    const char32_t character = next_character(text, position);
    switch (character) {
      case '"':
        quoted += "\\\"";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\t':
        quoted += "\\t";
        break;
      default:
        if (is_unprintable(character)) {
          quoted += escaped(character);
        } else {
          append_utf8(quoted, character);
        }
    }
  }
  return quoted + '"';
}

std::string escape_unprintable(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t position = 0; position < json.size();) {
    const char32_t character = next_character(json, position);
    if (character != '\n' && is_unprintable(character))
      safe += escaped(character);
    else
      append_utf8(safe, character);
  }
  return safe;
}

}  // namespace aireport

#include "http/json_check.hpp"

#include <aireport/support/text.hpp>
#include <array>
#include <string>

namespace aireport::http {
namespace {

constexpr std::size_t kDeepest = 500;

// The signs that may stand outside of strings, besides brackets: blanks, separators, numbers, true, false, null.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (const char letter : std::string_view(" \t\r\n,:0123456789+-.eEtrufalsn"))
    plain[static_cast<unsigned char>(letter)] = true;
  return plain;
}();

// The position behind the string that begins at `position`; npos: it does not end.
std::size_t end_of_string(std::string_view body, std::size_t position) {
  for (++position; position < body.size(); ++position) {
    if (body[position] == '"') return position + 1;
    if (body[position] == '\\') ++position;
  }
  return std::string_view::npos;
}

bool starts_as(std::string_view body, Shape shape) {
  switch (shape) {
    case Shape::array:
      return body.front() == '[';
    case Shape::object:
      return body.front() == '{';
    case Shape::any:
      return true;
  }
  return true;
}

}  // namespace

bool looks_like_json(std::string_view body, Shape shape) {
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);  // a byte order mark, which decoders pass over
  body = trim(body);
  if (body.empty() || !starts_as(body, shape)) return false;
  std::string open;  // the closing brackets that are still to come
  for (std::size_t position = 0; position < body.size();) {
    const char sign = body[position];
    if (sign == '"') {
      position = end_of_string(body, position);
      if (position == std::string_view::npos) return false;
      continue;
    }
    if (sign == '{' || sign == '[') {
      if (open.size() == kDeepest) return false;
      open += sign == '{' ? '}' : ']';
    } else if (sign == '}' || sign == ']') {
      if (open.empty() || open.back() != sign) return false;
      open.pop_back();
      if (open.empty()) return position + 1 == body.size();
    } else if (!kPlain[static_cast<unsigned char>(sign)]) {
      return false;
    }
    ++position;
  }
  return open.empty();
}

}  // namespace aireport::http

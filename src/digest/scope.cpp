#include "digest/scope.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/words.hpp"

namespace aireport::digest {

namespace {

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

bool begins_scope_in_python(std::string_view text) {
  return starts_with_any(text, {"def ", "async def ", "class "});
}

constexpr std::ptrdiff_t kWordsOfAName = 3;  // "static int plan"; more are a sentence

bool is_macro(std::string_view name) {
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c); });
}

// A type, a namespace, or what has a name with brackets and is no statement. Labels end in a colon.
bool begins_scope_in_cpp(std::string_view text) {
  if (starts_with_any(
          text,
          {"//",      "/*",       "*",          "#",       "{",    "}",     "return ", "if ",           "if(",
           "for ",    "for(",     "while",      "switch",  "else", "case ", "using ",  "static_assert", "extern \"C\"",
           "public:", "private:", "protected:", "default:"}))
    return text.starts_with("#define ");
  if (starts_with_any(text, {"struct ", "class ", "enum ", "union ", "namespace ", "template"})) return true;
  const auto open = std::min(text.find('('), text.size());
  const auto before = text.substr(0, open);
  if (before.empty() || before.find('=') != std::string_view::npos) return false;
  const auto words = std::count(before.begin(), before.end(), ' ') + 1;
  const bool named = before.find("::") != std::string_view::npos || is_macro(before);
  if (open == text.size()) return words > 1 && words <= kWordsOfAName && is_name_byte(text.back());
  return (words > 1 || named) && is_name_byte(before.back()) && !text.ends_with(';');
}

// Words that begin a function or type in the languages that are met beside those two.
bool begins_scope(std::string_view text) {
  if (starts_with_any(text, {"pub ", "fn ", "async fn ", "impl ", "impl<", "trait ", "mod ", "func ", "function ",
                             "export ", "interface ", "type ", "macro(", "def ", "class ", "struct "}))
    return true;
  return text.ends_with("() {");
}

bool begins_scope(std::string_view line, Language language) {
  if (line.empty() || line.front() == ' ' || line.front() == '\t') return false;
  if (language == Language::python) return begins_scope_in_python(line);
  return language == Language::cpp ? begins_scope_in_cpp(line) : begins_scope(line);
}

}  // namespace

std::string_view scope_of(const diff::Hunk& hunk, std::size_t first, Language language) {
  if (!begins_scope(hunk.section, language)) return {};
  const auto behind = std::min(first + 1, hunk.lines.size());
  for (std::size_t i = 0; i < behind; ++i)
    if (begins_scope(hunk.lines[i].text, language)) return {};
  return hunk.section;
}

}  // namespace aireport::digest

#include "digest/code/scope.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/words/words.hpp"

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

std::size_t indent_of(std::string_view line) {
  return line.find_first_not_of(" \t");
}

bool begins_type(std::string_view text) {
  return starts_with_any(text, {"class ", "struct ", "union ", "namespace ", "impl ", "impl<", "trait ", "mod ",
                                "interface ", "export class ", "pub struct ", "pub trait ", "pub mod "});
}

// "void open(int lane) {" of a class; a call over several lines ends otherwise.
bool begins_member_in_cpp(std::string_view text) {
  const auto open = text.find('(');
  return open != std::string_view::npos && text.substr(0, open).find(' ') != std::string_view::npos &&
         text.ends_with('{') && begins_scope_in_cpp(text);
}

// The same of a line that may be set in, as members and inner functions are.
bool opens_scope(std::string_view line, Language language) {
  const auto text = trim(line);
  if (text.empty()) return false;
  if (indent_of(line) == 0) return begins_scope(line, language);
  if (language == Language::python) return begins_scope_in_python(text);
  return language == Language::cpp ? begins_type(text) || begins_member_in_cpp(text) : begins_scope(text);
}

// "Plan" of "class Plan(Base):", "Gate::open" of "void Gate::open(int lane) {".
std::string_view name_of(std::string_view opening, Language language) {
  const auto is_part = [](char c) { return is_name_byte(c) || c == ':'; };
  auto rest = trim(opening);
  std::size_t begin = 0;
  for (const std::string_view word : {"async def ", "def ", "class ", "struct "})
    if (rest.starts_with(word)) begin = word.size();
  if (begin == 0 && language == Language::cpp) {
    const auto open = std::min(rest.find('('), rest.size());
    begin = open;
    while (begin > 0 && is_part(rest[begin - 1])) --begin;
    if (begin == 0 || open == rest.size()) return {};
    rest = rest.substr(0, open);
  } else if (begin == 0) {
    return {};
  }
  rest = rest.substr(begin);
  while (rest.starts_with(':')) rest.remove_prefix(1);  // "Gate<T>::open": the arguments are no part of a name
  const auto end = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_name_byte) - rest.begin());
  const auto name = language == Language::cpp && begin > 0 && rest.find("::") == end ? rest : rest.substr(0, end);
  return is_macro(name) || name == "operator" ? std::string_view{} : name;
}

// Lines that end a signature stand no deeper than what it opens.
bool closes_signature(std::string_view text) {
  return text.starts_with(')') || text.starts_with(']') || text.starts_with('{') || text.starts_with('#');
}

}  // namespace

std::string_view name_around(const diff::Hunk& hunk, std::size_t at, Language language) {
  if (language == Language::other) return {};
  auto depth = indent_of(hunk.lines[at].text);
  if (depth == std::string_view::npos || depth == 0) return {};
  const auto mark = hunk.lines[at].mark;
  for (auto i = at; i-- > 0;) {
    const auto& line = hunk.lines[i];
    if (line.mark != mark && line.mark != diff::Mark::context && mark != diff::Mark::context) continue;
    const auto indent = indent_of(line.text);
    if (indent == std::string_view::npos || indent >= depth || closes_signature(trim(line.text))) continue;
    const auto text = trim(line.text);
    const bool opens =
        language == Language::python ? begins_scope_in_python(text) : indent == 0 && begins_scope(line.text, language);
    if (opens) return name_of(text, language);
    if (indent == 0) return {};
    depth = indent;
  }
  return begins_scope(hunk.section, language) ? name_of(hunk.section, language) : std::string_view{};
}

std::string_view scope_of(const diff::Hunk& hunk, std::size_t first, std::size_t last, Language language) {
  if (!begins_scope(hunk.section, language)) return {};
  const bool of_type = begins_type(hunk.section);
  const auto behind = std::min(std::max(last, first + 1), hunk.lines.size());
  auto depth = std::string_view::npos;  // of the first line that is shown
  for (std::size_t i = 0; i < behind; ++i) {
    const auto line = hunk.lines[i].text;
    if (i >= first && depth == std::string_view::npos) depth = indent_of(line);
    if (!opens_scope(line, language)) continue;
    const auto indent = indent_of(line);
    // A type goes on around its members, a function around what is set in no less deep than its own lines.
    if (indent == 0 || (!of_type && (i <= first || indent < depth))) return {};
  }
  return hunk.section;
}

}  // namespace aireport::digest

#include "digest/code/declarations.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>

#include "digest/code/paths.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kMemberIndent = 4;

bool is_upper(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view name_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_byte(text[end])) ++end;
  return text.substr(0, end);
}

bool is_identifier(std::string_view text) {
  return !text.empty() && name_at(text).size() == text.size();
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text = trim(text.substr(word.size()));
  return true;
}

bool is_public(std::string_view name) {
  return name.size() > 2 && !name.starts_with('_') && name != "main";
}

Declared with_parameters(std::string_view name, std::string_view rest) {
  Declared declared{name, {}, false};
  if (!rest.starts_with('(')) return declared;
  int depth = 0;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (rest[i] == '(') ++depth;
    if (rest[i] == ')' && --depth == 0) {
      declared.parameters = rest.substr(1, i - 1);
      declared.whole = true;
      return declared;
    }
  }
  declared.parameters = rest.substr(1);
  return declared;
}

Declared declared_by_python(std::string_view line) {
  auto rest = trim(line);
  take(rest, "async ");
  const bool type = take(rest, "class ");
  if (!type && !take(rest, "def ")) return {};
  const std::size_t indent = line.find_first_not_of(' ');
  if (indent > 4) return {};  // a function inside a function is nobody's interface
  const auto name = name_at(rest);
  if (!is_public(name)) return {};
  return type ? Declared{name, {}, false}
              : with_parameters(name, rest.substr(name.size()));  // it has bases, no parameters
}

// In C and C++ a line at the left margin that ends a name with '(' and begins with a type declares a function.
Declared declared_by_cpp(std::string_view line) {
  auto rest = trim(line);
  if (take(rest, "#define ")) {
    const auto name = name_at(rest);
    const auto body = trim(rest.substr(name.size()));
    const bool alias = is_identifier(body) && !is_digit(body.front());  // one system's name for another's
    const bool guard = name.ends_with("_H") || name.ends_with("_H_");
    return is_public(name) && !guard && !alias ? Declared{name, {}, false} : Declared{};
  }
  if (line.empty() || line.front() == '\t') return {};
  // A member says so by its first word; what else is indented may be a call.
  const bool member = rest.ends_with('{') && (rest.starts_with("static ") || rest.starts_with("virtual "));
  if (line.front() == ' ' && !(member && line.find_first_not_of(' ') <= kMemberIndent)) return {};
  for (const std::string_view keyword : {"struct ", "class ", "enum class ", "enum ", "using "})
    if (take(rest, keyword)) {
      const auto name = name_at(rest);
      const auto after = trim(rest.substr(name.size()));
      const bool forward = after.starts_with(';') || name == "namespace";
      const bool special = after.starts_with('<');  // of what is declared elsewhere
      return is_public(name) && !forward && !special ? Declared{name, {}, false} : Declared{};
    }
  const auto open = line.find('(');
  if (open == std::string_view::npos || open == 0 || line.find('=') < open || line.find("::") < open) return {};
  std::size_t begin = open;
  while (begin > 0 && is_name_byte(line[begin - 1])) --begin;
  const auto name = line.substr(begin, open - begin);
  if (begin == 0 || !is_public(name) || std::all_of(name.begin(), name.end(), is_upper)) return {};
  for (const std::string_view keyword : {"return", "if", "for", "while", "else", "switch", "static_assert", "defined"})
    if (name == keyword || line.starts_with(keyword)) return {};
  return with_parameters(name, line.substr(open));
}

void add_quoted(std::vector<std::string_view>& names, std::string_view line, std::size_t after) {
  const auto open = line.find_first_of("\"'", after);
  if (open == std::string_view::npos || open > after + 3) return;
  const auto close = line.find(line[open], open + 1);
  if (close == std::string_view::npos || close - open < 3) return;
  names.push_back(line.substr(open + 1, close - open - 1));
}

void add_arguments(std::vector<std::string_view>& names, std::string_view line,
                   std::initializer_list<std::string_view> calls) {
  for (const auto call : calls)
    if (const auto at = line.find(call); at != std::string_view::npos) add_quoted(names, line, at + call.size());
}

// "os.environ[NAME] = …" and "del os.environ[NAME]" are for another program, or for what is started.
bool sets_variable(std::string_view line) {
  const auto text = trim(line);
  const auto close = text.find(']', std::min(text.find("environ["), text.size()));
  if (close == std::string_view::npos) return false;
  const auto behind = trim(text.substr(close + 1));
  return text.starts_with("del ") || (behind.starts_with('=') && !behind.starts_with("=="));
}

}  // namespace

Language language_of(std::string_view path) {
  const auto end = to_lower_ascii(extension(path));
  if (end == "py" || end == "pyi") return Language::python;
  constexpr std::array<std::string_view, 12> kCpp = {"c",  "cc",  "cpp", "cxx", "h",     "hpp",
                                                     "hh", "cuh", "cu",  "hip", "metal", "inl"};
  return std::find(kCpp.begin(), kCpp.end(), end) != kCpp.end() ? Language::cpp : Language::other;
}

Declared declared_by(std::string_view line, Language language) {
  if (language == Language::python) return declared_by_python(line);
  return language == Language::cpp ? declared_by_cpp(line) : Declared{};
}

Field field_of(std::string_view line, Language language) {
  auto rest = trim(line);
  if (language == Language::python) {
    const auto name = name_at(rest);
    if (name.empty() || name == "else" || name == "try" || name == "default" || name == "finally") return {};
    auto after = trim(rest.substr(name.size()));
    if (!after.starts_with(':') || after.size() < 3 || after.ends_with(':')) return {};
    after = after.substr(1);
    const auto equals = after.find('=');
    auto value = equals == std::string_view::npos ? std::string_view{} : trim(after.substr(equals + 1));
    if (value.ends_with(',')) value = trim(value.substr(0, value.size() - 1));
    return {name, value};
  }
  if (language != Language::cpp || !rest.ends_with(';') || rest.find('(') != std::string_view::npos) return {};
  const auto equals = rest.find(" = ");
  if (equals == std::string_view::npos) return {};
  const auto left = trim(rest.substr(0, equals));
  const auto blank = left.find_last_of(" *&");
  if (blank == std::string_view::npos || left.find_first_of(".[>-") != std::string_view::npos) return {};
  const auto value = trim(rest.substr(equals + 3, rest.size() - equals - 4));
  const auto name = left.substr(blank + 1);
  return is_identifier(name) ? Field{name, value} : Field{};
}

bool is_literal(std::string_view value) {
  if (value.empty()) return false;
  for (const std::string_view word : {"true", "false", "True", "False", "None", "nullptr", "std::nullopt"})
    if (value == word) return true;
  const char c = value.front();
  return (c == '"' || c == '\'' || c == '-' || (c >= '0' && c <= '9')) &&
         value.find_first_of(" (") == std::string_view::npos;
}

std::vector<std::string_view> options_defined(std::string_view line, std::string_view before) {
  std::vector<std::string_view> names;
  if (trim(before).ends_with("add_argument(")) add_quoted(names, trim(line), 0);
  add_arguments(names, line, {"add_argument(", "click.option("});
  if (const auto flag = trim(line); flag.starts_with("DEFINE_"))
    for (const std::string_view type : {"bool(", "int32(", "int64(", "uint32(", "uint64(", "double(", "string("})
      if (const auto rest = flag.substr(7); rest.starts_with(type)) {
        const auto name = name_at(trim(rest.substr(type.size())));
        if (!name.empty()) names.push_back(name);
      }
  return names;
}

std::vector<std::string_view> options_read(std::string_view line) {
  std::vector<std::string_view> names;
  add_arguments(names, line, {"environ.get(", "getenv(", "env_flag(", "get_env(", "GetEnv(", "Getenv("});
  if (!sets_variable(line)) add_arguments(names, line, {"environ["});
  return names;
}

std::string_view cmake_option_of(std::string_view line) {
  auto rest = trim(line);
  if (!take(rest, "option(") && !take(rest, "cmake_dependent_option(")) return {};
  return name_at(rest);
}

std::string_view option_default_of(std::string_view line) {
  constexpr std::string_view kDefault = "default=";
  const auto at = line.find(kDefault);
  if (at == std::string_view::npos) return {};
  auto value = line.substr(at + kDefault.size());
  return trim(value.substr(0, value.find_first_of(",)")));
}

std::string_view assigned_by(std::string_view line, Language language) {
  const auto name = name_at(line);
  const bool assigns = language == Language::python && line.substr(name.size()).starts_with(" = ");
  return assigns && is_public(name) ? name : std::string_view{};
}

std::string_view constant_of(std::string_view line, Language language) {
  if (language != Language::python) return {};
  const auto rest = trim(line);
  const auto name = name_at(rest);
  const bool capitals = name.size() > 3 && std::all_of(name.begin(), name.end(), is_upper);
  const auto after = trim(rest.substr(name.size()));
  return capitals && (after.starts_with("= ") || after.starts_with(": ")) ? name : std::string_view{};
}

bool is_comment(std::string_view line, Language language) {
  const auto text = trim(line);
  if (text.empty()) return true;
  if (language == Language::python)
    return text.starts_with('#') || text.starts_with("\"\"\"") || text.starts_with("'''");
  if (language == Language::cpp)
    return text.starts_with("//") || text.starts_with("/*") || text.starts_with("* ") ||
           text.find_first_not_of("*/") == std::string_view::npos;
  return text.starts_with('#') || text.starts_with("//") || text.starts_with("{#");
}

bool is_import(std::string_view line, Language language) {
  const auto text = trim(line);
  if (language == Language::cpp)
    return text.starts_with("#include") || text.starts_with("#pragma once") || text.starts_with("using ");
  return text.starts_with("import ") || (text.starts_with("from ") && text.find(" import") != std::string_view::npos);
}

bool checks_input(std::string_view line) {
  const auto text = trim(line);
  if (text.starts_with("raise ") || text.starts_with("throw ") || text.starts_with("assert ")) return true;
  for (const std::string_view check : {"TORCH_CHECK(", "ICHECK(", "CHECK(", "TVM_FFI_ICHECK(", "TVM_FFI_CHECK(",
                                       "NVTE_CHECK(", "TVM_FFI_THROW(", "DG_HOST_ASSERT(", "FLASHINFER_CHECK("})
    if (text.starts_with(check)) return true;
  return text.find("Error(") != std::string_view::npos;
}

}  // namespace aireport::digest

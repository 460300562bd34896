// What one line of code declares, read without a parser: enough to see a public name, an option or a default go.
#pragma once

#include <string_view>
#include <vector>

namespace aireport::digest {

enum class Language { python, cpp, other };
Language language_of(std::string_view path);

struct Declared {
  std::string_view name;        // empty: nothing is declared
  std::string_view parameters;  // between the brackets, as far as this line has them
  bool whole = false;           // the closing bracket is on this line
};

// A top-level or member function, class, macro or type that is public by its name (no leading '_').
Declared declared_by(std::string_view line, Language language);

// "name: type = value," of a Python signature or class, "type name = value;" of a C++ struct.
struct Field {
  std::string_view name, value;  // value empty: no default
};
Field field_of(std::string_view line, Language language);

// A default that stands in the code: anything else is computed, and its change says little.
bool is_literal(std::string_view value);

// Names of command-line options that the line defines, and of environment variables that it reads. `before` is the line
// before it: a long call has the name on a line of its own.
std::vector<std::string_view> options_defined(std::string_view line, std::string_view before = {});
std::vector<std::string_view> options_read(std::string_view line);
// The default of the option that the line declares; empty: none on this line.
std::string_view option_default_of(std::string_view line);
// X of "option(X "what it does" ON)" in CMake; empty: none.
std::string_view cmake_option_of(std::string_view line);

// "name = value" of Python at the left margin; empty: none.
std::string_view assigned_by(std::string_view line, Language language);

// "NAME = value" of Python, NAME in capitals; empty: none.
std::string_view constant_of(std::string_view line, Language language);

bool is_comment(std::string_view line, Language language);  // also a blank line
bool is_import(std::string_view line, Language language);
bool checks_input(std::string_view line);  // raises, throws or asserts

}  // namespace aireport::digest

#include "digest/judge/name_reader.hpp"

#include <aireport/diff/cut.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/code/system_variables.hpp"

namespace aireport::digest {

namespace {

bool is_exported_name(std::string_view name) {
  if (name.size() < 3 || name.front() == '_') return false;
  return std::all_of(name.begin(), name.end(), is_name_byte);
}

// Helpers that other files of the project call.
bool is_inner(std::string_view path) {
  const auto name = file_name(path);
  return name.starts_with("util") || name.starts_with("helper") || name.find("_util") != std::string_view::npos ||
         name.find("_helper") != std::string_view::npos || path.find("/internal/") != std::string_view::npos;
}

std::string_view type_opened_by(std::string_view line) {
  for (const std::string_view keyword : {"class ", "struct "})
    if (line.starts_with(keyword)) return line.substr(0, line.find_first_of("(:{", keyword.size()));
  return {};
}

}  // namespace

// Of a patch that was cut the declarations are there still, lists of what an entry gives out are not.
void NameReader::look_at(const model::FileChange& file) {
  const bool cut = file.patch_lines_cut > 0, declares = !cut || diff::keeps_declarations(*file.patch);
  for (auto* sides : {&names_, &options_, &definitions_, &reads_})
    sides->look_at(declares ? Sides::Sight::whole : Sides::Sight::part);
  exports_.look_at(cut ? Sides::Sight::part : Sides::Sight::whole);
}

void NameReader::read(const model::FileChange& file, Role role) {
  const auto language = language_of(file.filename);
  beside_ = is_beside_product(file.filename);
  public_ = !beside_ && !is_private_path(file.filename);
  helper_ = is_inner(file.filename);
  const auto name = file_name(file.filename);
  settings_ = false;
  for (const std::string_view part : {"config", "env", "args", "flags", "options"})
    settings_ = settings_ || (public_ && name.find(part) != std::string_view::npos);
  config_ = name.find("config") != std::string_view::npos;
  entry_ = public_ && file_name(file.filename) == "__init__.py";
  look_at(file);
  std::string_view rest = *file.patch;
  std::string_view last_option[2];
  before_[0] = before_[1] = {};
  docstrings_ = {};
  documents_ = {};
  defaults_ = {};
  types_.clear();
  defaults_.look_at(file.patch_lines_cut > 0 ? Sides::Sight::part : Sides::Sight::whole);
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    if (language == Language::python) docstrings_.follow(line, rest);
    follow_types(line);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (language == Language::cpp) documents_.follow(line, rest);
    if (line.size() < 2 || (line.front() != '+' && line.front() != '-')) continue;
    const int side = line.front() == '+' ? 1 : 0;
    read_line(line.front(), line.substr(1), language, role, last_option[side]);
    before_[side] = line.substr(1);
  }
  for (auto& changed : defaults_.changed())
    if (types_[changed].size() < 2) changed_defaults_.push_back(std::move(changed));
}

// "option(WITH_X … ON)" of CMake.
void NameReader::read_build(const model::FileChange& file) {
  look_at(file);
  for (const auto line : split_lines(*file.patch)) {
    if (line.empty() || (line.front() != '+' && line.front() != '-')) continue;
    if (const auto name = cmake_option_of(line.substr(1)); !name.empty()) options_.add(line.front(), name);
  }
}

void NameReader::finish(Evidence& evidence) const {
  for (auto& name : names_.gone())
    if (!definitions_.has_new(name) && !exports_.has_new(name) && !helpers_.contains(name))
      evidence.removed_names.push_back(std::move(name));
  evidence.added_names = names_.only_new();
  for (const auto& name : evidence.added_names)
    if (!members_.contains(name)) evidence.offered_names.push_back(name);
  evidence.changed_signatures = names_.changed();
  // A list that no longer has a name takes nothing away as long as the name is defined.
  for (auto& name : exports_.gone())
    if (definitions_.has_gone(name) && !called_.contains(name)) evidence.removed_exports.push_back(std::move(name));
  for (auto& name : exports_.only_new())
    if (definitions_.has_new(name) && !definitions_.has_old(name)) evidence.added_exports.push_back(std::move(name));
  for (auto& option : options_.gone()) {
    if (reads_.has_new(option)) continue;
    if (inner_.contains(option)) evidence.removed_constants.push_back(option);
    evidence.removed_options.push_back(std::move(option));
  }
  for (auto& option : options_.only_new())
    if (!inner_.contains(option)) evidence.added_options.push_back(std::move(option));
  for (auto& option : reads_.only_new())
    if (!options_.has_new(option) && !options_.has_old(option)) evidence.read_variables.push_back(std::move(option));
  evidence.changed_defaults = changed_defaults_;
  evidence.code_lines = code_lines_;
  evidence.checks_added = std::max(0, checks_);
}

void NameReader::read_line(char mark, std::string_view line, Language language, Role role,
                           std::string_view& last_option) {
  if (is_comment(line, language) || docstrings_.contains(mark) || documents_.contains(mark)) return;
  if (entry_) add_exports(mark, line);
  if (entry_) add_called(line);
  ++code_lines_;
  if (is_import(line, language)) return;
  if (checks_input(line)) checks_ += mark == '+' ? 1 : -1;
  if (const auto declared = declared_by(line, language); !declared.name.empty()) {
    definitions_.add(mark, declared.name);
    // A C++ name is public in a public header; in Python an underscore in the path hides all that is in the file.
    if (public_ && (language == Language::python || role == Role::api))
      names_.add(mark, declared.name, declared.whole ? declared.parameters : std::string_view{});
    if (helper_) helpers_.insert(declared.name);
    if (line.front() == ' ') members_.insert(declared.name);
  }
  // An alias is given out like what it is made of.
  if (const auto alias = assigned_by(line, language); !alias.empty()) definitions_.add(mark, alias);
  if (settings_)
    if (const auto name = constant_of(line, language); !name.empty()) {
      options_.add(mark, name);
      if (config_) inner_.insert(name);
    }
  if (!beside_) read_options(mark, line, last_option);
  if (const auto field = field_of(line, language); !field.name.empty() && is_literal(field.value))
    if (public_ && (role == Role::api || language == Language::python)) add_default(mark, field.name, field.value);
}

void NameReader::read_options(char mark, std::string_view line, std::string_view& last_option) {
  for (const auto option : options_defined(line, before_[mark == '+' ? 1 : 0])) {
    options_.add(mark, option);
    last_option = option;
  }
  for (const auto option : options_read(line))
    if (!is_of_system(option)) reads_.add(mark, option);
  if (const auto value = option_default_of(line); !value.empty() && !last_option.empty())
    add_default(mark, last_option, value);
}

// A name that another type has now has moved: it is no other default of the same.
void NameReader::add_default(char mark, std::string_view name, std::string_view value) {
  defaults_.add(mark, name, value);
  if (!type_.empty()) types_[name].insert(type_);
}

void NameReader::follow_types(std::string_view line) {
  if (line.starts_with("@@")) {
    const auto close = line.find("@@", 2);
    type_ = close == std::string_view::npos ? std::string_view{} : type_opened_by(trim(line.substr(close + 2)));
  } else if (!line.empty()) {
    if (const auto type = type_opened_by(line.substr(1)); !type.empty()) type_ = type;
  }
}

// "from .planner import plan as plan," and the lines of such a list, and of __all__.
void NameReader::add_exports(char mark, std::string_view line) {
  auto rest = trim(line);
  if (const auto import = rest.find(" import "); rest.starts_with("from ") && import != std::string_view::npos)
    rest = rest.substr(import + 8);
  for (const auto part : split(rest, ',')) {
    auto name = trim(part);
    if (const auto as = name.rfind(" as "); as != std::string_view::npos) name = name.substr(as + 4);
    while (!name.empty() && (name.front() == '"' || name.front() == '(')) name.remove_prefix(1);
    while (!name.empty() && (name.back() == '"' || name.back() == ')')) name.remove_suffix(1);
    if (is_exported_name(name)) exports_.add(mark, name);
  }
}

// What an entry itself calls it imports to use.
void NameReader::add_called(std::string_view line) {
  for (auto open = line.find('('); open != std::string_view::npos; open = line.find('(', open + 1)) {
    auto begin = open;
    while (begin > 0 && is_name_byte(line[begin - 1])) --begin;
    if (begin < open) called_.insert(line.substr(begin, open - begin));
  }
}

}  // namespace aireport::digest

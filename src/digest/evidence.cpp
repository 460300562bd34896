#include "digest/evidence.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "digest/declarations.hpp"
#include "digest/device_code.hpp"
#include "digest/docstrings.hpp"
#include "digest/raw_documents.hpp"
#include "digest/rebinds.hpp"
#include "digest/returns.hpp"
#include "digest/sides.hpp"
#include "digest/system_variables.hpp"
#include "digest/titled_removals.hpp"
#include "digest/tuning.hpp"

namespace aireport::digest {

namespace {

bool is_private_path(std::string_view path) {
  if (path.starts_with('_')) return true;
  for (auto at = path.find("/_"); at != std::string_view::npos; at = path.find("/_", at + 1))
    if (!path.substr(at + 1).starts_with("__init__") && !path.substr(at + 1).starts_with("_stub")) return true;
  return false;
}

bool is_exported_name(std::string_view name) {
  if (name.size() < 3 || name.front() == '_') return false;
  return std::all_of(name.begin(), name.end(), is_name_byte);
}

// Where users find the functions that they call.
bool is_interface(std::string_view path, Role role) {
  if (language_of(path) != Language::python || !is_product(role) || is_private_path(path)) return false;
  return role == Role::api || file_name(path).find("interface") != std::string_view::npos;
}

// Helpers that other files of the project call.
bool is_inner(std::string_view path) {
  const auto name = file_name(path);
  return name.starts_with("util") || name.starts_with("helper") || name.find("_util") != std::string_view::npos ||
         name.find("_helper") != std::string_view::npos || path.find("/internal/") != std::string_view::npos;
}

void add_missing(std::vector<std::string>& names, std::vector<std::string> others) {
  for (auto& name : others)
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
}

// What lies beside the product: its scripts have options of their own, and nobody imports them.
bool is_beside_product(std::string_view path) {
  const auto top = path.substr(0, path.find('/'));
  for (const std::string_view folder : {"extra", "extras", "contrib", "misc", "tool", "tools", "util", "utils"})
    if (top == folder) return true;
  return false;
}

constexpr int kFewLines = 12;  // of code, in all files together

class Reader {
 public:
  void read(const model::FileChange& file, Role role) {
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
    const auto sight = file.patch_lines_cut > 0 ? Sides::Sight::part : Sides::Sight::whole;
    for (auto* sides : {&names_, &options_, &defaults_, &exports_, &definitions_, &reads_}) sides->look_at(sight);
    std::string_view rest = *file.patch;
    std::string_view last_option[2];
    before_[0] = before_[1] = {};
    docstrings_ = {};
    documents_ = {};
    defaults_ = {};
    types_.clear();
    defaults_.look_at(sight);
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
  void read_build(const model::FileChange& file) {
    options_.look_at(file.patch_lines_cut > 0 ? Sides::Sight::part : Sides::Sight::whole);
    for (const auto line : split_lines(*file.patch)) {
      if (line.empty() || (line.front() != '+' && line.front() != '-')) continue;
      if (const auto name = cmake_option_of(line.substr(1)); !name.empty()) options_.add(line.front(), name);
    }
  }

  void finish(Evidence& evidence) const {
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
    evidence.checks_added = checks_added_;
  }

 private:
  void read_line(char mark, std::string_view line, Language language, Role role, std::string_view& last_option) {
    if (is_comment(line, language) || docstrings_.contains(mark) || documents_.contains(mark)) return;
    if (entry_) add_exports(mark, line);
    if (entry_) add_called(line);
    ++code_lines_;
    if (is_import(line, language)) return;
    if (mark == '+' && checks_input(line)) ++checks_added_;
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

  void read_options(char mark, std::string_view line, std::string_view& last_option) {
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
  void add_default(char mark, std::string_view name, std::string_view value) {
    defaults_.add(mark, name, value);
    if (!type_.empty()) types_[name].insert(type_);
  }

  void follow_types(std::string_view line) {
    if (line.starts_with("@@")) {
      const auto close = line.find("@@", 2);
      type_ = close == std::string_view::npos ? std::string_view{} : type_opened_by(trim(line.substr(close + 2)));
    } else if (!line.empty()) {
      if (const auto type = type_opened_by(line.substr(1)); !type.empty()) type_ = type;
    }
  }

  static std::string_view type_opened_by(std::string_view line) {
    for (const std::string_view keyword : {"class ", "struct "})
      if (line.starts_with(keyword)) return line.substr(0, line.find_first_of("(:{", keyword.size()));
    return {};
  }

  // "from .planner import plan as plan," and the lines of such a list, and of __all__.
  void add_exports(char mark, std::string_view line) {
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
  void add_called(std::string_view line) {
    for (auto open = line.find('('); open != std::string_view::npos; open = line.find('(', open + 1)) {
      auto begin = open;
      while (begin > 0 && is_name_byte(line[begin - 1])) --begin;
      if (begin < open) called_.insert(line.substr(begin, open - begin));
    }
  }

  Sides names_, options_, defaults_, exports_;
  std::set<std::string_view> called_;          // by a package's entry
  std::set<std::string_view> members_;         // of classes
  std::set<std::string_view> helpers_;         // of the project's own files
  Sides reads_;                                // of the environment: that one read goes says nothing of the others
  Sides definitions_;                          // also those in files whose names are not public
  std::string_view before_[2];                 // the line before on the old and the new side, if it changed
  Docstrings docstrings_;                      // of Python
  RawDocuments documents_;                     // of C++
  bool settings_ = false;                      // the file's constants are what users set
  bool helper_ = false;                        // the file's names are for the project's other files
  bool config_ = false;                        // or what the code sets: a new one is no option yet
  std::set<std::string_view> inner_;           // such constants
  bool entry_ = false;                         // the file is a package's entry
  bool public_ = true;                         // the file's names are
  std::vector<std::string> changed_defaults_;  // of the files read
  std::map<std::string_view, std::set<std::string_view>> types_;  // that have the name of a default, in this file
  std::string_view type_;                                         // where the line stands, as far as is shown
  bool beside_ = false;                                           // the file lies beside the product
  int code_lines_ = 0, checks_added_ = 0;
};

void add_parameters(Evidence& evidence, const model::FileChange& file, Role role) {
  for (auto& change : parameters_changed(*file.patch)) {
    // Elsewhere the callers are the project's own.
    if (evidence.renamed_parameter.empty() && !change.renamed.empty() && is_interface(file.filename, role)) {
      const auto& [before, after] = change.renamed.front();
      evidence.renamed_parameter = {before, after, change.function};
    }
    evidence.parameters.push_back(std::move(change));
  }
}

}  // namespace

int Evidence::all_files() const {
  return std::accumulate(files.begin(), files.end(), 0);
}
std::int64_t Evidence::all_lines() const {
  return std::accumulate(lines.begin(), lines.end(), std::int64_t{0});
}

Evidence evidence_of(const Story& story) {
  Evidence evidence;
  Reader reader;
  bool unseen = std::any_of(story.commits.begin(), story.commits.end(), [](const model::Commit* commit) {
    return commit->detail && commit->detail->files_truncated;
  });  // code may have come in that the patches do not show
  bool rebinds = true, whole = true;
  std::set<std::string_view> seen;
  for (const auto& file : story.files) {
    const auto& change = *file.change;
    auto role = role_of(change);
    if (role == Role::source && holds_device_code(change)) role = Role::kernel;
    if (role == Role::kernel && changes_device_code(change)) evidence.kernels.push_back(change.filename);
    const auto at = static_cast<std::size_t>(role);
    if (seen.insert(change.filename).second) ++evidence.files[at];
    evidence.lines[at] += std::max<std::int64_t>(1, std::int64_t{change.additions} + change.deletions);
    if (is_tuning_table(change)) evidence.tuning_lines += change.additions + change.deletions;
    if (change.status == "renamed" && is_product(role)) ++evidence.files_moved;
    if (is_product(role)) evidence.rewritten += std::min(change.additions, change.deletions);
    if (is_product(role) && is_code_path(change.filename) && change.additions > 0 &&
        (!change.patch || change.patch_lines_cut > 0))
      unseen = true;
    if (is_product(role)) whole = whole && change.patch && change.patch_lines_cut == 0;
    if (is_product(role)) rebinds = rebinds && change.patch && only_rebinds(*change.patch, change.filename);
    if (!change.patch) continue;
    evidence.patches = true;
    if (is_product(role)) reader.read(change, role);
    if (role == Role::build) reader.read_build(change);
    if (is_interface(change.filename, role) && returns_less(*change.patch)) evidence.returns_less = true;
    if (is_product(role) && language_of(change.filename) == Language::python && !is_private_path(change.filename))
      add_parameters(evidence, change, role);
    if (role == Role::requirement || role == Role::build || role == Role::ci || role == Role::generated)
      for (auto& requirement : requirements_of(change)) evidence.requirements.push_back(std::move(requirement));
    if (evidence.version.empty()) evidence.version = version_of(change);
  }
  reader.finish(evidence);
  add_missing(evidence.removed_options, options_gone_by_title(story));
  evidence.whole = whole && evidence.patches;
  for (const auto& change : evidence.parameters) add_missing(evidence.changed_defaults, change.defaults);
  // What a function takes, and by default, is an interface and no slip.
  evidence.rebinds = rebinds && evidence.product_files() > 0 && evidence.code_lines <= kFewLines &&
                     evidence.parameters.empty() && evidence.changed_defaults.empty();
  if (!evidence.version.empty())  // the project's own packages move with it
    std::erase_if(evidence.requirements, [&](const Requirement& requirement) {
      return requirement.after.find(evidence.version) != std::string::npos;
    });
  if (unseen) {  // what went may have moved there
    evidence.removed_names.clear();
    evidence.removed_exports.clear();
    evidence.removed_options.clear();
    evidence.removed_constants.clear();
  }
  add_missing(evidence.removed_exports, modules_gone_by_title(story));
  return evidence;
}

}  // namespace aireport::digest

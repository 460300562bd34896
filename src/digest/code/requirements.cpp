#include "digest/code/requirements.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>

#include "digest/code/cmake_version.hpp"
#include "digest/code/paths.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

bool is_name(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
}
bool is_version(char c) {
  return is_name(c) || c == '+' || c == '*' || c == '!';
}

struct Pin {
  std::string name, version;
};

// Begins with a letter and has nothing but letters, digits and "-_./": neither an item of a list ("-", "ref:",
// "[v1,") nor an option of a command ("-DX").
bool names_package(std::string_view text) {
  return !text.empty() && (is_letter(text.front()) || text.front() == '_') &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_name(c) || c == '/'; });
}

// "torch = 2.6" requires in a manifest. Elsewhere "=" sets all kinds of things, of which those that are called a
// version or a tag are requirements, and "<" compares: `matrix.cuda < '12.9'`.
bool requires_there(std::string_view name, std::string_view sign, Role role) {
  if (role == Role::requirement) return true;
  if (role == Role::ci && name.find('.') != std::string_view::npos) return false;
  const auto lower = to_lower_ascii(name);
  return sign != "=" || lower.find("version") != std::string::npos || lower.ends_with("_tag");
}

// What is defined for a compiler or printed.
bool only_defines(std::string_view line) {
  return line.find("DEFINITIONS") != std::string_view::npos || line.find("message(") != std::string_view::npos;
}

// Where the name before a sign ends: blanks and extras ("ray[cgraph] ==") stand between. 0: no name is there.
std::size_t name_end_before(std::string_view line, std::size_t end) {
  while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == ']')) {
    if (line[end - 1] == ' ') {
      --end;
      continue;
    }
    end = line.rfind('[', end - 1);
    if (end == std::string_view::npos) return 0;  // what closes here was opened in another line
  }
  return end;
}

// "name>=1.2,<2" and the like at every sign of the line: what stands before it is the name, what follows the version.
void add_pins(std::vector<Pin>& pins, std::string_view line, Role role) {
  if (only_defines(line)) return;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (std::string_view("=<>~!").find(line[at]) == std::string_view::npos) continue;
    std::size_t end = at;
    while (end < line.size() && std::string_view("=<>~!").find(line[end]) != std::string_view::npos) ++end;
    const auto name_end = name_end_before(line, at);
    std::size_t begin = name_end;
    while (begin > 0 && is_name(line[begin - 1])) --begin;
    std::size_t value = end;
    while (value < line.size() &&
           (line[value] == ' ' || line[value] == '"' || line[value] == '\'' || line[value] == 'v'))
      ++value;
    std::size_t value_end = value;
    while (value_end < line.size() &&
           (is_version(line[value_end]) || std::string_view(",<>=~").find(line[value_end]) != std::string_view::npos))
      ++value_end;
    const auto version = line.substr(value, value_end - value);
    const auto sign = line.substr(at, end - at);
    at = std::max(end, value_end) - 1;
    const auto name = line.substr(begin, name_end - begin);
    if (!names_package(name) || !requires_there(name, sign, role) || version.empty() || !is_digit(version.front()) ||
        version.find('.') == std::string_view::npos)
      continue;
    pins.push_back({std::string(name), (sign == "=" ? std::string{} : std::string(sign)) + std::string(version)});
  }
}

// "google.golang.org/grpc v1.71.0" of go.mod, "GIT_TAG v4.2.1" and "uses: owner/action@v3".
void add_spaced_pin(std::vector<Pin>& pins, std::string_view line) {
  const auto text = trim(line);
  auto blank = text.find(" v");
  if (blank == std::string_view::npos) blank = text.find("@v");
  if (blank == std::string_view::npos || blank + 2 >= text.size() || !is_digit(text[blank + 2])) return;
  std::size_t end = blank + 1;
  while (end < text.size() && is_version(text[end])) ++end;
  auto name = text.substr(0, blank);
  if (const auto last = name.find_last_of(" \t"); last != std::string_view::npos) name = name.substr(last + 1);
  if (names_package(name)) pins.push_back({std::string(name), std::string(text.substr(blank + 1, end - blank - 1))});
}

// "set(GATE_TAG "v1.2.0")" of CMake: what is fetched there has a tag or revision of its own.
void add_fetched_pin(std::vector<Pin>& pins, std::string_view line) {
  auto text = trim(line);
  if (!text.starts_with("set(")) return;
  text = trim(text.substr(4));
  const auto name = text.substr(0, text.find_first_of(" \t"));
  if (!name.ends_with("_TAG") && !name.ends_with("_REVISION") && !name.ends_with("_COMMIT")) return;
  text = trim(text.substr(name.size()));
  if (text.starts_with('"')) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() && is_version(text[end])) ++end;
  if (end > 0) pins.push_back({std::string(name), std::string(text.substr(0, end))});
}

void add_submodule(std::vector<Pin>& pins, std::string_view line, std::string_view path) {
  constexpr std::string_view kSubmodule = "Subproject commit ";
  if (line.starts_with(kSubmodule))
    pins.push_back({std::string(path), std::string(trim(line.substr(kSubmodule.size())))});
}

// A version in quotes or alone: "0.6.1".
std::string version_in(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_name(text[at - 1]) && text[at - 1] != 'v')) continue;
    std::size_t end = at;
    while (end < text.size() && is_version(text[end])) ++end;
    const auto version = text.substr(at, end - at);
    if (version.find('.') != std::string_view::npos) return std::string(version);
    at = end;
  }
  return {};
}

bool says_own_version(std::string_view line, Role role) {
  const auto text = trim(line);
  if (role == Role::version) return true;
  return text.starts_with("version = ") || text.starts_with("version=") || text.starts_with("__version__") ||
         (text.starts_with("project(") && text.find("VERSION") != std::string_view::npos) ||
         text.starts_with("PACKAGE_VERSION");
}

}  // namespace

std::vector<Requirement> requirements_of(const model::FileChange& file) {
  std::vector<Requirement> changed;
  if (!file.patch) return changed;
  const auto role = role_of(file);
  std::map<std::string, Requirement> by_name;
  for (const auto line : split_lines(*file.patch)) {
    if (line.empty() || (line.front() != '-' && line.front() != '+')) continue;
    const auto text = line.substr(1);
    if (trim(text).starts_with('#') || text.size() > 300) continue;
    std::vector<Pin> pins;
    add_pins(pins, text, role);
    if (pins.empty()) add_spaced_pin(pins, text);
    if (pins.empty()) add_fetched_pin(pins, text);
    add_submodule(pins, text, file.filename);
    for (auto& pin : pins) {
      auto& requirement = by_name[pin.name];
      requirement.name = pin.name;
      auto& side = line.front() == '-' ? requirement.before : requirement.after;
      if (side.empty()) side = pin.version;
    }
  }
  for (auto& [name, requirement] : by_name)
    if (requirement.before != requirement.after && name != "version" && name != "__version__")
      changed.push_back(std::move(requirement));
  return changed;
}

std::string version_of(const model::FileChange& file) {
  const auto role = role_of(file.filename);
  const bool may_say = role == Role::version || role == Role::requirement || role == Role::build ||
                       file_name(file.filename) == "__init__.py";
  // Elsewhere in a package "__version__ = …" alone is that.
  const bool may_name = is_product(role) && extension(file.filename) == "py";
  if (!file.patch || (!may_say && !may_name)) return {};
  const auto lower = to_lower_ascii(file_name(file.filename));
  if (lower == "cmakelists.txt" || lower.ends_with(".cmake"))
    if (auto version = cmake_version_of(*file.patch); !version.empty()) return version;
  std::string before, after;
  for (const auto line : split_lines(*file.patch)) {
    if (line.empty() || (line.front() != '-' && line.front() != '+')) continue;
    const bool says = may_say ? says_own_version(line.substr(1), role) : line.substr(1).starts_with("__version__ = ");
    if (!says) continue;
    auto& side = line.front() == '-' ? before : after;
    if (side.empty()) side = version_in(line.substr(1));
  }
  return before.empty() || before == after ? std::string{} : after;
}

}  // namespace aireport::digest

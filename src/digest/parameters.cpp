#include "digest/parameters.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>

#include "digest/words.hpp"

namespace aireport::digest {

namespace {

std::string_view name_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_byte(text[end])) ++end;
  return text.substr(0, end);
}

bool is_parameter(std::string_view name) {
  return !name.empty() && !is_digit(name.front()) && name.front() != '_' && name != "self" && name != "cls";
}

// "def name(" with what stands behind the bracket.
struct Opening {
  std::string_view name, rest;
};

Opening opening_of(std::string_view text) {
  if (text.starts_with("async ")) text = trim(text.substr(6));
  if (!text.starts_with("def ")) return {};
  text = trim(text.substr(4));
  const auto name = name_at(text);
  if (name.empty() || name.front() == '_' || !text.substr(name.size()).starts_with('(')) return {};
  return {name, text.substr(name.size() + 1)};
}

// What git names behind the numbers of a hunk.
std::string_view section_of(std::string_view header) {
  const auto end = header.find("@@", 2);
  return end == std::string_view::npos ? std::string_view{} : trim(header.substr(end + 2));
}

// Whether a hunk begins within a signature: nothing but parameters up to a bracket that ends one.
bool begins_in_signature(const std::vector<std::string_view>& lines, std::size_t first) {
  for (std::size_t i = first; i < lines.size() && !lines[i].starts_with("@@"); ++i) {
    if (lines[i].empty() || lines[i].front() == '-') continue;
    const auto text = trim(lines[i].substr(1));
    if (text.starts_with(')')) return text.ends_with(':') || text.find("->") != std::string_view::npos;
    const bool goes_on = text.ends_with(',') || text.ends_with('[') || text.ends_with('(');
    const bool begins = !text.empty() && (is_name_byte(text.front()) ||
                                          std::string_view("*]/").find(text.front()) != std::string_view::npos);
    if (!text.starts_with('#') && !(begins && (goes_on || text.find(": ") != std::string_view::npos))) return false;
  }
  return false;
}

// The names and, of one side of the diff, which stand there.
struct Signature {
  std::vector<std::string_view> order;
  std::map<std::string_view, int> sides;  // by parameter: 1 the old, 2 the new, 3 both
  int stands = 0;                         // the function itself, likewise
};

class Reader {
 public:
  void read(std::string_view patch) {
    const auto lines = split_lines(patch);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto line = lines[i];
      if (line.empty()) continue;
      if (line.starts_with("@@")) {
        open_ = {};
        const auto opening = opening_of(section_of(line));
        const bool ends =
            opening.rest.find("):") != std::string_view::npos || opening.rest.find(") ->") != std::string_view::npos;
        if (!opening.name.empty() && !ends && begins_in_signature(lines, i + 1)) open(opening.name, 3);
        continue;
      }
      const int sides = line.front() == '-' ? 1 : line.front() == '+' ? 2 : line.front() == ' ' ? 3 : 0;
      if (sides != 0) take(sides, trim(line.substr(1)));
    }
  }

  std::vector<ParameterChange> changes() const {
    std::vector<ParameterChange> found;
    for (const auto name : functions_) {
      const auto& signature = signatures_.at(name);
      if (signature.stands != 3) continue;
      ParameterChange change{std::string(name), {}, {}};
      for (const auto parameter : signature.order) {
        const int sides = signature.sides.at(parameter);
        if (sides == 2) change.added.emplace_back(parameter);
        if (sides == 1) change.removed.emplace_back(parameter);
      }
      if (!change.added.empty() || !change.removed.empty()) found.push_back(std::move(change));
    }
    return found;
  }

 private:
  void take(int sides, std::string_view text) {
    if (const auto opening = opening_of(text); !opening.name.empty()) {
      open(opening.name, sides);
      text = opening.rest;
    }
    if (!open_.empty()) take_parameters(sides, text);
  }

  void open(std::string_view function, int sides) {
    open_ = function;
    depth_[0] = depth_[1] = 1;
    const auto [at, fresh] = signatures_.try_emplace(function);
    if (fresh) functions_.push_back(function);
    at->second.stands |= sides;
  }

  // Up to the closing bracket; what is nested in brackets, and values behind '=', is no parameter.
  void take_parameters(int sides, std::string_view text) {
    int& depth = depth_[sides == 1 ? 0 : 1];
    bool at_start = depth == 1;
    for (std::size_t i = 0; i < text.size() && depth > 0; ++i) {
      const char c = text[i];
      if (c == '#') break;
      if (c == '"' || c == '\'') {
        i = std::min(text.find(c, i + 1), text.size());
        continue;
      }
      if (c == '(' || c == '[' || c == '{') ++depth;
      if (c == ')' || c == ']' || c == '}') --depth;
      if (depth == 1 && c == ',') at_start = true;
      if (!at_start || depth != 1 || !is_name_byte(c)) continue;
      const auto name = name_at(text.substr(i));
      if (is_parameter(name)) add(sides, name);
      at_start = false;
      i += name.size() - 1;
    }
    if (sides == 3) depth_[0] = depth;
    if (depth_[0] <= 0 || depth_[1] <= 0) open_ = {};
  }

  void add(int sides, std::string_view name) {
    auto& signature = signatures_[open_];
    auto [at, fresh] = signature.sides.try_emplace(name, 0);
    if (fresh) signature.order.push_back(name);
    at->second |= sides;
  }

  std::map<std::string_view, Signature> signatures_;
  std::vector<std::string_view> functions_;  // in the order of the patch
  std::string_view open_;                    // the function whose signature the line is in
  int depth_[2] = {};                        // of brackets, on the old and the new side
};

}  // namespace

std::vector<ParameterChange> parameters_changed(std::string_view patch) {
  Reader reader;
  reader.read(patch);
  return reader.changes();
}

}  // namespace aireport::digest

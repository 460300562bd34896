#include "digest/code/signatures.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>

#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

std::string_view name_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_name_byte(text[end])) ++end;
  return text.substr(0, end);
}

bool is_keyword(std::string_view name) {
  constexpr std::array<std::string_view, 22> kKeywords = {
      "and", "assert", "class", "def", "del", "elif", "else",  "except", "for",  "from",   "if",
      "in",  "import", "is",    "not", "or",  "pass", "raise", "return", "with", "lambda", "while"};
  return std::find(kKeywords.begin(), kKeywords.end(), name) != kKeywords.end();
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
  if (name.empty() || !text.substr(name.size()).starts_with('(')) return {};
  return {name, text.substr(name.size() + 1)};
}

// What git names behind the numbers of a hunk.
std::string_view section_of(std::string_view header) {
  const auto end = header.find("@@", 2);
  return end == std::string_view::npos ? std::string_view{} : trim(header.substr(end + 2));
}

// Whether a hunk begins within a signature: nothing but parameters up to a bracket that ends one.
bool begins_in_signature(const std::vector<std::string_view>& lines) {
  for (const auto line : lines) {
    if (line.empty() || line.front() == '-') continue;
    const auto text = trim(line.substr(1));
    if (text.starts_with(')')) return text.ends_with(':') || text.find("->") != std::string_view::npos;
    const bool goes_on = text.ends_with(',') || text.ends_with('[') || text.ends_with('(');
    const bool begins = !text.empty() && (is_name_byte(text.front()) ||
                                          std::string_view("*]/").find(text.front()) != std::string_view::npos);
    if (!text.starts_with('#') && !(begins && (goes_on || text.find(": ") != std::string_view::npos))) return false;
  }
  return false;
}

class SideReader {
 public:
  std::vector<Signature> run(std::string_view header, const std::vector<std::string_view>& lines, DiffSide side) {
    const auto other = side == DiffSide::before ? '+' : '-';
    begin(section_of(header), lines);
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (!lines[i].empty() && lines[i].front() != other && lines[i].front() != '\\') take(lines[i].substr(1), i);
    std::erase_if(found_, [](const Signature& signature) { return signature.function.starts_with('_'); });
    return std::move(found_);
  }

 private:
  // Where the first line of the hunk stands.
  void begin(std::string_view section, const std::vector<std::string_view>& lines) {
    enter(section);
    const auto opening = opening_of(section);
    const bool ends =
        opening.rest.find("):") != std::string_view::npos || opening.rest.find(") ->") != std::string_view::npos;
    if (!opening.name.empty() && !ends && begins_in_signature(lines)) open(opening.name, {}, kFromAbove);
  }

  // A line at the left margin: what is set in below it is its own.
  void enter(std::string_view line) {
    owner_ = line.starts_with("class ") ? name_at(line.substr(6)) : std::string_view{"?"};
    local_ = line.starts_with("def ") || line.starts_with("async def ");
  }

  void take(std::string_view line, std::size_t at) {
    auto text = trim(line);
    if (depth_ == 0) {
      const bool at_margin = !text.empty() && line.front() != ' ' && line.front() != '\t';
      if (at_margin && text.front() != ')' && text.front() != '#') enter(text);
      const auto opening = opening_of(text);
      if (opening.name.empty() || (!at_margin && local_)) return;
      open(opening.name, at_margin ? std::string_view{} : owner_, at);
      text = opening.rest;
    }
    take_parameters(text);
  }

  void open(std::string_view function, std::string_view owner, std::size_t at) {
    found_.push_back({function, owner, at, false, true, {}});
    depth_ = 1;
    expects_ = true;
  }

  // Up to the closing bracket; what is nested in brackets, and values behind '=', is no parameter.
  void take_parameters(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '#') return;
      if (c == '"' || c == '\'') {
        i = std::min(text.find(c, i + 1), text.size());
        continue;
      }
      if (c == '(' || c == '[' || c == '{') ++depth_;
      if ((c == ')' || c == ']' || c == '}') && --depth_ == 0) return end(trim(text.substr(i + 1)));
      if (depth_ != 1) continue;
      if (c == ',') expects_ = true;
      if (expects_ && c == '/')
        for (auto& parameter : found_.back().parameters) parameter.unnamed = true;
      if (expects_ && (is_name_byte(c) || c == '*')) i += take_parameter(text.substr(i)) - 1;
    }
  }

  // Its length.
  std::size_t take_parameter(std::string_view text) {
    const auto stars = std::min(text.find_first_not_of('*'), text.size());
    const auto name = name_at(text.substr(stars));
    auto rest = trim(text.substr(stars + name.size()));
    expects_ = false;
    if (name.empty()) return stars;
    const bool goes_on = rest.empty() || std::string_view(":=,)#").find(rest.front()) != std::string_view::npos;
    if (!goes_on || is_digit(name.front()) || is_keyword(name)) found_.back().understood = false;
    rest = trim(rest.substr(0, rest.find_first_of(",)#")));
    if (name.front() != '_' && name != "self" && name != "cls")
      found_.back().parameters.push_back({text.substr(0, stars + name.size()), rest, false});
    return stars + name.size();
  }

  void end(std::string_view behind) {
    found_.back().ends = true;
    if (!behind.starts_with(':') && !behind.starts_with("->")) found_.back().understood = false;
  }

  std::vector<Signature> found_;
  std::string_view owner_;  // of what is set in
  bool local_ = false;      // it is inside a function
  bool expects_ = false;    // a parameter comes next
  int depth_ = 0;           // of brackets; 0: in no signature
};

}  // namespace

std::vector<Signature> signatures_of(std::string_view header, const std::vector<std::string_view>& lines,
                                     DiffSide side) {
  return SideReader().run(header, lines, side);
}

}  // namespace aireport::digest

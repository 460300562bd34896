#include "digest/code/named_lines.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/code/comments.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

using diff::Hunk;
using diff::Line;
using model::ReasonKind;

bool names_code(ReasonKind kind) {
  switch (kind) {
    case ReasonKind::removes_option:
    case ReasonKind::removes_public:
    case ReasonKind::changes_signature:
    case ReasonKind::changes_default:
    case ReasonKind::adds_option:
    case ReasonKind::reads_variable:
    case ReasonKind::newly_works:
      return true;
    default:
      return false;
  }
}

// Where the name stands as a whole word; npos: nowhere.
std::size_t place_of(std::string_view name, std::string_view text) {
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const auto end = at + name.size();
    const bool begins = at == 0 || !is_name_byte(text[at - 1]);
    if (begins && (end == text.size() || !is_name_byte(text[end]))) return at;
  }
  return std::string_view::npos;
}

bool stands_in(std::string_view name, const Hunk& hunk) {
  return std::any_of(hunk.lines.begin(), hunk.lines.end(),
                     [&](const Line& line) { return place_of(name, line.text) != std::string_view::npos; });
}

// The line whose signature the given one stands in: itself or one above it, else what the hunk's header names.
std::string_view opening_above(const Hunk& hunk, std::size_t at) {
  for (auto i = at + 1; i-- > 0;) {
    const auto text = trim(hunk.lines[i].text);
    if (text.starts_with("def ") || text.starts_with("async def ")) return text;
  }
  return hunk.section;
}

// "name: int = 0," of a signature over several lines, or the line that opens it.
bool is_of_signature(std::string_view name, std::string_view line) {
  const auto text = trim(line);
  if (text.starts_with("def ") || text.starts_with("async def ")) return true;
  if (!text.starts_with(name)) return false;
  const auto rest = text.substr(name.size());  // "name = 1" with its blanks is a statement
  return rest.empty() || (rest.size() > 1 && rest.front() == '=') || rest.starts_with(": ") || rest.starts_with(',');
}

}  // namespace

NamedLines::NamedLines(const std::vector<model::Reason>& reasons) {
  int behind = 0;
  for (auto reason = reasons.rbegin(); reason != reasons.rend(); ++reason) {
    const bool of_function = reason->kind == ReasonKind::adds_parameter ||
                             reason->kind == ReasonKind::renames_parameter;  // its name comes last
    if (!of_function && !names_code(reason->kind)) continue;
    for (std::size_t i = 0; i + (of_function ? 1 : 0) < reason->names.size(); ++i)
      names_.push_back({reason->names[i], of_function ? reason->names.back() : std::string{}, behind});
    ++behind;
  }
}

int NamedLines::naming_of(const Name& name, const Hunk& hunk, std::size_t at, Language language) {
  const auto& line = hunk.lines[at];
  if (place_of(name.text, line.text) == std::string_view::npos) return 0;
  if (!name.function.empty()) {
    const bool within = is_of_signature(name.text, line.text) &&
                        place_of(name.function, opening_above(hunk, at)) != std::string_view::npos;
    return within ? kDeclares : 0;
  }
  const auto names_it = [&](const std::vector<std::string_view>& options) {
    return std::find(options.begin(), options.end(), name.text) != options.end();
  };
  const bool declares = declared_by(line.text, language).name == name.text || names_it(options_defined(line.text)) ||
                        names_it(options_read(line.text)) || field_of(line.text, language).name == name.text ||
                        constant_of(line.text, language) == name.text;
  return declares ? kDeclares : kMentions;
}

std::vector<int> NamedLines::of(const Hunk& hunk, Language language) const {
  std::vector<int> found(hunk.lines.size(), 0);
  std::vector<bool> comments;
  for (const auto& name : names_) {
    if (!stands_in(name.text, hunk)) continue;
    if (comments.empty()) comments = comment_lines(hunk, language);
    for (std::size_t i = 0; i < found.size(); ++i) {
      const auto& line = hunk.lines[i];
      if (line.mark == diff::Mark::context || comments[i] || is_import(line.text, language)) continue;
      int naming = naming_of(name, hunk, i, language);
      if (naming == kDeclares) naming += 2 * name.reasons_behind + (line.text.find_first_not_of(" \t") == 0 ? 1 : 0);
      found[i] = std::max(found[i], naming);
    }
  }
  return found;
}

}  // namespace aireport::digest

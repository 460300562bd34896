#include "digest/code/attributes.hpp"

#include <aireport/diff/patch.hpp>
#include <aireport/support/pattern.hpp>
#include <aireport/support/text.hpp>
#include <optional>

namespace aireport::digest {

namespace {

constexpr std::string_view kName = ".gitattributes";

// What one word says; nullopt: nothing of this.
std::optional<bool> says_generated(std::string_view attribute) {
  for (const std::string_view name : {"linguist-generated", "linguist-vendored"}) {
    if (attribute == name) return true;
    if (attribute.starts_with(name) && attribute.substr(name.size()).starts_with('='))
      return attribute.substr(name.size() + 1) != "false";
    if (attribute.size() == name.size() + 1 && attribute.ends_with(name)) return false;  // "-name", "!name"
  }
  if (attribute == "-diff" || attribute == "binary") return true;
  return std::nullopt;
}

// A pattern without a slash is a name at any depth, as git reads it.
std::string pattern_in(std::string_view folder, std::string_view pattern) {
  const bool anywhere = pattern.find('/') >= pattern.size() - 1;
  if (pattern.starts_with('/')) pattern.remove_prefix(1);
  std::string whole(folder);
  if (anywhere) whole += "**/";
  whole += pattern;
  if (whole.ends_with('/')) whole += "**";
  return whole;
}

}  // namespace

Attributes::Attributes(const model::RepoActivity& activity) {
  for (auto commit = activity.commits.rbegin(); commit != activity.commits.rend(); ++commit) {  // oldest first
    if (!commit->detail) continue;
    for (const auto& file : commit->detail->files) {
      const std::string_view path = file.filename;
      if (!file.patch || !path.ends_with(kName)) continue;
      const auto folder = path.substr(0, path.size() - kName.size());
      if (folder.empty() || folder.ends_with('/')) read(folder, *file.patch);
    }
  }
}

void Attributes::read(std::string_view folder, std::string_view patch) {
  for (const auto& hunk : diff::parse_patch(patch))
    for (const auto& line : hunk.lines)
      if (line.mark != diff::Mark::removed) read_line(folder, trim(line.text));
}

void Attributes::read_line(std::string_view folder, std::string_view line) {
  if (line.empty() || line.front() == '#' || line.front() == '[') return;
  const auto end = line.find_first_of(" \t");
  if (end == std::string_view::npos) return;
  for (const auto attribute : split(trim(line.substr(end)), ' '))
    if (const auto said = says_generated(trim(attribute)))
      rules_.push_back({pattern_in(folder, line.substr(0, end)), *said});
}

bool Attributes::call_generated(std::string_view path) const {
  for (auto rule = rules_.rbegin(); rule != rules_.rend(); ++rule)
    if (matches_path(rule->pattern, path)) return rule->generated;
  return false;
}

}  // namespace aireport::digest

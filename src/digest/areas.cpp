#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "digest/classify.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kMaxAreas = 2;
constexpr std::size_t kSomeChanges = 3;  // what so many share sets none of them apart

// Folders that say where code lies, not what it is about.
constexpr std::array<std::string_view, 22> kPlainFolders = {
    "src",    "source", "lib",      "libs",   "include", "python", "csrc",    "cpp",          "pkg", "packages", "core",
    "common", "impl",   "internal", "detail", "main",    "srt",    "modules", "experimental", "py",  "cc",       "app"};

bool same_name(std::string_view folder, std::string_view repo) {
  const auto a = plain_letters(folder), b = plain_letters(repo);
  std::size_t common = 0;
  while (common < a.size() && common < b.size() && a[common] == b[common]) ++common;
  if (b.size() >= 2 && (a.ends_with(b) || a.starts_with(b))) return true;  // "torchao" is the package of "ao"
  // "flash_attn" is the package of "flash-attention".
  return common >= 4 && common + 1 >= std::min(a.size(), b.size());
}

// The first folder that says something, of one path.
std::string_view telling_folder(std::string_view path, std::string_view repo) {
  auto folders = split(path, '/');
  folders.pop_back();
  for (const auto folder : folders) {
    const auto lower = to_lower_ascii(folder);
    const bool plain = std::find(kPlainFolders.begin(), kPlainFolders.end(), lower) != kPlainFolders.end();
    if (!plain && !folder.starts_with('.') && !folder.starts_with('_') && !same_name(folder, repo)) return folder;
  }
  return {};
}

void add_from_paths(std::vector<std::string>& areas, const Story& story, std::string_view repo) {
  bool any_product = false;
  for (const auto& file : story.files) any_product = any_product || is_product(role_of(*file.change));
  std::map<std::string_view, std::int64_t> lines;
  for (const auto& file : story.files) {
    if (any_product && !is_product(role_of(*file.change))) continue;
    if (const auto folder = telling_folder(file.change->filename, repo); !folder.empty())
      lines[folder] += std::int64_t{file.change->additions} + file.change->deletions + 1;
  }
  std::vector<std::pair<std::string_view, std::int64_t>> ranked(lines.begin(), lines.end());
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  for (const auto& [folder, weight] : ranked)
    if (areas.size() < kMaxAreas) areas.emplace_back(folder);
}

bool is_plain_word(std::string_view tag) {
  for (const std::string_view word :
       {"misc", "chore", "enhancement", "release", "improvement", "wip", "rfc", "n", "minor", "update", "core"})
    if (tag == word) return true;
  return std::all_of(tag.begin(), tag.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<std::string> areas_of(const Story& story, std::string_view repo,
                                  const std::vector<model::ExtraPattern>& own) {
  std::vector<std::string> areas;
  const auto add = [&](std::string_view area) {
    if (areas.size() < kMaxAreas && std::find(areas.begin(), areas.end(), area) == areas.end())
      areas.emplace_back(area);
  };
  for (const auto& pattern : own)
    if (matches_own(pattern, story)) add(pattern.value);
  for (const auto& tag : story.parts.tags)
    if (!kind_of_tag(tag) && !is_plain_word(tag) && tag.size() <= 24) add(tag);
  if (!story.parts.scope.empty() && !kind_of_tag(story.parts.scope)) add(story.parts.scope);
  if (!story.parts.type.empty() && !kind_of_tag(story.parts.type) && !is_plain_word(story.parts.type))
    add(story.parts.type);
  if (areas.empty()) add_from_paths(areas, story, repo);
  return areas;
}

void drop_shared_areas(std::vector<model::Change>& changes) {
  std::map<std::string, std::size_t> counts;
  std::size_t with_areas = 0;
  for (const auto& change : changes) {
    if (!change.areas.empty()) ++with_areas;
    for (const auto& area : change.areas) ++counts[area];
  }
  if (with_areas < kSomeChanges) return;
  for (auto& change : changes)
    std::erase_if(change.areas, [&](const std::string& area) { return counts[area] == with_areas; });
}

}  // namespace aireport::digest

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "digest/judge/classify.hpp"

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
  for (const std::string_view word : {"misc", "chore", "enhancement", "release", "improvement", "wip", "rfc", "n",
                                      "minor", "update", "core", "all", "main", "master"})
    if (tag == word) return true;
  return std::all_of(tag.begin(), tag.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::size_t kLongName = 4;  // a shorter one stands in many words: "all" in "allocator"

// The words of a part of a path, and of code: "Fused-MoE_v2" has three.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && (is_letter(text[i]) || is_digit(text[i]))) continue;
    if (i > begin) parts.push_back(to_lower_ascii(text.substr(begin, i - begin)));
    begin = i + 1;
  }
  return parts;
}

// "moe" names "fused_moe.py", "transferengine" and "te" name "transfer-engine".
bool names_part(std::string_view name, std::string_view part) {
  if (name.size() >= kLongName && plain_letters(part).find(name) != std::string::npos) return true;
  std::string initials;
  for (const auto& word : parts_of(part)) {
    if (word == name) return true;
    initials += word.front();
  }
  return name.size() > 1 && std::string_view(initials).ends_with(name);
}

bool is_in_code(std::string_view name, const Story& story) {
  constexpr std::size_t kMostBytes = 50'000;  // of a diff that are looked at
  if (name.size() < kLongName) return false;
  return std::any_of(story.files.begin(), story.files.end(), [&](const StoryFile& file) {
    return file.change->patch && is_code_path(file.change->filename) &&
           contains_ignoring_case(std::string_view(*file.change->patch).substr(0, kMostBytes), name);
  });
}

// Authors tag as they like, also with their tools and their haste: that the name is of a part of the project is shown
// by a label, a path or the code. Where nothing is known of the files the tag is all there is.
bool is_backed(std::string_view name, const Story& story) {
  if (name.empty()) return false;
  if (story.request != nullptr)
    for (const auto& label : story.request->labels)
      if (names_part(name, label)) return true;
  if (story.files.empty() || is_in_code(name, story)) return true;
  return std::any_of(story.files.begin(), story.files.end(), [&](const StoryFile& file) {
    const auto folders = split(file.change->filename, '/');
    return std::any_of(folders.begin(), folders.end(),
                       [&](std::string_view folder) { return names_part(name, folder); });
  });
}

}  // namespace

std::vector<std::string> areas_of(const Story& story, std::string_view repo,
                                  const std::vector<model::ExtraPattern>& own) {
  std::vector<std::string> areas;
  const auto add = [&](std::string_view area) {
    if (areas.size() < kMaxAreas && std::find(areas.begin(), areas.end(), area) == areas.end())
      areas.emplace_back(area);
  };
  const auto add_named = [&](std::string_view name) {
    if (kind_of_tag(name) || is_plain_word(name)) return;
    if (is_backed(plain_letters(name), story)) return add(name);
    for (const auto& word : words_of(name))  // "PyTorch Debug" is about both
      if (word.text.size() < name.size() && !kind_of_tag(word.text) && is_backed(word.text, story)) add(word.text);
  };
  for (const auto& pattern : own)
    if (matches_own(pattern, story)) add(pattern.value);
  for (const auto& tag : story.parts.tags)
    if (tag.size() <= 24) add_named(tag);
  add_named(story.parts.scope);
  add_named(story.parts.type);
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

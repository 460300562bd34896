#include "digest/code/titled_removals.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>

#include "digest/code/declarations.hpp"
#include "digest/code/paths.hpp"

namespace aireport::digest {

namespace {

bool takes_or_renames(std::string_view word) {
  return has_word(words_of(word), {"remove", "removes", "removed", "drop", "drops", "dropped", "delete", "deletes",
                                   "deleted", "rename", "renames", "retire", "renamed", "removal"});
}

bool ends_object(std::string_view word) {
  return has_word(words_of(word), {"to", "from", "in", "with", "for", "into", "instead", "by", "of"});
}

// The words that stand between such a verb and what it is done to, without their quotes.
std::vector<std::string_view> objects_of(std::string_view title) {
  std::vector<std::string_view> objects;
  bool follows = false;
  for (auto word : split(title, ' ')) {
    while (!word.empty() && !is_name_byte(word.front())) word.remove_prefix(1);
    while (!word.empty() && !is_name_byte(word.back())) word.remove_suffix(1);
    if (word.empty()) continue;
    if (takes_or_renames(word))
      follows = true;
    else if (ends_object(word))
      follows = false;
    else if (follows)
      objects.push_back(word);
  }
  return objects;
}

// "CPU_COUNT": what users set is written so, a helper of the project's own is not.
bool is_of_capitals(std::string_view name) {
  return name.size() > 3 && name.find('_') != std::string_view::npos && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_name_byte(c) && !(c >= 'a' && c <= 'z'); });
}

bool holds_name(std::string_view line, std::string_view name) {
  for (auto at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
    const auto end = at + name.size();
    if ((at == 0 || !is_name_byte(line[at - 1])) && (end == line.size() || !is_name_byte(line[end]))) return true;
  }
  return false;
}

// Lines of code went that hold it, and none has it any more.
bool is_gone(const Story& story, std::string_view name) {
  bool went = false;
  for (const auto& file : story.files) {
    const auto role = role_of(*file.change);
    if (!file.change->patch || !(is_product(role) || role == Role::build)) continue;
    const auto language = language_of(file.change->filename);
    for (const auto line : split_lines(*file.change->patch)) {
      if (line.starts_with("@@") || line.empty() || !holds_name(line.substr(1), name)) continue;
      if (is_comment(line.substr(1), language)) continue;
      if (line.front() != '-') return false;
      went = true;
    }
  }
  return went;
}

constexpr std::array<std::string_view, 6> kSettings = {"api", "config", "args", "argument", "option", "setting"};

// "keep_lanes": a parameter, a field or a setting.
bool is_of_parts(std::string_view name) {
  return name.find('_', 1) != std::string_view::npos && name.front() >= 'a' && name.front() <= 'z' &&
         std::all_of(name.begin(), name.end(), is_name_byte);
}

// Where users look for what they may set; prototypes promise nothing.
bool promises_names(std::string_view path) {
  const auto lower = to_lower_ascii(path);
  const auto name = file_name(lower);
  const bool settings = std::any_of(kSettings.begin(), kSettings.end(),
                                    [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
  const auto folders = split(lower, '/');
  return settings && !is_private_path(path) &&
         std::none_of(folders.begin(), folders.end(),
                      [](std::string_view folder) { return folder == "prototype" || folder == "experimental"; });
}

// "keep_lanes: bool = False," went, with what it was by default.
bool was_settable(const Story& story, std::string_view name) {
  for (const auto& file : story.files) {
    const auto& change = *file.change;
    if (!change.patch || !is_product(role_of(change)) || language_of(change.filename) != Language::python ||
        !promises_names(change.filename))
      continue;
    for (const auto whole : split_lines(*change.patch)) {
      if (!whole.starts_with('-')) continue;
      const auto line = trim(whole.substr(1));
      const auto behind = line.starts_with(name) ? line.substr(name.size()) : std::string_view{};
      if (behind.starts_with(':') && behind.find('=') != std::string_view::npos) return true;
    }
  }
  return false;
}

bool is_module(std::string_view name) {
  const auto parts = split(name, '.');
  return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return part.size() > 1 && !is_digit(part.front()) && std::all_of(part.begin(), part.end(), is_name_byte);
         });
}

bool has_gone(const Story& story, std::string_view module) {
  std::string path(module);
  std::replace(path.begin(), path.end(), '.', '/');
  return std::any_of(story.files.begin(), story.files.end(), [&](const StoryFile& file) {
    const auto& change = *file.change;
    const std::string_view old = change.status == "renamed"   ? std::string_view(change.previous_filename)
                                 : change.status == "removed" ? std::string_view(change.filename)
                                                              : std::string_view{};
    const auto at = old.find(path);
    if (at == std::string_view::npos || (at > 0 && old[at - 1] != '/')) return false;
    const auto behind = old.substr(at + path.size());
    return is_product(role_of(old)) && (behind == ".py" || behind.starts_with('/'));
  });
}

}  // namespace

std::vector<std::string> options_gone_by_title(const Story& story) {
  std::vector<std::string> names;
  for (const auto name : objects_of(story.parts.text))
    if (is_of_capitals(name) && is_gone(story, name)) names.emplace_back(name);
  return names;
}

bool takes_setting_by_title(const Story& story) {
  const auto objects = objects_of(story.parts.text);
  return std::any_of(objects.begin(), objects.end(), [&](std::string_view name) {
    return is_of_parts(name) && was_settable(story, name) && is_gone(story, name);
  });
}

std::vector<std::string> modules_gone_by_title(const Story& story) {
  std::vector<std::string> names;
  for (const auto name : objects_of(story.parts.text))
    if (is_module(name) && has_gone(story, name)) names.emplace_back(name);
  return names;
}

}  // namespace aireport::digest

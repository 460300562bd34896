#include "digest/judge/plain_reasons.hpp"

#include <aireport/diff/patch.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/code/declarations.hpp"
#include "digest/code/paths.hpp"
#include "digest/code/scope.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;
using model::Reason;
using model::ReasonKind;

constexpr std::size_t kNamesTold = 3;
constexpr std::size_t kNamesInOnePlace = 4;  // functions; more are all over the code
constexpr std::size_t kNamesInAll = 12;      // and still something to say where nothing else is

Reason named(ReasonKind kind, std::vector<std::string> names) {
  const auto count = static_cast<std::int64_t>(names.size());
  if (names.size() > kNamesTold) names.resize(kNamesTold);
  return {kind, count, std::move(names), {}};
}

// Of the product, those with most new lines first.
std::vector<std::string> files_added(const Story& story) {
  auto rows = rows_of(story);
  std::erase_if(rows, [](const model::FileRow& row) {
    return row.status != "added" || row.additions == 0 || !is_product(role_of(row.path)) || !is_code_path(row.path) ||
           file_name(row.path) == "__init__.py";
  });
  std::stable_sort(rows.begin(), rows.end(),
                   [](const model::FileRow& a, const model::FileRow& b) { return a.additions > b.additions; });
  std::vector<std::string> names;
  names.reserve(rows.size());
  for (const auto& row : rows) names.emplace_back(file_name(row.path));
  return names;
}

// What stands among the tests to help them is none: "utils.py", "CMakeLists.txt".
bool holds_tests(std::string_view path) {
  const auto name = to_lower_ascii(file_name(path));
  const auto has = [&](std::string_view part) { return name.find(part) != std::string::npos; };
  for (const std::string_view part : {"util", "common", "helper", "conftest", "cmake", "readme"})
    if (has(part)) return false;
  const auto end = extension(name);
  for (const std::string_view data : {"txt", "md", "rst", "json", "yaml", "yml", "toml", "cfg", "ini", "csv"})
    if (end == data) return false;
  return language_of(path) != Language::python || has("test");
}

// Adds the names around the changed code of a patch. False: some of it lies in no function or type, or there are more
// than `most`.
bool add_names_around(std::vector<std::string>& names, const model::FileChange& change, std::size_t most) {
  const auto language = language_of(change.filename);
  if (!change.patch || change.patch_lines_cut > 0) return false;
  for (const auto& hunk : diff::parse_patch(*change.patch))
    for (std::size_t i = 0; i < hunk.lines.size(); ++i) {
      const auto& line = hunk.lines[i];
      if (line.mark == diff::Mark::context || is_comment(line.text, language) || is_import(line.text, language))
        continue;
      const auto name = name_around(hunk, i, language);
      if (name.empty()) return false;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
      if (names.size() > most) return false;
    }
  return true;
}

std::vector<std::string> names_around(const Story& story, std::size_t most) {
  std::vector<std::string> names;
  for (const auto& file : story.files)
    if (is_product(role_of(*file.change)) && !add_names_around(names, *file.change, most)) return {};
  return names;
}

std::string_view folder_of(std::string_view path) {
  const auto slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

// The folder that both lie in, without a slash at its end.
std::string_view shared_folder(std::string_view folder, std::string_view path) {
  while (!folder.empty() && !(path.starts_with(folder) && path.substr(folder.size()).starts_with('/')))
    folder = folder_of(folder);
  return folder;
}

// One file, or a folder below another: that a change lies in "src" says nothing.
std::optional<Reason> part_of(const Story& story) {
  std::vector<std::string_view> paths;
  for (const auto& file : story.files)
    if (const std::string_view path = file.change->filename; !path.empty() && is_product(role_of(*file.change)))
      if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  if (paths.empty()) return std::nullopt;
  if (paths.size() == 1) return Reason{ReasonKind::changes_part, 1, {std::string(paths.front())}, {}};
  auto folder = folder_of(paths.front());
  for (const auto path : paths) folder = shared_folder(folder, path);
  if (folder.find('/') == std::string_view::npos) return std::nullopt;
  return Reason{ReasonKind::changes_part, static_cast<std::int64_t>(paths.size()), {std::string(folder)}, {}};
}

}  // namespace

std::vector<std::string> tests_of(const Story& story) {
  std::vector<std::string> names;
  for (const auto& row : rows_of(story))
    if (role_of(row.path) == Role::test && row.additions > 0 && holds_tests(row.path))
      names.emplace_back(file_name(row.path));
  return names;
}

std::optional<Reason> plain_reason_of(const Story& story, ChangeKind kind, const Evidence& evidence) {
  if (evidence.product_files() == 0) return std::nullopt;
  const bool mends = kind == ChangeKind::fix || kind == ChangeKind::security;
  if (mends && evidence.checks_added > 0) return Reason{ReasonKind::adds_check, evidence.checks_added, {}, {}};
  if (auto files = files_added(story); !mends && !files.empty()) return named(ReasonKind::adds_file, std::move(files));
  if (auto names = names_around(story, kNamesInOnePlace); !names.empty())
    return named(ReasonKind::changes_within, std::move(names));
  if (auto tests = tests_of(story); !tests.empty()) return named(ReasonKind::tested, std::move(tests));
  if (auto part = part_of(story)) return part;
  if (auto names = names_around(story, kNamesInAll); !names.empty())
    return named(ReasonKind::changes_within, std::move(names));
  return std::nullopt;
}

bool is_plain(ReasonKind kind) {
  return kind == ReasonKind::adds_check || kind == ReasonKind::adds_file || kind == ReasonKind::changes_within ||
         kind == ReasonKind::tested || kind == ReasonKind::changes_part;
}

}  // namespace aireport::digest

#include "digest/judge/reach.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/code/paths.hpp"

namespace aireport::digest {

namespace {

constexpr int kAlmostAll = 90;  // percent of the changed lines; one elsewhere lets it in

bool has_part(std::string_view path, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return path.find(part) != std::string_view::npos; });
}

// There is product code, and all of it stands at such places.
bool all_code(const Story& story, bool (*stands_there)(std::string_view)) {
  bool any = false;
  for (const auto& file : story.files) {
    if (!is_product(role_of(*file.change))) continue;
    if (!stands_there(file.change->filename)) return false;
    any = true;
  }
  return any;
}

// A folder of a tool that measures: "llm_bench".
bool measures(std::string_view path) {
  const auto lower = to_lower_ascii(path);
  const auto folders = split(std::string_view(lower).substr(0, lower.size() - file_name(lower).size()), '/');
  return std::any_of(folders.begin(), folders.end(), [](std::string_view folder) {
    return folder.ends_with("bench") || folder.ends_with("benchmark") || folder.ends_with("_comparison");
  });
}

// "codegen_cuda.cc", "lower_tile_op.cc".
bool lowers(std::string_view name) {
  for (const auto part : split(name.substr(0, name.find('.')), '_'))
    if (part == "codegen" || part == "lower" || part == "lowering" || part == "compiler") return true;
  return false;
}

// Whole names of folders: "transform" has the passes of a compiler, "transformers" has models.
bool is_pass(std::string_view path) {
  const auto folders = split(path.substr(0, path.size() - file_name(path).size()), '/');
  return std::any_of(folders.begin(), folders.end(), [](std::string_view folder) {
    const auto name = to_lower_ascii(folder);
    return name == "transform" || name == "transforms" || name == "passes" || name == "lowering" ||
           name == "compiler" || name == "codegen";
  });
}

}  // namespace

bool generates_code(const Story& story) {
  return std::any_of(story.files.begin(), story.files.end(), [](const StoryFile& file) {
    const std::string_view path = file.change->filename;
    return is_product(role_of(path)) && (is_pass(path) || lowers(file_name(path)));
  });
}

bool is_for_developers(const Story& story) {
  return all_code(story, [](std::string_view path) {
    return has_part(path, {"profil", "bench", "debug", "logging", "trace", "/viz/", "/tools/", "script", "search"});
  });
}

bool is_benchmark_tool(const Story& story) {
  return all_code(story, measures);
}

bool ships_requirement(const Story& story) {
  return std::any_of(story.files.begin(), story.files.end(), [](const StoryFile& file) {
    const std::string_view path = file.change->filename;
    return role_of(path) == Role::requirement && !measures(path) &&
           !has_part("/" + to_lower_ascii(path), {"/tools/", "/samples/", "/examples/", "/tests/", "/docs/"});
  });
}

bool is_experimental(const Story& story) {
  std::int64_t here = 0, all = 0;
  for (const auto& file : story.files) {
    const auto& change = *file.change;
    if (!is_product(role_of(change))) continue;
    const auto lines = std::int64_t{change.additions} + change.deletions;
    all += lines;
    if (has_part(to_lower_ascii(change.filename), {"prototype", "experiment", "contrib/", "incubat", "sandbox/"}))
      here += lines;
  }
  return here > 0 && here * 100 >= all * kAlmostAll;
}

}  // namespace aireport::digest

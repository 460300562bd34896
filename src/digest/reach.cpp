#include "digest/reach.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/paths.hpp"
#include "digest/words.hpp"

namespace aireport::digest {

namespace {

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

}  // namespace

bool names_niche_vendor(std::string_view path) {
  for (const auto& word : words_of(path))
    for (const auto piece : split(word.text, '_'))
      for (const std::string_view vendor : {"ascend", "kunpeng", "maca", "musa", "hygon", "cambricon", "mlu", "supa",
                                            "npu", "metal", "mps", "xpu", "gaudi", "hpu", "neuron"})
        if (piece == vendor) return true;
  return false;
}

bool generates_code(const Story& story) {
  return std::any_of(story.files.begin(), story.files.end(), [](const StoryFile& file) {
    const std::string_view path = file.change->filename;
    return is_product(role_of(path)) && has_part(path, {"transform", "codegen", "lower", "/passes", "compiler"});
  });
}

bool is_for_developers(const Story& story) {
  return all_code(story, [](std::string_view path) {
    return has_part(path, {"profil", "bench", "debug", "logging", "trace", "/tools/", "script", "search"});
  });
}

bool is_of_niche_vendor(const Story& story) {
  return all_code(story, names_niche_vendor);
}

bool is_experimental(const Story& story) {
  return all_code(story, [](std::string_view path) {
    return has_part(path, {"prototype/", "experimental/", "contrib/", "incubat"});
  });
}

}  // namespace aireport::digest

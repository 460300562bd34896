#include "digest/code/vendors.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>

#include "digest/code/paths.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr int kMuch = 20;       // percent of the stories that change the product
constexpr int kFewStories = 2;  // one alone makes no home

struct Name {
  std::string_view word, vendor;
};
constexpr Name kNames[] = {
    {"ascend", "ascend"},    {"npu", "ascend"},          {"kunpeng", "ascend"}, {"cann", "ascend"},
    {"310p", "ascend"},      {"metal", "apple"},         {"mlx", "apple"},      {"mps", "apple"},
    {"xpu", "intel"},        {"intel", "intel"},         {"sycl", "intel"},     {"openvino", "intel"},
    {"hexagon", "qualcomm"}, {"adreno", "qualcomm"},     {"qnn", "qualcomm"},   {"gaudi", "intel"},
    {"hpu", "intel"},        {"musa", "mthreads"},       {"maca", "metax"},     {"metax", "metax"},
    {"hygon", "hygon"},      {"cambricon", "cambricon"}, {"mlu", "cambricon"},  {"supa", "biren"},
    {"biren", "biren"},      {"neuron", "neuron"},       {"rocm", "amd"},       {"hip", "amd"},
    {"amd", "amd"}};

bool changes_product(const Story& story) {
  return std::any_of(story.files.begin(), story.files.end(),
                     [](const StoryFile& file) { return is_product(role_of(*file.change)); });
}

// AMD's names stand beside the common ones in most code: a path under them tells of no niche.
bool is_of_common_code(std::string_view vendor) {
  return vendor == "amd";
}

}  // namespace

Vendors vendors_in(std::string_view text) {
  Vendors found;
  for (const auto& word : words_of(text))
    for (const auto part : split(word.text, '_'))
      for (const auto& name : kNames)
        if (part == name.word) found.insert(name.vendor);
  return found;
}

Vendors vendors_of(const Story& story) {
  Vendors found;
  for (const auto& tag : story.parts.tags) found.merge(vendors_in(tag));
  found.merge(vendors_in(story.parts.scope));
  if (!found.empty() || !changes_product(story)) return found;
  for (const auto& file : story.files) {
    if (!is_product(role_of(*file.change))) continue;
    auto named = vendors_in(file.change->filename);
    std::erase_if(named, is_of_common_code);
    if (named.empty()) return {};
    found.merge(named);
  }
  return found;
}

// Who works for one maker does not say so each time: what only some do is marked by its name.
Vendors vendors_at_home(const model::RepoName& repo, const std::vector<Story>& stories) {
  auto home = vendors_in(repo.owner + " " + repo.name);
  std::map<std::string_view, int> silent;
  int all = 0;
  for (const auto& story : stories) {
    if (!changes_product(story)) continue;
    ++all;
    Vendors touched;
    for (const auto& file : story.files)
      if (is_product(role_of(*file.change))) touched.merge(vendors_in(file.change->filename));
    const auto said = vendors_in(story.title);
    for (const auto vendor : touched) silent[vendor] += said.contains(vendor) ? -1 : 1;
  }
  for (const auto& [vendor, count] : silent)
    if (count >= kFewStories && count * 100 >= all * kMuch) home.insert(vendor);
  return home;
}

bool are_at_home(const Vendors& vendors, const Vendors& home) {
  return !vendors.empty() && std::includes(home.begin(), home.end(), vendors.begin(), vendors.end());
}

}  // namespace aireport::digest

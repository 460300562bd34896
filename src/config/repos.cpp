#include "config/repos.hpp"

#include <fmt/format.h>

#include <aireport/model/report.hpp>
#include <aireport/support/text.hpp>

#include "config/kinds.hpp"

namespace aireport::config {
namespace {

constexpr std::size_t kLongestPattern = 256;
constexpr std::size_t kLongestArea = 50;
constexpr std::size_t kLongestBranch = 250;

Result<void> check_pattern(std::string_view text) {
  return check_line(text, kLongestPattern);
}

Result<void> check_area(std::string_view text) {
  return check_line(text, kLongestArea);
}

// What git allows in the name of a branch, as far as it matters in a URL.
Result<void> check_branch(std::string_view text) {
  AIREPORT_CHECK(check_line(text, kLongestBranch));
  if (text.find_first_of(" ~^:?*[\\") != std::string_view::npos)
    return fail(ErrorKind::config, fmt::format("'{}' is no name of a branch", for_terminal(text)));
  return {};
}

// For a URL the name in it, so that the message can say what to write.
std::string suggestion_for(std::string_view text) {
  const std::size_t host = text.find("github.com/");
  if (host == std::string_view::npos) return {};
  const auto parts = split(text.substr(host + std::string_view("github.com/").size()), '/');
  if (parts.size() < 2) return {};
  std::string_view name = parts[1];
  if (name.ends_with(".git")) name.remove_suffix(4);
  const auto repo = model::parse_repo_name(fmt::format("{}/{}", parts[0], name));
  return repo ? fmt::format("; did you mean '{}'?", repo->full()) : std::string();
}

Result<void> check_repo_name(std::string_view text) {
  if (model::parse_repo_name(text)) return {};
  return fail(ErrorKind::config,
              fmt::format("'{}' is not owner/name{}", for_terminal(first_characters(text, 80)), suggestion_for(text)));
}

Result<void> read_ignore(const Source& source, const Section& repo, model::IgnoreRules& rules) {
  const Node* node = repo.find("ignore");
  if (node == nullptr) return {};
  AIREPORT_TRY(const Section section, Section::open(source, *node, "ignore", {"authors", "paths", "labels", "titles"}));
  AIREPORT_CHECK(section.texts("authors", rules.authors, check_pattern));
  AIREPORT_CHECK(section.texts("paths", rules.paths, check_pattern));
  AIREPORT_CHECK(section.texts("labels", rules.labels, check_pattern));
  return section.texts("titles", rules.titles, check_pattern);
}

// `watch: [a, b]`, or `watch: {paths: [a, b], only: true}`.
Result<void> read_watch(const Source& source, const Section& repo, model::WatchRules& rules) {
  const Node* node = repo.find("watch");
  if (node == nullptr) return {};
  if (node->kind == NodeKind::list) return repo.texts("watch", rules.paths, check_pattern);
  AIREPORT_TRY(const Section section, Section::open(source, *node, "watch", {"paths", "only"}));
  AIREPORT_CHECK(section.texts("paths", rules.paths, check_pattern));
  AIREPORT_CHECK(section.boolean("only", rules.only));
  if (rules.only && rules.paths.empty()) return section.fail_at(*section.find("only"), "only", "needs paths to watch");
  return {};
}

// A map from patterns to values: `areas: {"csrc/attention/**": attention}`.
Result<void> read_extra(const Section& repo, std::string_view key, const Check& check_value,
                        std::vector<model::ExtraPattern>& extra) {
  std::vector<std::pair<std::string, std::string>> pairs;
  AIREPORT_CHECK(repo.pairs(key, pairs, check_pattern, check_value));
  for (auto& [pattern, value] : pairs) extra.push_back({std::move(pattern), std::move(value)});
  return {};
}

Result<model::RepoSettings> read_repo(const Source& source, const Node& node) {
  // A name alone is short for a map with nothing else.
  Node map = node;
  if (node.kind == NodeKind::text) map = Node{NodeKind::map, node.mark, {}, {}, {Entry{"repo", node.mark, node}}};
  if (map.kind != NodeKind::map)
    return source.fail_at(node.mark,
                          fmt::format("repos: must be owner/name, or a map with 'repo', not {}", to_string(node.kind)));
  AIREPORT_TRY(const Section section,
               Section::open(source, map, "repos", {"repo", "branch", "ignore", "watch", "kinds", "areas"}));
  std::string name;
  AIREPORT_CHECK(section.text("repo", name, check_repo_name));
  if (name.empty()) return section.fail_at(map, "repo", "is missing; write 'repo: owner/name'");
  model::RepoSettings settings;
  settings.repo = *model::parse_repo_name(name);
  AIREPORT_CHECK(section.text("branch", settings.branch, check_branch, Empty::allowed));
  AIREPORT_CHECK(read_ignore(source, section, settings.ignore));
  AIREPORT_CHECK(read_watch(source, section, settings.watch));
  AIREPORT_CHECK(read_extra(section, "kinds", check_kind, settings.kinds));
  AIREPORT_CHECK(read_extra(section, "areas", check_area, settings.areas));
  return settings;
}

Mark mark_of_name(const Node& item) {
  for (const Entry& entry : item.entries)
    if (entry.key == "repo") return entry.value.mark;
  return item.mark;
}

}  // namespace

Result<std::vector<model::RepoSettings>> read_repos(const Source& source, const Section& root,
                                                    std::map<std::string, std::string>& lines) {
  const Node* list = root.find("repos");
  if (list == nullptr || list->kind == NodeKind::null || (list->kind == NodeKind::list && list->items.empty()))
    return source.fail_at(list == nullptr ? root.mark() : list->mark,
                          "no repositories; list at least one under 'repos'");
  if (list->kind != NodeKind::list)
    return root.fail_at(*list, "repos", fmt::format("must be a list, not {}", to_string(list->kind)));
  std::vector<model::RepoSettings> repos;
  std::map<std::string, int> seen;  // by name in lower case
  for (const Node& item : list->items) {
    AIREPORT_TRY(auto settings, read_repo(source, item));
    const auto key = to_lower_ascii(settings.repo.full());
    const auto [same, is_new] = seen.try_emplace(key, item.mark.line);
    if (!is_new)
      return source.fail_at(
          item.mark, fmt::format("repos: {} is there twice, first on line {}", settings.repo.full(), same->second));
    lines[key] = source.line(mark_of_name(item));
    repos.push_back(std::move(settings));
  }
  return repos;
}

}  // namespace aireport::config

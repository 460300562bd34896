#include "render/edition.hpp"

#include <fmt/format.h>

#include <aireport/support/quantity.hpp>
#include <algorithm>

namespace aireport::render {

namespace {
constexpr std::size_t kShortSha = 7;
constexpr std::size_t kMaxNames = 6;
}  // namespace

Line Edition::counted(const Counted& pattern, long long count, std::vector<Slot> slots) const {
  slots.push_back({"count", own(group_thousands(count))});
  return line().phrase(pattern.of(count), slots);
}

std::string Edition::when(UtcTime time) const {
  const auto& window = head_.window;
  const auto clock = window.clock_of(time);
  return window.contains(time) ? clock : format_date(window.date_of(time)) + " " + clock;
}

Line Edition::lines_changed(std::int64_t additions, std::int64_t deletions) const {
  return line().phrase(texts_.lines_changed, {{"additions", own(group_thousands(additions))},
                                              {"deletions", own(group_thousands(deletions))}});
}

Line Edition::stats(const model::Stats& stats) const {
  if (stats == model::Stats{}) return own(texts_.no_changes);
  return join(texts_, {counted(texts_.files, stats.files), lines_changed(stats.additions, stats.deletions)}, " ");
}

Line Edition::author(std::string_view name) const {
  if (name.empty()) return own(texts_.no_author);
  return line().phrase(texts_.author, {{"name", line().code(name)}});
}

Line Edition::labels(const std::vector<std::string>& labels) const {
  if (labels.empty()) return line();
  return line().phrase(texts_.labels, {{"names", names(labels)}});
}

Line Edition::names(const std::vector<std::string>& names, std::int64_t total) const {
  std::vector<Line> shown;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxNames); ++i) shown.push_back(line().code(names[i]));
  auto all = join(texts_, shown, texts_.comma);
  const auto count = std::max(static_cast<std::size_t>(std::max<std::int64_t>(total, 0)), names.size());
  if (count > shown.size())
    all.phrase(texts_.note, {{"note", counted(texts_.more_names, static_cast<long long>(count))}});
  return all;
}

Line Edition::ref(const model::RepoName& here, const model::ItemRef& ref) const {
  const auto url =
      ref.pull ? model::pull_url(web_url(), ref.repo, ref.number) : model::issue_url(web_url(), ref.repo, ref.number);
  const auto where = model::same_repo(here, ref.repo) ? std::string() : ref.repo.full();
  return line().own_link(fmt::format("{}#{}", where, ref.number), url);
}

Line Edition::refs(const model::RepoName& here, const std::vector<model::ItemRef>& refs) const {
  std::vector<Line> links;
  links.reserve(refs.size());
  for (const auto& one : refs) links.push_back(ref(here, one));
  return join(texts_, links, texts_.comma);
}

Line Edition::pull(const model::RepoName& repo, int number) const {
  return ref(repo, {repo, number, true});
}

Line Edition::commit(const model::RepoName& repo, std::string_view sha) const {
  return line().code_link(sha.substr(0, kShortSha), model::commit_url(web_url(), repo, sha));
}

Line Edition::title(const model::RepoName& repo, std::string_view title, std::optional<int> pull,
                    std::string_view sha) const {
  if (pull) return line().link(title, model::pull_url(web_url(), repo, *pull));
  return line().link(title, sha.empty() ? model::repo_url(web_url(), repo) : model::commit_url(web_url(), repo, sha));
}

Block Edition::quote(const std::vector<model::QuoteLine>& lines) const {
  auto text = line();
  for (const auto& quoted : lines) {
    if (!text.empty()) text.line_break();
    text.quotation(quoted.text, quoted.left_out);
  }
  Block block;
  block.kind = Block::Kind::quote;
  block.children = {paragraph(text)};
  return block;
}

}  // namespace aireport::render

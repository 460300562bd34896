#include <algorithm>

#include "render/gaps.hpp"
#include "render/summary.hpp"

namespace aireport::render {
namespace {

Line repositories(const Edition& edition, const std::vector<model::RepoName>& repos) {
  std::vector<Line> names;
  names.reserve(repos.size());
  for (const auto& repo : repos) names.push_back(edition.line().quotation(repo.full()));
  return join(edition.texts(), names, edition.texts().comma);
}

// The title, linked to the first thing it is about.
Line subject(const Edition& edition, const model::OutlookItem& item) {
  if (item.title.empty() || item.repos.empty()) return edition.line();
  if (item.refs.empty()) return edition.title(item.repos.front(), item.title, std::nullopt, item.sha);
  const auto& ref = item.refs.front();
  return edition.line().link(item.title, ref.pull ? model::pull_url(edition.web_url(), ref.repo, ref.number)
                                                  : model::issue_url(edition.web_url(), ref.repo, ref.number));
}

Line sentence(const Edition& edition, const model::OutlookItem& item) {
  const auto sentence = edition.texts().watch_sentence(item.kind);
  if (item.kind == model::OutlookKind::dependency) {
    if (item.names.size() < 3) return edition.line();
    const auto code = [&](std::size_t i) { return edition.line().code(item.names[i]); };
    return edition.line().phrase(sentence.full.many, {{"name", code(0)}, {"before", code(1)}, {"after", code(2)}});
  }
  const auto pattern = sentence.full.of(item.count);
  const bool has_names = pattern.find("{names}") != std::string_view::npos;
  const bool has_count = pattern.find("{count}") != std::string_view::npos;
  if ((has_names && item.names.empty()) || (has_count && item.count == 0)) return edition.own(sentence.bare);
  return edition.counted(sentence.full, item.count, {{"names", edition.names(item.names)}});
}

// The release that a dependency moved to, when it is of the day.
Line released(const Edition& edition, const model::OutlookItem& item) {
  if (item.kind != model::OutlookKind::dependency || item.names.size() < 4 || item.repos.size() < 2)
    return edition.line();
  const auto& tag = item.names[3];
  const auto url = model::release_url(edition.web_url(), item.repos[1], tag);
  return edition.line().phrase(edition.texts().released, {{"release", edition.line().code_link(tag, url)}});
}

// Whether all pull requests that may refer to it are known.
bool knows_answers(const model::Report& report, const model::OutlookItem& item) {
  return std::none_of(report.sections.begin(), report.sections.end(), [&](const model::RepoSection& section) {
    const bool its_own = std::any_of(item.repos.begin(), item.repos.end(),
                                     [&](const auto& repo) { return model::same_repo(repo, section.repo); });
    return its_own && (is_missing(section, model::Part::pulls) || is_missing(section, model::Part::issues));
  });
}

Line outlook_line(const Edition& edition, const model::Report& report, const model::OutlookItem& item) {
  const auto& texts = edition.texts();
  // With several repositories each number is told with its own.
  const auto here = item.repos.size() == 1 ? item.repos.front() : model::RepoName{};
  auto answer = edition.line();
  if (!item.answered_by.empty())
    answer.phrase(texts.answered, {{"refs", edition.refs(here, item.answered_by)}});
  else if (item.kind == model::OutlookKind::regression && knows_answers(report, item))
    answer.own(texts.not_answered.of(edition.head()));
  return edition.fields(
      {edition.line().strong(texts.watch(item.kind)), repositories(edition, item.repos), subject(edition, item),
       edition.refs(here, item.refs),
       item.sha.empty() || item.repos.empty() ? edition.line() : edition.commit(item.repos.front(), item.sha),
       sentence(edition, item), released(edition, item), answer});
}

}  // namespace

void add_outlook(Blocks& blocks, const Edition& edition, const model::Report& report) {
  if (report.outlook.empty()) return;
  blocks.push_back(heading(2, edition.own(edition.texts().outlook)));
  Blocks items;
  for (const auto& one : report.outlook) items.push_back(item(outlook_line(edition, report, one)));
  blocks.push_back(list(Block::Kind::bullet_list, std::move(items)));
}

}  // namespace aireport::render

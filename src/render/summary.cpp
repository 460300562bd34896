#include "render/summary.hpp"

#include <algorithm>

#include "render/change.hpp"
#include "render/gaps.hpp"
#include "render/section.hpp"
#include "render/totals.hpp"

namespace aireport::render {
namespace {

Line repo_link(const Edition& edition, const model::RepoSection& section, const std::string& anchor) {
  return edition.line().own_link(section.repo.full(),
                                 anchor.empty() ? model::repo_url(edition.web_url(), section.repo) : "#" + anchor);
}

Line release_highlight(const Edition& edition, const model::RepoSection& section, const model::ReleaseItem& release) {
  const auto& texts = edition.texts();
  return edition.fields({edition.line().strong(texts.kind(model::ChangeKind::release)),
                         edition.line().quotation(section.repo.full()),
                         edition.line().link(release.name.empty() ? release.tag : release.name,
                                             model::release_url(edition.web_url(), section.repo, release.tag)),
                         edition.own(release.prerelease ? texts.prerelease : "")});
}

Line change_highlight(const Edition& edition, const model::RepoSection& section, const model::Change& change) {
  std::vector<model::Reason> first;
  for (const auto& reason : change.reasons)
    if (first.empty() && !reason_line(edition, section.repo, {reason}).empty()) first.push_back(reason);
  return edition.fields(
      {edition.line().strong(edition.texts().kind(change.kind)), edition.line().quotation(section.repo.full()),
       edition.title(section.repo, change.title, change.pull, change.commits.empty() ? "" : change.commits.front()),
       reason_line(edition, section.repo, first)});
}

Blocks highlight_items(const Edition& edition, const model::Report& report) {
  Blocks items;
  for (const auto& highlight : report.highlights) {
    const auto& section = report.sections.at(static_cast<std::size_t>(highlight.section));
    if (highlight.release)
      items.push_back(
          item(release_highlight(edition, section, section.releases.at(static_cast<std::size_t>(*highlight.release)))));
    else if (highlight.change)
      items.push_back(
          item(change_highlight(edition, section, section.highlights.at(static_cast<std::size_t>(*highlight.change)))));
  }
  return items;
}

// A repository that stands in a list with its like, with what is to be known of it in brackets.
Line listed(const Edition& edition, const model::RepoSection& section, const std::string& anchor,
            const std::vector<Line>& remarks) {
  auto line = repo_link(edition, section, anchor);
  if (!remarks.empty())
    line.phrase(edition.texts().note, {{"note", join(edition.texts(), remarks, edition.texts().sentence_separator)}});
  return line;
}

Line active_line(const Edition& edition, const model::RepoSection& section, const std::string& anchor) {
  const auto& texts = edition.texts();
  auto fields = totals_fields(edition, section.totals);
  if (fields.empty()) fields = notes(edition, section);
  if (section.state == model::RepoState::partial) fields.push_back(edition.line().strong(texts.partial_mark));
  return repo_link(edition, section, anchor).own(texts.colon).add(edition.fields(fields));
}

Block repository_list(const Edition& edition, const model::Report& report, const std::vector<std::string>& anchors) {
  const auto& texts = edition.texts();
  Blocks items;
  std::vector<Line> quiet, failed;
  for (std::size_t i = 0; i < report.sections.size(); ++i) {
    const auto& section = report.sections[i];
    if (section.state == model::RepoState::failed) {
      auto remarks = gap_lines(edition, section);
      remarks.resize(std::min<std::size_t>(remarks.size(), 1), edition.line());
      failed.push_back(listed(edition, section, anchors[i], remarks));
    } else if (has_section(section)) {
      items.push_back(item(active_line(edition, section, anchors[i])));
    } else {
      quiet.push_back(listed(edition, section, anchors[i], notes(edition, section)));
    }
  }
  const auto add = [&](std::string_view label, const std::vector<Line>& repositories) {
    if (!repositories.empty())
      items.push_back(item(edition.own(label).own(texts.colon).add(join(texts, repositories, texts.comma))));
  };
  add(texts.quiet.of(report.head), quiet);
  add(texts.failed_list, failed);
  return list(Block::Kind::bullet_list, std::move(items));
}

}  // namespace

void add_summary(Blocks& blocks, const Edition& edition, const model::Report& report,
                 const std::vector<std::string>& anchors) {
  const auto& texts = edition.texts();
  blocks.push_back(heading(2, edition.own(texts.summary)));
  const auto totals = edition.fields(totals_fields(edition, report.head.totals));
  bool complete = true;
  for (const auto& section : report.sections) complete = complete && section.state == model::RepoState::complete;
  blocks.push_back(paragraph(
      totals.empty() ? edition.own(complete ? texts.nothing_new.of(report.head) : texts.nothing_known) : totals));
  if (auto items = highlight_items(edition, report); !items.empty()) {
    blocks.push_back(list(Block::Kind::ordered_list, std::move(items)));
    blocks.push_back(paragraph(edition.own(texts.by_repository)));
  }
  if (!report.sections.empty()) blocks.push_back(repository_list(edition, report, anchors));
}

}  // namespace aireport::render

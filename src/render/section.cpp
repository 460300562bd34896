#include "render/section.hpp"

#include <aireport/support/utc.hpp>

#include "render/change.hpp"
#include "render/gaps.hpp"
#include "render/totals.hpp"

namespace aireport::render {
namespace {

constexpr int kSectionLevel = 3, kPartLevel = 4;

Block part_heading(const Edition& edition, std::string_view text) {
  return heading(kPartLevel, edition.own(text));
}

Block bullets(Blocks items) {
  return list(Block::Kind::bullet_list, std::move(items));
}

void add_state(Blocks& blocks, const Edition& edition, const model::RepoSection& section) {
  const auto& texts = edition.texts();
  const auto fields = linked_totals_fields(edition, section.repo, section.totals);
  if (!fields.empty()) {
    auto figures = edition.fields(fields);
    if (const auto receipt = receipt_line(edition, section.receipt); !receipt.empty())
      figures.line_break().add(receipt);
    blocks.push_back(paragraph(figures));
  } else if (section.state != model::RepoState::failed) {
    blocks.push_back(paragraph(edition.own(
        section.state == model::RepoState::complete ? texts.nothing_new.of(edition.head()) : texts.nothing_known)));
  }
  if (const auto more = notes(edition, section); !more.empty()) blocks.push_back(paragraph(edition.fields(more)));
  if (section.state == model::RepoState::complete) return;
  const bool failed = section.state == model::RepoState::failed;
  blocks.push_back(paragraph(edition.line()
                                 .strong(failed ? texts.failed_mark : texts.partial_mark)
                                 .own(texts.field_separator)
                                 .own(failed ? texts.failed_note : texts.partial_note)));
  Blocks items;
  for (const auto& line : gap_lines(edition, section)) items.push_back(item(line));
  if (!items.empty()) blocks.push_back(bullets(std::move(items)));
}

Block release_item(const Edition& edition, const model::RepoName& repo, const model::ReleaseItem& release) {
  const auto& texts = edition.texts();
  const auto url = model::release_url(edition.web_url(), repo, release.tag);
  const bool named = !release.name.empty() && release.name != release.tag;
  auto block = item(edition.fields(
      {edition.line().code_link(release.tag, url), named ? edition.line().link(release.name, url) : edition.line(),
       edition.author(release.author), edition.own(edition.when(release.when)),
       edition.own(release.prerelease ? texts.prerelease : ""),
       release.notes_left_out > 0 ? edition.counted(texts.more_notes, release.notes_left_out) : edition.line()}));
  if (!release.notes.empty()) block.children.push_back(edition.quote(release.notes));
  return block;
}

void add_releases(Blocks& blocks, const Edition& edition, const model::RepoSection& section) {
  if (section.releases.empty()) return;
  blocks.push_back(part_heading(edition, edition.texts().releases));
  Blocks items;
  std::vector<Line> development;
  for (const auto& release : section.releases)
    if (release.development)
      development.push_back(
          edition.line().code_link(release.tag, model::release_url(edition.web_url(), section.repo, release.tag)));
    else
      items.push_back(release_item(edition, section.repo, release));
  if (!development.empty())
    items.push_back(item(edition.line().phrase(
        edition.texts().development, {{"names", join(edition.texts(), development, edition.texts().comma)}})));
  blocks.push_back(bullets(std::move(items)));
}

void add_highlights(Blocks& blocks, const Edition& edition, const model::RepoSection& section) {
  if (section.highlights.empty()) return;
  blocks.push_back(part_heading(edition, edition.texts().highlights));
  for (const auto& change : section.highlights) add_highlight(blocks, edition, section, change);
}

Line folded_group(const Edition& edition, const model::RepoName& repo, const model::Folded& folded) {
  const auto& texts = edition.texts();
  std::vector<Line> refs;
  for (const auto& ref : folded.refs)
    refs.push_back(ref.pull ? edition.pull(repo, *ref.pull) : edition.commit(repo, ref.sha));
  const auto label = [&] {
    switch (folded.as) {
      case model::FoldedAs::kind:
        return texts.kind(folded.kind);
      case model::FoldedAs::bots:
        return texts.bots;
    }
    return std::string_view{};
  };
  return edition.counted(texts.folded_group, static_cast<long long>(refs.size()),
                         {{"kind", edition.own(label())}, {"refs", join(texts, refs, " ")}});
}

Line folded_line(const Edition& edition, const model::RepoSection& section) {
  std::vector<Line> groups;
  for (const auto& folded : section.folded) groups.push_back(folded_group(edition, section.repo, folded));
  return edition.line().phrase(edition.texts().folded,
                               {{"groups", join(edition.texts(), groups, edition.texts().comma)}});
}

void add_others(Blocks& blocks, const Edition& edition, const model::RepoSection& section) {
  if (section.others.empty() && section.folded.empty()) return;
  blocks.push_back(part_heading(edition, edition.texts().others));
  Blocks items;
  for (const auto& change : section.others) items.push_back(item(change_line(edition, section, change)));
  if (!section.folded.empty()) items.push_back(item(folded_line(edition, section)));
  blocks.push_back(bullets(std::move(items)));
}

Line comments(const Edition& edition, std::optional<int> count) {
  return count && *count > 0 ? edition.counted(edition.texts().comments, *count) : edition.line();
}

Line pull_line(const Edition& edition, const model::RepoName& repo, const model::PullItem& pull) {
  return edition.fields({edition.title(repo, pull.title, pull.number, ""), edition.pull(repo, pull.number),
                         edition.author(pull.author), edition.own(pull.draft ? edition.texts().draft : ""),
                         edition.labels(pull.labels), comments(edition, pull.comments)});
}

void add_pulls(Blocks& blocks, const Edition& edition, const model::RepoSection& section) {
  if (section.notable_pulls.empty()) return;
  blocks.push_back(part_heading(edition, edition.texts().pulls));
  Blocks items;
  for (const auto& pull : section.notable_pulls) items.push_back(item(pull_line(edition, section.repo, pull)));
  blocks.push_back(bullets(std::move(items)));
}

Block issue_item(const Edition& edition, const model::RepoName& repo, const model::IssueItem& issue) {
  const auto& texts = edition.texts();
  const auto answered = issue.answered_by.empty()
                            ? edition.line()
                            : edition.line().phrase(texts.answered, {{"refs", edition.refs(repo, issue.answered_by)}});
  auto block = item(edition.fields(
      {edition.line().link(issue.title, model::issue_url(edition.web_url(), repo, issue.number)),
       edition.ref(repo, {repo, issue.number, false}), edition.author(issue.author), edition.labels(issue.labels),
       comments(edition, issue.comments), edition.own(issue.closed ? texts.closed_today : ""), answered}));
  if (!issue.excerpt.empty()) block.children.push_back(edition.quote(issue.excerpt));
  return block;
}

void add_issues(Blocks& blocks, const Edition& edition, const model::RepoSection& section) {
  if (section.issues.empty()) return;
  blocks.push_back(part_heading(edition, edition.texts().issues));
  Blocks items;
  for (const auto& issue : section.issues) items.push_back(issue_item(edition, section.repo, issue));
  blocks.push_back(bullets(std::move(items)));
}

Line late_line(const Edition& edition, const model::RepoName& repo, const model::LateCommit& late) {
  const auto& texts = edition.texts();
  return edition.fields({edition.title(repo, late.title, late.pull, late.sha),
                         late.pull ? edition.pull(repo, *late.pull) : edition.line(), edition.commit(repo, late.sha),
                         edition.author(late.author),
                         edition.line().phrase(texts.committed_at, {{"time", edition.own(edition.when(late.when))}}),
                         late.stats ? edition.stats(*late.stats) : edition.own(texts.no_stats)});
}

void add_late(Blocks& blocks, const Edition& edition, const model::RepoSection& section) {
  if (section.late.empty()) return;
  blocks.push_back(part_heading(edition, edition.texts().late));
  Blocks items;
  for (const auto& late : section.late) items.push_back(item(late_line(edition, section.repo, late)));
  blocks.push_back(bullets(std::move(items)));
}

}  // namespace

bool has_section(const model::RepoSection& section) {
  return section.active() || section.state != model::RepoState::complete || section.hidden != model::Hidden{};
}

std::vector<Line> notes(const Edition& edition, const model::RepoSection& section) {
  const auto& texts = edition.texts();
  std::vector<Line> notes;
  if (section.configured)
    notes.push_back(edition.line().phrase(texts.renamed, {{"old", edition.line().code(section.configured->full())},
                                                          {"new", edition.line().code(section.repo.full())}}));
  if (section.empty) notes.push_back(edition.own(texts.empty_repository));
  if (section.issues_disabled) notes.push_back(edition.own(texts.issues_disabled));
  std::vector<Line> hidden;
  const auto add = [&](const Counted& pattern, int count) {
    if (count > 0) hidden.push_back(edition.counted(pattern, count));
  };
  add(texts.hidden_changes, section.hidden.changes);
  add(texts.hidden_commits, section.hidden.commits);
  add(texts.hidden_pulls, section.hidden.pulls);
  add(texts.hidden_issues, section.hidden.issues);
  add(texts.hidden_releases, section.hidden.releases);
  if (!hidden.empty())
    notes.push_back(edition.line().phrase(texts.hidden, {{"items", join(texts, hidden, texts.comma)}}));
  return notes;
}

void add_section(Blocks& blocks, const Edition& edition, const model::RepoSection& section) {
  blocks.push_back(heading(kSectionLevel, edition.line().quotation(section.repo.full())));
  add_state(blocks, edition, section);
  add_releases(blocks, edition, section);
  add_highlights(blocks, edition, section);
  add_others(blocks, edition, section);
  add_pulls(blocks, edition, section);
  add_issues(blocks, edition, section);
  add_late(blocks, edition, section);
}

}  // namespace aireport::render

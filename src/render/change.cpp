#include "render/change.hpp"

#include <aireport/render/foreign_text.hpp>
#include <algorithm>

#include "render/gaps.hpp"

namespace aireport::render {
namespace {

constexpr std::size_t kMaxCommits = 3;

Line commits_field(const Edition& edition, const model::RepoName& repo, const std::vector<std::string>& commits) {
  std::vector<Line> shown;
  for (std::size_t i = 0; i < std::min(commits.size(), kMaxCommits); ++i)
    shown.push_back(edition.commit(repo, commits[i]));
  if (commits.size() > kMaxCommits)
    shown.push_back(
        edition.counted(edition.texts().more_commits, static_cast<long long>(commits.size() - kMaxCommits)));
  return join(edition.texts(), shown, " ");
}

Line related_field(const Edition& edition, const model::RepoName& repo, const model::RelatedChange& related) {
  auto title = edition.title(repo, related.title, related.pull, related.commits.empty() ? "" : related.commits.front());
  std::vector<Line> parts = {title};
  if (related.pull) parts.push_back(edition.pull(repo, *related.pull));
  if (!related.commits.empty()) parts.push_back(commits_field(edition, repo, related.commits));
  return edition.line().phrase(edition.texts().relation(related.relation),
                               {{"title", join(edition.texts(), parts, " ")}});
}

Line reason_text(const Edition& edition, const model::RepoName& repo, const model::Reason& reason) {
  const auto sentence = edition.texts().reason(reason.kind);
  const long long count = reason.count != 0 ? reason.count : static_cast<long long>(reason.names.size());
  const auto pattern = sentence.full.of(count);
  const auto has = [&](std::string_view slot) { return pattern.find(slot) != std::string_view::npos; };
  if ((has("{names}") && reason.names.empty()) || (has("{refs}") && reason.refs.empty()))
    return edition.own(sentence.bare);
  auto names = reason.names;
  auto function = edition.line();
  if (has("{function}")) {
    function.code(names.back());
    names.pop_back();
  }
  return edition.counted(sentence.full, count,
                         {{"names", edition.names(names, has("{count}") ? 0 : reason.count)},
                          {"function", function},
                          {"refs", edition.refs(repo, reason.refs)}});
}

Line file_line(const Edition& edition, const model::FileRow& file) {
  const auto& texts = edition.texts();
  auto line = edition.line().code(file.path).own(" ");
  const auto old_path = [&] { return std::vector<Slot>{{"name", edition.line().code(file.previous_path)}}; };
  const auto status = texts.file_status(file.status);
  if (!file.previous_path.empty())
    line.phrase(file.status == "copied" ? texts.file_copied : texts.file_renamed, old_path());
  else if (!status.empty())
    line.own(status);
  else
    line.code(file.status);
  line.own(" ").add(edition.lines_changed(file.additions, file.deletions));
  const auto reason = file.additions + file.deletions > 0 ? texts.file_too_large : texts.file_binary;
  return edition.fields({line, edition.own(file.without_patch ? reason : "")});
}

void add_files(Blocks& blocks, const Edition& edition, const model::Change& change) {
  Blocks items;
  for (const auto& file : change.files) items.push_back(item(file_line(edition, file)));
  const auto& rest = change.files_left_out;
  if (rest.files > 0 && !change.files.empty())
    items.push_back(item(join(edition.texts(),
                              {edition.counted(edition.texts().more_files, rest.files),
                               edition.lines_changed(rest.additions, rest.deletions)},
                              " ")));
  if (!items.empty()) blocks.push_back(list(Block::Kind::bullet_list, std::move(items)));
}

// `hunks_left_out` are those of the whole change: said with its last snippet.
Line snippet_title(const Edition& edition, const model::RepoName& repo, const model::Snippet& snippet,
                   const model::Change& change, int hunks_left_out) {
  const auto& texts = edition.texts();
  const auto& more_lines = snippet.of_cut_hunk ? texts.more_lines_at_least : texts.more_lines;
  const auto& more_hunks = change.hunks_cut ? texts.more_hunks_at_least : texts.more_hunks;
  const auto& sha = snippet.old_side ? snippet.parent_sha : snippet.sha;
  const auto pattern = snippet.first_line == snippet.last_line ? texts.snippet_line : texts.snippet_lines;
  const auto where = edition.line().phrase(pattern, {{"name", edition.line().code(snippet.path)},
                                                     {"first", edition.own(std::to_string(snippet.first_line))},
                                                     {"last", edition.own(std::to_string(snippet.last_line))}});
  auto link = edition.line().linked(
      where, model::blob_url(edition.web_url(), repo, sha, snippet.path, snippet.first_line, snippet.last_line));
  return edition.fields(
      {link, edition.own(snippet.old_side ? texts.old_side : ""),
       snippet.section.empty() ? edition.line() : edition.line().code(snippet.section),
       snippet.lines_left_out > 0 ? edition.counted(more_lines, snippet.lines_left_out) : edition.line(),
       hunks_left_out > 0 ? edition.counted(more_hunks, hunks_left_out) : edition.line()});
}

Block snippet_code(const model::Snippet& snippet) {
  Block block;
  block.kind = Block::Kind::code;
  block.info = "diff";
  for (const auto& line : snippet.lines) block.text += clean_code_line(line) + "\n";
  return block;
}

}  // namespace

Line change_line(const Edition& edition, const model::RepoSection& section, const model::Change& change) {
  const auto& texts = edition.texts();
  const auto& repo = section.repo;
  std::vector<Line> fields;
  fields.push_back(edition.line().strong(texts.kind(change.kind)));
  fields.push_back(
      edition.title(repo, change.title, change.pull, change.commits.empty() ? "" : change.commits.front()));
  if (change.pull) fields.push_back(edition.pull(repo, *change.pull));
  if (!change.commits.empty())
    fields.push_back(commits_field(edition, repo, change.commits));
  else
    fields.push_back(
        edition.own(is_missing(section, model::Part::commits) ? texts.commits_not_known : texts.no_commits));
  fields.push_back(edition.author(change.author));
  fields.push_back(edition.own(edition.when(change.when)));
  fields.push_back(change.stats ? edition.stats(*change.stats) : edition.own(texts.no_stats));
  if (!change.areas.empty())
    fields.push_back(edition.line().phrase(texts.areas, {{"names", edition.names(change.areas)}}));
  for (const auto& related : change.related) fields.push_back(related_field(edition, repo, related));
  return edition.fields(fields);
}

Line reason_line(const Edition& edition, const model::RepoName& repo, const std::vector<model::Reason>& reasons) {
  std::vector<Line> sentences;
  sentences.reserve(reasons.size());
  for (const auto& reason : reasons) sentences.push_back(reason_text(edition, repo, reason));
  return join(edition.texts(), sentences, edition.texts().sentence_separator);
}

void add_highlight(Blocks& blocks, const Edition& edition, const model::RepoSection& section,
                   const model::Change& change) {
  const auto& repo = section.repo;
  auto title = change_line(edition, section, change);
  if (const auto reasons = reason_line(edition, repo, change.reasons); !reasons.empty())
    title.line_break().phrase(edition.texts().why, {{"reasons", reasons}});
  blocks.push_back(paragraph(title));
  if (!change.quote.empty()) blocks.push_back(edition.quote(change.quote));
  add_files(blocks, edition, change);
  for (const auto& snippet : change.snippets) {
    const bool last = &snippet == &change.snippets.back();
    blocks.push_back(paragraph(snippet_title(edition, repo, snippet, change, last ? change.snippets_left_out : 0)));
    blocks.push_back(snippet_code(snippet));
  }
}

}  // namespace aireport::render

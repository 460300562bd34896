#include <fmt/format.h>

#include <algorithm>

#include "verify/page_parts.hpp"

namespace aireport::verify {
namespace {

using render::Block;
using render::Inline;
using render::plain_text;

const render::Inlines& line_of(const Block& item) {
  static const render::Inlines none;
  return item.children.size() == 1 && item.children[0].kind == Block::Kind::paragraph ? item.children[0].inlines : none;
}

void check_release_item(Spot spot, const DayFacts& day, const model::Release& release, std::string_view kind,
                        std::string_view shown, Fields& fields) {
  expect_same(spot, "kind", kind, day.texts.kind(model::ChangeKind::release));
  expect_one_of(spot, day, "name", shown, {release.name.empty() ? release.tag_name : release.name});
  check_mark(spot, fields, day.texts.prerelease, release.prerelease);
}

void check_change_item(Spot spot, const DayFacts& day, const RepoFacts& repo, const Story& story, std::string_view kind,
                       std::string_view shown, Fields& fields) {
  expect_same(spot, "kind", kind, day.texts.kind(story.judged->kind));
  expect_one_of(spot, day, "title", shown, story.titles());
  if (count_reasons(day, story) == 0) return;
  const auto* field = fields.take("reason");
  if (field != nullptr && !is_reason(spot, day, repo, story, *field))
    spot.wrong(fmt::format("\"{}\" is not supported", field->text));
}

// One of the day's highlights; what it is about, by its link.
std::string check_highlight(Spot spot, const DayFacts& day, const render::Inlines& line) {
  Fields fields(line, day, spot);
  const auto kind = fields.take_strong("kind").value_or("");
  const auto* name = fields.take("repository");
  const auto* link = fields.take_link("title");
  if (name == nullptr || link == nullptr) return {};
  const auto* repo = day.repo(words_of(*name), link->url);
  if (repo == nullptr) {
    spot.wrong(fmt::format("{} is nothing of this day in \"{}\"", link->url, name->text));
    return {};
  }
  const auto shown = plain_text(link->children);
  if (const auto* release = repo->release(link->url))
    check_release_item(spot, day, *release, kind, shown, fields);
  else if (const auto* story = repo->story(link->url))
    check_change_item(spot, day, *repo, *story, kind, shown, fields);
  fields.finish();
  return link->url;
}

void check_day_highlights(Findings& findings, const DayFacts& day, int line, Blocks& blocks) {
  std::size_t count = 0;
  if (blocks.starts_with(Block::Kind::ordered_list)) {
    std::set<std::string> told;
    for (const auto& item : blocks.take().children) {
      const auto url = check_highlight({findings, item.line}, day, line_of(item));
      if (!url.empty() && !told.insert(url).second) findings.add(item.line, fmt::format("{} is told twice", url));
      ++count;
    }
    if (blocks.starts_with(Block::Kind::paragraph) && shape_of(blocks.front().inlines).is_text(day.texts.by_repository))
      blocks.take();
    else
      findings.add(line, "the list of repositories has no title");
  }
  expect_count({findings, line}, "highlights", static_cast<std::int64_t>(count), std::ssize(day.judged.highlights));
}

std::string link_of(const DayFacts& day, std::size_t repo, const std::vector<std::string>& anchors) {
  return anchors[repo].empty() ? model::repo_url(day.web_url, day.repos[repo]->name()) : "#" + anchors[repo];
}

// A repository's link in a list; nullptr: there is none such. Two may have one name, when one was renamed to the other.
const RepoFacts* check_repository_link(Spot spot, const DayFacts& day, const Shape& shown,
                                       const std::vector<std::string>& anchors, std::vector<bool>& listed) {
  const auto* link = shown.text.starts_with(kMark) ? shown.objects[0] : nullptr;
  const auto name = link != nullptr && link->kind == Inline::Kind::link ? plain_text(link->children) : std::string();
  std::optional<std::size_t> found;
  for (std::size_t i = day.repos.size(); i-- > 0;) {
    if (day.repos[i]->name().full() != name || listed[i]) continue;
    if (!found || link->url == link_of(day, i, anchors)) found = i;
  }
  if (!found) {
    spot.wrong(fmt::format("\"{}\" is no repository of this day", name));
    return nullptr;
  }
  expect_same(spot, "link", link->url, link_of(day, *found, anchors));
  listed[*found] = true;
  return day.repos[*found].get();
}

void check_active(Spot spot, const DayFacts& day, const RepoFacts& repo, const Shape& shown) {
  auto fields = split(shown, day.texts.field_separator);
  const bool partial = repo.activity().state() == model::RepoState::partial;
  const auto* mark = fields.back().only(Inline::Kind::strong);
  const bool marked = mark != nullptr && plain_text(mark->children) == day.texts.partial_mark;
  if (marked) fields.pop_back();
  if (marked != partial) spot.wrong(partial ? "that it is incomplete is not told" : "it is not incomplete");
  if (repo.totals() != model::Totals{}) {
    check_totals(spot, day.texts, fields, repo.totals());
    return Fields(std::move(fields), spot).finish();
  }
  Fields notes(std::move(fields), spot);
  check_notes(spot, day, repo, notes);
  notes.finish();
}

// "[name](link)", and remarks in brackets: notes, or for one that failed why.
void check_listed(Spot spot, const DayFacts& day, const RepoFacts& repo, const Shape& shown) {
  const auto rest = part_of(shown, 1);
  const bool failed = repo.activity().state() == model::RepoState::failed;
  if (rest.text.empty()) {
    if (failed ? count_gap_lines(repo) > 0 : has_notes(repo)) spot.wrong("the remark on it is missing");
    return;
  }
  const auto note = match(day.texts.note, rest);
  if (!note) return spot.wrong(fmt::format("\"{}\" is not supported here", rest.text));
  Fields fields(split(note->at("note"), failed ? day.texts.field_separator : day.texts.sentence_separator), spot);
  if (!failed)
    check_notes(spot, day, repo, fields);
  else if (!is_gap(spot, day, repo, fields))
    spot.wrong("this is not missing in the data");
  fields.finish();
}

enum class Fate { active, quiet, failed };

Fate fate_of(const RepoFacts& repo) {
  if (repo.activity().state() == model::RepoState::failed) return Fate::failed;
  return repo.has_section() ? Fate::active : Fate::quiet;
}

void check_repository_item(Spot spot, const DayFacts& day, const render::Inlines& line,
                           const std::vector<std::string>& anchors, std::vector<bool>& listed) {
  const auto shape = shape_of(line);
  for (const auto& [label, fate] :
       {std::pair{day.texts.quiet.of(day.head.state), Fate::quiet}, {day.texts.failed_list, Fate::failed}}) {
    const auto start = fmt::format("{}{}", label, day.texts.colon);
    if (!shape.text.starts_with(start)) continue;
    // Remarks may hold commas too, but never before a link to a repository.
    const Shape list{shape.text.substr(start.size()), shape.objects};
    std::vector<Shape> entries;
    for (auto& part : split(list, day.texts.comma)) {
      const bool opens = part.text.starts_with(kMark) && part.objects[0]->kind == Inline::Kind::link;
      if (opens || entries.empty()) {
        entries.push_back(std::move(part));
        continue;
      }
      entries.back().text += std::string(day.texts.comma) + part.text;
      entries.back().objects.insert(entries.back().objects.end(), part.objects.begin(), part.objects.end());
    }
    for (const auto& entry : entries) {
      const auto* repo = check_repository_link(spot, day, entry, anchors, listed);
      if (repo == nullptr) continue;
      if (fate_of(*repo) != fate) spot.wrong(fmt::format("{} does not belong here", repo->name().full()));
      check_listed(spot, day, *repo, entry);
    }
    return;
  }
  const auto* repo = check_repository_link(spot, day, shape, anchors, listed);
  if (repo == nullptr) return;
  if (fate_of(*repo) != Fate::active) spot.wrong(fmt::format("{} does not belong here", repo->name().full()));
  const auto start = kMark + std::string(day.texts.colon);
  if (!shape.text.starts_with(start)) return spot.wrong("its figures are missing");
  check_active(spot, day, *repo, part_of(shape, start.size()));
}

}  // namespace

void check_summary(Findings& findings, const DayFacts& day, int line, Blocks blocks,
                   const std::vector<std::string>& anchors) {
  if (!blocks.starts_with(Block::Kind::paragraph)) return findings.add(line, "the figures of the day are missing");
  const auto& figures = blocks.take();
  const Spot spot{findings, figures.line};
  if (day.totals == model::Totals{}) {
    const bool complete = std::all_of(day.repos.begin(), day.repos.end(), [](const auto& repo) {
      return repo->activity().state() == model::RepoState::complete;
    });
    expect_same(spot, "state", words_of(shape_of(figures.inlines)),
                complete ? day.texts.nothing_new.of(day.head.state) : day.texts.nothing_known);
  } else {
    auto fields = split(shape_of(figures.inlines), day.texts.field_separator);
    check_totals(spot, day.texts, fields, day.totals);
    Fields(std::move(fields), spot).finish();
  }
  check_day_highlights(findings, day, line, blocks);
  std::vector<bool> listed(day.repos.size(), false);
  if (blocks.starts_with(Block::Kind::bullet_list))
    for (const auto& item : blocks.take().children)
      check_repository_item({findings, item.line}, day, line_of(item), anchors, listed);
  for (std::size_t i = 0; i < listed.size(); ++i)
    if (!listed[i]) findings.add(line, fmt::format("{} is not listed", day.repos[i]->name().full()));
  if (!blocks.empty()) findings.add(blocks.front().line, "this is not supported here");
}

}  // namespace aireport::verify

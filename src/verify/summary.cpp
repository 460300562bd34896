#include <fmt/format.h>

#include <algorithm>

#include "verify/page_parts.hpp"
#include "verify/sequence.hpp"

namespace aireport::verify {
namespace {

using render::Block;
using render::Inline;

// The name in a quotation, where some of it may be code.
std::string name_in(const Shape& shape) {
  std::string name;
  std::size_t object = 0;
  for (const char c : shape.text)
    name += c == kMark ? render::plain_text({*shape.objects.at(object++)}) : std::string(1, c);
  return name;
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
  const auto reasons = told_reasons(day, story);
  if (reasons.empty()) return;
  if (const auto* field = fields.take("reason")) check_reason(spot, day, repo, story, *reasons.front(), *field);
}

// One of the day's highlights; what it is about, by its link.
std::string check_highlight(Spot spot, const DayFacts& day, const render::Inlines& line) {
  Fields fields(line, day, spot);
  const auto kind = fields.take_strong("kind").value_or("");
  const auto* name = fields.take("repository");
  const auto* link = fields.take_link("title");
  if (name == nullptr || link == nullptr) return {};
  const auto* repo = day.repo(name_in(*name), link->url);
  if (repo == nullptr || !is_quotation(*name, repo->name().full())) {
    spot.wrong(fmt::format("{} is nothing of this day in \"{}\"", link->url, words_of(*name)));
    return {};
  }
  const auto shown = text_of(spot, *link);
  if (const auto* release = repo->release(link->url))
    check_release_item(spot, day, *release, kind, shown, fields);
  else if (const auto* story = repo->story(link->url))
    check_change_item(spot, day, *repo, *story, kind, shown, fields);
  fields.finish();
  return link->url;
}

std::vector<std::string> highlight_urls(const DayFacts& day) {
  std::vector<std::string> urls;
  for (const auto& highlight : day.judged.highlights) {
    const auto& repo = *day.repos.at(static_cast<std::size_t>(highlight.section));
    if (highlight.release)
      urls.push_back(model::release_url(day.web_url, repo.name(),
                                        repo.judged().releases.at(static_cast<std::size_t>(*highlight.release)).tag));
    else if (highlight.change)
      urls.push_back(repo.url_of(repo.judged().highlights.at(static_cast<std::size_t>(*highlight.change))));
  }
  return urls;
}

void check_day_highlights(Findings& findings, const DayFacts& day, int line, Blocks& blocks) {
  Sequence order(highlight_urls(day));
  if (blocks.starts_with(Block::Kind::ordered_list)) {
    for (const auto& item : blocks.take().children) {
      const Spot spot{findings, item.line};
      const auto* words = line_of(spot, item);
      const auto url = words != nullptr ? check_highlight(spot, day, *words) : std::string();
      if (!url.empty()) order.take(spot, url);
    }
    if (blocks.starts_with(Block::Kind::paragraph) && shape_of(blocks.front().inlines).is_text(day.texts.by_repository))
      blocks.take();
    else
      findings.add(line, "the list of repositories has no title");
  }
  order.finish({findings, line});
}

void check_active(Spot spot, const DayFacts& day, const RepoFacts& repo, const Shape& shown) {
  auto fields = split(shown, day.texts.field_separator);
  const bool partial = repo.activity().state() == model::RepoState::partial;
  const auto* mark = fields.back().only(Inline::Kind::strong);
  const bool marked = mark != nullptr && text_of(spot, *mark) == day.texts.partial_mark;
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
  const auto groups = failed ? gap_groups(repo) : std::vector<GapGroup>{};
  if (rest.text.empty()) {
    if (failed ? !groups.empty() : has_notes(repo)) spot.wrong("the remark on it is missing");
    return;
  }
  const auto note = match(day.texts.note, rest);
  if (!note) return spot.wrong(fmt::format("\"{}\" is not supported here", rest.text));
  Fields fields(split(note->at("note"), failed ? day.texts.field_separator : day.texts.sentence_separator), spot);
  if (!failed)
    check_notes(spot, day, repo, fields);
  else if (!groups.empty())
    check_gap(spot, day, repo, groups.front(), fields);
  fields.finish();
}

enum class Fate { active, quiet, failed };

Fate fate_of(const RepoFacts& repo) {
  if (repo.activity().state() == model::RepoState::failed) return Fate::failed;
  return repo.has_section() ? Fate::active : Fate::quiet;
}

using Places = std::vector<std::size_t>;

// Of the list: those with a section, those without updates, those that could not be fetched.
Places places_in_list(const DayFacts& day) {
  Places places;
  for (const auto fate : {Fate::active, Fate::quiet, Fate::failed})
    for (std::size_t i = 0; i < day.repos.size(); ++i)
      if (fate_of(*day.repos[i]) == fate) places.push_back(i);
  return places;
}

std::vector<std::string> names_of(const DayFacts& day, const Places& places) {
  std::vector<std::string> names;
  for (const auto place : places) names.push_back(day.repos[place]->name().full());
  return names;
}

class RepositoryList {
 public:
  RepositoryList(const DayFacts& day, const std::vector<std::string>& anchors)
      : day_(day), anchors_(anchors), places_(places_in_list(day)), order_(names_of(day, places_)) {}

  void check_item(Spot spot, const render::Inlines& line) {
    const auto shape = shape_of(line);
    for (const auto& [label, fate] :
         {std::pair{day_.texts.quiet.of(day_.head), Fate::quiet}, {day_.texts.failed_list, Fate::failed}}) {
      const auto start = fmt::format("{}{}", label, day_.texts.colon);
      if (!shape.text.starts_with(start)) continue;
      for (const auto& entry : entries_of(part_of(shape, start.size())))
        if (const auto* repo = check_link(spot, entry, fate)) check_listed(spot, day_, *repo, entry);
      return;
    }
    const auto* repo = check_link(spot, shape, Fate::active);
    if (repo == nullptr) return;
    const auto start = kMark + std::string(day_.texts.colon);
    if (!shape.text.starts_with(start)) return spot.wrong("its figures are missing");
    check_active(spot, day_, *repo, part_of(shape, start.size()));
  }

  void finish(Spot spot) const { order_.finish(spot); }

 private:
  // Remarks may hold commas too, but never before a link to a repository.
  std::vector<Shape> entries_of(const Shape& list) const {
    std::vector<Shape> entries;
    for (auto& part : split(list, day_.texts.comma)) {
      const bool opens = part.text.starts_with(kMark) && part.objects[0]->kind == Inline::Kind::link;
      if (opens || entries.empty()) {
        entries.push_back(std::move(part));
        continue;
      }
      entries.back().text += std::string(day_.texts.comma) + part.text;
      entries.back().objects.insert(entries.back().objects.end(), part.objects.begin(), part.objects.end());
    }
    return entries;
  }

  // The repository with whose link the shape begins; nullptr: it is none that has its turn.
  const RepoFacts* check_link(Spot spot, const Shape& shown, Fate fate) {
    const auto* link = shown.text.starts_with(kMark) ? shown.objects[0] : nullptr;
    const auto name = link != nullptr && link->kind == Inline::Kind::link ? text_of(spot, *link) : std::string();
    const auto place = order_.take(spot, name);
    if (!place || link == nullptr) return nullptr;
    const auto& repo = *day_.repos[places_[*place]];
    if (fate_of(repo) != fate) spot.wrong(fmt::format("{} does not belong here", name));
    const auto& anchor = anchors_[places_[*place]];
    expect_same(spot, "link", link->url, anchor.empty() ? model::repo_url(day_.web_url, repo.name()) : "#" + anchor);
    return &repo;
  }

  const DayFacts& day_;
  const std::vector<std::string>& anchors_;
  Places places_;
  Sequence order_;
};

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
                complete ? day.texts.nothing_new.of(day.head) : day.texts.nothing_known);
  } else {
    auto fields = split(shape_of(figures.inlines), day.texts.field_separator);
    check_totals(spot, day.texts, fields, day.totals);
    Fields(std::move(fields), spot).finish();
  }
  check_day_highlights(findings, day, line, blocks);
  RepositoryList list(day, anchors);
  if (blocks.starts_with(Block::Kind::bullet_list))
    for (const auto& item : blocks.take().children)
      if (const auto* words = line_of({findings, item.line}, item)) list.check_item({findings, item.line}, *words);
  list.finish({findings, line});
  if (!blocks.empty()) findings.add(blocks.front().line, "this is not supported here");
}

}  // namespace aireport::verify

#include <fmt/format.h>

#include <aireport/support/text.hpp>
#include <algorithm>

#include "verify/item_list.hpp"

namespace aireport::verify {
namespace {

using render::plain_text;

// The one that is judged, of the release's tag; nullptr: there is none.
const model::ReleaseItem* judged_release(const Part& part, std::string_view tag) {
  const auto& judged = part.repo.judged().releases;
  const auto item = std::find_if(judged.begin(), judged.end(), [&](const auto& one) { return one.tag == tag; });
  return item == judged.end() ? nullptr : &*item;
}

// The notes that tell most stand first: each line is the one that is judged to stand there.
void check_notes(const Part& part, Blocks inside, const std::vector<model::QuoteLine>& notes) {
  const auto& quote = inside.take();
  if (quote.children.empty()) return;
  const auto text = plain_text(quote.children[0].inlines);
  const auto lines = split_lines(text);
  for (std::size_t i = 0; i < std::min(lines.size(), notes.size()); ++i)
    if (lines[i] != part.day.clean(notes[i].text, notes[i].left_out))
      part.findings.add(quote.line, fmt::format("\"{}\" does not stand at this place of the notes", lines[i]));
}

// "Development versions: TAG, TAG": whether the line is of that form.
bool check_development(const Part& part, Spot spot, const render::Inlines& line,
                       std::set<const model::Release*>& named) {
  const auto slots = match(part.day.texts.development, shape_of(line));
  if (!slots) return false;
  for (const auto& name : split(slots->at("names"), part.day.texts.comma)) {
    const auto* link = name.only(render::Inline::Kind::link);
    const auto* release = link == nullptr ? nullptr : part.repo.release(link->url);
    const auto* judged = release == nullptr ? nullptr : judged_release(part, release->tag_name);
    if (judged == nullptr || !judged->development)
      spot.wrong("one of these is no development version of this day");
    else if (!named.insert(release).second)
      spot.wrong(fmt::format("{} is told twice", link->url));
    else if (!is_code(link->children, part.day.clean(release->tag_name)))
      spot.wrong(fmt::format("the tag is not \"{}\"", release->tag_name));
  }
  return true;
}

void check_release(const Part& part, Spot spot, const render::Inlines& line, Blocks inside,
                   std::set<const model::Release*>& named) {
  const auto& day = part.day;
  Fields fields(line, day, spot);
  const auto* link = fields.take_link("tag");
  if (link == nullptr) return;
  const auto* release = part.repo.release(link->url);
  if (release == nullptr) return spot.wrong(fmt::format("{} is no release of this day", link->url));
  if (!named.insert(release).second) spot.wrong(fmt::format("{} is told twice", link->url));
  if (!is_code(link->children, day.clean(release->tag_name)))
    spot.wrong(fmt::format("the tag is \"{}\", in the data \"{}\"", plain_text(link->children), release->tag_name));
  if (!release->name.empty() && release->name != release->tag_name) {
    const auto* name = fields.take("name");
    if (name != nullptr && !is_link_to(*name, day.clean(release->name), link->url))
      spot.wrong(fmt::format("the name is not \"{}\"", release->name));
  }
  if (const auto* field = fields.take("author")) check_author(spot, day, *field, login_of(release->author));
  if (const auto* field = fields.take("time")) check_time(spot, day, *field, {release->published_at});
  check_mark(spot, fields, day.texts.prerelease, release->prerelease);
  const auto* judged = judged_release(part, release->tag_name);
  if (judged != nullptr && judged->development) spot.wrong("a development version has no line of its own");
  if (judged != nullptr && judged->notes_left_out > 0) {
    const auto* field = fields.take("count of further notes");
    const auto slots = field != nullptr ? match(day.texts.more_notes, *field) : std::nullopt;
    expect_count(spot, "further notes", slots ? number_of(*slots, "count") : 0, judged->notes_left_out);
  }
  fields.finish();
  if (judged != nullptr && inside.starts_with(render::Block::Kind::quote)) check_notes(part, inside, judged->notes);
  check_excerpt(part, spot, inside, Quoted::notes, release->body, judged != nullptr ? judged->notes.size() : 0);
}

// The late arrival of that link that has not been told yet; nullptr: there is none.
const model::LateCommit* find_late(const Part& part, std::string_view url, const std::set<std::string>& told) {
  for (const auto& late : part.repo.judged().late) {
    const auto own = late.pull ? model::pull_url(part.day.web_url, part.repo.name(), *late.pull)
                               : model::commit_url(part.day.web_url, part.repo.name(), late.sha);
    if (url == own && !told.contains(late.sha)) return &late;
  }
  return nullptr;
}

std::vector<std::string> author_of(const model::Commit& commit) {
  const auto& name = commit.author.account ? commit.author.account->login : commit.author.name;
  return name.empty() ? std::vector<std::string>{} : std::vector{name};
}

std::optional<model::Stats> stats_of(const model::Commit& commit) {
  if (!commit.detail) return std::nullopt;
  return model::Stats{static_cast<int>(commit.detail->files.size()), commit.detail->additions,
                      commit.detail->deletions};
}

void check_late_commit(const Part& part, Spot spot, const render::Inlines& line, std::set<std::string>& told) {
  const auto& day = part.day;
  Fields fields(line, day, spot);
  const auto* title = fields.take_link("title");
  if (title == nullptr) return;
  const auto* late = find_late(part, title->url, told);
  const auto* commit = late == nullptr ? nullptr : part.repo.commit(late->sha);
  if (commit == nullptr) return spot.wrong(fmt::format("{} is no late arrival", title->url));
  told.insert(late->sha);
  expect_one_of(spot, day, "title", plain_text(title->children), {std::string(model::title_of(*commit))});
  if (late->pull) check_number(spot, fields, *late->pull, title->url);
  if (const auto* field = fields.take("commit")) check_commits(spot, day, part.repo, *field, {late->sha});
  if (const auto* field = fields.take("author")) check_author(spot, day, *field, author_of(*commit));
  if (const auto* field = fields.take("time")) {
    const auto slots = match(day.texts.committed_at, *field);
    check_time(spot, day, slots ? slots->at("time") : *field, {commit->committer.date});
  }
  if (const auto* field = fields.take("count of files and lines")) check_stats(spot, day, *field, stats_of(*commit));
  fields.finish();
}

}  // namespace

void check_releases(const Part& part, Blocks blocks) {
  std::set<const model::Release*> named;
  for_items(part, blocks, [&](Spot spot, const render::Inlines& line, Blocks inside) {
    if (check_development(part, spot, line, named))
      check_nothing_inside(part, inside);
    else
      check_release(part, spot, line, inside, named);
  });
  expect_count({part.findings, part.line}, "named releases", std::ssize(named),
               part.repo.totals().releases - part.repo.judged().hidden.releases);
}

void check_late(const Part& part, Blocks blocks) {
  std::set<std::string> told;
  for_items(part, blocks, [&](Spot spot, const render::Inlines& line, Blocks inside) {
    check_nothing_inside(part, inside);
    check_late_commit(part, spot, line, told);
  });
  expect_count({part.findings, part.line}, "named late arrivals", std::ssize(told), part.repo.totals().late_commits);
}

}  // namespace aireport::verify

#include <fmt/format.h>

#include <aireport/support/text.hpp>
#include <algorithm>
#include <iterator>

#include "verify/item_list.hpp"
#include "verify/sequence.hpp"

namespace aireport::verify {
namespace {

using render::plain_text;

// The one that is judged, of the release's tag; nullptr: there is none.
const model::ReleaseItem* judged_release(const Part& part, std::string_view tag) {
  const auto& judged = part.repo.judged().releases;
  const auto item = std::find_if(judged.begin(), judged.end(), [&](const auto& one) { return one.tag == tag; });
  return item == judged.end() ? nullptr : &*item;
}

// "Development versions: TAG, TAG": whether the line is of that form.
bool check_development(const Part& part, Spot spot, const render::Inlines& line, Sequence& order) {
  const auto slots = match(part.day.texts.development, shape_of(line));
  if (!slots) return false;
  for (const auto& name : split(slots->at("names"), part.day.texts.comma)) {
    const auto* link = name.only(render::Inline::Kind::link);
    const auto* release = link == nullptr ? nullptr : part.repo.release(link->url);
    const auto* judged = release == nullptr ? nullptr : judged_release(part, release->tag_name);
    if (judged == nullptr || !judged->development)
      spot.wrong("one of these is no development version of this day");
    else if (order.take(spot, link->url) && !is_code(link->children, part.day.clean(release->tag_name)))
      spot.wrong(fmt::format("the tag is not \"{}\"", release->tag_name));
  }
  return true;
}

void check_release(const Part& part, Spot spot, const render::Inlines& line, Blocks inside, Sequence& order) {
  const auto& day = part.day;
  Fields fields(line, day, spot);
  const auto* link = fields.take_link("tag");
  if (link == nullptr) return;
  const auto* release = part.repo.release(link->url);
  if (release == nullptr) return spot.wrong(fmt::format("{} is no release of this day", link->url));
  order.take(spot, link->url);
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
  check_excerpt(part, spot, inside, Quoted::notes, release->body,
                judged != nullptr ? judged->notes : std::vector<model::QuoteLine>{});
}

std::string url_of(const Part& part, const model::LateCommit& late) {
  return late.pull ? model::pull_url(part.day.web_url, part.repo.name(), *late.pull)
                   : model::commit_url(part.day.web_url, part.repo.name(), late.sha);
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

// The next one that is to be told stands here.
void check_late_commit(const Part& part, Spot spot, const render::Inlines& line, const model::LateCommit& late) {
  const auto& day = part.day;
  Fields fields(line, day, spot);
  const auto* title = fields.take_link("title");
  const auto* commit = part.repo.commit(late.sha);
  if (title == nullptr) return;
  if (commit == nullptr || title->url != url_of(part, late))
    return spot.wrong(fmt::format("{} is not the late arrival that should stand here", title->url));
  expect_one_of(spot, day, "title", text_of(spot, *title), {std::string(model::title_of(*commit))});
  if (late.pull) check_number(spot, fields, *late.pull, title->url);
  if (const auto* field = fields.take("commit")) check_commits(spot, day, part.repo, *field, {late.sha});
  if (const auto* field = fields.take("author")) check_author(spot, day, *field, author_of(*commit));
  if (const auto* field = fields.take("time")) {
    const auto slots = match(day.texts.committed_at, *field);
    check_time(spot, day, slots ? slots->at("time") : *field, {commit->committer.date});
  }
  if (const auto* field = fields.take("count of files and lines")) check_stats(spot, day, *field, stats_of(*commit));
  fields.finish();
}

std::vector<std::string> release_urls(const Part& part) {
  std::vector<std::string> urls;
  for (const auto& release : part.repo.judged().releases)
    urls.push_back(model::release_url(part.day.web_url, part.repo.name(), release.tag));
  return urls;
}

}  // namespace

void check_releases(const Part& part, Blocks blocks) {
  Sequence order(release_urls(part));
  for_items(part, blocks, [&](Spot spot, const render::Inlines& line, Blocks inside) {
    if (check_development(part, spot, line, order))
      check_nothing_inside(part, inside);
    else
      check_release(part, spot, line, inside, order);
  });
  const Spot spot{part.findings, part.line};
  order.finish(spot);
  expect_count(spot, "releases of the report", std::ssize(part.repo.judged().releases),
               part.repo.totals().releases - part.repo.judged().hidden.releases);
}

void check_late(const Part& part, Blocks blocks) {
  const auto& judged = part.repo.judged().late;
  std::size_t next = 0;
  for_items(part, blocks, [&](Spot spot, const render::Inlines& line, Blocks inside) {
    check_nothing_inside(part, inside);
    if (next < judged.size()) check_late_commit(part, spot, line, judged[next]);
    ++next;
  });
  expect_count({part.findings, part.line}, "late arrivals", std::ssize(judged), part.repo.totals().late_commits);
  expect_count({part.findings, part.line}, "named late arrivals", static_cast<std::int64_t>(next), std::ssize(judged));
}

}  // namespace aireport::verify

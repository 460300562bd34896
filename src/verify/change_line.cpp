#include <fmt/format.h>

#include <aireport/support/text.hpp>
#include <algorithm>

#include "verify/change.hpp"
#include "verify/claims.hpp"

namespace aireport::verify {
namespace {

bool has_name(const model::RelatedChange& related, const DayFacts& day, const RepoFacts& repo, std::string_view url) {
  if (related.pull) return url == model::pull_url(day.web_url, repo.name(), *related.pull);
  if (!related.commits.empty()) return url == model::commit_url(day.web_url, repo.name(), related.commits.front());
  return url == model::repo_url(day.web_url, repo.name());
}

// Titles that stand for a related change: its own, or what the story calls it.
bool is_related_title(const DayFacts& day, const RepoFacts& repo, const Story& story,
                      const model::RelatedChange& related, std::string_view shown) {
  if (const auto* pull = related.pull ? repo.pull(*related.pull) : nullptr; pull != nullptr)
    if (shown == day.clean(pull->title)) return true;
  for (const auto& sha : related.commits) {
    const auto* commit = repo.commit(sha);
    if (commit == nullptr) continue;
    for (const auto line : split_lines(commit->message))
      if (shown == day.clean(line)) return true;
  }
  return shown == day.clean(related.title) && (related.title.empty() || says(story.texts(), related.title));
}

// "reverts TITLE #12 abc1234": whether the field names this one, whose commits may be told wrong.
bool is_related(Spot spot, const DayFacts& day, const RepoFacts& repo, const Story& story,
                const model::RelatedChange& related, const Shape& field) {
  const auto slots = match(day.texts.relation(related.relation), field);
  if (!slots) return false;
  const auto& shape = slots->at("title");
  if (!shape.text.starts_with(kMark) || !has_name(related, day, repo, shape.objects[0]->url)) return false;
  const auto title = text_of(spot, *shape.objects[0]);
  if (!is_related_title(day, repo, story, related, title)) spot.wrong(fmt::format("\"{}\" is not its title", title));
  auto rest = part_of(shape, 1);
  if (related.pull) {
    const bool linked = rest.text.starts_with(' ') &&
                        is_link_to(part_of(rest, 1, 2), fmt::format("#{}", *related.pull), shape.objects[0]->url);
    if (!linked) spot.wrong(fmt::format("#{} is not named with its title", *related.pull));
    rest = part_of(rest, 2);
  }
  if (!related.commits.empty() && rest.text.starts_with(' '))
    check_commits(spot, day, repo, part_of(rest, 1), related.commits);
  else if (!related.commits.empty())
    spot.wrong("its commits are not named");
  else if (!rest.text.empty())
    spot.wrong(fmt::format("\"{}\" is not supported here", rest.text));
  return true;
}

void check_rest(Spot spot, const DayFacts& day, const RepoFacts& repo, const Story& story, Fields& fields) {
  const auto& change = *story.judged;
  if (!change.areas.empty()) {
    if (const auto* field = fields.take("area"); field != nullptr) {
      const auto slots = match(day.texts.areas, *field);
      if (slots)
        check_names(spot, day, slots->at("names"), change.areas);
      else
        spot.wrong("the area is missing");
    }
  }
  for (const auto& related : change.related) {
    const auto* field = fields.take("related change");
    if (field == nullptr) break;
    if (!is_related(spot, day, repo, story, related, *field))
      spot.wrong(fmt::format("\"{}\" stands where a related change should be named", words_of(*field)));
  }
  fields.finish();
}

}  // namespace

const Story* check_change_line(Spot spot, const DayFacts& day, const RepoFacts& repo, const render::Inlines& line,
                               Told& told) {
  Fields fields(line, day, spot);
  const auto kind = fields.take_strong("kind");
  const auto* title = fields.take_link("title");
  if (title == nullptr) return nullptr;
  const auto* story = repo.story(title->url);
  if (story == nullptr) {
    spot.wrong(fmt::format("{} is no change of this day", title->url));
    return nullptr;
  }
  const auto& change = *story->judged;
  told.insert(story);
  if (kind) expect_same(spot, "kind", *kind, day.texts.kind(change.kind));
  expect_one_of(spot, day, "title", text_of(spot, *title), story->titles());
  if (change.pull) {
    const auto* number = fields.take("number");
    if (number != nullptr && !is_link_to(*number, fmt::format("#{}", *change.pull), title->url))
      spot.wrong(fmt::format("#{} is not named with its title", *change.pull));
  }
  if (const auto* field = fields.take("list of commits")) check_commits(spot, day, repo, *field, change.commits);
  if (const auto* field = fields.take("author")) check_author(spot, day, *field, story->authors());
  if (const auto* field = fields.take("time")) check_time(spot, day, *field, story->times());
  if (const auto* field = fields.take("count of files and lines")) check_stats(spot, day, *field, story->stats);
  check_rest(spot, day, repo, *story, fields);
  return story;
}

}  // namespace aireport::verify

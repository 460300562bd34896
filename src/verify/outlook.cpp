#include <fmt/format.h>

#include <algorithm>

#include "verify/page_parts.hpp"

namespace aireport::verify {
namespace {

using render::Block;
using render::Inline;

std::string repositories_text(const DayFacts& day, const std::vector<model::RepoName>& repos) {
  std::string text;
  for (const auto& repo : repos) text += (text.empty() ? "" : std::string(day.texts.comma)) + repo.full();
  return text;
}

std::string url_of(const DayFacts& day, const model::OutlookItem& item) {
  if (item.refs.empty()) {
    const auto& repo = item.repos.front();
    return item.sha.empty() ? model::repo_url(day.web_url, repo) : model::commit_url(day.web_url, repo, item.sha);
  }
  const auto& ref = item.refs.front();
  return ref.pull ? model::pull_url(day.web_url, ref.repo, ref.number)
                  : model::issue_url(day.web_url, ref.repo, ref.number);
}

// The titles that what is linked there has in the data.
std::vector<std::string> titles_of(const DayFacts& day, const model::OutlookItem& item) {
  std::vector<std::string> titles;
  for (const auto& repo : day.repos) {
    for (const auto& ref : item.refs) {
      if (!model::same_repo(repo->name(), ref.repo)) continue;
      if (const auto* pull = repo->pull(ref.number)) titles.push_back(pull->title);
      if (const auto* issue = repo->issue(ref.number)) titles.push_back(issue->title);
    }
    const auto* story = repo->story(url_of(day, item));
    if (story != nullptr)
      for (auto& title : story->titles()) titles.push_back(std::move(title));
    if (const auto* commit = item.sha.empty() ? nullptr : repo->commit(item.sha))
      titles.emplace_back(model::title_of(*commit));
  }
  return titles;
}

// Whether there is something to fill the sentence with. Without, its bare form stands, if it has one.
bool has_sentence(const model::OutlookItem& item, std::string_view pattern) {
  if (item.kind == model::OutlookKind::dependency) return item.names.size() >= 3;
  if (pattern.find("{names}") != std::string_view::npos && item.names.empty()) return false;
  return pattern.find("{count}") == std::string_view::npos || item.count != 0;
}

void check_sentence(Spot spot, const DayFacts& day, const model::OutlookItem& item, Fields& fields) {
  const auto sentence = day.texts.watch_sentence(item.kind);
  if (!has_sentence(item, sentence.full.many)) {
    if (!sentence.bare.empty()) check_mark(spot, fields, sentence.bare, true);
    return;
  }
  if (sentence.full.many.empty()) return;
  const auto* field = fields.take("what is said of it");
  if (field == nullptr) return;
  const auto slots = match(sentence.full, *field);
  if (!slots) return spot.wrong(fmt::format("\"{}\" is not what the data say of it", field->text));
  constexpr std::string_view kParts[] = {"name", "before", "after"};
  for (std::size_t i = 0; i < std::size(kParts) && slots->contains(kParts[i]); ++i)
    check_names(spot, day, slots->at(kParts[i]), {item.names.at(i)});
  if (slots->contains("count")) expect_count(spot, "comments", number_of(*slots, "count"), item.count);
  if (slots->contains("names")) check_names(spot, day, slots->at("names"), item.names);
}

void check_released(Spot spot, const DayFacts& day, const model::OutlookItem& item, Fields& fields) {
  if (item.kind != model::OutlookKind::dependency || item.names.size() < 4) return;
  const auto url = model::release_url(day.web_url, item.repos.at(1), item.names[3]);
  const auto* repo = day.repo(item.repos.at(1).full());
  const auto* field = fields.take("release");
  const auto slots = field != nullptr ? match(day.texts.released, *field) : std::nullopt;
  if (!slots || !is_code_link_to(slots->at("release"), day.clean(item.names[3]), url) || repo == nullptr ||
      repo->release(url) == nullptr)
    spot.wrong(fmt::format("the release {} is not named", item.names[3]));
}

// That nothing refers to it can be said only where all that might is known.
bool knows_answers(const DayFacts& day, const model::OutlookItem& item) {
  return std::none_of(day.repos.begin(), day.repos.end(), [&](const auto& repo) {
    const bool its_own = std::any_of(item.repos.begin(), item.repos.end(),
                                     [&](const auto& name) { return model::same_repo(name, repo->name()); });
    return its_own && (repo->lacks(model::Part::pulls) || repo->lacks(model::Part::issues));
  });
}

void check_answer(Spot spot, const DayFacts& day, const model::RepoName& here, const model::OutlookItem& item,
                  Fields& fields) {
  if (item.answered_by.empty())
    return check_mark(spot, fields, day.texts.not_answered.of(day.head),
                      item.kind == model::OutlookKind::regression && knows_answers(day, item));
  const auto* field = fields.take("pull request that refers to it");
  const auto slots = field != nullptr ? match(day.texts.answered, *field) : std::nullopt;
  if (!slots) return spot.wrong("the pull request that refers to it is not named");
  check_refs(spot, day, here, slots->at("refs"), item.answered_by);
}

// Whether the line starts as this item must: topic, repositories, title or numbers.
bool is_about(const DayFacts& day, const model::OutlookItem& item, const std::vector<Shape>& fields) {
  if (fields.size() < 2) return false;
  const auto* topic = fields[0].only(Inline::Kind::strong);
  if (topic == nullptr || !shape_of(topic->children).is_text(day.texts.watch(item.kind))) return false;
  if (!is_quotation(fields[1], repositories_text(day, item.repos))) return false;
  if (fields.size() < 3 || item.repos.empty()) return true;
  const auto* first = fields[2].objects.empty() ? nullptr : fields[2].objects[0];
  const bool linked = !item.title.empty() || !item.refs.empty() || !item.sha.empty();
  return !linked || (first != nullptr && first->url == url_of(day, item));
}

void check_item(Spot spot, const DayFacts& day, const model::OutlookItem& item, std::vector<Shape> shapes) {
  Fields fields(std::move(shapes), spot);
  fields.skip();
  fields.skip();
  const auto here = item.repos.size() == 1 ? item.repos.front() : model::RepoName{};
  if (!item.title.empty() && !item.repos.empty()) {
    const auto* link = fields.take_link("title");
    if (link == nullptr) return;
    expect_same(spot, "link", link->url, url_of(day, item));
    expect_one_of(spot, day, "title", text_of(spot, *link), titles_of(day, item));
  }
  if (!item.refs.empty())
    if (const auto* field = fields.take("numbers")) check_refs(spot, day, here, *field, item.refs);
  if (!item.sha.empty() && !item.repos.empty()) {
    const auto* repo = day.repo(item.repos.front().full());
    const auto* field = fields.take("commit");
    if (repo != nullptr && field != nullptr) check_commits(spot, day, *repo, *field, {item.sha});
  }
  check_sentence(spot, day, item, fields);
  check_released(spot, day, item, fields);
  check_answer(spot, day, here, item, fields);
  fields.finish();
}

}  // namespace

void check_outlook(Findings& findings, const DayFacts& day, int line, Blocks blocks) {
  const auto& items = day.judged.outlook;
  auto next = items.begin();
  std::int64_t told = 0;
  if (blocks.starts_with(Block::Kind::bullet_list))
    for (const auto& entry : blocks.take().children) {
      const Spot spot{findings, entry.line};
      const auto* words = line_of(spot, entry);
      if (words == nullptr) continue;
      auto fields = split(shape_of(*words), day.texts.field_separator);
      const auto item =
          std::find_if(next, items.end(), [&](const model::OutlookItem& one) { return is_about(day, one, fields); });
      if (item == items.end()) {
        spot.wrong("nothing in the data supports this here");
        continue;
      }
      next = item + 1;
      ++told;
      check_item(spot, day, *item, std::move(fields));
    }
  expect_count({findings, line}, "things to watch", told, std::ssize(items));
  if (!blocks.empty()) findings.add(blocks.front().line, "this is not supported here");
}

}  // namespace aireport::verify

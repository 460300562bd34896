#include <fmt/format.h>

#include <algorithm>

#include "verify/item_list.hpp"
#include "verify/sequence.hpp"

namespace aireport::verify {
namespace {

// The item that a line tells: its title and number are checked, and that it was opened on the day. nullptr: none.
template <typename Item, typename MakeUrl>
const Item* check_opened(const Part& part, Spot spot, Fields& fields, const std::vector<Item>& items,
                         const MakeUrl& make_url, Sequence& order) {
  const auto* title = fields.take_link("title");
  if (title == nullptr) return nullptr;
  const auto item = std::find_if(items.begin(), items.end(), [&](const Item& one) {
    return title->url == make_url(part.day.web_url, part.repo.name(), one.number);
  });
  if (item == items.end() || !part.day.head.window.contains(item->created_at)) {
    spot.wrong(fmt::format("{} was not opened on this day", title->url));
    return nullptr;
  }
  order.take(spot, fmt::format("#{}", item->number));
  expect_one_of(spot, part.day, "title", text_of(spot, *title), {item->title});
  check_number(spot, fields, item->number, title->url);
  if (const auto* field = fields.take("author")) check_author(spot, part.day, *field, login_of(item->user));
  return &*item;
}

void check_pull(const Part& part, Spot spot, const render::Inlines& line, Sequence& order) {
  Fields fields(line, part.day, spot);
  const auto* pull = check_opened(part, spot, fields, part.repo.activity().pulls, model::pull_url, order);
  if (pull == nullptr) return;
  part.named_pulls.insert(pull->number);
  check_mark(spot, fields, part.day.texts.draft, pull->draft);
  check_labels(spot, part.day, fields, pull->labels);
  check_comments(spot, part.day, fields, pull->comments.value_or(0));
  fields.finish();
}

// What the digest has chosen to tell of an issue; nullptr: it is hidden by rules.
const model::IssueItem* judged_issue(const Part& part, int number) {
  const auto& judged = part.repo.judged().issues;
  const auto item = std::find_if(judged.begin(), judged.end(), [&](const auto& one) { return one.number == number; });
  return item == judged.end() ? nullptr : &*item;
}

void check_answers(const Part& part, Spot spot, Fields& fields, const model::IssueItem* judged) {
  if (judged == nullptr || judged->answered_by.empty()) return;
  const auto* field = fields.take("pull request that refers to it");
  const auto slots = field != nullptr ? match(part.day.texts.answered, *field) : std::nullopt;
  if (!slots) return spot.wrong("the pull request that refers to it is missing");
  check_refs(spot, part.day, part.repo.name(), slots->at("refs"), judged->answered_by);
}

void check_issue(const Part& part, Spot spot, const render::Inlines& line, Blocks inside, Sequence& order) {
  const auto& day = part.day;
  Fields fields(line, day, spot);
  const auto* issue = check_opened(part, spot, fields, part.repo.activity().issues, model::issue_url, order);
  if (issue == nullptr) return;
  check_labels(spot, day, fields, issue->labels);
  check_comments(spot, day, fields, issue->comments);
  check_mark(spot, fields, day.texts.closed_today, issue->closed_at && day.head.window.contains(*issue->closed_at));
  const auto* judged = judged_issue(part, issue->number);
  check_answers(part, spot, fields, judged);
  fields.finish();
  check_excerpt(part, spot, inside, Quoted::text, issue->body,
                judged != nullptr ? judged->excerpt : std::vector<model::QuoteLine>{});
}

template <typename Item>
std::vector<std::string> numbers_of(const std::vector<Item>& items) {
  std::vector<std::string> numbers;
  numbers.reserve(items.size());
  for (const auto& item : items) numbers.push_back(fmt::format("#{}", item.number));
  return numbers;
}

}  // namespace

void check_pulls(const Part& part, Blocks blocks) {
  Sequence order(numbers_of(part.repo.judged().notable_pulls));
  for_items(part, blocks, [&](Spot spot, const render::Inlines& line, Blocks inside) {
    check_nothing_inside(part, inside);
    check_pull(part, spot, line, order);
  });
  order.finish({part.findings, part.line});
}

void check_issues(const Part& part, Blocks blocks) {
  Sequence order(numbers_of(part.repo.judged().issues));
  for_items(part, blocks, [&](Spot spot, const render::Inlines& line, Blocks inside) {
    check_issue(part, spot, line, inside, order);
  });
  order.finish({part.findings, part.line});
}

}  // namespace aireport::verify

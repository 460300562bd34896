#include <fmt/format.h>

#include <algorithm>

#include "verify/item_list.hpp"

namespace aireport::verify {
namespace {

using render::Block;
using render::plain_text;

// GitHub's search takes a date for a day of UTC; any other day is a span between two instants, both included.
std::string span_of(const model::Window& window) {
  using std::chrono::days;
  const auto day = std::chrono::floor<days>(window.begin);
  if (window.begin == day && window.end == day + days(1)) return format_date(Date{day});
  return format_utc(window.begin) + ".." + format_utc(window.end - std::chrono::seconds(1));
}

struct LinkedCount {
  const render::Counted render::Texts::*pattern;
  int model::Totals::*value;
  std::string_view name, kind, query;
};

constexpr LinkedCount kPullCounts[] = {
    {&render::Texts::pulls_opened, &model::Totals::pulls_opened, "opened pull requests", "pulls", "is:pr created:"},
    {&render::Texts::pulls_merged, &model::Totals::pulls_merged, "merged pull requests", "pulls", "is:pr merged:"},
    {&render::Texts::pulls_closed, &model::Totals::pulls_closed, "closed pull requests", "pulls",
     "is:pr is:unmerged closed:"}};
constexpr LinkedCount kIssueCounts[] = {
    {&render::Texts::issues_opened, &model::Totals::issues_opened, "opened issues", "issues", "is:issue created:"},
    {&render::Texts::issues_closed, &model::Totals::issues_closed, "closed issues", "issues", "is:issue closed:"}};

// A count that is linked to GitHub's own list of the day.
void check_linked_count(const Part& part, Spot spot, Fields& fields, const LinkedCount& count) {
  const int known = part.repo.totals().*count.value;
  if (known == 0) return;
  const auto* link = fields.take_link(count.name);
  if (link == nullptr) return;
  const auto slots = match(part.day.texts.*count.pattern, shape_of(link->children));
  if (!slots)
    return spot.wrong(fmt::format("\"{}\" stands where {} should be counted", plain_text(link->children), count.name));
  expect_count(spot, count.name, number_of(*slots, "count"), known);
  const auto query = fmt::format("{}{}", count.query, span_of(part.day.head.window));
  expect_same(spot, "link", link->url, model::search_url(part.day.web_url, part.repo.name(), count.kind, query));
}

// The paragraph of counts, which stands there exactly when there is something to count.
template <std::size_t size>
void check_counts(const Part& part, Blocks& blocks, const LinkedCount (&counts)[size]) {
  const bool any = std::any_of(std::begin(counts), std::end(counts),
                               [&](const LinkedCount& count) { return part.repo.totals().*count.value != 0; });
  if (!any) return;
  if (!blocks.starts_with(Block::Kind::paragraph))
    return part.findings.add(part.line, fmt::format("the {} are not counted", counts[0].name));
  const auto& block = blocks.take();
  const Spot spot{part.findings, block.line};
  Fields fields(block.inlines, part.day, spot);
  for (const auto& count : counts) check_linked_count(part, spot, fields, count);
  fields.finish();
}

// The item that a line tells: its title and number are checked, and that it was opened on the day. nullptr: none.
template <typename Item, typename MakeUrl>
const Item* check_opened(const Part& part, Spot spot, Fields& fields, const std::vector<Item>& items,
                         const MakeUrl& make_url, std::set<int>& named) {
  const auto* title = fields.take_link("title");
  if (title == nullptr) return nullptr;
  const auto item = std::find_if(items.begin(), items.end(), [&](const Item& one) {
    return title->url == make_url(part.day.web_url, part.repo.name(), one.number);
  });
  if (item == items.end() || !part.day.head.window.contains(item->created_at)) {
    spot.wrong(fmt::format("{} was not opened on this day", title->url));
    return nullptr;
  }
  if (!named.insert(item->number).second) spot.wrong(fmt::format("{} is told twice", title->url));
  expect_one_of(spot, part.day, "title", plain_text(title->children), {item->title});
  check_number(spot, fields, item->number, title->url);
  if (const auto* field = fields.take("author")) check_author(spot, part.day, *field, login_of(item->user));
  return &*item;
}

void check_pull(const Part& part, Spot spot, const render::Inlines& line, std::set<int>& named) {
  Fields fields(line, part.day, spot);
  const auto* pull = check_opened(part, spot, fields, part.repo.activity().pulls, model::pull_url, named);
  if (pull == nullptr) return;
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

void check_issue(const Part& part, Spot spot, const render::Inlines& line, Blocks inside, std::set<int>& named) {
  const auto& day = part.day;
  Fields fields(line, day, spot);
  const auto* issue = check_opened(part, spot, fields, part.repo.activity().issues, model::issue_url, named);
  if (issue == nullptr) return;
  check_labels(spot, day, fields, issue->labels);
  check_comments(spot, day, fields, issue->comments);
  check_mark(spot, fields, day.texts.closed_today, issue->closed_at && day.head.window.contains(*issue->closed_at));
  const auto* judged = judged_issue(part, issue->number);
  check_answers(part, spot, fields, judged);
  fields.finish();
  check_excerpt(part, spot, inside, issue->body, judged != nullptr ? judged->excerpt.size() : 0);
}

}  // namespace

void check_pulls(const Part& part, Blocks blocks) {
  check_counts(part, blocks, kPullCounts);
  std::set<int> named;
  for_items(part, blocks, [&](Spot spot, const render::Inlines& line, Blocks inside) {
    check_excerpt(part, spot, inside);
    check_pull(part, spot, line, named);
  });
  for (const auto& pull : part.repo.judged().notable_pulls)
    if (!named.contains(pull.number))
      part.findings.add(part.line, fmt::format("#{} is missing among the notable ones", pull.number));
}

void check_issues(const Part& part, Blocks blocks) {
  check_counts(part, blocks, kIssueCounts);
  std::set<int> named;
  for_items(part, blocks, [&](Spot spot, const render::Inlines& line, Blocks inside) {
    check_issue(part, spot, line, inside, named);
  });
  expect_count({part.findings, part.line}, "named issues", std::ssize(named), std::ssize(part.repo.judged().issues));
}

}  // namespace aireport::verify

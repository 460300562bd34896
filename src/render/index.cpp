#include <aireport/render/page_reader.hpp>
#include <aireport/render/render.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

#include "render/edition.hpp"
#include "render/node.hpp"
#include "render/totals.hpp"

namespace aireport::render {
namespace {

constexpr std::size_t kMaxWithoutMonths = 31;
constexpr int kLowestHeading = 6;
constexpr std::string_view kDate = "{date}";

Block issue_item(const PastIssue& issue, model::Language language) {
  const Edition edition(issue.head, language);
  const auto& texts = edition.texts();
  auto fields = totals_fields(edition, issue.head.totals);
  if (fields.empty() && issue.head.state == model::DayState::complete) {
    auto nothing = texts.nothing_new.of(issue.head);
    nothing.remove_suffix(texts.stop.size());
    fields.push_back(edition.own(nothing));
  }
  fields.insert(fields.begin(), edition.own(texts.state(issue.head.state)));
  fields.insert(fields.begin(), edition.line().own_link(format_date(issue.head.window.date), issue.link));
  return item(edition.fields(fields));
}

std::string month_of(const PastIssue& issue) {
  return format_date(issue.head.window.date).substr(0, 7);
}

void add_past_issues(Blocks& blocks, const Index& index) {
  if (index.issues.size() < 2) return;
  const auto& texts = texts_of(index.language);
  blocks.push_back(heading(2, Line(texts).own(texts.past_issues)));
  const bool by_month = index.issues.size() - 1 > kMaxWithoutMonths;
  Blocks items;
  const auto flush = [&] {
    if (!items.empty()) blocks.push_back(list(Block::Kind::bullet_list, std::move(items)));
    items.clear();
  };
  for (std::size_t i = 1; i < index.issues.size(); ++i) {
    const auto& issue = index.issues[i];
    if (by_month && (i == 1 || month_of(issue) != month_of(index.issues[i - 1]))) {
      flush();
      blocks.push_back(heading(3, Line(texts).own(month_of(issue))));
    }
    items.push_back(issue_item(issue, index.language));
  }
  flush();
}

// The newest report without its title, headings one level lower.
void add_newest(Blocks& blocks, const Index& index) {
  if (index.issues.empty() || index.newest_page.empty()) return;
  const auto& texts = texts_of(index.language);
  if (index.issues.size() > 1) {
    Block rule;
    rule.kind = Block::Kind::rule;
    blocks.push_back(rule);
  }
  const auto date = Line(texts).own(format_date(index.issues.front().head.window.date));
  blocks.push_back(heading(2, Line(texts).phrase(texts.newest_issue, {{"date", date}})));
  auto page = read_page(index.newest_page);
  const bool titled = !page.empty() && page.front().kind == Block::Kind::heading && page.front().level == 1;
  if (titled) page.erase(page.begin());
  for (auto& block : page) {
    if (block.kind == Block::Kind::heading) block.level = std::min(block.level + 1, kLowestHeading);
    blocks.push_back(std::move(block));
  }
}

bool is_heading(const Block& block, int level) {
  return block.kind == Block::Kind::heading && block.level == level;
}

// "Latest issue (2026-02-03)".
bool names_newest(std::string_view words, const Texts& texts) {
  const auto gap = texts.newest_issue.find(kDate);
  const auto before = texts.newest_issue.substr(0, gap), after = texts.newest_issue.substr(gap + kDate.size());
  if (words.size() < before.size() + after.size() || !words.starts_with(before) || !words.ends_with(after))
    return false;
  return parse_date(words.substr(before.size(), words.size() - before.size() - after.size())).has_value();
}

// A list whose first item is a link named as a day, or its month above it.
bool lists_issues(const Block& block) {
  if (is_heading(block, 3)) return parse_date(plain_text(block.inlines) + "-01").has_value();
  if (block.kind != Block::Kind::bullet_list || block.children.empty() || block.children[0].children.empty())
    return false;
  const auto& line = block.children[0].children[0].inlines;
  return !line.empty() && line[0].kind == Inline::Kind::link && parse_date(plain_text(line[0].children)).has_value();
}

}  // namespace

std::string render_index(const Index& index) {
  Blocks blocks = {heading(1, Line(texts_of(index.language)).quotation(index.title))};
  add_past_issues(blocks, index);
  add_newest(blocks, index);
  return write_page(blocks, index.issues.empty() ? "" : index.issues.front().head.settings.web_url);
}

bool begins_index(std::string_view start) {
  if (trim(start).empty()) return true;
  const auto blocks = read_page(start);
  if (blocks.empty() || !is_heading(blocks[0], 1)) return false;
  if (blocks.size() == 1) return trim(start).find('\n') == std::string_view::npos;
  if (!is_heading(blocks[1], 2)) return false;
  const auto words = plain_text(blocks[1].inlines);
  for (const auto language : {model::Language::zh, model::Language::en}) {
    const auto& texts = texts_of(language);
    if (names_newest(words, texts)) return true;
    if (words == texts.past_issues && blocks.size() > 2 && lists_issues(blocks[2])) return true;
  }
  return false;
}

}  // namespace aireport::render

#include <aireport/render/render.hpp>
#include <algorithm>

#include "render/edition.hpp"
#include "render/node.hpp"
#include "render/totals.hpp"

namespace aireport::render {
namespace {

constexpr std::size_t kMaxWithoutMonths = 31;
constexpr int kLowestHeading = 6;

Block issue_item(const PastIssue& issue, model::Language language) {
  const Edition edition(issue.head, language);
  const auto& texts = edition.texts();
  auto fields = totals_fields(edition, issue.head.totals);
  if (fields.empty() && issue.head.state == model::DayState::complete) {
    auto nothing = texts.nothing_new.over;
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

// A heading of an index: "Past issues", "Latest issue (2026-02-03)".
bool is_own_heading(std::string_view words, const Texts& texts) {
  const auto gap = texts.newest_issue.find("{date}");
  const auto before = texts.newest_issue.substr(0, gap), after = texts.newest_issue.substr(gap + 6);
  return words == texts.past_issues ||
         (words.starts_with(before) && words.ends_with(after) && words.size() > before.size() + after.size() &&
          parse_date(words.substr(before.size(), words.size() - before.size() - after.size())));
}

}  // namespace

std::string render_index(const Index& index) {
  Blocks blocks = {heading(1, Line(texts_of(index.language)).quotation(index.title))};
  add_past_issues(blocks, index);
  add_newest(blocks, index);
  return write_page(blocks, index.issues.empty() ? "" : index.issues.front().head.settings.web_url);
}

bool may_be_index(std::string_view markdown) {
  const auto blocks = read_page(markdown);
  const auto is_own = [](const Block& block) {
    if (block.kind != Block::Kind::heading || block.level != 2) return false;
    const auto words = plain_text(block.inlines);
    return is_own_heading(words, texts_of(model::Language::zh)) || is_own_heading(words, texts_of(model::Language::en));
  };
  const bool only_title =
      blocks.empty() || (blocks.size() == 1 && blocks[0].kind == Block::Kind::heading && blocks[0].level == 1);
  return only_title || std::any_of(blocks.begin(), blocks.end(), is_own);
}

}  // namespace aireport::render

#include <fmt/format.h>

#include <algorithm>

#include "verify/section.hpp"

namespace aireport::verify {
namespace {

using render::Block;
using render::PastIssue;
using render::plain_text;

constexpr int kChapterLevel = 2, kLowestHeading = 6;

std::string date_of(const PastIssue& issue) {
  return format_date(issue.head.window.date);
}

class IndexCheck {
 public:
  IndexCheck(const std::vector<PastIssue>& issues, const render::Texts& texts, Findings& findings)
      : issues_(issues), texts_(texts), findings_(findings) {}

  // All issues but the newest, newest first, under their months when there are any.
  void check_past(int line, Blocks blocks) {
    for (; !blocks.empty(); blocks.take()) {
      const auto& block = blocks.front();
      if (block.kind == Block::Kind::bullet_list)
        for (const auto& item : block.children) check_issue(item);
      else if (block.kind == Block::Kind::heading)
        month_ = plain_text(block.inlines);
      else if (block.kind != Block::Kind::rule)
        findings_.add(block.line, "this is no past issue");
    }
    for (std::size_t i = 1; i < issues_.size(); ++i)
      if (!listed_.contains(&issues_[i])) findings_.add(line, fmt::format("{} is not listed", date_of(issues_[i])));
  }

 private:
  void check_issue(const Block& item) {
    const Spot spot{findings_, item.line};
    if (item.children.size() != 1) return spot.wrong("this is no past issue");
    auto shapes = split(shape_of(item.children[0].inlines), texts_.field_separator);
    const auto* link = shapes[0].only(render::Inline::Kind::link);
    const auto date = link != nullptr ? plain_text(link->children) : std::string();
    const auto issue =
        std::find_if(issues_.begin(), issues_.end(), [&](const auto& one) { return date_of(one) == date; });
    if (issue == issues_.end() || issue == issues_.begin())
      return spot.wrong(fmt::format("\"{}\" is no past issue", date));
    if (!listed_.insert(&*issue).second) spot.wrong(fmt::format("{} is listed twice", date));
    if (!last_.empty() && date >= last_) spot.wrong(fmt::format("{} stands behind {}", date, last_));
    if (!month_.empty() && !date.starts_with(month_)) spot.wrong(fmt::format("{} is not of {}", date, month_));
    last_ = date;
    expect_same(spot, "link", link->url, issue->link);
    shapes.erase(shapes.begin());
    check_figures(spot, std::move(shapes), issue->head);
  }

  void check_figures(Spot spot, std::vector<Shape> shapes, const model::DayHead& head) {
    Fields state(std::move(shapes), spot);
    if (const auto* field = state.take("state")) expect_same(spot, "state", field->text, texts_.state(head.state));
    std::vector<Shape> figures;
    for (const auto* field = state.peek(); field != nullptr; field = state.peek()) {
      figures.push_back(*field);
      state.skip();
    }
    if (head.totals != model::Totals{}) {
      check_totals(spot, texts_, figures, head.totals);
    } else if (head.state == model::DayState::complete) {
      const auto nothing = texts_.nothing_new.over.substr(0, texts_.nothing_new.over.size() - texts_.stop.size());
      if (figures.empty() || !figures[0].is_text(nothing))
        spot.wrong("that there is nothing new is not told");
      else
        figures.erase(figures.begin());
    }
    Fields(std::move(figures), spot).finish();
  }

  const std::vector<PastIssue>& issues_;
  const render::Texts& texts_;
  Findings& findings_;
  std::set<const PastIssue*> listed_;
  std::string last_, month_;
};

// The newest page without its title, its headings one level lower.
render::Blocks as_in_index(std::string_view page) {
  auto blocks = render::read_page(page);
  if (!blocks.empty() && blocks.front().kind == Block::Kind::heading && blocks.front().level == 1)
    blocks.erase(blocks.begin());
  for (auto& block : blocks)
    if (block.kind == Block::Kind::heading) block.level = std::min(block.level + 1, kLowestHeading);
  return blocks;
}

void check_newest(Findings& findings, int line, Blocks shown, std::string_view page) {
  for (const auto& block : as_in_index(page)) {
    if (shown.empty()) return findings.add(line, "the newest page is not here to its end");
    if (!render::same_blocks({shown.front()}, {block}))
      return findings.add(shown.front().line, "from here on it is not the newest page");
    shown.take();
  }
  if (!shown.empty()) findings.add(shown.front().line, "the newest page ends before this");
}

}  // namespace

std::vector<Finding> verify_index(std::string_view index, const std::vector<PastIssue>& issues,
                                  std::string_view newest_page, std::string_view file) {
  Findings findings(file);
  const auto language = issues.empty() ? model::Language::zh : issues.front().head.settings.language;
  const auto& texts = render::texts_of(language);
  const auto page = render::read_page(index);
  Blocks rest{page.data(), page.data() + page.size()};
  if (!rest.starts_with(Block::Kind::heading) || rest.front().level != 1)
    findings.add(1, "the title is missing");
  else
    rest.take();
  if (issues.size() > 1) {
    if (!rest.starts_with_heading(kChapterLevel) || plain_text(rest.front().inlines) != texts.past_issues) {
      findings.add(rest.empty() ? 1 : rest.front().line, "the past issues are missing here");
    } else {
      const int line = rest.take().line;
      IndexCheck(issues, texts, findings).check_past(line, rest.take_until_heading(kChapterLevel));
    }
  }
  if (!issues.empty()) {
    std::string title(texts.newest_issue);
    title.replace(title.find("{date}"), 6, date_of(issues.front()));
    if (!rest.starts_with_heading(kChapterLevel) || plain_text(rest.front().inlines) != title) {
      findings.add(rest.empty() ? 1 : rest.front().line, fmt::format("\"{}\" is missing here", title));
    } else {
      const int line = rest.take().line;
      check_newest(findings, line, rest, newest_page);
      rest = {};
    }
  }
  if (!rest.empty()) findings.add(rest.front().line, "the index should end before this");
  return findings.take();
}

}  // namespace aireport::verify

#include <fmt/format.h>

#include <algorithm>

#include "verify/page_parts.hpp"
#include "verify/sequence.hpp"

namespace aireport::verify {
namespace {

using render::Block;
using render::PastIssue;

constexpr int kChapterLevel = 2, kMonthLevel = 3, kLowestHeading = 6;
constexpr std::size_t kMostWithoutMonths = 31;

std::string date_of(const PastIssue& issue) {
  return format_date(issue.head.window.date);
}

std::vector<std::string> past_dates(const std::vector<PastIssue>& issues) {
  std::vector<std::string> dates;
  for (std::size_t i = 1; i < issues.size(); ++i) dates.push_back(date_of(issues[i]));
  return dates;
}

class IndexCheck {
 public:
  IndexCheck(const std::vector<PastIssue>& issues, const render::Texts& texts, Findings& findings)
      : issues_(issues), texts_(texts), findings_(findings), order_(past_dates(issues)) {}

  // All issues but the newest, newest first, under their months when there are many.
  void check_past(int line, Blocks& blocks) {
    if (issues_.size() - 1 <= kMostWithoutMonths)
      check_list({findings_, line}, {}, blocks);
    else
      while (blocks.starts_with_heading(kMonthLevel)) {
        const auto& heading = blocks.take();
        check_list({findings_, heading.line}, shape_of(heading.inlines), blocks);
      }
    order_.finish({findings_, line});
  }

 private:
  void check_list(Spot spot, const Shape& month, Blocks& blocks) {
    if (!blocks.starts_with(Block::Kind::bullet_list)) return spot.wrong("no past issue stands below this");
    for (const auto& item : blocks.take().children)
      if (const auto* words = line_of({findings_, item.line}, item))
        check_issue({findings_, item.line}, month, split(shape_of(*words), texts_.field_separator));
  }

  void check_issue(Spot spot, const Shape& month, std::vector<Shape> fields) {
    constexpr std::size_t kMonth = 7;  // "2026-02"
    const auto* link = fields[0].only(render::Inline::Kind::link);
    const auto date = link != nullptr ? text_of(spot, *link) : words_of(fields[0]);
    const auto place = order_.take(spot, date);
    if (!place || link == nullptr) return;
    const auto& issue = issues_[*place + 1];
    const bool by_month = issues_.size() - 1 > kMostWithoutMonths;
    if (by_month && !month.is_text(date.substr(0, kMonth)))
      spot.wrong(fmt::format("{} is not of \"{}\"", date, words_of(month)));
    expect_same(spot, "link", link->url, issue.link);
    fields.erase(fields.begin());
    check_figures(spot, std::move(fields), issue.head);
  }

  void check_figures(Spot spot, std::vector<Shape> shapes, const model::DayHead& head) {
    Fields state(std::move(shapes), spot);
    if (const auto* field = state.take("state")) expect_same(spot, "state", words_of(*field), texts_.state(head.state));
    std::vector<Shape> figures;
    for (const auto* field = state.peek(); field != nullptr; field = state.peek()) {
      figures.push_back(*field);
      state.skip();
    }
    if (head.totals != model::Totals{}) {
      check_totals(spot, texts_, figures, head.totals);
    } else if (head.state == model::DayState::complete) {
      auto nothing = texts_.nothing_new.of(head);
      nothing.remove_suffix(texts_.stop.size());
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
  Sequence order_;
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

// Its own parts: all that stands before the newest page.
void check_own_form(Findings& findings, const std::vector<PastIssue>& issues, const render::Block* first,
                    const render::Block* last) {
  std::set<std::string> beside;
  for (const auto& issue : issues) beside.insert(issue.link);
  check_form(findings, issues.empty() ? "" : issues.front().head.settings.web_url, {first, last}, beside);
}

std::string newest_title(const render::Texts& texts, const PastIssue& newest) {
  std::string title(texts.newest_issue);
  return title.replace(title.find("{date}"), 6, date_of(newest));
}

// Its language is the configuration's, which may be another now than when the newest page was made.
const render::Texts& texts_of_index(const render::Blocks& index, const std::vector<PastIssue>& issues) {
  using model::Language;
  for (const auto language : {Language::zh, Language::en})
    for (const auto& block : index) {
      const auto& texts = render::texts_of(language);
      const auto words = shape_of(block.inlines);
      if (block.kind == Block::Kind::heading && !issues.empty() && words.is_text(newest_title(texts, issues.front())))
        return texts;
    }
  return render::texts_of(issues.empty() ? Language::zh : issues.front().head.settings.language);
}

// The title is the configuration's, which no snapshot has.
void check_title(Findings& findings, Blocks& blocks) {
  if (!blocks.starts_with_heading(1)) return findings.add(1, "the title is missing");
  const auto& title = blocks.take();
  if (!is_quotation(shape_of(title.inlines), render::plain_text(title.inlines)))
    findings.add(title.line, "the title should be no more than words");
}

// Takes the heading of a part; false: it is not there, which is a finding.
bool take_heading(Findings& findings, Blocks& blocks, std::string_view words) {
  if (blocks.starts_with_heading(kChapterLevel) && shape_of(blocks.front().inlines).is_text(words)) {
    blocks.take();
    return true;
  }
  findings.add(blocks.empty() ? 1 : blocks.front().line, fmt::format("\"{}\" is missing here", words));
  return false;
}

}  // namespace

std::vector<Finding> verify_index(std::string_view index, const std::vector<PastIssue>& issues,
                                  std::string_view newest_page, std::string_view file) {
  Findings findings(file);
  const auto page = render::read_page(index);
  const auto& texts = texts_of_index(page, issues);
  Blocks rest{page.data(), page.data() + page.size()};
  check_title(findings, rest);
  if (issues.size() > 1) {
    const int line = rest.empty() ? 1 : rest.front().line;
    if (take_heading(findings, rest, texts.past_issues)) IndexCheck(issues, texts, findings).check_past(line, rest);
    if (rest.starts_with(Block::Kind::rule) && !newest_page.empty())
      rest.take();
    else if (!newest_page.empty())
      findings.add(rest.empty() ? line : rest.front().line, "the rule before the newest issue is missing");
  }
  if (!issues.empty() && !newest_page.empty()) {
    const auto title = newest_title(texts, issues.front());
    const int line = rest.empty() ? 1 : rest.front().line;
    if (take_heading(findings, rest, title)) {
      const auto* const newest = rest.first;
      check_newest(findings, line, rest, newest_page);
      rest.first = rest.last;
      check_own_form(findings, issues, page.data(), newest);
    }
  }
  if (!rest.empty()) findings.add(rest.front().line, "the index should end before this");
  return findings.take();
}

}  // namespace aireport::verify

#include <fmt/format.h>

#include <algorithm>

#include "verify/claims.hpp"

namespace aireport::verify {
namespace {

struct Figure {
  const render::Counted render::Texts::*pattern;
  int model::Totals::*value;
  std::string_view name;
  std::string_view kind, query;  // of GitHub's own list of it; empty: there is none
};

constexpr Figure kFigures[] = {
    {&render::Texts::commits, &model::Totals::commits, "commits", {}, {}},
    {&render::Texts::pulls_merged, &model::Totals::pulls_merged, "merged pull requests", "pulls", "is:pr merged:"},
    {&render::Texts::pulls_opened, &model::Totals::pulls_opened, "opened pull requests", "pulls", "is:pr created:"},
    {&render::Texts::pulls_closed, &model::Totals::pulls_closed, "closed pull requests", "pulls",
     "is:pr is:unmerged closed:"},
    {&render::Texts::new_releases, &model::Totals::releases, "releases", {}, {}},
    {&render::Texts::issues_opened, &model::Totals::issues_opened, "opened issues", "issues", "is:issue created:"},
    {&render::Texts::issues_closed, &model::Totals::issues_closed, "closed issues", "issues", "is:issue closed:"},
    {&render::Texts::late_commits, &model::Totals::late_commits, "late commits", {}, {}},
};

// Takes the first field away if it counts this, and says what it counts.
std::optional<Slots> take(std::vector<Shape>& fields, const render::Counted& pattern) {
  auto slots = fields.empty() ? std::nullopt : match(pattern, fields.front());
  if (slots) fields.erase(fields.begin());
  return slots;
}

// GitHub's search takes a date for a day of UTC; any other day is a span between two instants, both included.
std::string span_of(const model::Window& window) {
  using std::chrono::days;
  const auto day = std::chrono::floor<days>(window.begin);
  if (window.begin == day && window.end == day + days(1)) return format_date(Date{day});
  return format_utc(window.begin) + ".." + format_utc(window.end - std::chrono::seconds(1));
}

// A count that is linked, rightly or not, becomes its text.
void unlink(Spot spot, const DayFacts& day, const model::RepoName& repo, std::vector<Shape>& fields) {
  for (const auto& figure : kFigures) {
    if (figure.query.empty()) continue;
    for (auto& field : fields) {
      const auto* link = field.only(render::Inline::Kind::link);
      const auto text = link == nullptr ? Shape{} : shape_of(link->children);
      if (link == nullptr || !match(day.texts.*figure.pattern, text)) continue;
      const auto query = fmt::format("{}{}", figure.query, span_of(day.head.window));
      expect_same(spot, "link", link->url, model::search_url(day.web_url, repo, figure.kind, query));
      field = text;
    }
  }
}

void check_lines(Spot spot, const render::Texts& texts, std::vector<Shape>& fields, const model::Totals& totals) {
  const auto lines = take(fields, {texts.lines_changed, texts.lines_changed});
  expect_count(spot, "added lines", lines ? number_of(*lines, "additions") : 0, totals.additions);
  expect_count(spot, "removed lines", lines ? number_of(*lines, "deletions") : 0, totals.deletions);
}

}  // namespace

void check_totals(Spot spot, const render::Texts& texts, std::vector<Shape>& fields, const model::Totals& totals) {
  for (const auto& figure : kFigures) {
    const auto slots = take(fields, texts.*figure.pattern);
    const int known = totals.*figure.value;
    if (slots && known == 0)
      spot.wrong(fmt::format("{} are counted, and there are none in the data", figure.name));
    else
      expect_count(spot, figure.name, slots ? number_of(*slots, "count") : 0, known);
  }
  check_lines(spot, texts, fields, totals);
}

void check_linked_totals(Spot spot, const DayFacts& day, const RepoFacts& repo, std::vector<Shape>& fields) {
  for (const auto& field : fields)
    for (const auto& figure : kFigures)
      if (!figure.query.empty() && match(day.texts.*figure.pattern, field))
        spot.wrong(fmt::format("the count of {} is not linked", figure.name));
  unlink(spot, day, repo.name(), fields);
  check_totals(spot, day.texts, fields, repo.totals());
}

}  // namespace aireport::verify

#include <fmt/format.h>

#include <algorithm>

#include "verify/claims.hpp"

namespace aireport::verify {
namespace {

struct Figure {
  const render::Counted render::Texts::*pattern;
  int model::Totals::*value;
  std::string_view name;
};

constexpr Figure kFigures[] = {
    {&render::Texts::commits, &model::Totals::commits, "commits"},
    {&render::Texts::late_commits, &model::Totals::late_commits, "late commits"},
    {&render::Texts::pulls_merged, &model::Totals::pulls_merged, "merged pull requests"},
    {&render::Texts::pulls_opened, &model::Totals::pulls_opened, "opened pull requests"},
    {&render::Texts::pulls_closed, &model::Totals::pulls_closed, "closed pull requests"},
    {&render::Texts::new_releases, &model::Totals::releases, "releases"},
    {&render::Texts::issues_opened, &model::Totals::issues_opened, "opened issues"},
    {&render::Texts::issues_closed, &model::Totals::issues_closed, "closed issues"},
};

// Takes the one field that counts this away, and says what it counts. nullopt: there is none.
std::optional<Slots> take(std::vector<Shape>& fields, const render::Counted& pattern) {
  for (auto field = fields.begin(); field != fields.end(); ++field)
    if (auto slots = match(pattern, *field)) {
      fields.erase(field);
      return slots;
    }
  return std::nullopt;
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

}  // namespace aireport::verify

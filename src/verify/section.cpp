#include "verify/section.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aireport::verify {
namespace {

using render::Block;
using render::plain_text;

constexpr int kPartLevel = 4;

void check_gap_list(Findings& findings, const DayFacts& day, const RepoFacts& repo, const Block& intro,
                    Blocks& blocks) {
  const bool failed = repo.activity().state() == model::RepoState::failed;
  const Spot spot{findings, intro.line};
  Fields fields(intro.inlines, day, spot);
  if (const auto mark = fields.take_strong("state"))
    expect_same(spot, "state", *mark, failed ? day.texts.failed_mark : day.texts.partial_mark);
  if (!fields.take_words(failed ? day.texts.failed_note : day.texts.partial_note))
    spot.wrong("what is missing is not said");
  fields.finish();
  const auto groups = gap_groups(repo);
  std::size_t lines = 0;
  if (blocks.starts_with(Block::Kind::bullet_list))
    for (const auto& item : blocks.take().children) {
      const Spot at{findings, item.line};
      const auto* line = line_of(at, item);
      if (line != nullptr && lines < groups.size()) {
        Fields gap(*line, day, at);
        check_gap(at, day, repo, groups[lines], gap);
      }
      ++lines;
    }
  if (lines != groups.size()) spot.wrong(fmt::format("{} of {} gaps are named", lines, groups.size()));
}

void check_figures(Spot spot, const DayFacts& day, const RepoFacts& repo, const render::Inlines& line) {
  auto fields = split(shape_of(line), day.texts.field_separator);
  check_linked_totals(spot, day, repo, fields);
  Fields(std::move(fields), spot).finish();
}

// The figures and the account, or that there is nothing; then what is to be known of it, then what is missing. The line
// of the account, which can be checked when the rest has been read.
render::Inlines check_state(Findings& findings, const DayFacts& day, const RepoFacts& repo, int line, Blocks& blocks) {
  const Spot head{findings, line};
  render::Inlines account;
  const auto state = repo.activity().state();
  const auto nothing =
      state == model::RepoState::complete ? day.texts.nothing_new.of(day.head) : day.texts.nothing_known;
  if (repo.totals() != model::Totals{} || state != model::RepoState::failed) {
    if (!blocks.starts_with(Block::Kind::paragraph)) {
      head.wrong("the figures of the day are missing");
      return account;
    }
    const auto& block = blocks.take();
    const Spot spot{findings, block.line};
    render::Inlines figures;
    std::tie(figures, account) = lines_of(block.inlines);
    if (repo.totals() == model::Totals{})
      expect_same(spot, "state", words_of(shape_of(figures)), nothing);
    else
      check_figures(spot, day, repo, figures);
  }
  if (has_notes(repo)) {
    if (!blocks.starts_with(Block::Kind::paragraph)) {
      head.wrong("what rules hide, or its state, is missing");
      return account;
    }
    const auto& block = blocks.take();
    const Spot spot{findings, block.line};
    Fields fields(block.inlines, day, spot);
    check_notes(spot, day, repo, fields);
    fields.finish();
  }
  if (state == model::RepoState::complete) return account;
  if (!blocks.starts_with(Block::Kind::paragraph)) {
    head.wrong("what could not be fetched is missing");
    return account;
  }
  const auto& intro = blocks.take();
  check_gap_list(findings, day, repo, intro, blocks);
  return account;
}

// Commits and merged pull requests that no story of the digest has, and no rule hides, would be told nowhere.
void check_coverage(Spot spot, const RepoFacts& repo, const Told& told) {
  std::set<std::string_view> commits;
  std::size_t missing = 0;
  for (const auto& story : repo.stories()) {
    if (!told.contains(&story)) ++missing;
    commits.insert(story.judged->commits.begin(), story.judged->commits.end());
    for (const auto& related : story.judged->related) commits.insert(related.commits.begin(), related.commits.end());
  }
  if (missing > 0) spot.wrong(fmt::format("{} changes of the day are neither named nor folded", missing));
  const auto& day = repo.activity().commits;
  const auto unknown =
      std::count_if(day.begin(), day.end(), [&](const model::Commit& commit) { return !commits.contains(commit.sha); });
  if (unknown > repo.judged().hidden.commits)
    spot.wrong(fmt::format("{} commits of the day are in no change", unknown - repo.judged().hidden.commits));
}

using CheckPart = void (*)(const Part&, Blocks);

CheckPart check_of(const render::Texts& texts, const Shape& heading) {
  const std::pair<std::string_view, CheckPart> parts[] = {
      {texts.releases, check_releases}, {texts.highlights, check_highlights}, {texts.others, check_others},
      {texts.pulls, check_pulls},       {texts.issues, check_issues},         {texts.late, check_late}};
  for (const auto& [name, check] : parts)
    if (heading.is_text(name)) return check;
  return nullptr;
}

}  // namespace

void check_section(Findings& findings, const DayFacts& day, const RepoFacts& repo, int line, Blocks blocks) {
  auto head = blocks.take_until_heading(kPartLevel);
  const auto account = check_state(findings, day, repo, line, head);
  for (const auto* block = head.first; block != head.last; ++block)
    findings.add(block->line, "this stands under no heading of the section");
  Telling telling;
  const auto part_at = [&](int at) {
    return Part{findings, day, repo, at, telling.told, telling.folded, telling.named_pulls};
  };
  std::map<CheckPart, int> seen;
  while (!blocks.empty()) {
    const auto& heading = blocks.take();
    const auto check = check_of(day.texts, shape_of(heading.inlines));
    const auto inside = blocks.take_until_heading(kPartLevel);
    if (check == nullptr || ++seen[check] > 1)
      findings.add(heading.line, fmt::format("\"{}\" is no part of a section", plain_text(heading.inlines)));
    else if (inside.empty())
      findings.add(heading.line, "nothing stands under this heading");
    else
      check(part_at(heading.line), inside);
  }
  // A part that is left out has nothing to list: asked as if it stood there empty.
  for (const auto check : {check_releases, check_highlights, check_others, check_pulls, check_issues, check_late})
    if (!seen.contains(check)) check(part_at(line), {});
  check_coverage({findings, line}, repo, telling.told);
  check_account({findings, line}, day, repo, telling, account);
}

}  // namespace aireport::verify

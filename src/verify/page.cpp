#include <fmt/format.h>

#include <aireport/render/anchor.hpp>
#include <aireport/verify/verify.hpp>
#include <algorithm>

#include "verify/page_parts.hpp"

namespace aireport::verify {
namespace {

using render::Block;
using render::plain_text;

constexpr int kChapterLevel = 2, kSectionLevel = 3;

// The sections' anchors, by repository: those of the headings in the chapter of details.
std::vector<std::string> section_anchors(const DayFacts& day, const render::Blocks& page) {
  const auto anchors = render::anchors_of(page);
  std::vector<std::string> found(day.repos.size());
  std::size_t heading = 0, repo = 0;
  for (const auto& block : page) {
    if (block.kind != Block::Kind::heading) continue;
    const auto& anchor = anchors[heading++];
    if (block.level != kSectionLevel) continue;
    while (repo < found.size() && !day.repos[repo]->has_section()) ++repo;
    if (repo < found.size()) found[repo++] = anchor;
  }
  return found;
}

void check_details(Findings& findings, const DayFacts& day, int line, Blocks blocks) {
  if (!blocks.empty() && !blocks.starts_with(Block::Kind::heading)) {
    findings.add(blocks.front().line, "this stands under no repository");
    blocks.take_until_heading(kSectionLevel);
  }
  for (const auto& repo : day.repos) {
    if (!repo->has_section()) continue;
    const auto name = repo->name().full();
    if (!blocks.starts_with_heading(kSectionLevel) || !is_quotation(shape_of(blocks.front().inlines), name)) {
      findings.add(blocks.empty() ? line : blocks.front().line, fmt::format("the section of {} is missing here", name));
      continue;
    }
    const auto& heading = blocks.take();
    check_section(findings, day, *repo, heading.line, blocks.take_until_heading(kSectionLevel));
  }
  while (!blocks.empty()) {
    const auto& heading = blocks.take();
    findings.add(heading.line, fmt::format("\"{}\" has nothing to tell of this day", plain_text(heading.inlines)));
    blocks.take_until_heading(kSectionLevel);
  }
}

bool any_section(const DayFacts& day) {
  return std::any_of(day.repos.begin(), day.repos.end(), [](const auto& repo) { return repo->has_section(); });
}

// The snapshot's own figures, on which the index relies.
void check_snapshot_head(Findings& findings, const DayFacts& day) {
  if (day.head.totals != day.totals) findings.add(1, "the snapshot's summary does not fit its items");
  if (day.receipts.size() != day.repos.size()) findings.add(1, "the snapshot has no receipt for each repository");
  for (const auto& repo : day.repos)
    if (!repo->has_section()) check_account({findings, 1}, day, *repo, {}, {});
}

}  // namespace

std::string describe(const Finding& finding) {
  return fmt::format("{}:{}: {}", finding.file, finding.line, finding.message);
}

std::vector<Finding> verify_page(std::string_view page, const snapshot::Snapshot& day, std::string_view file) {
  return check_page(page, DayFacts(day), file);
}

std::vector<Finding> check_page(std::string_view page, const DayFacts& facts, std::string_view file) {
  Findings findings(file);
  const auto& texts = facts.texts;
  check_snapshot_head(findings, facts);
  const auto blocks = render::read_page(page);
  check_form(findings, facts.web_url, blocks);
  Blocks rest{blocks.data(), blocks.data() + blocks.size()};
  auto head = rest;
  if (!rest.empty()) rest.take();
  rest.take_until_heading(kChapterLevel);
  head.last = rest.first;
  check_head(findings, facts, head);
  const auto anchors = section_anchors(facts, blocks);
  const auto chapter = [&](std::string_view name, bool wanted, const auto& check) {
    if (!rest.starts_with_heading(kChapterLevel) || !shape_of(rest.front().inlines).is_text(name)) {
      if (wanted) findings.add(rest.empty() ? 1 : rest.front().line, fmt::format("\"{}\" is missing here", name));
      return;
    }
    const auto& heading = rest.take();
    check(heading.line, rest.take_until_heading(kChapterLevel));
  };
  chapter(texts.summary, true, [&](int line, Blocks inside) { check_summary(findings, facts, line, inside, anchors); });
  chapter(texts.details, any_section(facts),
          [&](int line, Blocks inside) { check_details(findings, facts, line, inside); });
  chapter(texts.outlook, !facts.judged.outlook.empty(),
          [&](int line, Blocks inside) { check_outlook(findings, facts, line, inside); });
  if (!rest.empty()) findings.add(rest.front().line, "the page should end before this");
  auto found = findings.take();
  std::stable_sort(found.begin(), found.end(), [](const Finding& a, const Finding& b) { return a.line < b.line; });
  return found;
}

}  // namespace aireport::verify

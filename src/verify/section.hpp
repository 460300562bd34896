// A repository's section, and what its parts list.
#pragma once

#include <aireport/render/page_reader.hpp>

#include "verify/blocks.hpp"
#include "verify/change.hpp"
#include "verify/claims.hpp"
#include "verify/facts.hpp"
#include "verify/findings.hpp"

namespace aireport::verify {

void check_section(Findings& findings, const DayFacts& day, const RepoFacts& repo, int line, Blocks blocks);

// What a part of the section lists.
struct Part {
  Findings& findings;
  const DayFacts& day;
  const RepoFacts& repo;
  int line = 0;  // of its heading
  Told& told;
  Told& folded;                // those of them that are only named
  std::set<int>& named_pulls;  // the opened ones that have a line
};
void check_highlights(const Part& part, Blocks blocks);
void check_others(const Part& part, Blocks blocks);
void check_releases(const Part& part, Blocks blocks);
void check_pulls(const Part& part, Blocks blocks);
void check_issues(const Part& part, Blocks blocks);
void check_late(const Part& part, Blocks blocks);

// What a section has told.
struct Telling {
  Told told, folded;
  std::set<int> named_pulls;
};
// The account of where the day's items went, in the page and in the snapshot. `line` is empty where there is none.
void check_account(Spot spot, const DayFacts& day, const RepoFacts& repo, const Telling& telling,
                   const render::Inlines& line);

// Gaps that differ in their subject alone stand in one line: in the order of the lines.
using GapGroup = std::vector<const model::Gap*>;
std::vector<GapGroup> gap_groups(const RepoFacts& repo);
// The fields of the line of such a group.
void check_gap(Spot spot, const DayFacts& day, const RepoFacts& repo, const GapGroup& group, Fields& fields);
// What is to be known of a repository besides its figures: renamed, empty, without issues, hidden by rules.
void check_notes(Spot spot, const DayFacts& day, const RepoFacts& repo, Fields& fields);
bool has_notes(const RepoFacts& repo);

}  // namespace aireport::verify

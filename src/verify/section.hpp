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
  Told& folded;  // those of them that are only named
};
void check_highlights(const Part& part, Blocks blocks);
void check_others(const Part& part, Blocks blocks);
void check_releases(const Part& part, Blocks blocks);
void check_pulls(const Part& part, Blocks blocks);
void check_issues(const Part& part, Blocks blocks);
void check_late(const Part& part, Blocks blocks);

// The account of where the day's items went, in the page and in the snapshot. `line` is empty where there is none.
void check_account(Spot spot, const DayFacts& day, const RepoFacts& repo, const Told& told, const Told& folded,
                   const render::Inlines& line);

// The fields of a gap line; false when the snapshot has no such gap.
bool is_gap(Spot spot, const DayFacts& day, const RepoFacts& repo, Fields& fields);
// Lines that stand for the repository's gaps: each group of them once.
std::size_t count_gap_lines(const RepoFacts& repo);
// What is to be known of a repository besides its figures: renamed, empty, without issues, hidden by rules.
void check_notes(Spot spot, const DayFacts& day, const RepoFacts& repo, Fields& fields);
bool has_notes(const RepoFacts& repo);

}  // namespace aireport::verify

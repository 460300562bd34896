#pragma once

#include <aireport/model/report.hpp>
#include <vector>

#include "render/edition.hpp"

namespace aireport::render {

// Kind, title, number, commits, author, time, stats, areas; what it is related to.
Line change_line(const Edition& edition, const model::RepoSection& section, const model::Change& change);

// The reasons as one line of sentences; empty: there are none.
Line reason_line(const Edition& edition, const model::RepoName& repo, const std::vector<model::Reason>& reasons);

// A highlight with all that is told of it.
void add_highlight(Blocks& blocks, const Edition& edition, const model::RepoSection& section,
                   const model::Change& change);

}  // namespace aireport::render

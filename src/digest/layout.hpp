// Which of a repository's changes stand in a line of their own, and which fold.
#pragma once

#include <aireport/model/report.hpp>
#include <aireport/model/settings.hpp>
#include <vector>

namespace aireport::digest {

// Worth a place among the highlights of its repository. The best of a quiet day needs less.
enum class Place { best_of_repository, other };
bool may_be_highlight(const model::Change& change, Place place);

// `rest` is best first: what scores at most `floor`, and the ordinary of the kinds that the user folds, are named by
// number or sha alone, bots' together; all others get a line, grouped by kind.
void lay_out_rest(model::RepoSection& section, std::vector<model::Change> rest, const model::DigestLimits& limits,
                  int floor);

// Takes rows, snippets and quotation off a change, and counts what no longer shows.
void drop_quote(model::Change& change);
void drop_files(model::Change& change);
void drop_snippets(model::Change& change, std::size_t keep);

}  // namespace aireport::digest

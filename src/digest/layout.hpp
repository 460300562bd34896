// Which of a repository's changes stand in a line of their own, and which fold.
#pragma once

#include <aireport/model/report.hpp>
#include <aireport/model/settings.hpp>
#include <vector>

namespace aireport::digest {

// Worth a place among the highlights of its repository. The best of a quiet day needs less when it is news; what a line
// tells whole (a new name of one line) and what only builds, tests or documents is none.
enum class Place { best_of_repository, other };
bool may_be_highlight(const model::Change& change, Place place);

// What scores at most so much is named by number or sha alone: news are features, fixes, what is faster or comes back.
// Releases, breaks and security always keep their titles.
struct Floors {
  int news = 0, others = 0;
};

// `rest` is best first: what the floors leave, and the ordinary of the kinds that the user folds, fold, bots' together;
// so does what only raises the version that the day's release tells; all others get a line, grouped by kind. A line
// that would name a single change has its title instead.
void lay_out_rest(model::RepoSection& section, std::vector<model::Change> rest, const model::DigestLimits& limits,
                  const Floors& floors);

// Takes rows, snippets and quotation off a change, and counts what no longer shows.
void drop_quote(model::Change& change);
void drop_files(model::Change& change);
void drop_snippets(model::Change& change, std::size_t keep);

}  // namespace aireport::digest

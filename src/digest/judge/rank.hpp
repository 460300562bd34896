// How much a change matters, after the principles in docs/ranking.md: an integer, and the reasons in words of the data.
#pragma once

#include <aireport/model/report.hpp>
#include <vector>

#include "digest/code/vendors.hpp"
#include "digest/judge/evidence.hpp"
#include "digest/judge/signals.hpp"
#include "digest/stories/story.hpp"

namespace aireport::digest {

struct Rank {
  int score = 0;
  std::vector<model::Reason> reasons;  // strongest first
};

// What the day's other items say of a story.
struct Standing {
  std::vector<model::ItemRef> issues;  // that it refers to
  std::vector<std::string> watched;    // the user's patterns that it touches
  int comments = 0;
  bool goes_on = false;  // what it takes away came with another story of the same day
  Vendors home;          // makers of hardware that the repository is for
};

Rank rank(const Story& story, model::ChangeKind kind, const Evidence& evidence, const Signals& signals,
          const Standing& standing);

// At or below this a change is ordinary: folded when its kind is one of those the user folds.
inline constexpr int kOrdinary = 260;
// At or below this it is trivial whatever its kind.
inline constexpr int kTrivial = 110;

// Best first; a total order.
bool ranks_before(const model::Change& a, const model::Change& b);

}  // namespace aireport::digest

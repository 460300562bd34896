// The snippets that one commit is shown by.
#pragma once

#include <aireport/model/report.hpp>
#include <utility>
#include <vector>

#include "digest/code/snippet.hpp"
#include "digest/stories/fold.hpp"
#include "unit/digest/builders.hpp"

namespace aireport::testing {

inline digest::Snippets snippets_of(const model::Commit& commit, model::DigestLimits limits = {},
                                    model::ChangeKind kind = model::ChangeKind::fix,
                                    std::vector<model::Reason> reasons = {}) {
  auto activity = activity_of();
  activity.commits = {commit};
  const auto stories = digest::fold(activity, day_window(), "");
  model::Change change;
  change.kind = kind;
  change.reasons = std::move(reasons);
  return digest::choose_snippets(stories.at(0), change, limits, digest::Attributes(activity));
}

}  // namespace aireport::testing

// A day of one repository, digested.
#pragma once

#include <aireport/digest/digest.hpp>

#include "unit/digest/builders.hpp"

namespace aireport::testing {

inline digest::RepoDigest digest_day(const model::RepoActivity& activity, const model::PageSettings& settings = {}) {
  auto sorted = activity;
  model::sort_items(sorted);
  return digest::digest_repository(sorted, settings, day_window());
}

// What is said of one commit of these files.
inline model::Change change_of(const std::string& message, std::vector<model::FileChange> files) {
  auto activity = activity_of();
  CommitBuilder commit("a1", message, 1);
  for (auto& one : files) commit.with(std::move(one));
  activity.commits = {commit};
  return digest_day(activity).changes.at(0);
}

}  // namespace aireport::testing

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

}  // namespace aireport::testing

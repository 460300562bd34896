#include "pipeline/past_mending.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "pipeline/shelf.hpp"

namespace aireport::pipeline {
namespace {

bool is_for_good(model::GapReason reason) {
  return reason == model::GapReason::not_found || reason == model::GapReason::gone ||
         reason == model::GapReason::blocked;
}

}  // namespace

Result<Lack> lack_of(const publish::Paths& paths, const model::DayHead& head, const World& world) {
  Lack lack;
  if (head.state == model::DayState::complete) return lack;
  const auto take = [&](const model::DayHead&, const model::RepoActivity& activity) {
    for (const auto& gap : activity.gaps) {
      if (!is_for_good(gap.reason))
        lack.can_be_mended = true;
      else if (model::is_whole_part(gap))
        lack.refused.emplace(to_lower_ascii(activity.repo.full()), gap.part);
    }
  };
  AIREPORT_TRY(const auto read, read_each(paths, head.window.date, take, world));
  lack.can_be_mended = lack.can_be_mended || !read || read->state == model::DayState::unfinished;
  return lack;
}

bool is_past_mending(const Lack& lack, const Lack& newest) {
  return !lack.can_be_mended &&
         std::includes(newest.refused.begin(), newest.refused.end(), lack.refused.begin(), lack.refused.end());
}

}  // namespace aireport::pipeline

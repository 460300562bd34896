// Parts of one series and same-day follow-ups fold under one line that names each.
#pragma once

#include <functional>
#include <vector>

#include "digest/story.hpp"

namespace aireport::digest {

void fold_series(std::vector<Story>& stories);
// Of one author: to the same files, one right after the other; or, under the weightiest, rebased together by another.
void fold_pushes(std::vector<Story>& stories, const std::function<int(const Story&)>& weigh);
void fold_follow_ups(std::vector<Story>& stories);

}  // namespace aireport::digest

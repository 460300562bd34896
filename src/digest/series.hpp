// Parts of one series and same-day follow-ups fold under one line that names each.
#pragma once

#include <vector>

#include "digest/story.hpp"

namespace aireport::digest {

void fold_series(std::vector<Story>& stories);
void fold_pushes(std::vector<Story>& stories);  // of one author to the same files, one right after the other
void fold_follow_ups(std::vector<Story>& stories);

}  // namespace aireport::digest

// Parts of one series and same-day follow-ups fold under one line that names each.
#pragma once

#include <functional>
#include <vector>

#include "digest/stories/story.hpp"

namespace aireport::digest {

// What a story would be by itself.
struct Judged {
  model::ChangeKind kind = model::ChangeKind::other;
  int score = 0;
};
using Judge = std::function<Judged(const Story&)>;

void fold_series(std::vector<Story>& stories);
// Of one author: to the same files, one right after the other; or, under the weightiest, rebased together by another.
void fold_pushes(std::vector<Story>& stories, const Judge& judge);
// Pull requests that are stacked on each other, of one author, under the same tags and of one kind, unless each is news
// by itself: fixes, breaks.
void fold_stacks(std::vector<Story>& stories, const Judge& judge);
void fold_follow_ups(std::vector<Story>& stories);

}  // namespace aireport::digest

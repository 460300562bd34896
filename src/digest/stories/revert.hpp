// Reverts with what they revert, re-lands with both; what landed and was reverted on one day nets to one line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/stories/story.hpp"

namespace aireport::digest {

enum class Undoing { none, revert, reland };

struct UndoingTitle {
  Undoing kind = Undoing::none;
  std::string of;  // the title of what is reverted or landed again, without its number; may be empty
  std::optional<int> of_pull;
};

// 'Revert "X (#12)"', "Undo X", 'Reland "X"', 'Revert "Revert "X""' (lands X again).
UndoingTitle undoing_of(std::string_view title);

// The pull request that one of this title and description takes back.
std::optional<int> reverted_pull(std::string_view title, std::string_view body);

// Joins the stories: a revert takes in what it reverts when that is of the day, else it names it.
void relate_reverts(std::vector<Story>& stories);

}  // namespace aireport::digest

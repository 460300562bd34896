// The lines that show a change best. A snippet is made from a hunk alone: whole contiguous lines of it.
#pragma once

#include <aireport/model/report.hpp>
#include <aireport/model/settings.hpp>
#include <vector>

#include "digest/story.hpp"

namespace aireport::digest {

inline constexpr std::size_t kMaxLineCharacters = 200;  // a longer line is left out and counted, never cut

struct Snippets {
  std::vector<model::Snippet> chosen;  // best first
  int hunks = 0;                       // of the story's diffs
};

Snippets choose_snippets(const Story& story, model::ChangeKind kind, const model::DigestLimits& limits);

}  // namespace aireport::digest

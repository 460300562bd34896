// The lines that show a change best. A snippet is made from a hunk alone: whole contiguous lines of it.
#pragma once

#include <aireport/model/report.hpp>
#include <aireport/model/settings.hpp>
#include <vector>

#include "digest/code/attributes.hpp"
#include "digest/stories/story.hpp"

namespace aireport::digest {

struct Snippets {
  std::vector<model::Snippet> chosen;  // best first
  int hunks = 0;                       // of the story's diffs, as far as they are known
  bool hunks_cut = false;              // a patch was cut or not sent, so there may be more
};

// Of the change that was made of the story: its kind and reasons are read. What its reasons name comes first, what the
// repository's attributes call generated last.
Snippets choose_snippets(const Story& story, const model::Change& change, const model::DigestLimits& limits,
                         const Attributes& attributes);

}  // namespace aireport::digest

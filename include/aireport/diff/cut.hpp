// A patch too long to be kept whole: its first lines, and behind a mark those of the rest that may declare a name.
#pragma once

#include <string>
#include <string_view>

namespace aireport::diff {

// Stands on a line of its own. What follows are hunks of a few lines, with their places, that no longer join.
inline constexpr std::string_view kCutMark = "\\ Cut here; of the rest only the lines that may declare a name:";

// Cuts the patch behind so many lines. Of the rest it keeps the changed lines that may declare a function, a type, a
// constant or an option, each where it stood, unless they are too many, or the rest is longer than a MiB: then there is
// no mark either, and what the rest declares is not known. Returns how many lines stood past the limit; 0: the patch is
// whole, and left alone.
int cut_patch(std::string& patch, int lines);

// Up to the mark: what stands there as it was sent.
std::string_view before_cut(std::string_view patch);
// Whether what the patch declares is there, in spite of the cut.
bool keeps_declarations(std::string_view patch);

}  // namespace aireport::diff

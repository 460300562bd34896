// What a change says of itself in the project's own notes: fragments in changelog.d or newsfragments, lines added to a
// CHANGELOG.
#pragma once

#include <string_view>
#include <vector>

#include "digest/stories/story.hpp"

namespace aireport::digest {

struct Note {
  std::string_view text;     // a line of a patch, trimmed, without list marker
  std::string_view heading;  // the section of the notes that it stands in, or the fragment's own type; empty: not known
  bool starts = false;       // an item begins here
};

// In the order of the files. Notes that are gathered for a release are no change's own: none of many lines, nor beside
// fragments that go.
std::vector<Note> notes_of(const Story& story);

// The words by which the notes own up to a break: their heading ("Breaking changes", "removal"), or what they say ("no
// longer", "instead of" behind a "now"). Empty: they do not.
struct NotedBreak {
  std::string_view heading;  // the notes' own word for it
  std::string_view line;     // the line that tells it
};
NotedBreak break_in(const std::vector<Note>& notes);

}  // namespace aireport::digest

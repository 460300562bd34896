// A description or commit body without its template: the lines that its author wrote.
#pragma once

#include <string_view>
#include <vector>

namespace aireport::digest {

struct ProseLine {
  std::string_view text;     // trimmed, without list marker; a piece of one line of the original
  std::string_view heading;  // that it stands below, as it is; empty: none
  bool starts = false;       // a paragraph or list item begins here
  bool item = false;         // of a list
  bool step = false;         // the subject of one of the commits that a squash merge lists
  bool torn = false;         // a table, picture, code or the like was passed over right before it
  bool leads = false;        // and right behind it
};

inline constexpr std::size_t kMaxProseLines = 80;

// Skipped: template headings and prompts, comments, checklists, code and logs in fences or set in, tables, images,
// quoted threads, sign-offs, environment dumps, summaries written by bots (`boilerplate`). A description that is
// nothing but the answer within a prompt's quotation is read all the same. At most `most` lines.
std::vector<ProseLine> prose_lines(std::string_view body, std::size_t most = kMaxProseLines);
std::vector<std::string_view> prose_of(std::string_view body);

// "This was broken by": the sentence goes on, wherever that is.
bool breaks_off(std::string_view text);

}  // namespace aireport::digest

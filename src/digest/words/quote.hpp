// In the author's words: up to three lines that say what and why.
#pragma once

#include <aireport/model/report.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::digest {

inline constexpr std::size_t kQuoteLines = 3;

// Of a description or commit body. A line that was broken only because it was full is one with the next; lines that
// only repeat the title are passed over, and a line "…" stands where something is. Empty: it says nothing more.
std::vector<model::QuoteLine> quote_of(std::string_view body, std::string_view title);

// Of an issue: what its form has under "Describe the bug" and the like, else as above; two lines at most.
std::vector<model::QuoteLine> quote_of_problem(std::string_view body, std::string_view title);

struct ReleaseNote {
  std::string text;
  std::string_view heading;  // that it stands below, of the notes
};

// The items of a release's notes; its paragraphs when it has no list.
std::vector<ReleaseNote> items_of_notes(std::string_view notes);

// So much of a line, and of its first `most` bytes, as a quotation may have, with the count of what is left out.
model::QuoteLine cut_to_length(std::string_view text, std::size_t most = std::string_view::npos);

}  // namespace aireport::digest

// In the author's words: up to three lines that say what and why.
#pragma once

#include <aireport/model/report.hpp>
#include <string_view>
#include <vector>

namespace aireport::digest {

inline constexpr std::size_t kQuoteLines = 3;

// Of a description or commit body. A line that was broken only because it was full is one with the next; lines that
// only repeat the title are passed over, and a line "…" stands where something is. Empty: it says nothing more.
std::vector<model::QuoteLine> quote_of(std::string_view body, std::string_view title);

// The first items of a release's notes. `left_out` counts the further ones.
std::vector<model::QuoteLine> first_items(std::string_view notes, int& left_out);

}  // namespace aireport::digest

// Percentages and factors that an author gives, and what they are of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace aireport::digest {

// "10-40%", "1.27x", "−11%", each with the word before it when that is a measure: "TTFT −11%".
std::vector<std::string> figures_in(std::string_view text);

// In a title a bare figure is told for a gain; in a description it must say what got better.
enum class Spoken { in_title, in_body };

// The clauses of one line that tell a gain in speed or size with a figure, word for word: "11% lower TTFT at batch 32".
// What it costs ("6% slower"), a tolerance ("within 2%") and a share ("87% of the dense kernel") are none.
std::vector<std::string> gains_in(std::string_view line, Spoken spoken);

}  // namespace aireport::digest

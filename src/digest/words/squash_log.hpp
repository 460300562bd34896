// The message of a squash merge lists the subjects of its commits.
#pragma once

#include <string_view>
#include <vector>

namespace aireport::digest {

// One of the list: "* Fused steps", with a blank line before it.
bool is_step(std::string_view line, std::string_view before);

// "bring back test cases": a subject, no sentence.
bool is_fragment(std::string_view text);

// Each subject stands with a blank line before it and one's own text below. The
// first one's may have become the title: then the sign-offs between them show the list.
bool is_squash_log(const std::vector<std::string_view>& lines);

}  // namespace aireport::digest

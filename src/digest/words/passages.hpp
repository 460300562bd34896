// The passages of a description, as its author meant them: lines that were broken only because they were full are one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "digest/words/prose.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

// What an author meant as one line; the marks are those of its first line, `leads` of its last.
struct Passage {
  std::string text;
  std::string_view heading;
  bool starts = false, item = false, step = false, torn = false;
  bool leads = false;
};

bool ends_sentence(std::string_view text);

std::vector<Passage> passages_of(const std::vector<ProseLine>& lines);

// "address comments and add testcases": a step on the way, of a squashed commit's list.
bool is_chore(const Passage& line, const std::vector<Word>& words);

// What is said below a step on the way is about that step.
void pass_over_steps(std::vector<Passage>& passages);

}  // namespace aireport::digest

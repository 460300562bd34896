// A commit's or pull request's title taken apart: bracket tags, conventional prefix, the sentence, the number.
#pragma once

#include <aireport/model/title.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/words/words.hpp"

namespace aireport::digest {

struct Title {
  std::vector<std::string> tags;  // lower case, in order: "[Bugfix][Attention]" and "[Fwd,Sm90]" give two each
  std::string type;               // of "feat(scope)!: text", lower case; empty: none
  std::string scope;              // lower case
  bool bang = false;              // "feat!:"
  std::string text;               // the sentence without tags, prefix and numbers
  std::vector<Word> words;        // of the text; none of a merge that git named
  std::optional<int> pull;        // "(#12)" at its end
};

Title parse_title(std::string_view title);

using model::pull_of_title, model::without_pull;
bool is_merge_title(std::string_view title);  // "Merge pull request", "Merge branch", …

// "(llama/24872)" at the end: the number that another repository gave it, which this one copies from. Empty: none.
std::string_view foreign_number(std::string_view title);

// Whether both speak of one thing: a word of both tells of more than what is done.
bool share_subject(const Title& a, const Title& b);

// A number at text[position], moved behind it; nullopt: none, or too large.
std::optional<int> read_number(std::string_view text, std::size_t& position);

}  // namespace aireport::digest

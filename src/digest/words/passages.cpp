#include "digest/words/passages.hpp"

#include <algorithm>

namespace aireport::digest {

namespace {

constexpr std::size_t kFullLine = 66;           // bytes: what would have fitted in was broken on purpose
constexpr std::size_t kQuotedLinesJoined = 40;  // into one, at most

// The next word did not fit, and the sentence goes on; or it goes on in small letters.
bool was_broken(std::string_view line, std::string_view next) {
  if (line.ends_with(':')) return false;
  const char first = next.front();
  if ((first >= 'a' && first <= 'z') || first == ',' || first == ';' || (first == '(' && !ends_sentence(line)))
    return true;
  const auto word = std::min(next.find(' '), next.size());
  return line.size() + 1 + word > kFullLine && !ends_sentence(line);
}

}  // namespace

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == ')' || text.back() == '`' || text.back() == '*' || text.back() == '"'))
    text.remove_suffix(1);
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("。") ||
         text.ends_with("！");
}

std::vector<Passage> passages_of(const std::vector<ProseLine>& lines) {
  std::vector<Passage> passages;
  std::size_t joined = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    const bool goes_on = i > 0 && !line.starts && was_broken(lines[i - 1].text, line.text);
    if (goes_on && ++joined < kQuotedLinesJoined) {
      passages.back().text.append(1, ' ').append(line.text);
    } else {
      passages.push_back({std::string(line.text), line.heading, line.starts, line.item, line.step, line.torn, false});
      joined = 0;
    }
    passages.back().leads = line.leads;
  }
  return passages;
}

bool is_chore(const Passage& line, const std::vector<Word>& words) {
  constexpr std::size_t kFewWords = 12;
  if (!line.item || words.empty() || words.size() > kFewWords) return false;
  return has_word({words.front()},
                  {"address", "addressed", "lint", "format", "merge", "rebase", "rename", "resolve", "wip"}) ||
         has_word(words, {"test", "tests", "testcase", "testcases", "lint", "typo", "typos", "nit", "nits", "comments",
                          "review", "reviews", "annotations", "raised"});
}

void pass_over_steps(std::vector<Passage>& passages) {
  bool on_the_way = false;
  for (auto& passage : passages) {
    if (passage.step) on_the_way = is_chore(passage, words_of(passage.text));
    passage.step = passage.step || on_the_way;
  }
}

}  // namespace aireport::digest

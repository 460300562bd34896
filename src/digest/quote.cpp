#include "digest/quote.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/figures.hpp"
#include "digest/prose.hpp"
#include "digest/title.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kMaxCharacters = 280;
constexpr std::size_t kSpareCharacters = 40;  // so few are not worth a cut
constexpr std::size_t kReleaseItems = 5;

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == ')' || text.back() == '`' || text.back() == '*' || text.back() == '"'))
    text.remove_suffix(1);
  return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with("。") ||
         text.ends_with("！");
}

// Where the last whole sentence within `limit` bytes ends; 0: there is none.
std::size_t last_sentence_end(std::string_view text, std::size_t limit) {
  std::size_t best = 0;
  for (std::size_t i = 0; i + 1 < text.size() && i < limit; ++i) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (stop && text[i + 1] == ' ' && i > 20) best = i + 1;
    if (text.substr(i).starts_with("。")) best = i + std::string_view("。").size();
  }
  return best;
}

model::QuoteLine cut_at(std::string_view text, std::size_t cut) {
  const auto kept = trim(text.substr(0, cut));
  return {std::string(kept), static_cast<int>(count_characters(text) - count_characters(kept))};
}

model::QuoteLine cut_to_length(std::string_view text) {
  const auto characters = count_characters(text);
  if (characters <= kMaxCharacters + kSpareCharacters) return {std::string(text), 0};
  const auto head = first_characters(text, kMaxCharacters);
  auto end = last_sentence_end(text, head.size());
  if (end == 0) {  // no whole sentence is that short: cut between words
    end = head.rfind(' ');
    if (end == std::string_view::npos || end < head.size() / 2) end = head.size();
  }
  return cut_at(text, end);
}

bool repeats(std::string_view line, std::string_view title) {
  const auto a = words_of(line), b = words_of(without_pull(title));
  if (a.size() > b.size() + 1) return false;
  std::size_t same = 0;
  for (const auto& word : a)
    same += std::any_of(b.begin(), b.end(), [&](const Word& other) { return other.text == word.text; }) ? 1U : 0U;
  return same * 4 >= a.size() * 3;
}

// "address comments and add testcases", "Remove test for issue 12": a step on the way, of a squashed commit's list.
bool is_chore(const ProseLine& line, const std::vector<Word>& words) {
  constexpr std::size_t kFewWords = 12;
  if (!line.item || words.empty() || words.size() > kFewWords) return false;
  return has_word({words.front()}, {"address", "addressed", "lint", "format", "merge", "rebase", "resolve", "wip"}) ||
         has_word(words, {"test", "tests", "testcase", "testcases", "lint", "typo", "typos", "nit", "nits", "comments",
                          "review", "reviews", "annotations", "raised"});
}

// A paragraph that has something to say: not a label ("Tested on:"), not the few words of a squashed commit.
bool tells(const ProseLine& line, std::string_view title) {
  const auto words = words_of(line.text);
  return words.size() >= (line.item ? 5U : 4U) && !is_chore(line, words) && !repeats(line.text, title);
}

struct Passage {
  std::size_t end = 0;  // the line behind its last one
  std::size_t cut = 0;  // where in its last line a sentence ends that is the last whole one; 0: the line is whole
};

// From `first` on, up to the last line that ends a sentence or its paragraph. A text that is broken within sentences
// ends with the last whole one; without any, in as many lines as may stand.
Passage passage_from(const std::vector<ProseLine>& lines, std::size_t first) {
  std::size_t end = std::min(lines.size(), first + kQuoteLines);
  for (std::size_t i = first; i < end; ++i)
    if (i > first && lines[i].starts && !lines[i].item && lines[first].item) end = i;
  for (std::size_t i = end; i > first; --i) {
    const bool complete = i == lines.size() || lines[i].starts || ends_sentence(lines[i - 1].text);
    if (complete) return {i, 0};
  }
  for (std::size_t i = end; i > first; --i)
    if (const auto cut = last_sentence_end(lines[i - 1].text, lines[i - 1].text.size()); cut > 0) return {i, cut};
  return {end, 0};
}

}  // namespace

std::vector<model::QuoteLine> quote_of(std::string_view body, std::string_view title) {
  const auto lines = prose_lines(body);
  std::size_t first = 0;
  while (first < lines.size() && (!lines[first].starts || !tells(lines[first], title))) ++first;
  if (first == lines.size()) return {};
  const auto [end, cut] = passage_from(lines, first);
  std::vector<model::QuoteLine> quote;
  for (std::size_t i = first; i < end; ++i)
    if (i == first || !lines[i].starts || tells(lines[i], title)) quote.push_back(cut_to_length(lines[i].text));
  if (cut > 0) quote.back() = cut_at(lines[end - 1].text, cut);
  // A measurement further down says more than a third line of explanation.
  const bool measured = std::any_of(quote.begin(), quote.end(),
                                    [](const model::QuoteLine& line) { return !figures_in(line.text).empty(); });
  for (std::size_t i = end; !measured && i < lines.size(); ++i) {
    if (!lines[i].starts || figures_in(lines[i].text).empty() || !tells(lines[i], title)) continue;
    if (quote.size() == kQuoteLines && lines[end - 1].starts) quote.pop_back();
    if (quote.size() < kQuoteLines) quote.push_back(cut_to_length(lines[i].text));
    break;
  }
  return quote;
}

std::vector<model::QuoteLine> first_items(std::string_view notes, int& left_out) {
  const auto lines = prose_lines(notes, notes.size());
  const bool has_items = std::any_of(lines.begin(), lines.end(), [](const ProseLine& line) { return line.item; });
  std::vector<model::QuoteLine> items;
  left_out = 0;
  for (const auto& line : lines) {
    if (has_items ? !line.item : !line.starts) continue;
    if (items.size() < kReleaseItems)
      items.push_back(cut_to_length(line.text));
    else
      ++left_out;
  }
  return items;
}

}  // namespace aireport::digest

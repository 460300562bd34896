#include "digest/words/quote.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/words/boilerplate.hpp"
#include "digest/words/figures.hpp"
#include "digest/words/passages.hpp"
#include "digest/words/prose.hpp"
#include "digest/words/title.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kMaxCharacters = 280;
constexpr std::size_t kSpareCharacters = 20;  // so few are not worth a cut
constexpr std::size_t kLinesWithGaps = 2 * kQuoteLines - 1;
constexpr std::size_t kExcerptLines = 2;  // of an issue, a gap among them

// Where the last whole sentence within `limit` bytes ends, before the end; 0: there is none.
std::size_t last_sentence_end(std::string_view text, std::size_t limit = std::string_view::npos) {
  std::size_t best = 0;
  for (std::size_t i = 0; i + 1 < text.size() && i < limit; ++i) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (stop && text[i + 1] == ' ' && i > 20) best = i + 1;
    if (text.substr(i).starts_with("。")) best = i + std::string_view("。").size();
  }
  return best;
}

// "Follow-up to #12 and #14.": what it is about stands elsewhere.
bool only_refers(std::string_view sentence) {
  constexpr std::size_t kShort = 80;
  return sentence.size() < kShort &&
         (sentence.find('#') != std::string_view::npos || sentence.find("https://") != std::string_view::npos);
}

model::QuoteLine cut_behind(std::string_view text, std::size_t end) {
  const auto kept = trim(text.substr(0, end == 0 ? text.size() : end));
  return {std::string(kept), static_cast<int>(count_characters(text) - count_characters(kept))};
}

bool repeats(std::string_view line, std::string_view title) {
  const auto a = words_of(without_pull(line)), b = words_of(without_pull(title));
  if (a.size() > b.size() + 1) return false;
  std::size_t same = 0;
  for (const auto& word : a)
    same += std::any_of(b.begin(), b.end(), [&](const Word& other) { return other.text == word.text; }) ? 1U : 0U;
  return same * 4 >= a.size() * 3;
}

// What it leads to, or how it goes on, stands elsewhere.
bool ends_open(std::string_view text) {
  while (text.ends_with('*') || text.ends_with('_')) text.remove_suffix(1);
  return text.ends_with(':') || text.ends_with("：") || breaks_off(text);
}

// Without the addresses of links, which have many.
std::vector<Word> spoken_words(std::string_view text) {
  std::string spoken;
  while (!text.empty()) {
    const auto open = std::min(text.find("](http"), text.size());
    spoken.append(text.substr(0, open)).append(1, ' ');
    text.remove_prefix(open);
    text.remove_prefix(std::min(text.find(')'), text.size()));
  }
  return words_of(spoken);
}

// What the sentence is about is not there: "as follows:" before a table, "and then" behind a piece of code.
bool points_away(const Passage& passage) {
  const bool goes_on = passage.torn && passage.text.front() >= 'a' && passage.text.front() <= 'z';
  if (goes_on || (breaks_off(passage.text) && last_sentence_end(passage.text) == 0)) return true;
  const auto words = spoken_words(passage.text);
  constexpr std::size_t kFewWords = 14;
  return passage.leads && words.size() <= kFewWords && last_sentence_end(passage.text) == 0 &&
         (!ends_sentence(passage.text) || has_word(words, {"below", "following", "follows"}));
}

// A path or a name alone, however many words it is made of.
bool is_label(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return c == ' ' || static_cast<unsigned char>(c) >= 0x80U; });
}

// One that has something to say: not a label ("Tested on:"), not the few words of a squashed commit.
bool tells(const Passage& passage, std::string_view title) {
  const auto words = words_of(passage.text);
  return words.size() >= (passage.item ? 5U : 4U) && !passage.step && !is_label(passage.text) &&
         !points_away(passage) && !is_chore(passage, words) && !says_nothing(passage.text) &&
         !repeats(passage.text, title);
}

// The first of those that may stand together: a list is not followed by the paragraph behind it.
std::size_t end_of(const std::vector<Passage>& passages, std::size_t first) {
  const auto end = std::min(passages.size(), first + kQuoteLines);
  for (std::size_t i = first + 1; i < end; ++i)
    if (passages[i].starts && !passages[i].item && passages[first].item) return i;
  return end;
}

// Whether what a chosen passage leads to is quoted right behind it.
bool leads_on(const std::vector<std::size_t>& chosen, std::size_t at, const std::vector<Passage>& passages) {
  return at + 1 < chosen.size() && chosen[at + 1] == chosen[at] + 1 && !passages[chosen[at]].leads;
}

// What leads to something that is not quoted says nothing, unless it ends a whole sentence before.
void drop_leads(std::vector<std::size_t>& chosen, const std::vector<Passage>& passages) {
  for (auto i = chosen.size(); i-- > 0;) {
    const std::string_view text = passages[chosen[i]].text;
    if (!leads_on(chosen, i, passages) && ends_open(text) && last_sentence_end(text) == 0)
      chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

// "1.27x" and "11%", not the "8x" of eight cards.
bool is_measurement(std::string_view text) {
  if (!gains_in(text, Spoken::in_body).empty()) return true;
  const auto figures = figures_in(text);
  return std::any_of(figures.begin(), figures.end(), [](const std::string& figure) {
    return figure.find('%') != std::string::npos || figure.find('.') != std::string::npos;
  });
}

// What further down gives a figure; the end when nothing does.
std::size_t measured_behind(const std::vector<Passage>& passages, std::size_t from, std::string_view title) {
  std::size_t at = from;
  while (at < passages.size() &&
         (!passages[at].starts || !is_measurement(passages[at].text) || !tells(passages[at], title)))
    ++at;
  return at;
}

// The passages to quote, of which the first is given.
std::vector<std::size_t> chosen_from(const std::vector<Passage>& passages, std::size_t first, std::string_view title) {
  const auto end = end_of(passages, first);
  std::vector<std::size_t> chosen;
  bool measured = false;
  for (std::size_t i = first; i < end; ++i) {
    if (i > first && (passages[i].starts ? !tells(passages[i], title) : points_away(passages[i]))) continue;
    chosen.push_back(i);
    measured = measured || is_measurement(passages[i].text);
  }
  // A measurement further down says more than a third line of explanation.
  if (const auto at = measured_behind(passages, end, title); !measured && at < passages.size()) {
    if (chosen.size() == kQuoteLines) chosen.pop_back();
    chosen.push_back(at);
  }
  return chosen;
}

// "Summary:" in a line of its own.
bool is_caption(std::string_view text) {
  if (!text.ends_with(':')) return false;
  text.remove_suffix(1);
  return !text.empty() && text.front() >= 'A' && text.front() <= 'Z' &&
         std::all_of(text.begin(), text.end(), is_letter);
}

// A paragraph begins there, or one's first line was a caption or said no more than the title.
bool begins_at(const std::vector<Passage>& passages, std::size_t at, std::string_view title) {
  if (passages[at].starts || at == 0) return true;
  const auto& before = passages[at - 1];
  return before.starts && (is_caption(before.text) || (ends_sentence(before.text) && repeats(before.text, title)));
}

// A gap takes a line too, and stands only before a line that is quoted.
void keep_lines(std::vector<std::size_t>& chosen, std::size_t most) {
  std::size_t lines = 0, kept = 0;
  for (; kept < chosen.size(); ++kept) {
    lines += kept > 0 && chosen[kept] != chosen[kept - 1] + 1 ? 2U : 1U;
    if (lines > most) break;
  }
  chosen.resize(kept);
}

// The quotation of a text's first telling passage, and of what belongs to it, in at most so many lines.
std::vector<model::QuoteLine> quote_from(const std::vector<Passage>& passages, std::string_view title,
                                         std::size_t most_lines) {
  std::vector<std::size_t> chosen;
  for (std::size_t first = 0; chosen.empty() && first < passages.size(); ++first) {
    if (!begins_at(passages, first, title) || !tells(passages[first], title)) continue;
    chosen = chosen_from(passages, first, title);
    keep_lines(chosen, most_lines);
    drop_leads(chosen, passages);
  }
  std::vector<model::QuoteLine> quote;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (i > 0 && chosen[i] != chosen[i - 1] + 1) quote.push_back({"…", 0});
    const std::string_view text = passages[chosen[i]].text;
    const bool open = ends_open(text) && !leads_on(chosen, i, passages);
    quote.push_back(cut_to_length(text, open ? last_sentence_end(text) : text.size()));
  }
  return quote;
}

// "Describe the bug", "What happened?": the part of a form that says what is wrong.
bool tells_problem(std::string_view heading) {
  const auto words = words_of(heading);
  if (has_word(words, {"reproduce", "reproduction", "expected", "component", "environment"})) return false;
  if (has_word(words, {"describe", "description", "happened", "happens", "actual", "symptom", "symptoms", "summary"}))
    return true;
  return heading.find("问题") != std::string_view::npos || heading.find("描述") != std::string_view::npos ||
         heading.find("现象") != std::string_view::npos;
}

}  // namespace

model::QuoteLine cut_to_length(std::string_view text, std::size_t most) {
  if (count_characters(text.substr(0, most)) <= kMaxCharacters + kSpareCharacters) return cut_behind(text, most);
  const auto head = first_characters(text, kMaxCharacters);
  auto end = last_sentence_end(text, head.size());
  if (end == 0 || only_refers(text.substr(0, end))) {  // no whole sentence that says anything: cut between words
    end = head.rfind(' ');
    if (end == std::string_view::npos || end < head.size() / 2) end = head.size();
  }
  return cut_behind(text, end);
}

std::vector<model::QuoteLine> quote_of(std::string_view body, std::string_view title) {
  auto passages = passages_of(prose_lines(body));
  pass_over_steps(passages);
  return quote_from(passages, title, kLinesWithGaps);
}

std::vector<model::QuoteLine> quote_of_problem(std::string_view body, std::string_view title) {
  const auto passages = passages_of(prose_lines(body));
  std::vector<Passage> problem;
  for (const auto& passage : passages)
    if (tells_problem(passage.heading)) problem.push_back(passage);
  auto quote = quote_from(problem, title, kExcerptLines);
  return quote.empty() ? quote_from(passages, title, kExcerptLines) : quote;
}

std::vector<ReleaseNote> items_of_notes(std::string_view notes) {
  const auto passages = passages_of(prose_lines(notes, notes.size()));
  const bool has_items = std::any_of(passages.begin(), passages.end(), [](const Passage& line) { return line.item; });
  std::vector<ReleaseNote> items;
  for (const auto& passage : passages)
    if (has_items ? passage.item : passage.starts) items.push_back({passage.text, passage.heading});
  return items;
}

}  // namespace aireport::digest

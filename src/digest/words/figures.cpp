#include "digest/words/figures.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

// What stands between two numbers of one figure, or before one: "10-40%", "~1.2x", "−11%".
bool joins(std::string_view text, std::size_t& at) {
  for (const std::string_view sign : {"-", "~", "+", "–", "−", "."})
    if (text.substr(at).starts_with(sign)) {
      at += sign.size();
      return true;
    }
  return false;
}

std::size_t number_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    ++at;
    while (at < text.size() && is_digit(text[at])) ++at;
  }
  return at;
}

// Behind "%" or "x" (also "×") that ends the figure; npos: it is none.
std::size_t unit_end(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '%') return at + 1;
  if (text.substr(at).starts_with("×")) return at + std::string_view("×").size();
  for (const std::string_view words : {" times as", " times faster", " times the"})
    if (text.substr(at).starts_with(words)) return at + std::string_view(" times").size();
  const bool times = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  const bool ends =
      at + 1 >= text.size() || !(is_letter(text[at + 1]) || is_digit(text[at + 1]) || text[at + 1] == '_');
  return times && ends ? at + 1 : std::string_view::npos;
}

std::size_t measure_begin(std::string_view text, std::size_t figure) {
  std::size_t begin = figure;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  const std::size_t end = begin;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  const auto word = to_lower_ascii(text.substr(begin, end - begin));
  for (const std::string_view measure :
       {"ttft", "tpot", "itl", "throughput", "latency", "speedup", "tflops", "bandwidth"})
    if (word == measure) return begin;
  return figure;
}

struct Figure {
  std::size_t begin = 0, end = 0;
};

std::vector<Figure> figures_at(std::string_view text) {
  std::vector<Figure> figures;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    if (at > 0 && (is_letter(text[at - 1]) || text[at - 1] == '_' || text[at - 1] == '.')) {
      at = std::max(at + 1, number_end(text, at));
      continue;
    }
    std::size_t end = number_end(text, at);
    std::size_t next = end;
    // "10-40%", "1.1x-1.3x"
    std::size_t unit = unit_end(text, end);
    if (unit != std::string_view::npos) next = unit;
    if (std::size_t second = next; joins(text, second) && second < text.size() && is_digit(text[second]))
      if (const auto more = unit_end(text, number_end(text, second)); more != std::string_view::npos) unit = more;
    if (unit == std::string_view::npos) {
      at = end;
      continue;
    }
    std::size_t begin = at;
    for (const std::string_view sign : {"+", "-", "~", "−"})
      if (begin == at && text.substr(0, at).ends_with(sign)) begin = at - sign.size();
    figures.push_back({measure_begin(text, begin), unit});
    at = unit;
  }
  return figures;
}

constexpr std::size_t kMaxClause = 110;  // bytes; a longer one gives the words around the figure
constexpr int kWordsAround = 6;

// Whether a clause ends right at `at`, and how many bytes of text its mark takes. 0: it does not.
std::size_t clause_mark(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {"，", "。", "；", "：", "（", "）", "—"})
    if (text.substr(at).starts_with(mark)) return mark.size();
  if (text[at] == '(' || text[at] == ')' || text[at] == ';' || text[at] == '|') return 1;
  const bool stop = text[at] == '.' || text[at] == ',' || text[at] == ':';
  return stop && (at + 1 == text.size() || text[at + 1] == ' ') ? 1 : 0;
}

// The words around a figure, no more than a few on each side.
std::string_view near(std::string_view clause, const Figure& figure) {
  std::size_t begin = figure.begin, end = figure.end;
  for (int word = 0; word < kWordsAround && begin > 0; ++word) {
    begin = clause.rfind(' ', begin - 1);
    if (begin == std::string_view::npos) begin = 0;
  }
  for (int word = 0; word < kWordsAround && end < clause.size(); ++word)
    end = std::min(clause.find(' ', end + 1), clause.size());
  return trim(clause.substr(begin, end - begin));
}

// Without what leads on to something that is not there: "1.13x faster compared to", "faster than the"; and without what
// joined it to what stood before: "and 4% faster".
std::string_view without_lead(std::string_view clause) {
  for (const std::string_view join : {"and ", "so ", "but "})
    if (clause.starts_with(join)) clause.remove_prefix(join.size());
  for (bool leads = true; leads;) {
    leads = false;
    for (const std::string_view lead :
         {" compared to", " compared with", " than", " over", " vs", " versus", " from", " to", " for", " with", " of",
          " in", " on", " at", " the", " a", " and", " by"})
      if (clause.ends_with(lead)) {
        clause = trim(clause.substr(0, clause.size() - lead.size()));
        leads = true;
      }
  }
  return clause;
}

// "increasing TTFT by 4%": more of it is worse.
bool makes_worse(std::string_view clause) {
  const auto words = words_of(clause);
  return has_word(words, {"increase", "increases", "increased", "increasing", "higher"}) &&
         has_word(words, {"ttft", "tpot", "itl", "latency", "time", "overhead", "memory"}) &&
         !has_word(words, {"throughput", "bandwidth", "tflops", "speed"});
}

// Of a clause in which the figure stands out in bold, that: "a **1.13x speedup** on". Empty: it does not.
std::string_view in_bold(std::string_view clause, const Figure& figure) {
  const auto open = clause.substr(0, figure.begin).rfind("**"), close = clause.find("**", figure.end);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return trim(clause.substr(open + 2, close - open - 2));
}

bool says_any(std::string_view clause, const PhraseIndex& phrases) {
  return !phrases.find_all(words_of(clause)).empty();
}

const PhraseIndex& costs() {
  static const PhraseIndex index({"slow*",   "cost*",        "overhead of",  "regress*",    "degrad*",   "worse*",
                                  "loss",    "loses",        "within",       "error*",      "tolerance", "differ*",
                                  "drop in", "drops by",     "more memory",  "penalty",     "flat",      "ratio*",
                                  "refute*", "values above", "values below", "ranges from", "劣化",      "误差",
                                  "损失",    "下降到"});
  return index;
}

const PhraseIndex& gains() {
  static const PhraseIndex index({"fast*",   "speed*",      "improve*",   "reduc*",  "lower*",  "fewer",      "less",
                                  "save*",   "saving*",     "gain*",      "higher",  "boost*",  "increas*",   "better",
                                  "quicker", "cut",         "cuts",       "shorter", "smaller", "accelerat*", "ttft",
                                  "tpot",    "itl",         "throughput", "latency", "tflops",  "bandwidth",  "mfu",
                                  "perf",    "performance", "decreas*",   "uplift",  "shrink*", "提升",       "加速",
                                  "降低",    "减少",        "提高",       "缩短",    "节省"});
  return index;
}

}  // namespace

std::vector<std::string> figures_in(std::string_view text) {
  std::vector<std::string> figures;
  for (const auto& [begin, end] : figures_at(text)) figures.emplace_back(text.substr(begin, end - begin));
  return figures;
}

std::vector<std::string> gains_in(std::string_view line, Spoken spoken) {
  std::vector<std::string> found;
  for (std::size_t begin = 0; begin < line.size();) {
    std::size_t end = begin;
    while (end < line.size() && clause_mark(line, end) == 0) ++end;
    const auto clause = trim(line.substr(begin, end - begin));
    begin = end < line.size() ? end + clause_mark(line, end) : end;
    const auto figures = figures_at(clause);
    if (figures.empty()) continue;
    const auto told = without_lead(clause.size() <= kMaxClause ? clause : near(clause, figures.front()));
    const bool gain = spoken == Spoken::in_title || says_any(told, gains());
    if (!gain || says_any(told, costs()) || makes_worse(clause)) continue;
    const auto bold = in_bold(clause, figures.front());
    found.emplace_back(says_any(bold, gains()) ? bold : told);
  }
  return found;
}

}  // namespace aireport::digest

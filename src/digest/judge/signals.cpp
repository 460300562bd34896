#include "digest/judge/signals.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/code/remarks.hpp"
#include "digest/judge/notes.hpp"
#include "digest/judge/terms.hpp"
#include "digest/words/figures.hpp"
#include "digest/words/prose.hpp"

namespace aireport::digest {

namespace {

// The table, a phrase each, with the term it is of.
struct Ear {
  std::vector<const Term*> term_of;
  PhraseIndex index;

  Ear() : index(collect(term_of)) {}

  static std::vector<std::string_view> collect(std::vector<const Term*>& owners) {
    std::vector<std::string_view> phrases;
    for (const auto& term : terms())
      for (const auto phrase : split(term.phrases, '|')) {
        phrases.push_back(phrase);
        owners.push_back(&term);
      }
    return phrases;
  }
};

const Ear& ear() {
  static const Ear built;
  return built;
}

constexpr int kLeastToLead = 4;  // "use" and "update" as a first word tell little
constexpr int kEcho = 3;         // of a further phrase of the same meaning in the title
constexpr std::size_t kMaxFigures = 2;
// A phrase in the title counts so many times as much as one in the body, one in the project's notes a little less.
constexpr int kTitleWeight = 3;
constexpr int kNoteWeight = 2;

// The steps of a squash merge ("fix lint", "typo") tell of the way there; one that explains itself tells of the change.
constexpr std::size_t kWordsOfAReport = 8;

enum class Place { title, note, body, remark };

bool is_danger(Signal signal) {
  return signal == Signal::silent_damage || signal == Signal::crash || signal == Signal::leak ||
         signal == Signal::regression || signal == Signal::security || signal == Signal::breaking;
}

// "CVE" of "CVE-2026-00417", "since 0" of "since 0.9.2": to the end of what is written without a blank.
std::size_t token_end(std::string_view text, std::size_t end) {
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  const auto joins = [&](std::size_t at) { return at < text.size() && (text[at] == '-' || text[at] == '.'); };
  while (is_digit(end) || (joins(end) && is_digit(end + 1))) ++end;
  return end;
}

// "non-breaking", "no regression", "without NaN".
bool denies(std::string_view word) {
  return word == "non" || word == "no" || word == "not" || word == "without" || word == "never" || word == "any";
}

// A description calls much a vulnerability or a hardening; it is one where the title says so too, or where it has a
// number in a public list.
bool is_numbered(std::string_view word) {
  return word.starts_with("cve") || word.starts_with("ghsa");
}

// "Reject invalid memory orders", "clarify the behaviour out of bounds": what is refused from now on or only described
// has brought nothing wrong so far.
bool refuses(const std::vector<Word>& title) {
  return !title.empty() && has_word({title.front()}, {"reject", "rejects", "refuse", "refuses", "disallow", "disallows",
                                                      "forbid", "forbids", "validate", "validates", "raise", "raises"});
}

// "Print more info about the hang": what tells of a danger mends none.
bool describes(const std::vector<Word>& title) {
  return !title.empty() &&
         has_word({title.front()},
                  {"clarify", "clarifies", "describe", "describes", "document", "documents", "explain", "explains",
                   "print",   "prints",    "show",     "shows",     "log",      "logs",      "report",  "reports",
                   "dump",    "dumps",     "display",  "displays",  "mention",  "mentions"});
}

// "Various fixes", "minor cleanup", "properly handle": the word behind it says what is done.
bool is_light(const Word& word) {
  return has_word({word}, {"various",    "misc", "several", "some",  "minor",   "small",   "more",    "multiple",
                           "further",    "few",  "a",       "the",   "partial", "initial", "basic",   "quick",
                           "additional", "tiny", "simple",  "bunch", "of",      "first",   "another", "also"}) ||
         (word.text.size() > 4 && word.text.ends_with("ly"));
}

std::size_t leading_word(const std::vector<Word>& title) {
  const auto first = std::find_if_not(title.begin(), title.end(), is_light);
  return first == title.end() ? 0 : static_cast<std::size_t>(first - title.begin());
}

// "Load it in pieces to enable wide reads": what is enabled is what it is done for.
bool is_purpose(const std::vector<Word>& title, std::size_t word) {
  return word > 1 && title[word - 1].text == "to" && title[word].text == "enable";
}

bool is_damage(Signal signal) {
  return signal == Signal::silent_damage || signal == Signal::crash || signal == Signal::leak;
}

bool is_at(const std::vector<Word>& words, std::size_t at, std::initializer_list<std::string_view> any_of) {
  return at < words.size() && has_word({words[at]}, any_of);
}

// "Add an SM100 regression", "catch future regressions", "a regression suite": tests, and nothing that went wrong.
bool is_of_regression_tests(const std::vector<Word>& words, std::size_t at) {
  constexpr std::size_t kBefore = 3;
  for (std::size_t back = 1; back <= std::min(at, kBefore); ++back) {
    if (is_at(words, at - back, {"for", "of", "to", "fix", "fixes", "in"})) break;
    if (is_at(words, at - back, {"add", "adds", "added", "adding", "catch", "prevent", "future", "cover", "covers"}))
      return true;
  }
  return is_at(
      words, at + 1,
      {"test", "tests", "testing", "suite", "coverage", "check", "checks", "guard", "case", "cases", "workflow"});
}

// "A crash dump", "the overflow policy", "disable the race check", "a race in the tests", "OverflowError": what is
// named after a danger is none.
bool is_named_after(const std::vector<Word>& words, std::size_t at, std::size_t end, Signal signal, bool in_title) {
  if (signal == Signal::crash) return is_at(words, end, {"dump", "dumps", "report", "reports"});
  if (signal != Signal::silent_damage) return false;
  if (words[at].text.ends_with("error") && words[at].text != "error") return true;
  if (is_at(words, end, {"checker", "detection", "detector", "policy", "sanitizer", "test", "tests"})) return true;
  if (!in_title) return false;
  const bool goes = is_at(words, 0, {"disable", "skip", "remove", "drop"}) && is_at(words, end, {"check", "checks"});
  const bool of_tests = is_at(words, end, {"in"}) && is_at(words, words.size() - 1, {"test", "tests"});
  return goes || of_tests;
}

// "X instead of deprecated Y": what was deprecated long ago is used no more.
bool was_deprecated(const std::vector<Word>& words, std::size_t at) {
  return words[at].text == "deprecated" && at > 0 &&
         is_at(words, at - 1, {"of", "use", "using", "uses", "usage", "from", "replace", "replaces", "avoid", "fix"});
}

void listen(Signals& signals, std::string_view text, const std::vector<Word>& words, Place place) {
  const bool in_title = place == Place::title;
  const int weight = in_title ? kTitleWeight : place == Place::note ? kNoteWeight : 1;
  int leading = kLeastToLead - 1;
  const auto leads = in_title ? leading_word(words) : 0;
  for (const auto& match : ear().index.find_all(words)) {
    const auto& term = *ear().term_of[match.phrase];
    if (is_danger(term.signal) && ((match.word > 0 && denies(words[match.word - 1].text)) ||
                                   (match.word > 1 && denies(words[match.word - 2].text))))
      continue;
    if (term.signal == Signal::regression && is_of_regression_tests(words, match.word)) continue;
    if (term.signal == Signal::deprecates && was_deprecated(words, match.word)) continue;
    const auto behind = std::find_if(words.begin() + static_cast<std::ptrdiff_t>(match.word), words.end(),
                                     [&](const Word& word) { return word.begin >= match.end; });
    const auto end = static_cast<std::size_t>(behind - words.begin());
    if (is_named_after(words, match.word, end, term.signal, in_title)) continue;
    const bool in_passing = place == Place::body && !signals[Signal::security].in_title;
    if (term.signal == Signal::security && in_passing && !is_numbered(words[match.word].text)) continue;
    if (term.signal == Signal::silent_damage && in_title && refuses(words)) continue;
    if (in_title && is_purpose(words, match.word) && (term.signal == Signal::feature || term.signal == Signal::works))
      continue;
    if (is_damage(term.signal) && in_title && describes(words)) continue;
    // "Address overflows" mends them; "the address of a function" is a place.
    if (term.signal == Signal::fix && words[match.word].text.starts_with("address") && (!in_title || match.word > 0))
      continue;
    auto& said = signals.said[static_cast<std::size_t>(term.signal)];
    const int strength = term.strength * weight;
    said.elsewhere = said.elsewhere || !in_title;
    if (in_title && match.word == leads && term.strength > leading) {
      leading = term.strength;
      signals.leading = term.signal;
    }
    if (strength <= said.strength) {
      if (in_title) said.strength += kEcho;
      continue;
    }
    said = {strength + (said.strength > 0 && in_title ? kEcho : 0), in_title, said.elsewhere,
            std::string(text.substr(match.begin, token_end(text, match.end) - match.begin))};
  }
}

// "`counts[blocks] -= 1` would only count once. This is wrong": what a new comment in the code tells of what was there.
constexpr int kPlainRemark = 9;

int damage_remarked(const Story& story) {
  static const PhraseIndex plain(
      {"is wrong",        "are wrong",       "was wrong",     "were wrong",       "be wrong",         "wrongly",
       "would otherwise", "otherwise would", "never updated", "never be",         "clobber*",         "would drop",
       "would lose",      "would leak",      "would be lost", "would be dropped", "would be ignored", "would read",
       "would write",     "would overwrite", "would only"});
  Signals heard;
  for (const auto& remark : new_remarks(story)) {
    const auto words = words_of(remark);
    listen(heard, remark, words, Place::remark);
    if (!plain.find_all(words).empty()) return kPlainRemark;
  }
  return heard[Signal::silent_damage].strength;
}

}  // namespace

Signals signals_of(const Story& story) {
  Signals signals;
  listen(signals, story.parts.text, story.parts.words, Place::title);
  signals.figures = gains_in(story.parts.text, Spoken::in_title);
  signals.figures_in_title = !signals.figures.empty();
  for (const auto& line : prose_lines(story.body())) {
    const auto words = words_of(line.text);
    if (line.step && words.size() < kWordsOfAReport) continue;
    listen(signals, line.text, words, Place::body);
    if (!signals.figures_in_title)
      for (auto& figure : gains_in(line.text, Spoken::in_body)) signals.figures.push_back(std::move(figure));
  }
  for (const auto& note : notes_of(story)) listen(signals, note.text, words_of(note.text), Place::note);
  signals.remarked = damage_remarked(story);
  if (signals.figures.size() > kMaxFigures) signals.figures.resize(kMaxFigures);
  return signals;
}

}  // namespace aireport::digest

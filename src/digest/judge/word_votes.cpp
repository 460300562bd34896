#include "digest/judge/votes.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/judge/classify.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr int kPrefix = 60;  // "fix: …" is a convention that is kept on purpose
constexpr int kTag = 45;
constexpr int kLabel = 25;
constexpr int kLeading = 14;
constexpr int kPlainSpeed = 15;     // the strength of "caching" in a title
constexpr int kSomeCode = 5;        // lines of the product that are more than a trace
constexpr int kStated = 24;         // a description that states the fault
constexpr int kTold = 26;           // of what is not done any more
constexpr int kTemplates = 30;      // code that is written once for several types
constexpr int kTried = 25;          // "try" announces nothing that is there to stay
constexpr int kHeadNoun = 30;       // "… tuning page" is about a page
constexpr int kMuchFallback = 100;  // so many lines are another way to do it, and no mending

// Words for documents, tests or the build lose their weight, in percent, as the change is of the product.
int trust_in(ChangeKind kind, const Case& change) {
  const bool of_product = kind != ChangeKind::docs && kind != ChangeKind::tests && kind != ChangeKind::build;
  return of_product || change.evidence.all_files() == 0 ? 100 : std::min(100, (100 - change.product_share()) * 2);
}

bool names_needless(const Case& change) {
  return has_word(change.story.parts.words, {"redundant", "unused", "unnecessary", "useless", "unneeded", "obsolete"});
}

// What a title does beside its verb: formats, takes needless code away, measures, or states what went wrong.
void by_manner(const Case& change, Votes& votes) {
  const auto& words = change.story.parts.words;
  const bool product = change.evidence.product_files() > 0;
  if (has_word(words, {"ruff", "isort", "linter", "linters"}) ||
      (has_word(words, {"pre"}) && has_word(words, {"commit"})))
    votes[change.evidence.files_of(Role::ci) > 0 ? ChangeKind::build : ChangeKind::refactor] += 40;
  else if (change.begins_with({"format", "reformat", "formatting"}) ||
           (change.product_share() >= 50 && has_word(words, {"lint", "linting", "lints"})))
    votes[ChangeKind::refactor] += 50;
  if (change.takes_away() && names_needless(change) && !spares_work(change)) {
    votes[ChangeKind::refactor] += 45;
    votes[ChangeKind::fix] /= 2;
  }
  if (change.begins_with({"try", "trying", "wip", "experiment"})) votes[ChangeKind::refactor] += kTried;
  if (change.begins_with({"template", "templates", "templatize"})) votes[ChangeKind::refactor] += kTemplates;
  if (change.begins_with({"pass"})) votes[ChangeKind::refactor] += 6;
  if (change.begins_with({"bench", "benchmark"}) && change.story.parts.type.empty()) votes[ChangeKind::tests] += 50;
  const bool tagged = is_tagged(change.story.parts, {ChangeKind::feature, ChangeKind::performance, ChangeKind::docs,
                                                     ChangeKind::tests, ChangeKind::refactor});
  if (change.signals[Signal::fault].strength > 0 && product && !tagged) votes[ChangeKind::fix] += kStated;
  const auto& speed = change.signals[Signal::performance];
  if (!words.empty() && has_word({words.back()}, {"page", "pages", "docs", "doc", "documentation", "guide", "guides",
                                                  "readme", "docstring", "docstrings", "tutorial"}))
    votes[ChangeKind::docs] += kHeadNoun * trust_in(ChangeKind::docs, change) / 100;
  else if (change.begins_with({"improve", "improves", "improving"}) && speed.in_title && speed.strength >= kPlainSpeed)
    votes[ChangeKind::performance] += kLeading;
}

}  // namespace

void by_tags(const Case& change, Votes& votes) {
  // What made the tests fail was wrong where users meet it too.
  const bool ships_fix = change.said(Signal::fix) && change.evidence.code_lines >= kSomeCode;
  const auto count = [&](std::string_view tag, int weight) {
    const auto kind = kind_of_tag(tag);
    if (!kind) return;
    const bool aside = *kind == ChangeKind::build || *kind == ChangeKind::tests;
    votes[*kind] += weight * trust_in(*kind, change) / (ships_fix && aside ? 200 : 100);
  };
  int weight = kTag;
  for (const auto& tag : change.story.parts.tags) {
    count(tag, weight);
    weight = std::max(kTag - 20, weight - 10);  // the first tag is the one that was meant
  }
  if (!change.story.parts.type.empty()) count(change.story.parts.type, kPrefix);
  if (!change.story.parts.scope.empty()) count(change.story.parts.scope, kTag - 25);
  if (change.story.request != nullptr)
    for (const auto& label : change.story.request->labels) count(to_lower_ascii(label), kLabel);
}

void by_words(const Case& change, Votes& votes) {
  struct Voice {
    Signal signal;
    ChangeKind kind;
  };
  constexpr Voice kVoices[] = {{Signal::feature, ChangeKind::feature},
                               {Signal::works, ChangeKind::feature},
                               {Signal::performance, ChangeKind::performance},
                               {Signal::fix, ChangeKind::fix},
                               {Signal::silent_damage, ChangeKind::fix},
                               {Signal::crash, ChangeKind::fix},
                               {Signal::leak, ChangeKind::fix},
                               {Signal::regression, ChangeKind::fix},
                               {Signal::refactor, ChangeKind::refactor},
                               {Signal::build, ChangeKind::build},
                               {Signal::docs, ChangeKind::docs},
                               {Signal::tests, ChangeKind::tests}};
  int described = 0;  // of faults, in the description
  for (const auto& [signal, kind] : kVoices) {
    if (kind == ChangeKind::feature && change.takes_away()) continue;  // "Drop support for X"
    const auto& voice = change.signals[signal];
    // A long description speaks of many dangers without having mended any: the strongest stands for all.
    if (kind == ChangeKind::fix && !voice.in_title) {
      described = std::max(described, voice.strength / 2);
      continue;
    }
    int weight = voice.in_title ? voice.strength : voice.strength / 2;
    if (change.signals.leading == signal) weight += kLeading;
    weight = weight * trust_in(kind, change) / 100;
    votes[kind] += weight;
  }
  votes[ChangeKind::fix] += described;
  if (change.mends_a_slip() && change.said(Signal::docs)) votes[ChangeKind::docs] += 60;  // wherever the words stand
  by_speed(change, votes);
  by_manner(change, votes);
  // "Do not use it on this device": what was done there was wrong.
  const auto& title = change.story.parts.words;
  if (title.size() > 1 && title[0].text == "do" && title[1].text == "not") votes[ChangeKind::fix] += kTold;
  // "Add a guard" mends, whatever it adds; one that goes mends nothing.
  if (change.takes_away()) return;
  if (has_word(change.story.parts.words, {"guard", "guards", "check", "checks", "validation", "barrier", "fence"}) ||
      (has_word(change.story.parts.words, {"fallback"}) && change.evidence.product_lines() < kMuchFallback))
    votes[ChangeKind::fix] += 18;
  const bool skips =
      !change.story.parts.words.empty() && has_word({change.story.parts.words.front()}, {"skip", "disable", "xfail"});
  if (skips && has_word(change.story.parts.words, {"test", "tests"})) votes[ChangeKind::tests] += 70;
}

}  // namespace aireport::digest

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
constexpr int kSomeCode = 5;        // lines of the product that are more than a trace
constexpr int kTold = 26;           // of what is not done any more
constexpr int kMuchFallback = 100;  // so many lines are another way to do it, and no mending

// "Low-latency kernels", "the high-throughput mode": a name of what is there, no news of speed.
bool names_latency(const Case& change) {
  const auto& words = change.story.parts.words;
  const auto& phrase = change.signals[Signal::performance].phrase;
  if (to_lower_ascii(phrase) != "latency" && to_lower_ascii(phrase) != "throughput") return false;
  for (std::size_t i = 0; i + 2 < words.size(); ++i)
    if ((words[i].text == "low" && words[i + 1].text == "latency") ||
        (words[i].text == "high" && words[i + 1].text == "throughput"))
      return true;
  return false;
}

// What is not done any more, or not without a check, was wrong; a test that is skipped is one still.
void by_guards(const Case& change, Votes& votes) {
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
    if (signal == Signal::performance && names_latency(change)) weight = 0;
    if (change.signals.leading == signal) weight += kLeading;
    weight = weight * trust_in(kind, change) / 100;
    votes[kind] += weight;
  }
  votes[ChangeKind::fix] += described;
  if (change.mends_a_slip() && change.said(Signal::docs)) votes[ChangeKind::docs] += 60;  // wherever the words stand
  by_speed(change, votes);
  by_manner(change, votes);
  by_guards(change, votes);
}

}  // namespace aireport::digest

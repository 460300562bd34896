#include "digest/votes.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/classify.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr int kPrefix = 60;  // "fix: …" is a convention that is kept on purpose
constexpr int kTag = 45;
constexpr int kLabel = 25;
constexpr int kLeading = 14;
constexpr int kMuchFallback = 100;  // so many lines are another way to do it, and no mending

// Words for documents, tests or the build lose their weight, in percent, as the change is of the product.
int trust_in(ChangeKind kind, const Case& change) {
  const bool of_product = kind != ChangeKind::docs && kind != ChangeKind::tests && kind != ChangeKind::build;
  return of_product || change.evidence.all_files() == 0 ? 100 : std::min(100, (100 - change.product_share()) * 2);
}

}  // namespace

void by_tags(const Case& change, Votes& votes) {
  const auto count = [&](std::string_view tag, int weight) {
    if (const auto kind = kind_of_tag(tag)) votes[*kind] += weight * trust_in(*kind, change) / 100;
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
  if (change.signals.figures_in_title) votes[ChangeKind::performance] += 15;
  // "Add a guard" mends, whatever it adds.
  if (has_word(change.story.parts.words, {"guard", "guards", "check", "checks", "validation", "barrier", "fence"}) ||
      (has_word(change.story.parts.words, {"fallback"}) && change.evidence.product_lines() < kMuchFallback))
    votes[ChangeKind::fix] += 18;
  const bool skips =
      !change.story.parts.words.empty() && has_word({change.story.parts.words.front()}, {"skip", "disable", "xfail"});
  if (skips && has_word(change.story.parts.words, {"test", "tests"})) votes[ChangeKind::tests] += 70;
}

}  // namespace aireport::digest

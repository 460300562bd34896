#include "digest/judge/votes.hpp"

#include <algorithm>

#include "digest/code/titled_removals.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr int kPlainNews = 18;  // the strength of "support" in a title
constexpr int kDefault = 50;
constexpr int kWhole = 35;  // a whole feature
constexpr int kGone = 60;   // what users import or set, whatever the title calls it

bool renames(const Case& change) {
  return has_word(change.story.parts.words, {"rename", "renames", "renamed", "renaming"});
}

bool takes_parameters(const Case& change) {
  return std::any_of(
      change.evidence.parameters.begin(), change.evidence.parameters.end(),
      [](const ParameterChange& parameters) { return !parameters.removed.empty() || !parameters.renamed.empty(); });
}

// "Remove the use_planner param" of a function that users call.
bool takes_named_parameter(const Case& change) {
  return change.takes_away() && takes_parameters(change) &&
         has_word(change.story.parts.words, {"param", "params", "parameter", "parameters", "arg", "args", "argument",
                                             "arguments", "kwarg", "kwargs", "option", "flag"});
}

// A feature's worth of the product goes, and next to nothing comes.
bool removes_much(const Case& change) {
  constexpr std::int64_t kFeature = 300;  // lines
  std::int64_t added = 0, removed = 0;
  for (const auto& file : change.story.files) {
    if (!is_product(role_of(*file.change))) continue;
    added += file.change->additions;
    removed += file.change->deletions;
  }
  return removed >= kFeature && added * 10 <= removed;
}

// Much more of the product went than came.
bool goes(const Case& change) {
  std::int64_t added = 0, removed = 0;
  for (const auto& file : change.story.files) {
    if (!is_product(role_of(*file.change))) continue;
    added += file.change->additions;
    removed += file.change->deletions;
  }
  return removed > added * 2;
}

}  // namespace

// A break needs two witnesses: the diff that takes something away, and words that own up to it.
void by_breaks(const Case& change, Votes& votes) {
  const auto& breaking = change.signals[Signal::breaking];
  const bool takes = breaking.in_title || change.said(Signal::removes) || change.said(Signal::deprecates);

  const bool gone = !change.evidence.removed_names.empty() || !change.evidence.removed_options.empty() ||
                    !change.evidence.removed_exports.empty();
  // A description speaks of breaks that it does not make, so it needs the diff, or the convention in capitals.
  const bool declared = breaking.strength >= 8 && (gone || breaking.phrase.starts_with("BREAKING"));
  int weight = breaking.in_title ? breaking.strength : declared ? breaking.strength * 2 : breaking.strength / 2;
  if (change.evidence.product_files() == 0) weight /= 3;
  if (!change.evidence.removed_exports.empty()) weight += kGone;
  if (gone && takes && !change.said(Signal::fix)) weight += 25;
  if (!change.evidence.removed_options.empty()) weight += kGone;
  // "Enable X by default", and a default that is another now.
  if (!change.evidence.changed_defaults.empty() && has_word(change.story.parts.words, {"default", "defaults"}))
    weight += kDefault;
  if (renames(change) && (gone || takes_parameters(change))) weight += 20;
  // "Make the module private": whoever imports it does without from now on.
  if (change.begins_with({"make", "mark"}) && change.evidence.product_files() > 0 &&
      has_word(change.story.parts.words, {"private"}))
    weight += kDefault;
  // "[Refactor] Remove the gate's offloading", and hundreds of lines go with the names that others could call.
  if (change.takes_away() && gone && removes_much(change)) weight += kWhole;
  if (takes_named_parameter(change) || takes_setting_by_title(change.story)) weight += 35;
  if (change.said(Signal::deprecates) && goes(change)) weight += 15;
  if (change.evidence.returns_less && !change.said(Signal::refactor)) weight += 40;
  if (change.said(Signal::deprecates) && change.evidence.product_files() > 0) weight += 12;
  // "Drop support for X", "drop X from the public API".
  if ((change.takes_away() || change.said(Signal::removes)) && change.evidence.product_files() > 0 &&
      has_word(change.story.parts.words, {"support", "public"}))
    weight += 30;
  if (has_word(change.story.parts.words,
               {"unused", "useless", "unnecessary", "dead", "internal", "outdated", "obsolete", "stray", "leftover"}))
    weight /= 3;
  // "Support video": what gives way to something new is told beside it.
  const bool owned = takes || declared || has_word(change.story.parts.words, {"default", "defaults"});
  const auto& news = change.signals[Signal::feature];
  const bool is_news = change.signals.leading == Signal::feature || (news.in_title && news.strength >= kPlainNews);
  if (is_news && !owned) weight /= 2;
  votes[ChangeKind::breaking] += weight;
}

}  // namespace aireport::digest

#include <algorithm>

#include "digest/judge/classify.hpp"
#include "digest/judge/votes.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr int kManner = 30;         // of a title that says how it got faster and not that it did
constexpr int kSpared = 26;         // of work
constexpr int kTold = 34;           // by the description alone
constexpr int kImproved = 45;       // "improve performance" in so many words
constexpr int kFigures = 30;        // a figure in the title
constexpr int kPlainRefactor = 15;  // the strength of "move" in a title
constexpr int kPlainFix = 15;       // of "correct"; "don't" says less
constexpr int kMuchOfIt = 25;       // percent of the changed lines
constexpr std::size_t kReach = 6;   // so many words behind its verb stands what is spared
constexpr std::size_t kObject = 3;  // or what a verb that may mean anything else takes away

// What costs time wherever it is done.
bool is_work(const Word& word) {
  return has_word({word},
                  {"copies", "deepcopy", "clone", "clones", "memcpy", "sync", "syncs", "synchronize", "synchronization",
                   "synchronizations", "d2h", "h2d", "roundtrip", "roundtrips", "allocations", "overhead"});
}

// What may be avoided for its cost; "copy" alone may be a text.
bool is_cost(const Word& word) {
  return is_work(word) || has_word({word}, {"copy", "allocation", "launch", "launches", "recomputation",
                                            "recompilation", "recompilations", "uncoalesced", "bank", "spill", "spills",
                                            "spilling", "bubble", "bubbles", "stall", "stalls"});
}

// What there may be less of; what is avoided of it is a fault.
bool is_spent(const Word& word) {
  return is_cost(word) ||
         has_word({word}, {"memory", "vram", "footprint", "traffic", "bandwidth", "latency", "contention", "register",
                           "registers", "vgpr", "usage", "consumption", "time", "dispatch"});
}

bool avoids(const Word& word) {
  return has_word({word}, {"avoid", "avoids", "avoiding", "eliminate", "eliminates", "eliminating"});
}

bool lowers(const Word& word) {
  return has_word({word}, {"reduce", "reduces", "reducing", "cut", "cuts", "lower", "lowers", "minimize", "minimise",
                           "shrink", "shrinks"});
}

// "… to optimize decoding", "… to speed it up".
bool quickens(const Word& word) {
  return has_word({word}, {"optimize", "optimise", "accelerate", "speed", "speedup"});
}

bool takes_or_replaces(const Word& word) {
  return has_word({word},
                  {"remove", "removes", "drop", "drops", "skip", "skips", "replace", "replaces", "save", "saves"});
}

// "Remove the redundant allocation": one that was made beside what is needed.
bool is_too_much(const Word& word) {
  return has_word({word}, {"redundant", "redundent", "excessive", "unnecessary", "unneeded", "needless", "superfluous",
                           "duplicate", "duplicated"});
}

bool is_tagged_mend(const Case& change) {
  return change.said(Signal::fix) || is_tagged(change.story.parts, {ChangeKind::fix});
}

// More than "use", "update" or "remove", which stand in titles of every kind.
bool renews(const Case& change) {
  const auto& said = change.signals[Signal::refactor];
  return change.signals.leading == Signal::refactor || (said.in_title && said.strength >= kPlainRefactor);
}

// The description alone tells of speed, and nothing tells of anything else.
bool only_says_faster(const Case& change) {
  const bool names_other = change.said(Signal::docs) || change.signals.leading == Signal::feature ||
                           change.signals.leading == Signal::fix || change.said(Signal::fix) || renews(change) ||
                           change.said(Signal::works) || !change.evidence.added_options.empty() ||
                           !change.evidence.read_variables.empty() || !change.evidence.added_exports.empty() ||
                           is_tagged(change.story.parts, {ChangeKind::feature, ChangeKind::fix, ChangeKind::docs,
                                                          ChangeKind::tests, ChangeKind::refactor, ChangeKind::build});
  // A branch's name for a title: "Feature/gate".
  const auto& words = change.story.parts.words;
  if (!words.empty() && kind_of_tag(words.front().text)) return false;
  const bool told = change.signals[Signal::quickens].strength > 0 || !change.signals.figures.empty();
  return told && change.product_share() >= kMuchOfIt && !names_other;
}

// "Compile kernels in parallel": what was done one by one is not any more.
bool says_parallel(const Case& change) {
  return !is_tagged_mend(change) && change.story.parts.text.ends_with(" in parallel");
}

// "Cache the device's properties", "fuse the two reductions": what is done so is done to be faster.
bool names_a_way(const Case& change) {
  return change.begins_with({"batch", "vectorize", "parallelize", "parallelise", "cache", "memoize", "precompute",
                             "hoist", "prefetch", "coalesce", "fuse", "overlap", "unroll"}) &&
         !is_tagged_mend(change);
}

bool improves_a_kernel(const Case& change) {
  return has_word(change.story.parts.words, {"improve", "improves", "improving"}) &&
         change.evidence.product_files() > 0 && !is_tagged_mend(change) &&
         has_word(change.story.parts.words, {"inference", "decode", "decoding", "prefill", "gemm", "matmul", "kernel",
                                             "kernels", "bandwidth", "occupancy", "scheduling"});
}

// "Use TMA to store dK": another way for a kernel to use the device, which is taken because it is the faster one.
bool uses_the_device_otherwise(const Case& change) {
  const auto kernels = static_cast<int>(change.evidence.kernels.size());
  const bool of_kernels = kernels > 0 && kernels == change.evidence.product_files();
  const bool names_other = change.signals[Signal::fix].strength >= kPlainFix || change.said(Signal::crash) ||
                           change.said(Signal::feature) || change.said(Signal::silent_damage) ||
                           is_tagged(change.story.parts, {ChangeKind::fix});
  if (!of_kernels || names_other) return false;
  return change.begins_with(
             {"use", "uses", "load", "store", "keep", "reuse", "don", "stop", "issue", "stage", "adjust"}) &&
         has_word(change.story.parts.words,
                  {"tma",      "cp",        "bulk",  "async", "barrier",  "barriers",  "mbarrier", "smem",
                   "tmem",     "registers", "mma",   "wgmma", "umma",     "stages",    "swizzle",  "vectorized",
                   "unroll",   "unrolling", "warps", "2cta",  "dsmem",    "multicast", "shuffle",  "shuffles",
                   "ldmatrix", "stmatrix",  "ldsm",  "stsm",  "iteration"});
}

// "Improve the critical path's perf": whatever type the title claims.
bool improves_speed(const Case& change) {
  const auto& words = change.story.parts.words;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!has_word({words[i]}, {"improve", "improves", "improved", "improving", "boost", "boosts", "increase"}))
      continue;
    for (auto at = i + 1; at < words.size() && at <= i + kReach; ++at) {
      if (!has_word({words[at]}, {"perf", "performance", "throughput", "speed", "latency"})) continue;
      // "Performance tests", "performance page": another noun is what it is about.
      return at + 1 == words.size() ||
             has_word({words[at + 1]}, {"of", "in", "for", "on", "by", "when", "with", "via", "using", "and", "from",
                                        "through", "at", "during", "a", "up", "to"});
    }
  }
  return false;
}

}  // namespace

// "Avoid a copy of the page", "split it to reduce launches", "replace sync with wait event": what is spared makes it
// faster.
bool spares_work(const Case& change) {
  const auto& words = change.story.parts.words;
  if (change.said(Signal::crash) || change.said(Signal::leak) || change.said(Signal::silent_damage)) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i - 1].text != "to" && words[i - 1].text != "and") continue;
    const auto first = words.begin() + static_cast<std::ptrdiff_t>(i + 1);
    const auto within = [&](std::size_t reach) {
      return words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), i + 1 + reach));
    };
    if (i > 0 && quickens(words[i]) && change.signals.leading != Signal::feature) return true;
    if (lowers(words[i]) && std::any_of(first, within(kReach), is_spent)) return true;
    if (avoids(words[i]) && std::any_of(first, within(kReach), is_cost)) return true;
    if (takes_or_replaces(words[i]) && std::any_of(first, within(kObject), is_work)) return true;
    if (takes_or_replaces(words[i]) && std::any_of(first, within(kObject), is_too_much) &&
        std::any_of(first, within(kReach), [](const Word& word) { return is_cost(word) && word.text != "copy"; }))
      return true;
  }
  return false;
}

void by_speed(const Case& change, Votes& votes) {
  if (spares_work(change)) {
    votes[ChangeKind::performance] += kSpared;
    votes[ChangeKind::fix] /= 2;
    votes[ChangeKind::refactor] /= 2;
  }
  if (only_says_faster(change)) votes[ChangeKind::performance] += kTold;
  if (names_a_way(change) || says_parallel(change) || improves_a_kernel(change))
    votes[ChangeKind::performance] += kManner;
  if (uses_the_device_otherwise(change)) {
    votes[ChangeKind::performance] += kManner;
    votes[ChangeKind::fix] /= 2;
  }
  if (improves_speed(change) && !is_tagged_mend(change)) votes[ChangeKind::performance] += kImproved;
  if (change.signals.figures_in_title) votes[ChangeKind::performance] += kFigures;
}

}  // namespace aireport::digest

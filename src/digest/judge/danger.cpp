#include <algorithm>

#include "digest/judge/classify.hpp"
#include "digest/judge/reach.hpp"
#include "digest/judge/scale.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr int kPlainDamage = 8;  // of "wrong output", "out of bounds" and the like in a description
constexpr int kRebinds = 8;      // a wrong index or argument gives wrong results, whether or not anybody says so
constexpr int kFewLines = 40;    // of code, where such a mend ends
constexpr int kLost = 45;
constexpr int kLeastRemarked = 6;
constexpr int kRemarked = 6;

}  // namespace

// Principles 1 and 3. The words of a fix name what it mends; in a feature they are less.
int Scale::danger() const {
  if (!is_of_product()) return 0;
  const int share = kind_ == ChangeKind::fix || kind_ == ChangeKind::security ? 10
                    : kind_ == ChangeKind::breaking                           ? 6
                                                                              : 3;
  const int stops = std::max(strength(Signal::crash), strength(Signal::leak));
  const int said = std::max(silent_damage() * 11, stops * 8);
  const int damage = is_benchmark_tool(story_) ? said / 4
                     : is_of_diagnostics()     ? said / 2
                     : is_of_misuse()          ? said * 2 / 3
                                               : said;
  const int regression = strength(Signal::regression) * 4;
  const int security = kind_ == ChangeKind::security ? strength(Signal::security) * 8 : 0;
  const int lost = kind_ == ChangeKind::fix && damage == 0 && was_lost() ? kLost : 0;
  return (std::min(damage, 330) * share + regression * share) / 10 + security + lost + remark();
}

// The title is silent, and a comment in the code owns up to what was there.
int Scale::remark() const {
  if (kind_ != ChangeKind::fix || in_title(Signal::silent_damage) || in_title(Signal::crash) || in_title(Signal::leak))
    return 0;
  if (is_benchmark_tool(story_) || is_for_developers(story_) || is_of_diagnostics()) return 0;
  return signals_.remarked >= kLeastRemarked ? signals_.remarked * kRemarked : 0;
}

// "Preserve the step when unrolling", "honor the strides": until now they were lost, and nothing said so. Nor of what
// is done "instead of" something else from now on, no longer done, or was "not raised".
bool Scale::was_lost() const {
  const auto& words = story_.parts.words;
  if (words.empty()) return false;
  const bool loud = has_word(words, {"fail", "fails", "crash", "break", "error", "raise", "warn", "require"});
  if (words.front().text == "don" && !loud) return true;  // "don't"
  if (has_word({words.front()}, {"preserve", "preserves", "propagate", "propagates", "honor", "honors", "honour",
                                 "respect", "respects"}))
    return true;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto& word = words[i].text;
    if (word == "instead" && words[i + 1].text == "of") return true;
    if (word == "not" &&
        has_word({words[i + 1]}, {"applied", "called", "counted", "honored", "initialized", "loaded", "passed",
                                  "propagated", "raised", "respected", "restored", "saved", "set", "updated"}))
      return true;
  }
  return false;
}

// A wrong number of a dashboard is no wrong result.
bool Scale::is_of_diagnostics() const {
  const auto& words = story_.parts.words;
  const bool wording = has_word(words, {"message", "messages"}) && has_word(words, {"error", "errors", "log", "debug"});
  return wording ||
         has_word(words, {"metric", "metrics", "logging", "log", "logs", "prometheus", "histogram", "telemetry",
                          "dashboard", "profile", "profiler", "profiling", "warning", "warnings"});
}

// "Segfault on out of bounds axes", "hang on invalid input": on the way of who gave what nobody should.
bool Scale::is_of_misuse() const {
  const auto& words = story_.parts.words;
  return has_word(words, {"invalid", "malformed"}) ||
         (has_word(words, {"bounds", "negative"}) && in_title(Signal::crash) &&
          has_word(words, {"axis", "axes", "index", "indices", "argument", "arguments", "input", "inputs"}));
}

// A fix whose title is modest may say only in its description that results were wrong: that counts as much.
int Scale::silent_damage() const {
  const auto& said = signals_[Signal::silent_damage];
  const bool plain = kind_ == ChangeKind::fix && !said.in_title && said.strength >= kPlainDamage;
  const int rebinds = kind_ == ChangeKind::fix && evidence_.rebinds && (claims_fault() || is_tested()) ? kRebinds : 0;
  return std::max(std::max(rebinds, slips() ? kRebinds : 0), plain ? said.strength * 2 : said.strength);
}

// A fix of what is shipped that brings a test with it: somebody saw it fail.
bool Scale::is_tested() const {
  return kind_ == ChangeKind::fix && evidence_.code_lines > 0 && evidence_.product_files() > 0 &&
         evidence_.lines_of(Role::test) > 0;
}

// What a few lines mend and a test now watches was wrong where users met it, unless it was refused or stopped there.
bool Scale::slips() const {
  const bool loud = in_title(Signal::crash) || in_title(Signal::minor) ||
                    has_word(story_.parts.words,
                             {"compile", "compilation", "build", "import", "warning", "message", "messages", "fail",
                              "fails", "failing", "failure", "error", "errors", "exception", "exceptions"});
  return is_tested() && evidence_.code_lines <= kFewLines && evidence_.checks_added == 0 && !loud && !switches_off() &&
         !is_for_developers(story_) && (claims_fault() || !in_title(Signal::refactor));
}

// "Disable the built-in in tile mode": what does not work there is no longer used, and gave no results before.
bool Scale::switches_off() const {
  const auto& words = story_.parts.words;
  return !words.empty() && has_word({words.front()}, {"disable", "disables", "skip", "skips", "avoid", "avoids"});
}

// Something says that there was a fault; a small change without such a word may be anything.
bool Scale::claims_fault() const {
  for (const auto signal : {Signal::fix, Signal::silent_damage, Signal::crash, Signal::leak, Signal::regression})
    if (in_title(signal) || strength(signal) >= 7) return true;
  return is_tagged(story_.parts, {ChangeKind::fix});
}

}  // namespace aireport::digest

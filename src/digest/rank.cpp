#include "digest/rank.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <tuple>

#include "digest/classify.hpp"
#include "digest/reach.hpp"
#include "digest/reasons.hpp"
#include "digest/version.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

// Where a kind begins; what the change says and shows moves it from there.
int base_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::release:
      return 900;
    case ChangeKind::security:
      return 600;
    case ChangeKind::breaking:
      return 600;
    case ChangeKind::fix:
      return 340;
    case ChangeKind::feature:
      return 380;
    case ChangeKind::performance:
      return 320;
    case ChangeKind::revert:
      return 330;
    case ChangeKind::refactor:
      return 170;
    case ChangeKind::build:
      return 120;
    case ChangeKind::deps:
      return 90;
    case ChangeKind::docs:
      return 50;
    case ChangeKind::tests:
      return 40;
    case ChangeKind::other:
      return 150;
  }
  return 0;
}

constexpr int kRewriteLines = 1000;
constexpr int kExamples = 150;     // where a change of examples alone begins at most
constexpr int kCiAlone = 90;       // what nobody but its developers meets, also where it is taken back
constexpr int kNotesAlone = 420;   // notes of a release, without a version that changes
constexpr int kDevelopment = 100;  // a version that nobody installs
constexpr int kPlainDamage = 8;    // of "wrong output", "out of bounds" and the like in a description
constexpr int kFollows = 100;      // so many lines of the product that had to follow a dependency
constexpr int kRebinds = 8;        // a wrong index or argument gives wrong results, whether or not anybody says so
constexpr int kNicheVendor = 90;
constexpr int kFewLines = 40;  // of code, where such a mend ends
constexpr int kLost = 45;
constexpr int kPlainlyMinor = 21;  // the strength of "typo" in a title

// A doubling of the lines is worth as much each time: size breaks ties and no more.
int doublings(std::int64_t lines) {
  int count = 0;
  for (; lines > 1; lines /= 2) ++count;
  return count;
}

class Scale {
 public:
  Scale(const Story& story, ChangeKind kind, const Evidence& evidence, const Signals& signals, const Standing& standing)
      : story_(story), kind_(kind), evidence_(evidence), signals_(signals), standing_(standing) {}

  int weigh() const {
    if (kind_ == ChangeKind::release && stage_of(story_.title) == Stage::development) return kDevelopment;
    const int base = evidence_.only_examples()  ? std::min(base_of(kind_), kExamples)
                     : only_speaks_of_release() ? kNotesAlone
                                                : base_of(kind_);
    const bool ci_alone =
        evidence_.all_files() > 0 && (kind_ == ChangeKind::build ? evidence_.files_of(Role::ci) == evidence_.all_files()
                                                                 : kind_ == ChangeKind::revert && for_developers());
    int score = (ci_alone ? std::min(base, kCiAlone) : base) + danger() + breaks() + news() + speed() + install();
    const bool silent = kind_ == ChangeKind::refactor || kind_ == ChangeKind::other;
    if (silent && evidence_.product_lines() >= kRewriteLines) score += 150;
    if (is_of_product()) score += reach() + 6 * doublings(std::min<std::int64_t>(evidence_.product_lines(), 1000));
    score -= triviality();
    score += 15 * static_cast<int>(standing_.issues.size()) + std::min(40, std::min(standing_.comments, 20) * 2);
    if (story_.bot && kind_ != ChangeKind::release && kind_ != ChangeKind::security) score -= 200;
    if (story_.netted) score = std::min(score, 60);
    if (!standing_.watched.empty()) score += 1000;
    return std::max(0, score);
  }

 private:
  int strength(Signal signal) const { return signals_[signal].strength; }
  bool in_title(Signal signal) const { return signals_[signal].in_title; }
  bool is_of_product() const { return evidence_.product_files() > 0 || evidence_.all_files() == 0; }

  bool for_developers() const {
    return evidence_.files_of(Role::ci) + evidence_.files_of(Role::test) + evidence_.files_of(Role::docs) ==
           evidence_.all_files();
  }

  bool only_speaks_of_release() const {
    return kind_ == ChangeKind::release && evidence_.all_files() > 0 && evidence_.version.empty() &&
           evidence_.files_of(Role::version) == 0 && evidence_.product_files() == 0 &&
           evidence_.files_of(Role::requirement) == 0;
  }

  // Principles 1 and 3. The words of a fix name what it mends; in a feature they are less.
  int danger() const {
    if (!is_of_product()) return 0;
    const int share = kind_ == ChangeKind::fix || kind_ == ChangeKind::security ? 10
                      : kind_ == ChangeKind::breaking                           ? 6
                                                                                : 3;
    const int stops = std::max(strength(Signal::crash), strength(Signal::leak));
    const int damage = std::max(silent_damage() * 11, stops * 8) / (is_of_diagnostics() ? 2 : 1);
    const int regression = strength(Signal::regression) * 4;
    const int security = kind_ == ChangeKind::security ? strength(Signal::security) * 8 : 0;
    const int lost = kind_ == ChangeKind::fix && damage == 0 && was_lost() ? kLost : 0;
    return (std::min(damage, 330) * share + regression * share) / 10 + security + lost;
  }

  // "Preserve the step when unrolling", "honor the strides": until now they were lost, and nothing said so.
  bool was_lost() const {
    const auto& words = story_.parts.words;
    return !words.empty() && has_word({words.front()}, {"preserve", "preserves", "propagate", "propagates", "honor",
                                                        "honors", "honour", "respect", "respects"});
  }

  // A wrong number of a dashboard is no wrong result.
  bool is_of_diagnostics() const {
    return has_word(story_.parts.words, {"metric", "metrics", "logging", "log", "logs", "prometheus", "histogram",
                                         "telemetry", "dashboard", "profiler", "profiling"});
  }

  // A fix whose title is modest may say only in its description that results were wrong: that counts as much.
  int silent_damage() const {
    const auto& said = signals_[Signal::silent_damage];
    const bool plain = kind_ == ChangeKind::fix && !said.in_title && said.strength >= kPlainDamage;
    const int rebinds = kind_ == ChangeKind::fix && evidence_.rebinds && (claims_fault() || is_tested()) ? kRebinds : 0;
    return std::max(std::max(rebinds, slips() ? kRebinds : 0), plain ? said.strength * 2 : said.strength);
  }

  // Principle 2.
  int breaks() const {
    if (!is_of_product() || kind_ == ChangeKind::tests) return 0;
    int score = 0;
    if (!evidence_.removed_options.empty()) score += 80;
    if (!evidence_.removed_exports.empty()) score += 60;
    // A name that was called old before has had its notice; what is configured stops the users of it still.
    if (kind_ == ChangeKind::breaking && evidence_.removed_options.empty() &&
        has_word(story_.parts.words, {"legacy", "deprecated", "obsolete"}))
      score -= 100;
    if (kind_ == ChangeKind::breaking) score += std::min(90, 15 * static_cast<int>(evidence_.removed_names.size()));
    if (!evidence_.changed_defaults.empty()) score += 25;
    if (in_title(Signal::deprecates)) score += 180;
    if (in_title(Signal::breaking) && kind_ != ChangeKind::breaking) score += 4 * strength(Signal::breaking);
    if (evidence_.checks_added > 0 && kind_ == ChangeKind::fix) score += 20;
    return score;
  }

  // Principle 5.
  int news() const {
    if (kind_ != ChangeKind::feature && kind_ != ChangeKind::fix) return 0;
    return in_title(Signal::works) ? 3 * strength(Signal::works) : 0;
  }

  // Principle 6.
  int speed() const {
    if (kind_ != ChangeKind::performance) return 0;
    return signals_.figures_in_title ? 120 : signals_.figures.empty() ? 0 : 90;
  }

  // Principle 4: what install needs.
  int install() const {
    const bool packs = evidence_.files_of(Role::requirement) > 0 && evidence_.files_of(Role::generated) == 0;
    if (kind_ == ChangeKind::fix && packs && is_of_product()) return 40;
    if (kind_ != ChangeKind::build && kind_ != ChangeKind::deps) return 0;
    const auto& words = story_.parts.words;
    const bool of_platform =
        has_word(words, {"python", "pytorch", "torch", "cuda", "rocm", "wheel", "wheels", "dependency", "dependencies",
                         "version", "versions", "install", "requirement", "requirements", "requires", "pin", "support",
                         "architectures", "build"});
    int score = 0;
    if ((of_platform || !evidence_.requirements.empty()) && evidence_.files_of(Role::requirement) > 0 && !story_.bot)
      score += 90;
    if (of_platform && in_title(Signal::removes)) score += names_number() ? 300 : 120;
    if (kind_ == ChangeKind::deps && evidence_.product_lines() >= kFollows) score += 120;
    if (kind_ == ChangeKind::build && in_title(Signal::crash) && evidence_.files_of(Role::ci) < evidence_.all_files())
      score += 200;
    if (evidence_.files_of(Role::build) > 0) score += 60;
    if (evidence_.files_of(Role::build) > 0 && in_title(Signal::fix) && evidence_.files_of(Role::ci) == 0) score += 80;
    return score;
  }

  // "Drop Python 3.8" and the like.
  bool names_number() const {
    return std::any_of(story_.parts.text.begin(), story_.parts.text.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  // Principle 7.
  int reach() const {
    int score = (kind_ == ChangeKind::fix ? 10 : 4) * strength(Signal::common_path) / 3;
    if (in_title(Signal::niche) && !are_at_home(vendors_in(signals_[Signal::niche].phrase), standing_.home))
      score -= 5 * strength(Signal::niche) / 3;
    if (evidence_.files_of(Role::kernel) > 0) score += 20;
    if (evidence_.files_of(Role::api) > 0) score += 15;
    if (kind_ == ChangeKind::fix && generates_code(story_)) score += 25;
    if (is_for_developers(story_)) score -= 45;
    if (is_of_niche_vendor()) score -= kNicheVendor;
    if (is_experimental(story_)) score -= kind_ == ChangeKind::breaking ? 200 : 30;
    return score;
  }

  // It is for hardware that few have, and this is no repository for that.
  bool is_of_niche_vendor() const {
    const auto vendors = vendors_of(story_);
    return !vendors.empty() && vendors != Vendors{"amd"} && !are_at_home(vendors, standing_.home);
  }

  // A fix of what is shipped that brings a test with it: somebody saw it fail.
  bool is_tested() const {
    return kind_ == ChangeKind::fix && evidence_.code_lines > 0 && evidence_.product_files() > 0 &&
           evidence_.lines_of(Role::test) > 0;
  }

  // What a few lines mend and a test now watches was wrong where users met it, unless it was refused or stopped there.
  bool slips() const {
    const bool loud = in_title(Signal::crash) || in_title(Signal::minor) ||
                      has_word(story_.parts.words,
                               {"compile", "compilation", "build", "import", "warning", "message", "messages", "fail",
                                "fails", "failing", "failure", "error", "errors", "exception", "exceptions"});
    return is_tested() && evidence_.code_lines <= kFewLines && evidence_.checks_added == 0 && !loud &&
           !is_for_developers(story_) && (claims_fault() || !in_title(Signal::refactor));
  }

  // Something says that there was a fault; a small change without such a word may be anything.
  bool claims_fault() const {
    for (const auto signal : {Signal::fix, Signal::silent_damage, Signal::crash, Signal::leak, Signal::regression})
      if (in_title(signal) || strength(signal) >= 7) return true;
    return is_tagged(story_.parts, {ChangeKind::fix});
  }

  // Principle 11.
  int triviality() const {
    if (kind_ == ChangeKind::release) return 0;
    int score = in_title(Signal::minor) ? 5 * strength(Signal::minor) : 0;
    if (of_no_weight())
      score += 250;
    else if (calls_itself_aside())
      score += 150;
    // A helper that stands by itself, a knob turned without a measurement.
    const bool small = evidence_.product_files() == 1 && evidence_.product_lines() <= 40;
    const auto& words = story_.parts.words;
    if (kind_ == ChangeKind::feature && small && !words.empty() &&
        has_word({words.front()}, {"add", "adds", "added"}) && !has_word(words, {"support", "enable", "option"}))
      score += 110;
    if (kind_ == ChangeKind::feature && is_of_diagnostics()) score += 60;
    if (kind_ == ChangeKind::fix && !claims_fault() && !is_tested()) score += 60;
    const bool measured = !signals_.figures.empty();
    if (kind_ == ChangeKind::performance && (evidence_.product_lines() <= 10 || evidence_.only_tunes()) && !measured)
      score += 50;
    return score;
  }

  // A typo, whatever code it stands in, as long as nothing says that it did any harm.
  bool of_no_weight() const {
    return in_title(Signal::minor) && strength(Signal::minor) >= kPlainlyMinor && danger() == 0;
  }

  // The title speaks of documents or tests and of nothing that a user would notice, although the product changed too.
  bool calls_itself_aside() const {
    for (const auto signal : {Signal::feature, Signal::works, Signal::performance, Signal::removes, Signal::deprecates})
      if (in_title(signal)) return false;
    return !claims_fault() && (in_title(Signal::docs) || in_title(Signal::tests) ||
                               is_tagged(story_.parts, {ChangeKind::docs, ChangeKind::tests}));
  }

  const Story& story_;
  ChangeKind kind_;
  const Evidence& evidence_;
  const Signals& signals_;
  const Standing& standing_;
};

}  // namespace

Rank rank(const Story& story, ChangeKind kind, const Evidence& evidence, const Signals& signals,
          const Standing& standing) {
  return {Scale(story, kind, evidence, signals, standing).weigh(),
          reasons_of(story, kind, evidence, signals, standing)};
}

bool ranks_before(const model::Change& a, const model::Change& b) {
  const auto key = [](const model::Change& change) {
    return std::tuple(-change.score, -change.when.time_since_epoch().count(), -change.pull.value_or(0),
                      change.commits.empty() ? std::string_view{} : std::string_view(change.commits.front()));
  };
  return key(a) < key(b);
}

}  // namespace aireport::digest

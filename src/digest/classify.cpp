#include "digest/classify.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/breaks.hpp"
#include "digest/notes.hpp"
#include "digest/revert.hpp"
#include "digest/version.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr std::size_t kKinds = std::size(model::kAllChangeKinds);

// Weights of the witnesses. What the files show outweighs every word.
constexpr int kCertain = 300;
constexpr int kOnlySuchFiles = 110;
constexpr int kPrefix = 60;  // "fix: …" is a convention that is kept on purpose
constexpr int kTag = 45;
constexpr int kLabel = 25;
constexpr int kLeading = 14;
constexpr int kDocsToCode = 20;     // a line of code in so many lines of docstrings is there for them
constexpr int kMuchFallback = 100;  // so many lines are another way to do it, and no mending
constexpr int kMuchProduct = 1000;  // so many lines of the product are never there for their tests

class Ballot {
 public:
  Ballot(const Story& story, const Evidence& evidence, const Signals& signals)
      : story_(story), evidence_(evidence), signals_(signals) {
    product_share_ = evidence.all_files() == 0 ? 100 : part_of(100, evidence.product_lines());
  }

  ChangeKind run() {
    by_certainty();
    by_tags();
    by_words();
    if (evidence_.all_files() > 0) {
      if (evidence_.product_files() == 0)
        by_other_files();
      else
        by_product_files();
    }
    by_breaks();
    return winner();
  }

 private:
  int& vote(ChangeKind kind) { return votes_[static_cast<std::size_t>(kind)]; }
  bool said(Signal signal) const { return signals_[signal].in_title; }

  void by_certainty() {
    if (undoing_of(story_.title).kind == Undoing::revert) vote(ChangeKind::revert) += kCertain;
    if (is_release()) vote(ChangeKind::release) += kCertain - 50;
    if (is_bump()) vote(ChangeKind::deps) += kCertain - 100;
    const auto& security = signals_[Signal::security];
    if (security.in_title && security.strength >= 24) vote(ChangeKind::security) += 120;
    // What the project's notes tell of it, in other words than a heading.
    if (const auto noted = break_in(notes_of(story_)); noted.heading.empty() && !noted.line.empty())
      vote(ChangeKind::breaking) += evidence_.product_files() > 0 ? 40 : 0;
    if (!declared_break(story_).empty())
      vote(ChangeKind::breaking) += evidence_.all_files() > 0 && evidence_.product_files() == 0 ? 40 : 120;
  }

  // "Bump version to 0.6.3"; "bump the CUDA version of a job" is about another's.
  bool bumps_own_version(bool holds) const {
    const auto& words = story_.parts.words;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
      if (words[i].text == "bump" || words[i].text == "bumps" || words[i].text == "bumping")
        return holds || words[i + 1].text == "version" ||
               (i + 2 < words.size() && words[i + 2].text == "version" &&
                has_word({words[i + 1]}, {"the", "package", "project", "release", "own", "minor", "major", "patch"}));
    return false;
  }

  // The title speaks of a version or release, and the files that hold the version, or the notes, changed.
  bool is_release() const {
    const auto& words = story_.parts.words;
    const bool holds = evidence_.files_of(Role::version) > 0 || !evidence_.version.empty() ||
                       evidence_.files_of(Role::release_note) > 0;
    const bool speaks = has_word(words, {"release", "version", "tag", "changelog"}) || names_version(story_.parts.text);
    const bool acts = has_word(words, {"bump", "release", "tag", "prepare", "update", "set", "cut"}) ||
                      names_version(story_.parts.text);
    const bool product_fix = signals_[Signal::fix].in_title && product_share_ > 50;
    if (bumps_own_version(holds) && has_word(words, {"version"}) && !has_word(words, {"submodule"}) && !product_fix)
      return true;
    // Notes and documents of many names may name it; that it is prepared is said of nothing else.
    const bool prepares = !words.empty() && has_word({words.front()}, {"prepare", "preparing", "prep", "cut"});
    if (prepares && has_word(words, {"release"}) && evidence_.product_files() == 0) return true;
    const bool one_note = has_word(words, {"note"}) && !names_version(story_.parts.text);  // of many, before a release
    if (!speaks || !acts || product_fix || one_note) return false;
    if (story_.files.empty()) return has_word(words, {"release"}) && names_version(story_.parts.text);
    return holds;
  }

  // A dependency's version alone: "Bump X from A to B", a submodule, requirement files.
  bool is_bump() const {
    const auto& words = story_.parts.words;
    const int needs = evidence_.files_of(Role::requirement) + evidence_.files_of(Role::generated);
    const bool bumps = has_word(words, {"bump", "upgrade", "pin", "bumps", "unpin"}) ||
                       story_.parts.text.find("升级") != std::string::npos ||
                       (has_word(words, {"update"}) && has_word(words, {"submodule", "dependency", "dependencies"}));
    if (!bumps || is_release() || undoing_of(story_.title).kind == Undoing::revert) return false;
    if (has_word(words, {"from"}) && has_word(words, {"to"}) && product_share_ < 20) return true;
    return needs > 0 && evidence_.product_files() == 0;
  }

  void by_tags() {
    const auto count = [&](std::string_view tag, int weight) {
      if (const auto kind = kind_of_tag(tag)) vote(*kind) += weight * trust_in(*kind) / 100;
    };
    int weight = kTag;
    for (const auto& tag : story_.parts.tags) {
      count(tag, weight);
      weight = std::max(kTag - 20, weight - 10);  // the first tag is the one that was meant
    }
    if (!story_.parts.type.empty()) count(story_.parts.type, kPrefix);
    if (!story_.parts.scope.empty()) count(story_.parts.scope, kTag - 25);
    if (story_.request != nullptr)
      for (const auto& label : story_.request->labels) count(to_lower_ascii(label), kLabel);
  }

  // Words for documents, tests or the build lose their weight, in percent, as the change is of the product.
  int trust_in(ChangeKind kind) const {
    const bool of_product = kind != ChangeKind::docs && kind != ChangeKind::tests && kind != ChangeKind::build;
    return of_product || evidence_.all_files() == 0 ? 100 : std::min(100, (100 - product_share_) * 2);
  }

  void by_words() {
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
      if (kind == ChangeKind::feature && takes_away()) continue;  // "Drop support for X"
      const auto& voice = signals_[signal];
      // A long description speaks of many dangers without having mended any: the strongest stands for all.
      if (kind == ChangeKind::fix && !voice.in_title) {
        described = std::max(described, voice.strength / 2);
        continue;
      }
      int weight = voice.in_title ? voice.strength : voice.strength / 2;
      if (signals_.leading == signal) weight += kLeading;
      weight = weight * trust_in(kind) / 100;
      vote(kind) += weight;
    }
    vote(ChangeKind::fix) += described;
    if (mends_a_slip() && said(Signal::docs)) vote(ChangeKind::docs) += 60;  // wherever the words stand
    if (signals_.figures_in_title) vote(ChangeKind::performance) += 15;
    // "Add a guard" mends, whatever it adds.
    if (has_word(story_.parts.words, {"guard", "guards", "check", "checks", "validation", "barrier", "fence"}) ||
        (has_word(story_.parts.words, {"fallback"}) && evidence_.product_lines() < kMuchFallback))
      vote(ChangeKind::fix) += 18;
    const bool skips =
        !story_.parts.words.empty() && has_word({story_.parts.words.front()}, {"skip", "disable", "xfail"});
    if (skips && has_word(story_.parts.words, {"test", "tests"})) vote(ChangeKind::tests) += 70;
  }

  // The title's first word removes something.
  bool takes_away() const {
    return !story_.parts.words.empty() &&
           has_word({story_.parts.words.front()},
                    {"remove", "removes", "removed", "removing", "drop", "drops", "dropped", "dropping", "delete",
                     "deletes", "deleted", "deprecate", "deprecates", "end", "retire", "retires"});
  }

  // Without product code the files say what it is; words decide between them at most.
  void by_other_files() {
    struct Share {
      Role role;
      ChangeKind kind;
    };
    constexpr Share kShares[] = {{Role::docs, ChangeKind::docs},       {Role::release_note, ChangeKind::docs},
                                 {Role::example, ChangeKind::docs},    {Role::test, ChangeKind::tests},
                                 {Role::benchmark, ChangeKind::tests}, {Role::ci, ChangeKind::build},
                                 {Role::build, ChangeKind::build},     {Role::requirement, ChangeKind::build},
                                 {Role::version, ChangeKind::release}, {Role::generated, ChangeKind::deps}};
    if (mends_examples()) {  // "examples" is where it is, not what it does
      vote(ChangeKind::docs) /= 3;
      return;
    }
    // Documents that come with a change of the build describe it.
    const bool builds = evidence_.lines_of(Role::build) + evidence_.lines_of(Role::ci) > 0 && !said(Signal::docs) &&
                        !is_tagged(story_.parts, {ChangeKind::docs});
    for (const auto& [role, kind] : kShares)
      vote(builds && kind == ChangeKind::docs ? ChangeKind::build : kind) +=
          part_of(kOnlySuchFiles, evidence_.lines_of(role));
    // Examples that run as tests are what the title calls them.
    if (said(Signal::tests) && !said(Signal::docs))
      vote(ChangeKind::tests) += part_of(kOnlySuchFiles, evidence_.lines_of(Role::example));
    // Product words have nothing to speak of here.
    for (const auto kind : {ChangeKind::feature, ChangeKind::performance, ChangeKind::fix, ChangeKind::refactor})
      vote(kind) /= 3;
  }

  // Code of examples alone whose title says that it is mended, made faster or taught something; a new example, a test
  // and a typo are what they are.
  bool mends_examples() const {
    const bool code = std::any_of(story_.files.begin(), story_.files.end(),
                                  [](const StoryFile& file) { return is_code_path(file.change->filename); });
    if (!evidence_.only_examples() || !code || said(Signal::tests) || said(Signal::minor)) return false;
    if (is_tagged(story_.parts, {ChangeKind::fix, ChangeKind::performance, ChangeKind::refactor})) return true;
    if (signals_.leading == Signal::fix || signals_.leading == Signal::performance) return true;
    return !said(Signal::docs) && (signals_.leading == Signal::feature || said(Signal::fix) ||
                                   said(Signal::performance) || kind_of_tag(story_.parts.type) == ChangeKind::feature);
  }

  void by_product_files() {
    std::int64_t added = 0, removed = 0, fresh = 0;
    for (const auto& file : story_.files) {
      if (!is_product(role_of(*file.change))) continue;
      added += file.change->additions;
      removed += file.change->deletions;
      fresh += file.change->status == "added" ? file.change->additions : 0;
    }
    if (added >= 60 && removed * 4 < added) vote(ChangeKind::feature) += 9;
    if (fresh >= 100) vote(ChangeKind::feature) += 8;
    if (added + removed <= 30 && added > 0) vote(ChangeKind::fix) += 8;
    if (added == 0 && removed > 0) vote(ChangeKind::refactor) += 15;
    if (removed > 40 && removed * 3 > added * 2) vote(ChangeKind::refactor) += 8;
    if (removed > added && signals_.leading == Signal::refactor) vote(ChangeKind::refactor) += 15;
    // What stands when nobody says anything.
    if (added >= 20 && added * 2 > removed * 3) vote(ChangeKind::feature) += 6;
    if (added + removed > 30) vote(ChangeKind::refactor) += 5;
    if (evidence_.files_moved > 0 && evidence_.files_moved * 2 >= evidence_.product_files())
      vote(ChangeKind::refactor) += 25;
    if (evidence_.patches) {
      const bool of_docs = said(Signal::docs) || is_tagged(story_.parts, {ChangeKind::docs});
      if (evidence_.code_lines == 0)
        vote(ChangeKind::docs) += of_docs || mends_a_slip() ? 70 : 30;
      else if (of_docs && evidence_.code_lines * kDocsToCode <= evidence_.product_lines())
        vote(ChangeKind::docs) += 60;
      if (evidence_.checks_added > 0) vote(ChangeKind::fix) += 6;
      if (!evidence_.added_names.empty() && evidence_.removed_names.empty()) vote(ChangeKind::feature) += 6;
      if (!evidence_.added_options.empty() && evidence_.removed_options.empty()) vote(ChangeKind::feature) += 8;
    }
    if (product_share_ < 25) by_company();
    if (evidence_.product_lines() >= kMuchProduct) vote(ChangeKind::tests) = 0;
    // What users can newly call is news, however many lines its tests have.
    if (!evidence_.added_exports.empty()) vote(ChangeKind::tests) /= 3;
    if (!evidence_.added_exports.empty() && evidence_.removed_names.empty() && !said(Signal::refactor))
      vote(ChangeKind::feature) += 10;
  }

  // What so many of all changed lines have of `weight`.
  int part_of(int weight, std::int64_t lines) const {
    return static_cast<int>(weight * lines / std::max<std::int64_t>(1, evidence_.all_lines()));
  }

  // Little product code beside much else: the else has a say, by its share.
  void by_company() {
    const auto tests = evidence_.lines_of(Role::test) + evidence_.lines_of(Role::benchmark);
    const auto docs = evidence_.lines_of(Role::docs) + evidence_.lines_of(Role::example);
    const auto build =
        evidence_.lines_of(Role::build) + evidence_.lines_of(Role::ci) + evidence_.lines_of(Role::requirement);
    const bool leads_otherwise = signals_.leading == Signal::fix || signals_.leading == Signal::performance;
    if (said(Signal::docs) && !leads_otherwise) vote(ChangeKind::docs) += part_of(product_share_ < 10 ? 60 : 30, docs);
    vote(ChangeKind::build) += part_of(45, build);
    if (said(Signal::tests)) vote(ChangeKind::tests) += part_of(30, tests);
  }

  // A break needs two witnesses: the diff that takes something away, and words that own up to it.
  void by_breaks() {
    const auto& breaking = signals_[Signal::breaking];
    const bool takes = breaking.in_title || said(Signal::removes) || said(Signal::deprecates);
    const bool owns_up = takes || said(Signal::refactor);
    const bool gone =
        !evidence_.removed_names.empty() || !evidence_.removed_options.empty() || !evidence_.removed_exports.empty();
    // A description speaks of breaks that it does not make, so it needs the diff, or the convention in capitals.
    const bool declared = breaking.strength >= 8 && (gone || breaking.phrase.starts_with("BREAKING"));
    int weight = breaking.in_title ? breaking.strength : declared ? breaking.strength * 2 : breaking.strength / 2;
    if (evidence_.product_files() == 0) weight /= 3;
    if (!evidence_.removed_exports.empty()) weight += owns_up ? 25 : 15;
    if (gone && takes && !said(Signal::fix)) weight += 25;
    if (!evidence_.removed_options.empty()) weight += 22;
    if (renames() && (gone || takes_parameters())) weight += 20;
    if (said(Signal::deprecates) && evidence_.product_files() > 0) weight += 12;
    // "Drop support for X", "drop X from the public API".
    if ((takes_away() || said(Signal::removes)) && evidence_.product_files() > 0 &&
        has_word(story_.parts.words, {"support", "public"}))
      weight += 30;
    if (has_word(story_.parts.words, {"unused", "useless", "unnecessary", "dead", "internal"})) weight /= 3;
    vote(ChangeKind::breaking) += weight;
  }

  bool mends_a_slip() const {
    return has_word(story_.parts.words, {"typo", "typos", "spelling", "misspelling", "grammar", "wording"});
  }
  bool renames() const { return has_word(story_.parts.words, {"rename", "renames", "renamed", "renaming"}); }
  bool takes_parameters() const {
    return std::any_of(evidence_.parameters.begin(), evidence_.parameters.end(),
                       [](const ParameterChange& change) { return !change.removed.empty(); });
  }

  ChangeKind winner() const {
    constexpr ChangeKind kOrder[] = {ChangeKind::revert,  ChangeKind::release,  ChangeKind::security,
                                     ChangeKind::deps,    ChangeKind::fix,      ChangeKind::performance,
                                     ChangeKind::feature, ChangeKind::breaking, ChangeKind::refactor,
                                     ChangeKind::tests,   ChangeKind::docs,     ChangeKind::build};
    auto best = ChangeKind::other;
    int most = 4;
    for (const auto kind : kOrder)
      if (const int votes = votes_[static_cast<std::size_t>(kind)]; votes > most) {
        best = kind;
        most = votes;
      }
    return best;
  }

  const Story& story_;
  const Evidence& evidence_;
  const Signals& signals_;
  int product_share_ = 0;  // of the changed lines, in percent
  int votes_[kKinds] = {};
};

}  // namespace

ChangeKind classify(const Story& story, const Evidence& evidence, const Signals& signals,
                    const std::vector<model::ExtraPattern>& own) {
  for (const auto& pattern : own)
    if (const auto kind = model::parse_change_kind(pattern.value); kind && matches_own(pattern, story)) return *kind;
  return Ballot(story, evidence, signals).run();
}

}  // namespace aireport::digest

#include "digest/judge/votes.hpp"

#include <algorithm>

#include "digest/judge/classify.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr int kOnlySuchFiles = 110;
constexpr int kInPassing = 10;  // of the changed lines, in percent
constexpr int kMoreOfIt = 20;   // so many lines more than before: what a title without a verb names is new
constexpr int kSomeCode = 5;    // lines of the product that are more than a trace
constexpr int kScript = 70;
constexpr int kTraceBeside = 40;
constexpr int kDocsToCode = 20;  // a line of code in so many lines of docstrings is there for them
constexpr int kTables = 70;
constexpr int kPlainSpeed = 15;     // the strength of "caching" in a title
constexpr int kPlainDamage = 21;    // of "uninitialized" in a title
constexpr int kMuchProduct = 1000;  // so many lines of the product are never there for their tests

// Little product code beside much else: the else has a say, by its share.
void by_company(const Case& change, Votes& votes) {
  const auto tests = change.evidence.lines_of(Role::test) + change.evidence.lines_of(Role::benchmark);
  const auto docs = change.evidence.lines_of(Role::docs) + change.evidence.lines_of(Role::example);
  const auto build = change.evidence.lines_of(Role::build) + change.evidence.lines_of(Role::ci) +
                     change.evidence.lines_of(Role::requirement);
  const bool leads_otherwise = change.signals.leading == Signal::fix || change.signals.leading == Signal::performance;
  if (change.said(Signal::docs) && !leads_otherwise)
    votes[ChangeKind::docs] += change.part_of(change.product_share() < 10 ? 60 : 30, docs);
  if (change.product_share() < kInPassing && !leads_otherwise)
    votes[ChangeKind::docs] += change.part_of(34, change.evidence.lines_of(Role::example));
  const bool names_product =
      change.said(Signal::feature) || change.said(Signal::fix) ||
      is_tagged(change.story.parts, {ChangeKind::feature, ChangeKind::fix, ChangeKind::performance});
  // A trace of the product, and documents and examples for almost all the rest.
  if (change.product_share() < kInPassing && change.evidence.whole && change.evidence.code_lines < kSomeCode &&
      docs * 5 >= change.evidence.all_lines() * 4 && !leads_otherwise && !names_product)
    votes[ChangeKind::docs] += kTraceBeside;
  votes[ChangeKind::build] += change.part_of(45, build);
  if (change.said(Signal::tests))
    votes[ChangeKind::tests] +=
        change.part_of(change.product_share() < kInPassing && !leads_otherwise ? 60 : 30, tests);
}

// A function takes what it did not take, and none loses any.
bool only_takes_more(const Case& change) {
  bool more = false;
  for (const auto& parameters : change.evidence.parameters) {
    if (!parameters.removed.empty()) return false;
    more = more || !parameters.added.empty();
  }
  return more;
}

// All that the diff shows of the product is comments: whatever the title mends, it is a remark.
bool only_remarks(const Case& change) {
  return change.signals.leading == Signal::fix &&
         std::all_of(change.story.files.begin(), change.story.files.end(), [](const StoryFile& file) {
           return !is_product(role_of(*file.change)) || (file.change->patch && is_code_path(file.change->filename));
         });
}

// The title says what it does, and that is nothing new: much code is there for that.
bool names_no_news(const Case& change) {
  if (change.said(Signal::feature) || change.said(Signal::works)) return false;
  const auto& speed = change.signals[Signal::performance];
  // "Accuracy" and "overflow" are also told of what is measured.
  const auto& damage = change.signals[Signal::silent_damage];
  return (speed.in_title && speed.strength >= kPlainSpeed) || (damage.in_title && damage.strength >= kPlainDamage) ||
         change.said(Signal::crash) || change.said(Signal::leak);
}

// "Add a script that counts lanes": a tool beside the product.
bool adds_script(const Case& change) {
  const auto& words = change.story.parts.words;
  constexpr std::size_t kObject = 4;  // so many words behind "add" it stands
  const auto last = words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), kObject + 1));
  const bool named = std::any_of(words.begin(), last,
                                 [](const Word& word) { return word.text == "script" || word.text == "scripts"; });
  if (!named || !change.begins_with({"add", "adds", "added", "adding"})) return false;
  std::int64_t beside = change.evidence.lines_of(Role::build) + change.evidence.lines_of(Role::ci);
  for (const auto& file : change.story.files)
    if (is_product(role_of(*file.change)) && is_beside_product(file.change->filename))
      beside += file.change->additions + file.change->deletions;
  return beside * 5 >= change.evidence.all_lines() * 4;
}

// Whether the title's first word, or its tag, says what is done.
enum class Lead { named, open };

// What the changed lines show of documents, checks, names and options.
void by_patches(const Case& change, Votes& votes, Lead lead) {
  const bool of_docs = change.said(Signal::docs) || is_tagged(change.story.parts, {ChangeKind::docs});
  if (change.evidence.code_lines == 0)
    votes[ChangeKind::docs] += of_docs || change.mends_a_slip() || only_remarks(change) ? 70 : 30;
  else if (of_docs && std::int64_t{change.evidence.code_lines} * kDocsToCode <= change.evidence.product_lines())
    votes[ChangeKind::docs] += 60;
  else if (kind_of_tag(change.story.parts.type) == ChangeKind::docs &&
           std::int64_t{change.evidence.code_lines} * 2 <= change.evidence.product_lines())
    votes[ChangeKind::docs] += kOnlySuchFiles;  // "docs: …" is a convention, and half of it bears it out
  if (change.evidence.checks_added > 0) votes[ChangeKind::fix] += 6;
  if (!change.evidence.added_names.empty() && change.evidence.removed_names.empty()) votes[ChangeKind::feature] += 6;
  if (lead == Lead::open && only_takes_more(change)) votes[ChangeKind::feature] += 8;
  const bool offers = !change.evidence.added_options.empty() || !change.evidence.read_variables.empty();
  if (offers && change.evidence.removed_options.empty()) votes[ChangeKind::feature] += 8;
}

void by_product_files(const Case& change, Votes& votes) {
  const int told_new = votes[ChangeKind::feature];
  std::int64_t added = 0, removed = 0, fresh = 0;
  for (const auto& file : change.story.files) {
    if (!is_product(role_of(*file.change))) continue;
    added += file.change->additions;
    removed += file.change->deletions;
    fresh += file.change->status == "added" ? file.change->additions : 0;
  }
  if (added >= 60 && removed * 4 < added) votes[ChangeKind::feature] += 9;
  if (fresh >= 100) votes[ChangeKind::feature] += 8;
  if (added + removed <= 30 && added > 0) votes[ChangeKind::fix] += 8;
  if (added == 0 && removed > 0) votes[ChangeKind::refactor] += 15;
  if (removed > 40 && removed * 3 > added * 2) votes[ChangeKind::refactor] += 8;
  if (removed > added && change.signals.leading == Signal::refactor) votes[ChangeKind::refactor] += 15;
  // Tables of what was tried and timed are there to be faster.
  if (added + removed > 0 && change.evidence.tuning_lines > 0 &&
      change.evidence.files_moved < change.evidence.product_files())
    votes[ChangeKind::performance] += static_cast<int>(kTables * change.evidence.tuning_lines / (added + removed));
  // What stands when nobody says anything.
  if (added >= 20 && added * 2 > removed * 3) votes[ChangeKind::feature] += 6;
  if (added + removed > 30) votes[ChangeKind::refactor] += 5;
  const bool names_other =
      change.signals.leading ||
      is_tagged(change.story.parts, {ChangeKind::fix, ChangeKind::performance, ChangeKind::refactor, ChangeKind::docs});
  if (!names_other && !change.said(Signal::refactor) && !change.said(Signal::performance) &&
      change.evidence.removed_names.empty() && added >= removed * 3 + kMoreOfIt)
    votes[ChangeKind::feature] += 8;
  if (change.evidence.files_moved > 0 && change.evidence.files_moved * 2 >= change.evidence.product_files())
    votes[ChangeKind::refactor] += 25;
  if (change.evidence.patches) by_patches(change, votes, names_other ? Lead::named : Lead::open);
  if (adds_script(change)) votes[ChangeKind::build] += kScript;
  if (change.product_share() < 25) by_company(change, votes);
  if (change.evidence.product_lines() >= kMuchProduct) votes[ChangeKind::tests] = 0;
  // What users can newly call is news, however many lines its tests have.
  if (!change.evidence.added_exports.empty()) votes[ChangeKind::tests] /= 3;
  if (!change.evidence.added_exports.empty() && change.evidence.removed_names.empty() && !change.said(Signal::refactor))
    votes[ChangeKind::feature] += 10;
  if (change.takes_away())
    votes[ChangeKind::feature] = told_new;
  else if (names_no_news(change))
    votes[ChangeKind::feature] -= (votes[ChangeKind::feature] - told_new) / 2;
}

}  // namespace

void by_files(const Case& change, Votes& votes) {
  if (change.evidence.all_files() == 0) return;
  // Comments and the form of a few lines of the product make it no change of it.
  const bool in_passing =
      change.evidence.whole && change.evidence.code_lines == 0 && change.product_share() < kInPassing;
  if (change.evidence.product_files() == 0 || in_passing || serves_the_build(change))
    by_other_files(change, votes);
  else
    by_product_files(change, votes);
}

}  // namespace aireport::digest

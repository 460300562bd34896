#include "digest/judge/reasons.hpp"

#include <algorithm>
#include <utility>

#include "digest/judge/breaks.hpp"
#include "digest/judge/notes.hpp"
#include "digest/judge/plain_reasons.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;
using model::Reason;
using model::ReasonKind;

constexpr std::size_t kMaxNames = 3;
constexpr std::size_t kMaxNote = 120;  // bytes
constexpr int kRewriteLines = 500;
constexpr int kSaysDamage = 16;   // "stale" in a title is no wrong result yet, "NaN" is one
constexpr int kSaysCrash = 15;    // "failure" in a title may be any, "segfault" is none of a compiler
constexpr int kPlainCrash = 24;   // of "segfault", "hang" and the like in a title
constexpr int kPlainDanger = 27;  // of "path traversal" and the like in a title
constexpr int kSaysBreaking = 8;  // of a phrase as plain as "breaking"; in a title it counts three times

std::vector<std::string> first_names(const std::vector<std::string>& names) {
  return {names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMaxNames))};
}

class Collector {
 public:
  void names(ReasonKind kind, const std::vector<std::string>& names) {
    if (names.empty()) return;
    reasons_.push_back({kind, static_cast<int>(names.size()), first_names(names), {}});
  }
  void note(std::string_view line) {
    if (!line.empty() && line.size() <= kMaxNote) reasons_.push_back({ReasonKind::noted, 1, {std::string(line)}, {}});
  }
  // Of the function that gains most; the parameters, then the function.
  void parameters(const std::vector<ParameterChange>& changes) {
    const auto most = std::max_element(
        changes.begin(), changes.end(),
        [](const ParameterChange& a, const ParameterChange& b) { return a.added.size() < b.added.size(); });
    if (most == changes.end() || most->added.empty()) return;
    auto names = first_names(most->added);
    names.push_back(most->function);
    reasons_.push_back({ReasonKind::adds_parameter, static_cast<int>(most->added.size()), std::move(names), {}});
  }
  bool phrase(ReasonKind kind, const Said& said, int least) {
    if (said.strength < least) return false;
    reasons_.push_back({kind, 1, {said.phrase}, {}});
    return true;
  }
  void count(ReasonKind kind, std::int64_t count) {
    if (count > 0) reasons_.push_back({kind, count, {}, {}});
  }
  void refs(ReasonKind kind, const std::vector<model::ItemRef>& refs) {
    if (!refs.empty()) reasons_.push_back({kind, static_cast<int>(refs.size()), {}, refs});
  }
  bool empty() const { return reasons_.empty(); }
  void add(Reason reason) { reasons_.push_back(std::move(reason)); }
  std::vector<Reason> take() {
    if (reasons_.size() > kMaxReasons) reasons_.resize(kMaxReasons);
    return std::move(reasons_);
  }

 private:
  std::vector<Reason> reasons_;
};

// "actions/checkout" of a workflow: the project's users never need it. "google.golang.org/grpc" is a package.
bool names_action(std::string_view name) {
  return std::count(name.begin(), name.end(), '/') == 1 && name.find('.') == std::string_view::npos;
}

std::vector<std::string> in_words(const std::vector<Requirement>& requirements) {
  std::vector<std::string> words;
  for (const auto& requirement : requirements) {
    if (requirement.after.empty() || names_action(requirement.name)) continue;
    auto word = requirement.name + " " + requirement.after;
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
  }
  return words;
}

// Functions whose parameters are no longer what they were: on one line, or because one of them is gone.
std::vector<std::string> changed_functions(const Evidence& evidence) {
  auto names = evidence.changed_signatures;
  for (const auto& change : evidence.parameters)
    if (!change.removed.empty() && std::find(names.begin(), names.end(), change.function) == names.end())
      names.push_back(change.function);
  return names;
}

std::vector<std::string> without(std::vector<std::string> names, const std::vector<std::string>& others) {
  std::erase_if(names,
                [&](const std::string& name) { return std::find(others.begin(), others.end(), name) != others.end(); });
  return names;
}

// "mamba" of a title is in "MambaPlan" and in "plan_mamba2".
bool is_named_by(const Title& title, std::string_view name) {
  constexpr std::size_t kLeast = 4;
  const auto plain = plain_letters(name);
  return std::any_of(title.words.begin(), title.words.end(), [&](const Word& word) {
    const auto part = plain_letters(word.text);
    return part.size() >= kLeast && plain.find(part) != std::string::npos;
  });
}

// Of many names those that the title speaks of are told first.
std::vector<std::string> named_first(const Story& story, std::vector<std::string> names) {
  std::stable_partition(names.begin(), names.end(),
                        [&](const std::string& name) { return is_named_by(story.parts, name); });
  return names;
}

// What users may call: what a package's entry gives out, else the new names of the files.
std::vector<std::string> offers_of(const Story& story, const Evidence& evidence) {
  return named_first(story, evidence.added_exports.empty() ? evidence.offered_names : evidence.added_exports);
}

// The first note that is told in one line; half a sentence tells nothing.
std::string_view whole_note(const std::vector<Note>& notes) {
  for (std::size_t i = 0; i < notes.size(); ++i)
    if (notes[i].starts && (i + 1 == notes.size() || notes[i + 1].starts)) return notes[i].text;
  return {};
}

// The names of the kernels' files, those that changed most first.
std::vector<std::string> kernels_of(const Story& story, const Evidence& evidence) {
  auto rows = rows_of(story);
  std::stable_sort(rows.begin(), rows.end(), [](const model::FileRow& a, const model::FileRow& b) {
    return a.additions + a.deletions > b.additions + b.deletions;
  });
  const auto is_kernel = [&](std::string_view path) {
    return std::find(evidence.kernels.begin(), evidence.kernels.end(), path) != evidence.kernels.end();
  };
  std::vector<std::string> names;
  for (const auto& row : rows)
    if (is_kernel(row.path) && row.status != "removed" && row.additions + row.deletions > 0)
      names.emplace_back(file_name(row.path));
  return names;
}

// Whether damage, a crash or a leak is told. What crashes is not silent: a doubtful word beside a plain one is not
// told.
bool add_danger(Collector& reasons, const Signals& signals) {
  const auto& damage = signals[Signal::silent_damage];
  const auto& crash = signals[Signal::crash];
  const bool loud = crash.in_title && crash.strength >= kPlainCrash && damage.strength < kPlainDanger;
  const bool silent = !loud && reasons.phrase(ReasonKind::silent_damage, damage, damage.in_title ? kSaysDamage : 8);
  const bool stops = reasons.phrase(ReasonKind::crash, crash, crash.in_title ? kSaysCrash : 7);
  const bool leaks = reasons.phrase(ReasonKind::leak, signals[Signal::leak], 7);
  return silent || stops || leaks;
}

// What a feature's figures say of speed: others count heads, shapes or writes.
std::vector<std::string> speeds_of(const std::vector<std::string>& figures) {
  std::vector<std::string> speeds;
  for (const auto& figure : figures) {
    const auto words = words_of(figure);
    if (has_word(words, {"throughput", "faster", "speedup", "latency", "ttft", "tpot", "itl", "tflops"}))
      speeds.push_back(figure);
  }
  return speeds;
}

// What may be wrong, or was, in words or without any.
void add_mends(Collector& reasons, const Story& story, ChangeKind kind, const Evidence& evidence,
               const Signals& signals) {
  // "Security" in a title alone is a label; what is at stake is said by more.
  const auto& security = signals[Signal::security];
  if (security.elsewhere || security.strength >= kPlainDanger) reasons.phrase(ReasonKind::security, security, 8);
  const bool told = add_danger(reasons, signals);
  // What may be wrong without a word of it.
  if (kind == ChangeKind::fix && evidence.rebinds && !told)
    reasons.count(ReasonKind::rebinds, evidence.code_lines);
  else if (kind == ChangeKind::fix && !told && evidence.code_lines > 0)
    reasons.names(ReasonKind::tested, tests_of(story));
  reasons.phrase(ReasonKind::regression, signals[Signal::regression], 7);
}

// What users set or call and find changed or gone.
void add_breaks(Collector& reasons, const Story& story, ChangeKind kind, const Evidence& evidence,
                const Signals& signals, const std::vector<Note>& notes) {
  reasons.names(ReasonKind::removes_option,
                named_first(story, without(evidence.removed_options, evidence.removed_constants)));
  if (!evidence.removed_exports.empty())
    reasons.names(ReasonKind::removes_public, named_first(story, evidence.removed_exports));
  else if (kind == ChangeKind::breaking)
    reasons.names(
        ReasonKind::removes_public,
        named_first(story, evidence.removed_names.empty() ? evidence.removed_constants : evidence.removed_names));
  if (kind == ChangeKind::breaking) {
    reasons.names(ReasonKind::changes_signature, changed_functions(evidence));
    if (auto words = declared_break(story); !words.empty())
      reasons.names(ReasonKind::says_breaking, {std::move(words)});
    else
      reasons.phrase(ReasonKind::says_breaking, signals[Signal::breaking],
                     signals[Signal::breaking].in_title ? kSaysBreaking * 3 : kSaysBreaking);
    reasons.note(break_in(notes).line);
  }
  if (!evidence.renamed_parameter.empty())
    reasons.add({ReasonKind::renames_parameter, 0, evidence.renamed_parameter, {}});
  if (const auto& deprecates = signals[Signal::deprecates]; deprecates.in_title && evidence.product_files() > 0)
    reasons.phrase(ReasonKind::deprecates, deprecates, 0);
  reasons.names(ReasonKind::changes_default, evidence.changed_defaults);
}

// A version in the words of the change: one that is put together from its parts stands nowhere.
void add_version(Collector& reasons, const Story& story, const std::string& version) {
  const auto says = [&](const StoryFile& file) {
    return file.change->patch && file.change->patch->find(version) != std::string::npos;
  };
  if (!version.empty() &&
      (story.title.find(version) != std::string::npos || std::any_of(story.files.begin(), story.files.end(), says)))
    reasons.names(ReasonKind::raises_version, {version});
}

// What is there from now on.
void add_news(Collector& reasons, const Story& story, ChangeKind kind, const Evidence& evidence,
              const Signals& signals) {
  if (kind == ChangeKind::performance) reasons.names(ReasonKind::measured, signals.figures);
  if (kind != ChangeKind::feature && kind != ChangeKind::performance && kind != ChangeKind::fix) return;
  reasons.names(ReasonKind::adds_option, named_first(story, evidence.added_options));
  if (kind == ChangeKind::feature) reasons.names(ReasonKind::newly_works, offers_of(story, evidence));
  reasons.parameters(evidence.parameters);
  if (kind == ChangeKind::feature)
    reasons.names(ReasonKind::measured, speeds_of(signals.figures));
  else
    reasons.names(ReasonKind::newly_works, evidence.added_exports);
  reasons.names(ReasonKind::reads_variable, named_first(story, evidence.read_variables));
}

bool is_news(ChangeKind kind) {
  return kind == ChangeKind::feature || kind == ChangeKind::performance || kind == ChangeKind::fix ||
         kind == ChangeKind::breaking || kind == ChangeKind::security || kind == ChangeKind::refactor ||
         kind == ChangeKind::revert;
}

}  // namespace

std::vector<Reason> reasons_of(const Story& story, ChangeKind kind, const Evidence& evidence, const Signals& signals,
                               const Standing& standing) {
  Collector reasons;
  const auto notes = notes_of(story);
  if (!story.branch.empty()) reasons.names(ReasonKind::other_branch, {story.branch});
  reasons.names(ReasonKind::watched_path, standing.watched);
  if (kind == ChangeKind::release) add_version(reasons, story, evidence.version);
  if (kind == ChangeKind::fix || kind == ChangeKind::revert || kind == ChangeKind::security)
    add_mends(reasons, story, kind, evidence, signals);
  add_breaks(reasons, story, kind, evidence, signals, notes);
  if (kind == ChangeKind::release || kind == ChangeKind::build || kind == ChangeKind::deps)
    reasons.names(ReasonKind::requirement, in_words(evidence.requirements));
  add_news(reasons, story, kind, evidence, signals);
  if (kind != ChangeKind::breaking) reasons.note(whole_note(notes));
  reasons.refs(ReasonKind::linked_issues, standing.issues);
  if (standing.comments >= 10) reasons.count(ReasonKind::discussed, standing.comments);
  reasons.names(ReasonKind::touches_kernels, kernels_of(story, evidence));
  if (evidence.rewritten >= kRewriteLines) reasons.count(ReasonKind::rewrite, evidence.rewritten);
  if (reasons.empty() && is_news(kind))
    if (auto plain = plain_reason_of(story, kind, evidence)) reasons.add(std::move(*plain));
  return reasons.take();
}

}  // namespace aireport::digest

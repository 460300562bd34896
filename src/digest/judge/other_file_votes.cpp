#include <algorithm>

#include "digest/judge/classify.hpp"
#include "digest/judge/votes.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr int kOnlySuchFiles = 110;
constexpr int kFormNamed = 40;   // and the title says nothing else
constexpr int kPlainSpeed = 15;  // the strength of "caching" in a title
constexpr int kPlainFix = 9;     // of "keep" in a title; "align" tells less
constexpr int kMostOf = 5;       // four fifths
constexpr int kPatched = 50;     // more than the folder's tag
constexpr int kLongText = 10;    // times as many lines
constexpr int kFormOnly = 20;    // of "typo" and "lint" in a title

// Code of examples, with their tests or without, whose title says that it is mended, made faster or taught something; a
// new example, a test and a typo are what they are.
bool mends_examples(const Case& change) {
  const auto& files = change.story.files;
  const auto has = [&](auto&& is) {
    return std::any_of(files.begin(), files.end(), [&](const StoryFile& file) { return is(file.change->filename); });
  };
  const bool code = has([](std::string_view path) { return is_code_path(path); });
  const bool script = has([](std::string_view path) { return extension(path) == "sh"; });
  const auto examples = change.evidence.lines_of(Role::example);
  const auto with_tests = examples + change.evidence.lines_of(Role::test), all = change.evidence.all_lines();
  const bool only_examples = examples > 0 && (with_tests == all || examples * kMostOf >= all * (kMostOf - 1));
  const auto &trifle = change.signals[Signal::minor], &speed = change.signals[Signal::performance];
  if (!only_examples || !(code || script) || change.said(Signal::tests) ||
      (trifle.in_title && trifle.strength >= kFormOnly))
    return false;
  if (is_tagged(change.story.parts, {ChangeKind::fix}) || change.signals.leading == Signal::fix) return true;
  if (!code) return false;  // what a script newly runs is an example of it
  if (is_tagged(change.story.parts, {ChangeKind::performance, ChangeKind::refactor})) return true;
  if (change.signals.leading == Signal::performance) return true;
  if (change.signals.leading == Signal::refactor && change.begins_with({"move", "refactor", "rename", "migrate"}))
    return true;
  return !change.said(Signal::docs) &&
         ((change.said(Signal::fix) && change.signals[Signal::fix].strength >= kPlainFix) ||
          (speed.in_title && speed.strength >= kPlainSpeed) ||
          kind_of_tag(change.story.parts.type) == ChangeKind::feature);
}

// What a program writes from another's sources is none of a dependency's own.
bool makes_code(const Case& change) {
  return std::any_of(change.story.files.begin(), change.story.files.end(),
                     [](const StoryFile& file) { return is_made_code(file.change->filename); });
}

// "Fix an overflow of the lanes": code that is made from templates was wrong with them.
bool mends_danger(const Case& change) {
  return change.signals.leading == Signal::fix &&
         (change.said(Signal::silent_damage) || change.said(Signal::crash) || change.said(Signal::leak));
}

// The title names one of them, and a part of the files bears it out: what it names was done.
constexpr int kNamedShare = 20;  // of the changed lines, in percent
constexpr int kNamed = 25;
void by_named_files(const Case& change, Votes& votes) {
  struct Named {
    Signal signal;
    ChangeKind kind;
    std::int64_t lines;
  };
  const auto& found = change.evidence;
  const Named all[] = {{Signal::docs, ChangeKind::docs, found.lines_of(Role::docs) + found.lines_of(Role::example)},
                       {Signal::tests, ChangeKind::tests, found.lines_of(Role::test) + found.lines_of(Role::benchmark)},
                       {Signal::build, ChangeKind::build, found.lines_of(Role::build) + found.lines_of(Role::ci)}};
  const auto named =
      std::count_if(std::begin(all), std::end(all), [&](const Named& one) { return change.said(one.signal); });
  for (const auto& [signal, kind, lines] : all)
    if (named == 1 && change.said(signal) && lines * 100 >= found.all_lines() * kNamedShare) votes[kind] += kNamed;
}

// "docker/gate.patch": what is mended there is another's code, and no setting.
bool mends_by_patch(const Case& change) {
  const bool mends = change.signals.leading == Signal::fix || is_tagged(change.story.parts, {ChangeKind::fix});
  return mends && std::all_of(change.story.files.begin(), change.story.files.end(), [](const StoryFile& file) {
           const auto end = extension(file.change->filename);
           return end == "patch" || end == "diff";
         });
}

// What a linter asks for changes no meaning, wherever it is.
int form_of(const Case& change) {
  const bool configures = change.evidence.files_of(Role::ci) + change.evidence.files_of(Role::build) > 0;
  const bool of_docs = change.evidence.lines_of(Role::docs) * 2 >= change.evidence.all_lines();
  if (configures || of_docs || !is_of_form(change)) return 0;
  return kOnlySuchFiles + (has_word(change.story.parts.words, {"and"}) ? 0 : kFormNamed);
}

// Each role has a say by its share of the lines.
void by_roles(const Case& change, Votes& votes) {
  struct Share {
    Role role;
    ChangeKind kind;
  };
  constexpr Share kShares[] = {{Role::docs, ChangeKind::docs},       {Role::release_note, ChangeKind::docs},
                               {Role::example, ChangeKind::docs},    {Role::test, ChangeKind::tests},
                               {Role::benchmark, ChangeKind::tests}, {Role::ci, ChangeKind::build},
                               {Role::build, ChangeKind::build},     {Role::requirement, ChangeKind::build},
                               {Role::version, ChangeKind::release}, {Role::generated, ChangeKind::deps}};
  // Documents that come with a change of the build describe it; a line of it beside a long text does not.
  const bool builds = (change.evidence.lines_of(Role::build) + change.evidence.lines_of(Role::ci)) * kLongText >
                          change.evidence.lines_of(Role::docs) &&
                      !change.said(Signal::docs) && !is_tagged(change.story.parts, {ChangeKind::docs});
  // The file that holds the version is code like any other where it is mended and the version stays.
  const bool mends = change.evidence.version.empty() &&
                     (change.signals.leading == Signal::fix || is_tagged(change.story.parts, {ChangeKind::fix}));
  const bool made = makes_code(change);
  const auto made_kind = mends_danger(change) ? ChangeKind::fix : ChangeKind::build;
  for (const auto& [role, kind] : kShares) {
    auto actual = kind;
    if (role == Role::generated && made) actual = made_kind;
    if (builds && kind == ChangeKind::docs && role != Role::example) actual = ChangeKind::build;
    if (mends && kind == ChangeKind::release) actual = ChangeKind::fix;
    votes[actual] += change.part_of(kOnlySuchFiles, change.evidence.lines_of(role));
  }
}

}  // namespace

// "tools/count.py", and a workflow or another script of the build that runs it.
bool serves_the_build(const Case& change) {
  const auto& files = change.story.files;
  return change.evidence.product_files() > 0 && std::all_of(files.begin(), files.end(), [&](const StoryFile& tool) {
           const auto& path = tool.change->filename;
           if (!is_product(role_of(*tool.change))) return true;
           if (!is_beside_product(path) || std::count(path.begin(), path.end(), '/') != 1) return false;
           return std::any_of(files.begin(), files.end(), [&](const StoryFile& user) {
             const auto role = role_of(*user.change);
             return (role == Role::ci || role == Role::build) && user.change->patch &&
                    user.change->patch->find(file_name(path)) != std::string::npos;
           });
         });
}

// Without product code the files say what it is; words decide between them at most.
void by_other_files(const Case& change, Votes& votes) {
  if (mends_examples(change)) {  // "examples" is where it is, not what it does
    votes[ChangeKind::docs] /= 3;
    return;
  }
  // Product words have nothing to speak of here.
  for (const auto kind : {ChangeKind::feature, ChangeKind::performance, ChangeKind::fix, ChangeKind::refactor})
    votes[kind] /= 3;
  votes[ChangeKind::refactor] += form_of(change);
  by_named_files(change, votes);
  if (mends_by_patch(change)) votes[ChangeKind::fix] += kOnlySuchFiles + kPatched;
  if (serves_the_build(change))
    votes[ChangeKind::build] += change.part_of(kOnlySuchFiles, change.evidence.product_lines());
  by_roles(change, votes);
  // Examples that run as tests are what the title calls them.
  if (change.said(Signal::tests) && !change.said(Signal::docs))
    votes[ChangeKind::tests] += change.part_of(kOnlySuchFiles, change.evidence.lines_of(Role::example));
}

}  // namespace aireport::digest

#include "digest/judge/votes.hpp"

#include <algorithm>

#include "digest/judge/breaks.hpp"
#include "digest/judge/notes.hpp"
#include "digest/stories/revert.hpp"
#include "digest/words/version.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;

constexpr int kCertain = 300;
constexpr int kInPassing = 10;  // of the changed lines, in percent

// "Bump version to 0.6.3"; "bump the CUDA version of a job" is about another's.
bool bumps_own_version(const Case& change, bool holds) {
  const auto& words = change.story.parts.words;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i].text == "bump" || words[i].text == "bumps" || words[i].text == "bumping")
      return holds || words[i + 1].text == "version" ||
             (i + 2 < words.size() && words[i + 2].text == "version" &&
              has_word({words[i + 1]}, {"the", "package", "project", "release", "own", "minor", "major", "patch"}));
  return false;
}

// "Release v0.2.0", and no code comes with it.
bool names_release(const Case& change) {
  const auto& words = change.story.parts.words;
  if (words.size() < 2 || !change.begins_with({"release", "releases", "released"})) return false;
  const auto& version = words[1].text;
  const bool next = is_digit(version.front()) || (version.front() == 'v' && version.size() > 1 && is_digit(version[1]));
  return next && change.evidence.product_files() == 0;
}

// The diff raises the project's own version and does nothing else: "Update _utils.py".
bool only_raises_version(const Case& change) {
  constexpr int kMost = 6;  // lines: a version may stand in three places
  return !change.evidence.version.empty() && change.evidence.all_lines() <= kMost && change.evidence.code_lines <= 2 &&
         change.evidence.requirements.empty();
}

// Much code of the product, and a title that names a version without a word of releases: another's, or in passing.
bool names_version_in_passing(const Case& change) {
  const auto& words = change.story.parts.words;
  const std::string_view text = change.story.parts.text;
  constexpr std::int64_t kMuch = 100;  // lines
  return (change.product_share() > 50 || change.evidence.product_lines() > kMuch) &&
         !names_version(text.substr(0, text.find(' '))) &&
         !has_word(words, {"bump", "release", "version", "tag", "prepare", "update", "changelog", "set", "cut"});
}

// The title speaks of a version or release, and the files that hold the version, or the notes, changed.
bool is_release(const Case& change) {
  const auto& words = change.story.parts.words;
  const bool holds = change.evidence.files_of(Role::version) > 0 || !change.evidence.version.empty() ||
                     change.evidence.files_of(Role::release_note) > 0;
  const bool speaks = has_word(words, {"release", "version", "versioning", "tag", "changelog"}) ||
                      names_version(change.story.parts.text);
  const bool acts = has_word(words, {"bump", "release", "tag", "prepare", "update", "set", "cut", "versioning"}) ||
                    names_version(change.story.parts.text);
  const bool product_fix = change.signals[Signal::fix].in_title && change.product_share() > 50;
  // Where the diff is known and has no version of the project's own, the one of the title is another's.
  const bool of_another = change.evidence.patches && !holds && !change.evidence.requirements.empty();
  if (names_release(change) || only_raises_version(change)) return true;
  if (of_another || names_version_in_passing(change)) return false;
  if (bumps_own_version(change, holds) && has_word(words, {"version"}) && !has_word(words, {"submodule"}) &&
      !product_fix)
    return true;
  // Notes and documents of many names may name it; that it is prepared is said of nothing else.
  const bool prepares = change.begins_with({"prepare", "preparing", "prep", "cut"});
  if (prepares && has_word(words, {"release"}) && change.evidence.product_files() == 0) return true;
  const bool one_note =
      has_word(words, {"note"}) && !names_version(change.story.parts.text);  // of many, before a release
  if (!speaks || !acts || product_fix || one_note) return false;
  if (change.story.files.empty()) return has_word(words, {"release"}) && names_version(change.story.parts.text);
  return holds;
}

// "Remove the nvidia-mathdx dependency", "drop pinned deps".
bool takes_dependency(const Case& change) {
  return change.takes_away() &&
         has_word(change.story.parts.words, {"dependency", "dependencies", "dep", "deps", "submodule"});
}

// "Update it to v1.24.0", and the diff raises something to that.
bool updates_to_version(const Case& change) {
  const auto& text = change.story.parts.text;
  return has_word(change.story.parts.words, {"update", "updates", "upgrade", "upgrades", "use"}) &&
         names_version(text) && change.evidence.product_files() == 0 &&
         std::any_of(change.evidence.requirements.begin(), change.evidence.requirements.end(),
                     [&](const Requirement& requirement) {
                       const auto digits = requirement.after.find_first_of("0123456789");
                       return digits != std::string::npos &&
                              text.find(std::string_view(requirement.after).substr(digits)) != std::string::npos;
                     });
}

// "Add the gate dependency", and lines of requirements for it.
bool adds_dependency(const Case& change) {
  return change.begins_with({"add", "adds", "added"}) && change.evidence.product_files() == 0 &&
         change.evidence.lines_of(Role::requirement) * 3 >= change.evidence.all_lines() &&
         has_word(change.story.parts.words,
                  {"dependency", "dependencies", "dep", "deps", "requirement", "requirements"});
}

// "Update the version constraint of X", "Update requirements": a third of the lines at least are those.
bool constrains(const Case& change) {
  const auto& words = change.story.parts.words;
  const auto lines = change.evidence.lines_of(Role::requirement) + change.evidence.lines_of(Role::generated);
  const bool acts = change.begins_with({"update", "updates", "relax", "loosen", "tighten", "restrict", "limit", "raise",
                                        "lower", "constrain", "cap", "require", "versioning", "version", "upper"});
  return acts && change.evidence.version.empty() && lines * 3 >= change.evidence.all_lines() &&
         has_word(words, {"constraint", "constraints", "requirement", "requirements", "dependency", "dependencies",
                          "dep", "deps", "versions", "version", "versioning", "pin", "pins", "bound"});
}

// Whatever the title calls it: lines of requirements, most of which name another version of something.
bool only_requires(const Case& change) {
  constexpr std::int64_t kOfAPin = 4;  // lines, before and after, in two places
  const auto lines = change.evidence.lines_of(Role::requirement) + change.evidence.lines_of(Role::generated);
  const bool moved = std::any_of(change.evidence.requirements.begin(), change.evidence.requirements.end(),
                                 [](const Requirement& one) { return !one.before.empty(); });
  const auto& security = change.signals[Signal::security];
  return moved && !security.in_title && change.evidence.version.empty() &&
         change.evidence.files_of(Role::requirement) > 0 && lines == change.evidence.all_lines() &&
         lines <= kOfAPin * static_cast<std::int64_t>(change.evidence.requirements.size());
}

// Requirements of an example or of the tests: nothing but what they need.
bool are_requirements(const Case& change) {
  return !change.story.files.empty() &&
         std::all_of(change.story.files.begin(), change.story.files.end(), [](const StoryFile& file) {
           const auto name = file_name(file.change->filename);
           return name.starts_with("requirements") && name.ends_with(".txt");
         });
}

// A dependency's version alone: "Bump X from A to B", a submodule, requirement files.
bool is_bump(const Case& change) {
  const auto& words = change.story.parts.words;
  const bool needs = change.evidence.files_of(Role::requirement) + change.evidence.files_of(Role::generated) > 0 ||
                     !change.evidence.requirements.empty() || are_requirements(change);
  const bool bumps = has_word(words, {"bump", "upgrade", "pin", "bumps", "unpin"}) || takes_dependency(change) ||
                     updates_to_version(change) || change.story.parts.text.find("升级") != std::string::npos ||
                     constrains(change) || only_requires(change) || adds_dependency(change) ||
                     (has_word(words, {"update"}) && has_word(words, {"submodule", "dependency", "dependencies"}));
  if (!bumps || is_release(change) || undoing_of(change.story.title).kind == Undoing::revert) return false;
  if (has_word(words, {"from"}) && has_word(words, {"to"}) && change.product_share() < 20) return true;
  const bool at_commit = change.begins_with({"bump", "bumps", "upgrade", "upgrades"}) &&
                         has_word(words, {"hash", "commit", "submodule"}) && change.evidence.files_of(Role::ci) > 0;
  if (at_commit) return true;
  if (!needs) return false;
  if (constrains(change)) return true;
  // What has to follow another's new version belongs to it.
  const bool follows = change.begins_with({"bump", "bumps", "upgrade", "upgrades"}) &&
                       (names_version(change.story.parts.text) ||
                        has_word(words, {"hash", "commit", "submodule", "dependency", "dependencies", "deps"}));
  const bool alone =
      change.evidence.product_files() == 0 ||
      (change.begins_with({"bump", "bumps", "upgrade", "upgrades"}) && change.product_share() < kInPassing);
  return follows || takes_dependency(change) || alone;
}

}  // namespace

void by_certainty(const Case& change, Votes& votes) {
  if (undoing_of(change.story.title).kind == Undoing::revert) votes[ChangeKind::revert] += kCertain;
  if (is_release(change)) votes[ChangeKind::release] += kCertain - 50;
  if (is_bump(change)) votes[ChangeKind::deps] += kCertain - 100;
  const auto& security = change.signals[Signal::security];
  // A policy and other words about it mend nothing.
  const bool only_docs =
      change.evidence.all_files() > 0 && change.evidence.files_of(Role::docs) == change.evidence.all_files();
  if (security.in_title && security.strength >= 24 && !only_docs) votes[ChangeKind::security] += 120;
  // What the project's notes tell of it, in other words than a heading.
  if (const auto noted = break_in(notes_of(change.story)); noted.heading.empty() && !noted.line.empty())
    votes[ChangeKind::breaking] += change.evidence.product_files() > 0 ? 40 : 0;
  if (!declared_break(change.story).empty())
    votes[ChangeKind::breaking] += change.evidence.all_files() > 0 && change.evidence.product_files() == 0 ? 40 : 120;
}

}  // namespace aireport::digest

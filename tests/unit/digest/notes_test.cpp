#include "digest/judge/notes.hpp"

#include <gtest/gtest.h>
#include <aireport/digest/digest.hpp>

#include "digest/stories/fold.hpp"
#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using namespace aireport::testing;
using model::ReasonKind;

constexpr const char* kCode = "@@ -1,2 +1,2 @@\n-    return first(x)\n+    return last(x)\n     done";

model::Change change_with(const std::string& title, const std::string& path, const std::string& notes) {
  auto activity = activity_of();
  activity.commits = {CommitBuilder("a1", title, 1).with(file("serve/gate.py", kCode)).with(file(path, notes))};
  return digest_repository(activity, {}, day_window()).changes.at(0);
}

bool gives(const model::Change& change, ReasonKind kind, const std::string& name) {
  return std::any_of(change.reasons.begin(), change.reasons.end(), [&](const model::Reason& reason) {
    return reason.kind == kind && std::find(reason.names.begin(), reason.names.end(), name) != reason.names.end();
  });
}

TEST(NotesTest, AFragmentTellsTheFaultThatTheTitleDoesNot) {
  const auto change =
      change_with("Adjust the gate", "changelog.d/gate.md", "@@ -0,0 +1 @@\n+- Fixed a deadlock when the gate closes.");
  EXPECT_EQ(change.kind, model::ChangeKind::fix);
  EXPECT_TRUE(gives(change, ReasonKind::crash, "deadlock"));
}

TEST(NotesTest, ABreakIsTakenFromTheHeadingTheFragmentsTypeOrWhatTheNoteSays) {
  const auto kind = [](const std::string& path, const std::string& notes) {
    return change_with("[lang] Clean up the gate", path, notes).kind;
  };
  EXPECT_EQ(kind("CHANGELOG.md", "@@ -3,3 +3,4 @@\n ## Unreleased\n ### Breaking changes\n+- `open` takes a key."),
            model::ChangeKind::breaking);
  EXPECT_EQ(kind("newsfragments/12.removal.rst", "@@ -0,0 +1 @@\n+The old gate."), model::ChangeKind::breaking);
  EXPECT_EQ(
      kind("changelog.d/gate.md", "@@ -0,0 +1,2 @@\n+- The second entry is now the class\n+  instead of its name."),
      model::ChangeKind::breaking);
  EXPECT_NE(kind("changelog.d/gate.md", "@@ -0,0 +1 @@\n+- Fixed `open`, which no longer hangs."),
            model::ChangeKind::breaking);
  EXPECT_NE(kind("CHANGELOG.md", "@@ -3,2 +3,3 @@\n ### Non-breaking changes\n+- A wider gate."),
            model::ChangeKind::breaking);
}

TEST(NotesTest, TheNoteItselfIsAReasonWhenItIsWhole) {
  const auto one = change_with("Support wide gates", "changelog.d/gate.md", "@@ -0,0 +1 @@\n+- Gates may be wide.");
  EXPECT_TRUE(gives(one, ReasonKind::noted, "Gates may be wide."));
  const auto half =
      change_with("Support wide gates", "changelog.d/gate.md", "@@ -0,0 +1,2 @@\n+- Gates may be\n+  wide.");
  EXPECT_FALSE(gives(half, ReasonKind::noted, "Gates may be"));
}

TEST(NotesTest, NotesThatAreGatheredForAReleaseAreNoChangesOwn) {
  auto activity = activity_of();
  auto gone = file("changelog.d/gate.md", "@@ -1 +0,0 @@\n-- Fixed a deadlock.");
  gone.status = "removed";
  activity.commits = {CommitBuilder("a1", "Gather the notes", 1)
                          .with(gone)
                          .with(file("CHANGELOG.md", "@@ -1 +1,2 @@\n # 1.2\n+- Fixed a deadlock."))};
  const auto stories = fold(activity, day_window(), "main");
  EXPECT_TRUE(notes_of(stories.at(0)).empty());
}

}  // namespace
}  // namespace aireport::digest

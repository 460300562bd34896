// The English texts.
#include "render/texts_table.hpp"
#include "render/words.hpp"

namespace aireport::render {
namespace {

constexpr Texts kTexts = {
    .language = model::Language::en,

    .title = "{title} · {date}",
    .summary = "Summary",
    .details = "Details",
    .releases = "Releases",
    .highlights = "Highlights",
    .others = "Other changes",
    .pulls = "Pull Requests",
    .issues = "Issues",
    .late = "Late arrivals",
    .outlook = "Outlook",
    .past_issues = "Past issues",
    .newest_issue = "Latest issue ({date})",

    .field_separator = " · ",
    .colon = ": ",
    .comma = ", ",
    .stop = ".",
    .sentence_separator = "; ",
    .note = " ({note})",

    .window = "{begin} – {end} ({zone})",
    .window_zone = "{zone}, {offset}",
    .window_day_end = "24:00",
    .repositories = {"{count} repository: {states}", "{count} repositories: {states}"},
    .with_updates = "{count} with updates",
    .incomplete = "{count} incomplete",
    .failed = "{count} not fetched",
    .without_updates = {"{count} without updates", "{count} without updates so far"},
    .unfinished = "The day is not over; known until {until}",
    .unfinished_unknown = "The day is not over",

    .commits = {"{count} commit", "{count} commits"},
    .late_commits = {"{count} late commit", "{count} late commits"},
    .pulls_merged = {"{count} PR merged", "{count} PRs merged"},
    .pulls_opened = {"{count} PR opened", "{count} PRs opened"},
    .pulls_closed = {"{count} PR closed without a merge", "{count} PRs closed without a merge"},
    .new_releases = {"{count} release", "{count} releases"},
    .issues_opened = {"{count} new issue", "{count} new issues"},
    .issues_closed = {"{count} issue closed", "{count} issues closed"},
    .files = {"{count} file", "{count} files"},
    .comments = {"{count} comment", "{count} comments"},
    .more_names = same("{count} in all"),
    .more_commits = {"and {count} more commit", "and {count} more commits"},
    .more_files = {"and {count} more file", "and {count} more files"},
    .more_lines = {"{count} more line here not shown", "{count} more lines here not shown"},
    .more_hunks = {"{count} more hunk not shown", "{count} more hunks not shown"},
    .more_notes = {"{count} more item not shown", "{count} more items not shown"},
    .lines_changed = "+{additions} −{deletions}",
    .nothing_new = {"No updates that day.", "No updates so far."},
    .nothing_known = "No updates in what could be fetched.",

    .empty_text = "(empty)",
    .cut = {"… ({count} character left out)", "… ({count} characters left out)"},

    .by_repository = "By repository:",
    .quiet = {"No updates that day", "No updates so far"},
    .failed_list = "Not fetched",
    .partial_mark = "Incomplete",
    .failed_mark = "Not fetched",
    .partial_note = "missing here:",
    .failed_note = "because:",
    .renamed = "Renamed: change {old} to {new} in the configuration",
    .empty_repository = "Empty repository, no commit yet",
    .issues_disabled = "Issues are disabled",
    .hidden = "Hidden by rules: {items}",
    .hidden_changes = {"{count} change", "{count} changes"},
    .hidden_commits = {"{count} commit", "{count} commits"},
    .hidden_pulls = {"{count} PR", "{count} PRs"},
    .hidden_issues = {"{count} issue", "{count} issues"},
    .hidden_releases = {"{count} release", "{count} releases"},
    .gap_subjects = {"{count} item: {refs}", "{count} items: {refs}"},
    .gap_status = "HTTP {status}",

    .author = "by {name}",
    .no_author = "author not known",
    .why = "Why: {reasons}.",
    .areas = "in {names}",
    .labels = "labelled {names}",
    .no_commits = "no commit of the day",
    .no_stats = "changes not fetched",
    .file_renamed = "renamed from {name}",
    .file_copied = "copied from {name}",
    .file_without_patch = "no diff (binary or too large)",
    .snippet_line = "{name} line {first}",
    .snippet_lines = "{name} lines {first}–{last}",
    .old_side = "before the change",
    .folded = "Folded: {groups}",
    .folded_group = same("{kind} {count} ({refs})"),
    .bots = "Bots",
    .prerelease = "pre-release",
    .draft = "draft",
    .closed_today = "closed that day",
    .answered = "see PR {refs}",
    .committed_at = "committed {time}",
    .not_answered = {"no PR of the day refers to it", "no PR of the day refers to it so far"},
    .released = "the latter released {release} on this day",

    .kind = en::kind,
    .reason = en::reason,
    .part = en::part,
    .gap = en::gap,
    .watch = en::watch,
    .watch_sentence = en::watch_sentence,
    .relation = en::relation,
    .state = en::state,
    .file_status = en::file_status,
};

}  // namespace

const Texts& english() {
  return kTexts;
}

}  // namespace aireport::render

// Every fixed text of page and index: one table a language, with the same members.
//
// A pattern has slots in braces, filled with inlines: {count} a number, {names} code spans, {refs} links, {title} a
// linked title, {name} one code span; others are named where they are used. docs/page.md shows each in its place.
#pragma once

#include <aireport/model/report.hpp>
#include <string_view>

namespace aireport::render {

// A pattern for a count of one, and for all other counts.
struct Counted {
  std::string_view one, many;
  std::string_view of(long long count) const { return count == 1 ? one : many; }
};

// A statement about a day that is over, about one that still goes on, and about one that has no instant of its own.
struct ByState {
  std::string_view over, so_far, elsewhere;
  std::string_view of(const model::DayHead& head) const {
    if (head.window.empty()) return elsewhere;
    return head.state == model::DayState::unfinished ? so_far : over;
  }
};

// The sentence of a reason. `bare` stands when there are neither names nor refs to fill it; empty: nothing is said
// then.
struct Sentence {
  Counted full;
  std::string_view bare;
};

struct Texts {
  model::Language language;

  // Headings.
  std::string_view title;  // {title} {date}
  std::string_view summary, details, releases, highlights, others, pulls, issues, late, outlook;
  std::string_view past_issues, newest_issue;  // the latter {date}

  // Punctuation between parts.
  std::string_view field_separator;     // " · "
  std::string_view colon, comma, stop;  // "：" "、" "。"
  std::string_view sentence_separator;  // "；"
  std::string_view note;                // "（{note}）"

  // Under the title.
  std::string_view window, window_zone, window_day_end;  // {begin} {end} {zone}; {zone} {offset}; "24:00"
  Counted repositories;                                  // {count} {states}
  std::string_view with_updates, incomplete, failed;     // {count}
  ByState without_updates;                               // {count}
  std::string_view unfinished, unfinished_unknown;       // {until}

  // Counts.
  Counted commits, late_commits, pulls_merged, pulls_opened, pulls_closed, new_releases, issues_opened, issues_closed;
  Counted files, comments, more_names, more_commits, more_files, more_lines, more_hunks, more_notes;
  Counted more_lines_at_least, more_hunks_at_least;
  std::string_view lines_changed;  // {additions} {deletions}
  ByState nothing_new;
  std::string_view nothing_known;

  // Foreign text.
  std::string_view empty_text;
  Counted cut;  // {count} characters

  // Summary and state of a repository.
  std::string_view by_repository;
  ByState quiet;                 // label of the list of repositories without updates
  std::string_view failed_list;  // and of those that could not be fetched
  std::string_view partial_mark, failed_mark, partial_note, failed_note;
  std::string_view renamed;  // {old} {new}
  std::string_view empty_repository, issues_disabled;
  std::string_view hidden;  // {items}
  Counted hidden_changes, hidden_commits, hidden_pulls, hidden_issues, hidden_releases;
  std::string_view receipt, receipt_of_known;  // {items}; the latter when something is missing
  Counted receipt_commits, receipt_pulls, receipt_issues, receipt_releases;         // {count} {items}
  std::string_view receipt_shown, receipt_folded, receipt_hidden, receipt_counted;  // {count}
  Counted gap_subjects;                                                             // {count}
  std::string_view gap_status;                                                      // {status}

  // Changes, releases, pull requests, issues, late arrivals.
  std::string_view author, no_author;  // {name}
  std::string_view why;                // {reasons}
  std::string_view areas, labels;      // {names}
  std::string_view no_commits, commits_not_known, no_stats, no_changes;
  std::string_view file_renamed, file_copied;  // {name}
  std::string_view file_binary, file_too_large;
  std::string_view snippet_line, snippet_lines, old_side;  // {name} {first} {last}
  std::string_view folded;                                 // {groups}
  Counted folded_group;                                    // {count} {kind} {refs}
  std::string_view bots;
  std::string_view development;                                // {names}: releases that only few install
  std::string_view prerelease, draft, closed_today, answered;  // {refs}
  std::string_view committed_at;                               // {time}
  ByState not_answered;
  std::string_view released;  // of what another repository depends on, on the same day: {release}

  // By value. Each is a switch over all values, so that a new one does not compile without its text.
  std::string_view (*kind)(model::ChangeKind);
  Sentence (*reason)(model::ReasonKind);
  std::string_view (*part)(model::Part);
  std::string_view (*gap)(model::GapReason);
  std::string_view (*gap_detail)(model::GapReason);  // {name}: what Gap::detail is for that reason
  std::string_view (*watch)(model::OutlookKind);
  Sentence (*watch_sentence)(model::OutlookKind);  // of a dependency {name} {before} {after}
  std::string_view (*relation)(model::Relation);   // {title}
  std::string_view (*state)(model::DayState);
  std::string_view (*file_status)(std::string_view);  // GitHub's word; of an unknown one: empty
};

const Texts& texts_of(model::Language language);

}  // namespace aireport::render

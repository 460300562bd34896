// The form of a snapshot's head, said once for both ways, as in form.hpp.
#pragma once

#include <aireport/model/receipt.hpp>

#include "snapshot/form.hpp"

namespace aireport::snapshot {

template <typename Archive, Like<model::OffsetSpan> T>
void describe(Archive& archive, T& span) {
  archive.field("from", span.from);
  archive.field("offset_seconds", span.offset);
}

template <typename Archive, Like<model::IgnoreRules> T>
void describe(Archive& archive, T& ignore) {
  archive.field("authors", ignore.authors);
  archive.field("paths", ignore.paths);
  archive.field("labels", ignore.labels);
  archive.field("titles", ignore.titles);
}

template <typename Archive, Like<model::WatchRules> T>
void describe(Archive& archive, T& watch) {
  archive.field("paths", watch.paths);
  archive.field("only", watch.only);
}

template <typename Archive, Like<model::ExtraPattern> T>
void describe(Archive& archive, T& extra) {
  archive.field("pattern", extra.pattern);
  archive.field("value", extra.value);
}

template <typename Archive, Like<model::RepoSettings> T>
void describe(Archive& archive, T& repo) {
  archive.field("repo", repo.repo);
  archive.field("branch", repo.branch);
  archive.field("ignore", repo.ignore);
  archive.field("watch", repo.watch);
  archive.field("kinds", repo.kinds);
  archive.field("areas", repo.areas);
}

template <typename Archive, Like<model::DigestLimits> T>
void describe(Archive& archive, T& digest) {
  archive.field("highlights", digest.highlights);
  archive.field("snippet_lines", digest.snippet_lines);
  archive.field("snippets_per_change", digest.snippets_per_change);
  archive.field("fold", digest.fold);
}

template <typename Archive, Like<model::PageSettings> T>
void describe(Archive& archive, T& settings) {
  archive.field("title", settings.title);
  archive.field("language", settings.language);
  archive.field("web_url", settings.web_url);
  archive.field("digest", settings.digest);
  archive.field("repos", settings.repos);
}

template <typename Archive, Like<model::Totals> T>
void describe_totals(Archive& archive, T& totals) {
  archive.field("commits", totals.commits);
  archive.field("late_commits", totals.late_commits);
  archive.field("pulls_opened", totals.pulls_opened);
  archive.field("pulls_merged", totals.pulls_merged);
  archive.field("pulls_closed", totals.pulls_closed);
  archive.field("issues_opened", totals.issues_opened);
  archive.field("issues_closed", totals.issues_closed);
  archive.field("releases", totals.releases);
  archive.field("additions", totals.additions);
  archive.field("deletions", totals.deletions);
}

template <typename Archive, Like<model::Missing> T>
void describe(Archive& archive, T& missing) {
  archive.field("part", missing.part);
  archive.field("reason", missing.reason);
  archive.field("status", missing.status);
  archive.field("items", missing.items);
}

template <typename Archive, Like<model::Tally> T>
void describe(Archive& archive, T& tally) {
  archive.field("listed", tally.listed);
  archive.field("in_window", tally.in_window);
  archive.field("shown", tally.shown);
  archive.field("folded", tally.folded);
  archive.field("hidden", tally.hidden);
  archive.field("counted", tally.counted);
  archive.field("missing", tally.missing);
}

template <typename Archive, Like<model::Receipt> T>
void describe(Archive& archive, T& receipt) {
  archive.field("repository", receipt.repo);
  archive.field("commits", receipt.commits);
  archive.field("pulls", receipt.pulls);
  archive.field("issues", receipt.issues);
  archive.field("releases", receipt.releases);
}

template <typename Archive, Like<model::FormerName> T>
void describe(Archive& archive, T& name) {
  archive.field("former", name.former);
  archive.field("present", name.present);
}

// The first version that knows of former names.
inline constexpr int kWithFormerNames = 2;

// All of the head but `repositories` behind it. `version` is read too, or written as it is.
template <typename Archive, Like<model::DayHead> T, Like<int> Version>
void describe_head(Archive& archive, Version& version, T& head) {
  archive.field("schema_version", version);
  archive.group("summary", [&](auto& summary) {
    describe_totals(summary, head.totals);
    summary.field("repositories", head.repositories);
    summary.field("repositories_active", head.repositories_active);
    summary.field("repositories_with_gaps", head.repositories_with_gaps);
  });
  archive.field("date", head.window.date);
  archive.field("timezone", head.window.timezone);
  archive.group("window", [&](auto& window) {
    window.field("begin", head.window.begin);
    window.field("end", head.window.end);
    window.field("offsets", head.window.offsets);
  });
  archive.field("state", head.state);
  archive.field("known_until", head.known_until);
  archive.field("settings", head.settings);
  if (version >= kWithFormerNames) archive.field("former_names", head.former_names);
}

}  // namespace aireport::snapshot

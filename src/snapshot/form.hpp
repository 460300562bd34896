// The form of a snapshot, said once for both ways: `describe` names the fields of a value in the order in which they
// are written; Writer, Reader and Measure (writer.hpp, reader.hpp, measure.hpp) carry it out.
#pragma once

#include <aireport/model/activity.hpp>
#include <string>

#include "snapshot/commit_form.hpp"
#include "snapshot/words.hpp"

namespace aireport::snapshot {

template <typename Archive, Like<model::PullDetail> T>
void describe(Archive& archive, T& detail) {
  archive.group("base", [&](auto& base) { base.field("ref", detail.base_ref); });
  archive.field("merge_commit_sha", detail.merge_commit_sha);
  archive.field("commits", detail.commits);
  archive.field("additions", detail.additions);
  archive.field("deletions", detail.deletions);
  archive.field("changed_files", detail.changed_files);
}

template <typename Archive, Like<model::PullRequest> T>
void describe(Archive& archive, T& pull) {
  archive.field("number", pull.number);
  archive.link([&](const auto& links) { return model::pull_url(links.web_url, links.repo, pull.number); });
  archive.field("title", pull.title);
  archive.field("body", pull.body);
  archive.field("user", pull.user);
  archive.objects_of("labels", "name", pull.labels);
  archive.field("draft", pull.draft);
  archive.field("created_at", pull.created_at);
  archive.field("closed_at", pull.closed_at);
  archive.field("merged_at", pull.merged_at);
  archive.field("comments", pull.comments);
  archive.field("detail", pull.detail);
}

template <typename Archive, Like<model::Issue> T>
void describe(Archive& archive, T& issue) {
  archive.field("number", issue.number);
  archive.link([&](const auto& links) { return model::issue_url(links.web_url, links.repo, issue.number); });
  archive.field("title", issue.title);
  archive.field("body", issue.body);
  archive.field("user", issue.user);
  archive.objects_of("labels", "name", issue.labels);
  archive.field("state_reason", issue.state_reason);
  archive.field("created_at", issue.created_at);
  archive.field("closed_at", issue.closed_at);
  archive.field("comments", issue.comments);
  archive.group("reactions", [&](auto& reactions) { reactions.field("total_count", issue.reactions); });
}

template <typename Archive, Like<model::Release> T>
void describe(Archive& archive, T& release) {
  archive.field("tag_name", release.tag_name);
  archive.link([&](const auto& links) { return model::release_url(links.web_url, links.repo, release.tag_name); });
  archive.field("name", release.name);
  archive.field("body", release.body);
  archive.field("author", release.author);
  archive.field("published_at", release.published_at);
  archive.field("prerelease", release.prerelease);
}

template <typename Archive, Like<model::Gap> T>
void describe(Archive& archive, T& gap) {
  archive.field("part", gap.part);
  archive.field("reason", gap.reason);
  archive.field("status", gap.status);
  archive.field("subject", gap.subject);
  archive.field("detail", gap.detail);
}

template <typename Archive, Like<model::RepoActivity> T>
void describe(Archive& archive, T& activity) {
  archive.field("name", activity.repo);
  // It stands in front for people, but follows from all the rest.
  if constexpr (!Archive::kReading) archive.derived("state", word_of(activity.state()));
  archive.link([](const auto& links) { return model::repo_url(links.web_url, links.repo); });
  archive.field("renamed_to", activity.renamed_to);
  archive.field("empty", activity.empty);
  archive.field("issues_disabled", activity.issues_disabled);
  archive.field("gaps", activity.gaps);
  archive.field("commits", activity.commits);
  archive.field("late_commits", activity.late_commits);
  archive.field("pulls", activity.pulls);
  archive.field("issues", activity.issues);
  archive.field("releases", activity.releases);
  if constexpr (Archive::kReading) archive.derived("state", word_of(activity.state()));
}

}  // namespace aireport::snapshot

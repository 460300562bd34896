// The form of a commit in a snapshot, said once for both ways, as in form.hpp.
#pragma once

#include <aireport/model/activity.hpp>
#include <concepts>
#include <type_traits>

namespace aireport::snapshot {

template <typename T, typename Model>
concept Like = std::same_as<std::remove_const_t<T>, Model>;

template <typename Archive, Like<model::Account> T>
void describe(Archive& archive, T& account) {
  archive.field("login", account.login);
  archive.choice("type", account.bot, "Bot", "User");
}

template <typename Archive, Like<model::FileChange> T>
void describe(Archive& archive, T& file) {
  archive.field("filename", file.filename);
  archive.field("previous_filename", file.previous_filename);
  archive.field("status", file.status);
  archive.field("additions", file.additions);
  archive.field("deletions", file.deletions);
  archive.field("patch", file.patch);
  if constexpr (Archive::kReading)
    if (file.patch) archive.check_lines("patch", *file.patch, model::kMaxKeptLines);
  archive.field("patch_lines_cut", file.patch_lines_cut);
}

// GitHub spreads a commit's detail over several keys; not fetched, all of them are null.
template <typename Archive, Like<model::Commit> T>
void describe_detail(Archive& archive, T& commit) {
  if constexpr (Archive::kReading) {
    if (!archive.is_null("stats")) commit.detail.emplace();
  }
  if (!commit.detail) {
    for (const char* key : {"stats", "files", "files_truncated"}) archive.null(key);
    return;
  }
  auto& detail = *commit.detail;
  archive.group("stats", [&](auto& stats) {
    stats.field("additions", detail.additions);
    stats.field("deletions", detail.deletions);
  });
  archive.field("files", detail.files);
  archive.field("files_truncated", detail.files_truncated);
}

template <typename Archive, Like<model::Commit> T>
void describe(Archive& archive, T& commit) {
  archive.field("sha", commit.sha);
  archive.link([&](const auto& links) { return model::commit_url(links.web_url, links.repo, commit.sha); });
  archive.group("commit", [&](auto& git) {
    git.field("message", commit.message);
    const auto signature = [&](const char* key, auto& person) {
      git.group(key, [&](auto& fields) {
        fields.field("name", person.name);
        fields.field("date", person.date);
      });
    };
    signature("author", commit.author);
    signature("committer", commit.committer);
  });
  archive.field("author", commit.author.account);
  archive.field("committer", commit.committer.account);
  archive.objects_of("parents", "sha", commit.parents);
  describe_detail(archive, commit);
}

}  // namespace aireport::snapshot

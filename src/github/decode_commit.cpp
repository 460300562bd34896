#include <aireport/diff/cut.hpp>
#include <aireport/model/text_limit.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

#include "github/decode_page.hpp"

namespace aireport::github {
namespace {

bool is_sha(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string sha_in(Json& object) {
  auto sha = to_lower_ascii(text_in(object, "sha"));
  if (!is_sha(sha)) throw BadField("sha");
  return sha;
}

model::Person person_in(Json& item, Json& git, const char* role, std::optional<UtcTime> otherwise) {
  model::Person person;
  person.account = account_in(item, role);
  std::optional<UtcTime> date;
  if (auto* const signature = member(git, role)) {
    read_below(std::string("commit.") + role, [&] {
      person.name = text_in(*signature, "name");
      date = time_in(*signature, "date");
    });
  }
  if (!date) date = otherwise;
  if (!date) throw BadField(std::string("commit.") + role + ".date");
  person.date = *date;
  return person;
}

std::optional<model::Commit> read_commit(Json& item) {
  model::Commit commit;
  commit.sha = sha_in(item);
  auto& git = required(item, "commit");
  read_below("commit", [&] { commit.message = text_in(git, "message"); });
  commit.committer = person_in(item, git, "committer", std::nullopt);
  // GitHub may send no author; the commit's own time is the nearest thing that is known.
  commit.author = person_in(item, git, "author", commit.committer.date);
  if (auto* const parents = member(item, "parents")) {
    if (!parents->is_array()) throw BadField("parents");
    read_each(*parents, "parents", [&](Json& parent) { commit.parents.push_back(sha_in(parent)); });
  }
  return commit;
}

model::FileChange read_file(Json& item) {
  model::FileChange file;
  file.filename = text_in(item, "filename");
  if (file.filename.empty()) throw BadField("filename");
  file.previous_filename = text_in(item, "previous_filename");
  file.status = text_in(item, "status");
  file.additions = required_count(item, "additions");
  file.deletions = required_count(item, "deletions");
  if (auto* const patch = member(item, "patch")) {
    if (!patch->is_string()) throw BadField("patch");
    auto text = std::move(patch->get_ref<std::string&>());
    const int lines_cut = diff::cut_patch(text, model::kMaxPatchLines);
    // Of a diff that is too large GitHub sends none.
    if (text.size() > model::kMaxText) return file;
    file.patch = std::move(text);
    file.patch_lines_cut = lines_cut;
  }
  return file;
}

model::CommitDetail read_detail(Json& item, std::string_view sha) {
  if (sha_in(item) != sha) throw BadField("sha");
  model::CommitDetail detail;
  auto& stats = required(item, "stats");
  read_below("stats", [&] {
    detail.additions = required_count(stats, "additions");
    detail.deletions = required_count(stats, "deletions");
  });
  auto& files = required_list(item, "files");
  detail.files.reserve(files.size());
  read_each(files, "files", [&](Json& file) { detail.files.push_back(read_file(file)); });
  return detail;
}

}  // namespace

std::string subject_of(const Json& item, const char* key) {
  if (!item.is_object()) return {};
  const auto found = item.find(key);
  if (found == item.end()) return {};
  if (found->is_number_unsigned()) return std::to_string(found->get<std::uint64_t>());
  if (!found->is_string()) return {};
  return std::string(first_characters(found->get_ref<const std::string&>(), 80));
}

Result<Page<model::Commit>> decode_commits(std::string_view body) {
  AIREPORT_TRY(auto list, parse_list(body));
  return decode_items<model::Commit>(
      list, "sha", [](const Json&) { return model::Part::commits; }, read_commit);
}

Result<model::CommitDetail> decode_commit_detail(std::string_view body, std::string_view sha) {
  return decode_object(body, [sha](Json& json) { return read_detail(json, sha); });
}

}  // namespace aireport::github

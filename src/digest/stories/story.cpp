#include "digest/stories/story.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>

namespace aireport::digest {

namespace {

// Accounts of type "User" that are machines all the same say so in their name.
bool reads_like_a_bot(std::string_view name) {
  const auto lower = to_lower_ascii(name);
  for (const std::string_view ending : {"[bot]", "-bot", " bot", "_bot"})
    if (lower.ends_with(ending)) return true;
  for (const std::string_view known : {"dependabot", "renovate", "pre-commit-ci", "github-actions"})
    if (lower.starts_with(known)) return true;
  return false;
}

}  // namespace

std::string login_or_name(const model::Person& person) {
  return person.account ? person.account->login : person.name;
}

bool is_bot(const std::optional<model::Account>& account) {
  return account && (account->bot || reads_like_a_bot(account->login));
}

bool is_bot(const model::Person& person) {
  return is_bot(person.account) || reads_like_a_bot(person.name);
}

std::string_view Story::body() const {
  if (request != nullptr && !trim(request->body).empty()) return request->body;
  if (commits.empty()) return {};
  const std::string_view message = commits.back()->message;
  const auto end = message.find('\n');
  return end == std::string_view::npos ? std::string_view{} : message.substr(end + 1);
}

std::vector<model::FileRow> rows_of(const Story& story) {
  std::vector<model::FileRow> rows;
  std::map<std::string_view, std::size_t> place;
  for (const auto& file : story.files) {
    const auto& change = *file.change;
    const bool without_patch = model::lacks_patch(change);
    const auto [at, fresh] = place.emplace(change.filename, rows.size());
    if (fresh) {
      rows.push_back({change.filename, change.previous_filename, change.status, change.additions, change.deletions,
                      without_patch});
      continue;
    }
    auto& row = rows[at->second];
    row.additions += change.additions;
    row.deletions += change.deletions;
    row.without_patch = row.without_patch && without_patch;
    if (row.status == "added" && change.status == "modified") continue;
    row.status = change.status;
  }
  return rows;
}

}  // namespace aireport::digest

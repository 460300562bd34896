#include "pipeline/teller.hpp"

#include <algorithm>

namespace aireport::pipeline {
namespace {

bool is_complete(const Items& items) {
  return items.shortfall.state == model::RepoState::complete;
}

bool has_late(const Items& items, const std::string& sha) {
  return items.late.contains(sha) || items.of_day.contains(sha);
}

// A late commit that was looked for and did not come is gone, or told elsewhere.
bool answers_for_late(const Items& items, const github::RepoQuery* asked, const Items& other) {
  return std::all_of(other.late.begin(), other.late.end(), [&](const auto& commit) {
    const auto& [sha, time] = commit;
    if (has_late(items, sha)) return true;
    if (asked == nullptr) return false;
    return asked->reported.contains(sha) || (is_complete(items) && asked->late_since && *asked->late_since <= time);
  });
}

bool has_all_of_day(const Items& items, const Items& other) {
  return std::includes(items.of_day.begin(), items.of_day.end(), other.of_day.begin(), other.of_day.end());
}

// A name may have had two owners in turn: the server tells of the last one alone.
bool are_strangers(const Items& one, const Items& other) {
  return !one.of_day.empty() && !other.of_day.empty() &&
         std::none_of(one.of_day.begin(), one.of_day.end(),
                      [&](const std::string& item) { return other.of_day.contains(item); });
}

}  // namespace

Items items_of(const model::RepoActivity& activity) {
  Items items;
  items.present = activity.current_name();
  items.shortfall = shortfall_of(activity);
  const auto add = [&](const std::string& name, UtcTime time) { items.of_day.insert(name + " " + format_utc(time)); };
  for (const auto& commit : activity.commits) items.of_day.insert(commit.sha);
  for (const auto& pull : activity.pulls) add(std::to_string(pull.number), pull.created_at);
  for (const auto& issue : activity.issues) add(std::to_string(issue.number), issue.created_at);
  for (const auto& release : activity.releases) add(release.tag_name, release.published_at);
  for (const auto& commit : activity.late_commits) items.late.emplace(commit.sha, commit.committer.date);
  return items;
}

bool are_none(const Items& items) {
  return items.of_day.empty() && items.late.empty() && is_complete(items);
}

Teller teller_of(const Items& former, const Items* present, const github::RepoQuery* asked) {
  if (present == nullptr) return Teller::former;
  if (are_strangers(former, *present)) return Teller::both;
  // What a complete part lacks that another knew only in part is gone.
  const bool of_day = has_all_of_day(*present, former) || (is_complete(*present) && !is_complete(former));
  const bool present_has_all = of_day && answers_for_late(*present, asked, former);
  if (is_complete(*present) && present_has_all) return Teller::present;
  if (is_complete(former)) return Teller::former;
  const bool former_has_all = has_all_of_day(former, *present) && answers_for_late(former, nullptr, *present);
  if (former_has_all && (former.shortfall < present->shortfall || !present_has_all)) return Teller::former;
  return present_has_all ? Teller::present : Teller::both;
}

}  // namespace aireport::pipeline

#include <aireport/digest/digest.hpp>
#include <set>
#include <string_view>

namespace aireport::digest {

model::Totals count(const model::RepoActivity& activity, const model::Window& window) {
  model::Totals totals;
  std::set<std::string_view> seen;
  for (const auto& commit : activity.commits) {
    if (!seen.insert(commit.sha).second) continue;
    ++totals.commits;
    if (!commit.detail) continue;
    totals.additions += commit.detail->additions;
    totals.deletions += commit.detail->deletions;
  }
  for (const auto& commit : activity.late_commits)
    if (seen.insert(commit.sha).second) ++totals.late_commits;
  const auto within = [&](const std::optional<UtcTime>& time) { return time && window.contains(*time); };
  for (const auto& pull : activity.pulls) {
    if (window.contains(pull.created_at)) ++totals.pulls_opened;
    if (within(pull.merged_at)) ++totals.pulls_merged;
    if (within(pull.closed_at) && !pull.merged_at) ++totals.pulls_closed;
  }
  for (const auto& issue : activity.issues) {
    if (window.contains(issue.created_at)) ++totals.issues_opened;
    if (within(issue.closed_at)) ++totals.issues_closed;
  }
  for (const auto& release : activity.releases)
    if (window.contains(release.published_at)) ++totals.releases;
  return totals;
}

}  // namespace aireport::digest

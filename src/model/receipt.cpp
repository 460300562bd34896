#include <aireport/model/receipt.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace aireport::model {
namespace {

bool is_within(const std::optional<UtcTime>& time, const Window& window) {
  return time && window.contains(*time);
}

// What lacks the repository as a whole lacks every kind; what lacks its new name alone lacks none.
void add_missing(Tally& tally, const RepoActivity& activity, Part list, Part detail) {
  for (const auto& gap : activity.gaps) {
    if (gap.part != Part::repository && gap.part != list && gap.part != detail) continue;
    const bool single = !is_whole_part(gap);
    if (gap.part == Part::repository && single) continue;
    if (gap.part == list && gap.reason == GapReason::bad_item) ++tally.listed;
    const auto known = std::find_if(tally.missing.begin(), tally.missing.end(), [&](const Missing& missing) {
      return missing.part == gap.part && missing.reason == gap.reason && missing.status == gap.status &&
             (missing.items > 0) == single;
    });
    if (known == tally.missing.end())
      tally.missing.push_back({gap.part, gap.reason, gap.status, single ? 1 : 0});
    else if (single)
      ++known->items;
  }
}

template <typename Item>
void count(Tally& tally, const std::vector<Item>& items, const Window& window) {
  tally.listed = static_cast<int>(items.size());
  tally.in_window = static_cast<int>(
      std::count_if(items.begin(), items.end(), [&](const Item& item) { return is_in_window(item, window); }));
}

}  // namespace

bool is_in_window(const PullRequest& pull, const Window& window) {
  return window.contains(pull.created_at) || is_within(pull.merged_at, window) || is_within(pull.closed_at, window);
}

bool is_in_window(const Issue& issue, const Window& window) {
  return window.contains(issue.created_at) || is_within(issue.closed_at, window);
}

Receipt open_receipt(const RepoActivity& activity, const Window& window) {
  Receipt receipt;
  receipt.repo = activity.repo;
  std::set<std::string_view> shas;
  for (const auto& commit : activity.commits) shas.insert(commit.sha);
  receipt.commits.in_window = static_cast<int>(shas.size());
  for (const auto& commit : activity.late_commits) shas.insert(commit.sha);
  receipt.commits.listed = static_cast<int>(shas.size());
  count(receipt.pulls, activity.pulls, window);
  count(receipt.issues, activity.issues, window);
  receipt.releases.listed = static_cast<int>(activity.releases.size());
  for (const auto& release : activity.releases)
    if (window.contains(release.published_at)) ++receipt.releases.in_window;
  add_missing(receipt.commits, activity, Part::commits, Part::commit_detail);
  add_missing(receipt.pulls, activity, Part::pulls, Part::pull_detail);
  add_missing(receipt.issues, activity, Part::issues, Part::issues);
  add_missing(receipt.releases, activity, Part::releases, Part::releases);
  return receipt;
}

}  // namespace aireport::model

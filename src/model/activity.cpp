#include <aireport/model/activity.hpp>

#include <aireport/support/text.hpp>
#include <algorithm>
#include <tuple>

namespace aireport::model {
namespace {

bool newer(const Commit& a, const Commit& b) {
  return std::tie(b.committer.date, a.sha) < std::tie(a.committer.date, b.sha);
}

bool has_items(const RepoActivity& activity) {
  return !activity.commits.empty() || !activity.late_commits.empty() || !activity.pulls.empty() ||
         !activity.issues.empty() || !activity.releases.empty();
}

bool lacks(const RepoActivity& activity, Part part) {
  return std::any_of(activity.gaps.begin(), activity.gaps.end(),
                     [part](const Gap& gap) { return gap.part == part && is_whole_part(gap); });
}

// Files of these names are text, so that one without lines is empty and no picture.
bool is_text_name(std::string_view path) {
  for (const std::string_view end : {".py",    ".pyi",  ".c",   ".cc",   ".cpp",  ".cxx", ".h",   ".hpp",   ".cu",
                                     ".cuh",   ".rs",   ".go",  ".js",   ".ts",   ".md",  ".rst", ".txt",   ".sh",
                                     ".cmake", ".toml", ".yml", ".yaml", ".json", ".cfg", ".ini", ".typed", ".gitkeep"})
    if (path.ends_with(end)) return true;
  return false;
}

bool nothing_known(const RepoActivity& activity) {
  if (has_items(activity)) return false;
  if (lacks(activity, Part::repository)) return true;
  const bool no_issues = activity.issues_disabled || lacks(activity, Part::issues);
  return no_issues && lacks(activity, Part::commits) && lacks(activity, Part::pulls) && lacks(activity, Part::releases);
}

}  // namespace

RepoState RepoActivity::state() const {
  if (gaps.empty()) return RepoState::complete;
  return nothing_known(*this) ? RepoState::failed : RepoState::partial;
}

bool lacks_patch(const FileChange& change) {
  if (change.patch) return false;
  if (change.additions != 0 || change.deletions != 0) return true;
  const bool moved = change.status == "renamed" || change.status == "copied" || change.status == "unchanged";
  return !moved && !is_text_name(change.filename);
}

std::string_view title_of(const Commit& commit) {
  return trim(first_line(commit.message));
}

void sort_items(RepoActivity& activity) {
  const auto higher = [](const auto& a, const auto& b) { return a.number > b.number; };
  std::sort(activity.gaps.begin(), activity.gaps.end());
  std::sort(activity.commits.begin(), activity.commits.end(), newer);
  std::sort(activity.late_commits.begin(), activity.late_commits.end(), newer);
  std::sort(activity.pulls.begin(), activity.pulls.end(), higher);
  std::sort(activity.issues.begin(), activity.issues.end(), higher);
  std::sort(activity.releases.begin(), activity.releases.end(), [](const Release& a, const Release& b) {
    return std::tie(b.published_at, a.tag_name) < std::tie(a.published_at, b.tag_name);
  });
}

}  // namespace aireport::model

#include <aireport/diff/cut.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

#include "fuzz/targets.hpp"
#include "github/decode.hpp"
#include "http/json_check.hpp"

namespace aireport::fuzz {
namespace {

constexpr std::string_view kSha = "13d055cb450e6c4456d404307434fcf46f50a430";

template <typename T>
void check_gaps(const github::Page<T>& page) {
  for (const auto& gap : page.bad) {
    require(gap.reason == model::GapReason::bad_item, "a damaged item is a bad_item");
    require(is_utf8(gap.subject) && is_utf8(gap.detail), "a gap is UTF-8");
  }
}

// What was decoded can be written down and read again.
void check_round_trip(model::RepoActivity activity) {
  activity.repo = {"openloom", "attn"};
  model::sort_items(activity);
  model::DayHead head;
  head.window.date = Date{std::chrono::sys_days{}};
  const auto file = snapshot::assemble(head, {snapshot::encode_repository(activity, "https://github.com")}, {});
  const auto again = snapshot::decode(file);
  require(again.has_value(), "a snapshot of decoded items can be read");
  require(again->repositories.size() == 1 && again->repositories.front() == activity, "it has the same items");
}

void commits(std::string_view body) {
  auto page = github::decode_commits(body);
  if (!page) return;
  check_gaps(*page);
  for (const auto& commit : page->items)
    require(commit.sha.size() >= 40 && is_utf8(commit.message), "a commit has a sha and its message is UTF-8");
  model::RepoActivity activity;
  activity.commits = std::move(page->items);
  check_round_trip(std::move(activity));
}

void commit_detail(std::string_view body) {
  auto detail = github::decode_commit_detail(body, kSha);
  if (!detail) return;
  for (const auto& file : detail->files) {
    require(!file.filename.empty(), "a file has a name");
    if (!file.patch) continue;
    const auto shown = diff::before_cut(*file.patch);
    require(std::count(shown.begin(), shown.end(), '\n') <= model::kMaxPatchLines, "a patch is cut");
  }
  model::Commit commit;
  commit.sha = kSha;
  commit.detail = std::move(*detail);
  model::RepoActivity activity;
  activity.commits.push_back(std::move(commit));
  check_round_trip(std::move(activity));
}

void listed(std::vector<github::ListedItem> items) {
  model::RepoActivity activity;
  for (auto& item : items) {
    require(item.issue.number > 0 && is_utf8(item.issue.title), "an item has a number and its title is UTF-8");
    if (item.pull)
      activity.pulls.push_back(github::to_pull(std::move(item)));
    else
      activity.issues.push_back(std::move(item.issue));
  }
  check_round_trip(std::move(activity));
}

void pulls(std::string_view body) {
  auto page = github::decode_pulls(body);
  if (!page) return;
  check_gaps(*page);
  model::RepoActivity activity;
  for (auto& item : page->items) activity.pulls.push_back(std::move(item.pull));
  check_round_trip(std::move(activity));
}

void releases(std::string_view body) {
  auto page = github::decode_releases(body);
  if (!page) return;
  check_gaps(*page);
  model::RepoActivity activity;
  for (auto& item : page->items) activity.releases.push_back(std::move(item.release));
  check_round_trip(std::move(activity));
}

}  // namespace

void answer(std::string_view input) {
  if (input.empty()) return;
  const auto body = input.substr(1);
  switch (input.front()) {
    case 'c':
      return commits(body);
    case 'd':
      return commit_detail(body);
    case 'i':
      if (auto page = github::decode_issues(body)) listed(std::move(page->items));
      return;
    case 's':
      if (auto search = github::decode_search(body)) listed(std::move(search->page.items));
      return;
    case 'p':
      return pulls(body);
    case 'm': {
      const auto detail = github::decode_pull(body);
      require(!detail || (detail->commits >= 0 && detail->changed_files >= 0), "counts are not negative");
      return;
    }
    case 'r':
      return releases(body);
    case 'n': {
      const auto facts = github::decode_repository(body);
      require(!facts || model::parse_repo_name(facts->name.full()).has_value(), "a repository's name is one");
      return;
    }
    default: {
      const auto quota = github::decode_rate_limit(body);
      require(!quota || quota->remaining >= 0, "a quota is not negative");
    }
  }
}

}  // namespace aireport::fuzz

// Fold, classify, rank, choose snippets, count: what happened becomes what we say of it. Pure and deterministic,
// without floating point in any order.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/model/report.hpp>
#include <aireport/model/settings.hpp>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace aireport::digest {

// A change that names an item of another repository.
struct Mention {
  std::optional<int> pull;  // of the change; nullopt: a direct push
  std::string sha;          // of its newest commit; may be empty
  model::ItemRef to;
};

// A dependency whose version a change moved. A side is empty when it was not there.
struct DependencyChange {
  std::optional<int> pull;
  std::string sha, title;
  std::string name, before, after;  // as the diff has them: "flashinfer-python", "==0.6.1", "==0.6.2"
};

// The pull requests in the window, by number.
struct PullsOfDay {
  std::set<int> all;
  std::set<int> hidden;  // by rules, by themselves or with their change
};

// One repository's stories, with all that the page may need of them; the activity can be let go.
struct RepoDigest {
  model::RepoSection section;          // counts, gaps, releases, pulls, issues, late
  std::vector<model::Change> changes;  // every story, best first, before highlights are chosen and the rest folded
  PullsOfDay pulls;
  std::vector<int> regressions;  // issues of the section that report one
  std::vector<int> grave;        // issues of the section that report wrong results, a crash or a hang
  std::vector<Mention> mentions;
  std::vector<DependencyChange> dependencies;
};

RepoDigest digest_repository(const model::RepoActivity& activity, const model::PageSettings& settings,
                             const model::Window& window);

// What it takes up in memory, roughly, in bytes; and how much those of a day may. A day of 20,000 commits takes a
// fifth.
std::uint64_t memory_of(const RepoDigest& digest);
inline constexpr std::uint64_t kMaxDigestBytes = 96ULL << 20;

// Puts the repositories together: chooses highlights within the page's budget, folds the rest, writes summary and
// outlook. `digests` is in the configured order. The head's totals and counts are filled in here.
model::Report compose(std::vector<RepoDigest> digests, model::DayHead head);

// The totals of one repository's day, as its section and the day's head give them.
model::Totals count(const model::RepoActivity& activity, const model::Window& window);

}  // namespace aireport::digest

// What a snapshot says, so arranged that a page's statements can be looked up in it.
#pragma once

#include <aireport/digest/digest.hpp>
#include <aireport/model/activity.hpp>
#include <aireport/render/texts.hpp>
#include <aireport/snapshot/snapshot.hpp>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::verify {

// A path that a story changes, over all its commits.
struct FileFacts {
  std::set<std::string> previous;  // what it was called before; "": a commit that did not rename it
  std::set<std::string> statuses;
  std::int64_t additions = 0, deletions = 0;
  bool without_patch = true;  // no commit has a diff of it
};

// What belongs together, what rules hide, and why something matters, is for the digest to judge. All else that a page
// says of a change is looked up in the snapshot itself.
struct Story {
  const model::Change* judged = nullptr;
  const model::PullRequest* pull = nullptr;   // nullptr: a direct push, or not of the day
  std::vector<const model::Commit*> commits;  // oldest first
  std::vector<const model::Commit*> shown;    // those whose diff stands for it: a merge commit stands for its branch
  std::optional<model::Stats> stats;
  std::map<std::string, FileFacts> files;
  int hunks = 0;

  std::vector<std::string> titles() const;      // any of which is its title
  std::vector<std::string> authors() const;     // none: not known
  std::vector<UtcTime> times() const;           // merged, or committed
  std::vector<std::string_view> texts() const;  // all that is written in and about it
};

class RepoFacts {
 public:
  // `judged` is its section of the report, `changes` all of its stories; both must outlive it.
  RepoFacts(const model::RepoActivity& activity, const model::DayHead& head, const model::RepoSection& judged,
            const std::vector<model::Change>& changes);
  RepoFacts(const RepoFacts&) = delete;
  RepoFacts& operator=(const RepoFacts&) = delete;

  const model::RepoActivity& activity() const { return activity_; }
  const model::RepoName& name() const { return activity_.current_name(); }
  const model::RepoSection& judged() const { return judged_; }
  const model::Totals& totals() const { return totals_; }
  const std::vector<Story>& stories() const { return stories_; }
  bool has_section() const;
  bool lacks(model::Part part) const;  // some of it, or all

  std::string url_of(const model::Change& change) const;  // the link under its title
  // By the link under its title; nullptr: none.
  const Story* story(std::string_view url) const;
  const model::Commit* commit(std::string_view sha) const;  // of the day or late
  const model::PullRequest* pull(int number) const;
  const model::Issue* issue(int number) const;
  const model::Release* release(std::string_view url) const;

 private:
  void add_story(const model::Change& change);
  void count(const model::Window& window);

  const model::RepoActivity& activity_;
  const std::string& web_url_;
  const model::RepoSection& judged_;
  model::Totals totals_;
  std::vector<Story> stories_;
  std::map<std::string, std::size_t, std::less<>> by_url_;
  std::map<std::string_view, const model::Commit*> commits_;
  std::map<int, const model::PullRequest*> pulls_;
  std::map<int, const model::Issue*> issues_;
};

struct DayFacts {
  explicit DayFacts(const snapshot::Snapshot& day);
  DayFacts(const DayFacts&) = delete;
  DayFacts& operator=(const DayFacts&) = delete;

  const model::DayHead& head;
  const render::Texts& texts;
  const std::string& web_url;
  std::vector<std::unique_ptr<RepoFacts>> repos;  // in the configured order
  const std::vector<model::Receipt>& receipts;    // as the snapshot has them
  model::Totals totals;
  model::Report judged;

  const RepoFacts* repo(std::string_view full_name) const;  // by its present name
  // The one that has a change or release of that link: two may have one name, when one was renamed to the other.
  const RepoFacts* repo(std::string_view full_name, std::string_view url) const;
  std::string clean(std::string_view foreign, int left_out = 0) const;
  std::string when(UtcTime time) const;                           // as a page tells it
  const model::Receipt* receipt_of(const RepoFacts& repo) const;  // nullptr: the snapshot has none

 private:
  std::vector<std::vector<model::Change>> changes_;  // by repository
};

// Whether each word of `shown` stands in one of the texts, whatever its case.
bool says(const std::vector<std::string_view>& texts, std::string_view shown);

}  // namespace aireport::verify

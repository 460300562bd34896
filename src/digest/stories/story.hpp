// One story of the day while it is being judged: a pull request with its commits, or a direct push.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/model/report.hpp>
#include <optional>
#include <string>
#include <vector>

#include "digest/words/title.hpp"

namespace aireport::digest {

struct StoryFile {
  const model::FileChange* change = nullptr;
  const model::Commit* commit = nullptr;  // whose diff it is of
};

// Points into the activity, which must outlive it.
struct Story {
  std::string title;  // raw
  Title parts;
  std::optional<int> pull;
  const model::PullRequest* request = nullptr;  // nullptr: a direct push, or the request is not of the day
  std::vector<const model::Commit*> commits;    // oldest first; all that it brought
  std::vector<StoryFile> files;                 // of the diff that stands for it, in GitHub's order
  std::optional<model::Stats> stats;
  std::string author;
  bool bot = false;
  UtcTime when{};
  std::string branch;                         // merged into another branch than the day's; empty: no
  std::vector<model::RelatedChange> related;  // told in its line
  bool netted = false;                        // landed and reverted on this day: nothing is left of it

  std::string_view body() const;  // the description, else the newest commit's message without its title
};

// One row for each path, with the sums over the story's commits.
std::vector<model::FileRow> rows_of(const Story& story);

std::string login_or_name(const model::Person& person);
bool is_bot(const model::Person& person);
bool is_bot(const std::optional<model::Account>& account);

}  // namespace aireport::digest

// GitHub's answers as values. Each function takes any bytes, never throws, and fails (decode) only when the answer as a
// whole is not what it should be: an item that cannot be read is told in `bad` and does not take its page with it. The
// location of an error, and the detail of such a gap, is the field at fault ("files[3].additions"), where one can be
// named.
#pragma once

#include <aireport/github/fetch.hpp>
#include <aireport/github/probe.hpp>
#include <aireport/model/activity.hpp>
#include <aireport/support/error.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::github {

template <typename Item>
struct Page {
  std::vector<Item> items;
  std::vector<model::Gap> bad;  // bad_item, with the sha, number or tag when that much could be read
  std::string html_url;         // of the first item: names the repository as it is called now; empty: none
};

// An item of a list of issues, which may be a pull request.
struct ListedItem {
  struct PullFacts {
    bool draft = false;
    std::optional<UtcTime> merged_at;
    bool says_merged = true;  // false: an old server, whose list does not know about merges
  };
  model::Issue issue;
  std::optional<PullFacts> pull;  // nullopt: an issue
  std::string repository_url;     // of the API
};

// The issue list tells all that a PullRequest needs.
model::PullRequest to_pull(ListedItem item);

struct ListedPull {
  model::PullRequest pull;
  UtcTime updated_at{};
};

struct ListedRelease {
  model::Release release;
  std::optional<UtcTime> created_at;  // by which the list is ordered; nullopt: it does not say
};

struct SearchPage {
  int total_count = 0;
  bool incomplete = false;  // the search ran out of time: there may be more
  Page<ListedItem> page;
};

Result<Page<model::Commit>> decode_commits(std::string_view body);  // without details
// Also fails when the answer is about another commit than `sha`.
Result<model::CommitDetail> decode_commit_detail(std::string_view body, std::string_view sha);
Result<Page<ListedItem>> decode_issues(std::string_view body);
Result<Page<ListedPull>> decode_pulls(std::string_view body);
Result<model::PullDetail> decode_pull(std::string_view body);
Result<Page<ListedRelease>> decode_releases(std::string_view body);  // published ones
Result<SearchPage> decode_search(std::string_view body);
Result<RepoFacts> decode_repository(std::string_view body);  // all but `branch`
std::string decode_message(std::string_view body);           // why the server refuses; empty: it does not say
Result<Quota> decode_rate_limit(std::string_view body);

}  // namespace aireport::github

// One repository's day, put together from answers that come in any order. Knows no transport: it says what to ask.
#pragma once

#include <aireport/github/fetch.hpp>
#include <aireport/http/transport.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "github/decode.hpp"
#include "github/held.hpp"
#include "github/list_depth.hpp"
#include "github/paging.hpp"

namespace aireport::github {

enum class AskKind { commits, issues, pulls, releases, name, commit_detail, pull_detail };

// One request of a repository.
struct Ask {
  AskKind kind = AskKind::commits;
  std::string url;
  std::size_t commit = 0;  // commit_detail: which one
  int number = 0;          // pull_detail: which pull request
  bool again = false;      // what the cache had was of no use
};
using Asks = std::vector<Ask>;

class Collector {
 public:
  // Both outlive it.
  Collector(const FetchQuery& query, const RepoQuery& repo);

  Asks start();                                              // the first pages of the lists
  Asks take(const Ask& ask, Result<http::Response> answer);  // what the answer makes necessary
  // Whether the answer taken last looked sound, but was not what it should be: a gap tells of it, or it is asked for
  // again.
  bool last_was_damaged() const { return last_was_damaged_; }
  Asks allow_details();  // once, when commits_listed()

  // The further pages of the issue list are held back, because the window may lie deep in it (see list_depth.hpp),
  // until one of these two is called: read on, or take what a search found instead.
  const std::optional<ListDepth>& held() const { return depth_; }
  Asks resume_list();
  Asks take_searched(std::vector<ListedItem> items);

  bool issues_begun() const { return issues_begun_; }  // the first page of the issue list is in, or failed
  const model::RepoName& name() const { return present_name_ ? *present_name_ : repo_.repo; }  // as far as is known
  bool commits_listed() const { return commits_done_; }
  bool listed() const { return lists_open_ == 0; }
  // Nothing is left to ask. Never before allow_details().
  bool whole() const { return details_allowed_ && listed() && details_open_ == 0; }
  std::size_t commit_count() const { return activity_.commits.size() + activity_.late_commits.size(); }
  const model::Commit& commit(std::size_t index) const;
  std::size_t told_later() const { return told_later_; }  // commits left out as RepoQuery::told_later has them
  std::vector<int> unnamed_pulls() const;                 // merged in the window, named by no commit of the day

  const Weight& weight() const { return weight_; }  // of all that it holds
  void list_texts(std::size_t repo, std::vector<HeldText>& held) const;
  void drop(const HeldText& text);  // a gap tells of it
  // Lets go of all that it holds, and tells so in one gap. Answers that are still to come are taken, and nothing of
  // them is kept.
  void give_up();

  // The activity, when whole() (or when nothing more shall be asked). Ends the collector's life.
  model::RepoActivity finish();

 private:
  void take_success(const Ask& ask, const http::Response& response, Asks& more);
  void take_content(const Ask& ask, const http::Response& response, Asks& more);
  void take_commits(const Ask& ask, const http::Response& response, Asks& more);
  void take_issues(const Ask& ask, const http::Response& response, Asks& more);
  void take_pulls(const Ask& ask, const http::Response& response, Asks& more);
  void take_releases(const Ask& ask, const http::Response& response, Asks& more);
  void take_name(const Ask& ask, const http::Response& response);
  void take_commit_detail(const Ask& ask, const http::Response& response, Asks& more);
  void take_pull_detail(const Ask& ask, const http::Response& response);
  void take_status(const Ask& ask, int status);
  void lose(const Ask& ask, model::Gap gap);  // the request failed for good

  // Asks for the page behind this one, or ends the list.
  void follow(const Ask& ask, const http::Response& response, Paging& paging, Asks& more);
  void end_list(AskKind kind, std::optional<model::Gap> gap);
  void settle_lists(Asks& more);  // what the lists still need, once an answer is in its place
  void fall_back_to_pulls(Asks& more);
  void read_pulls_again(Asks& more);
  void after_lists(Asks& more);

  void begin_page(const http::Response& response, const std::string& html_url);  // of a list; learns the name
  void keep_item(ListedItem item);
  void keep_pull(model::PullRequest pull);
  void add_gap(model::Gap gap);
  void keep_issue(model::Issue issue);
  void add_gaps(std::vector<model::Gap> gaps);
  void collapse_gaps();
  void doubt_emptiness();
  const model::Gap* gap_of_list(model::Part part) const;
  model::Commit& commit_at(std::size_t index);

  const FetchQuery& query_;
  const RepoQuery& repo_;
  model::RepoActivity activity_;
  std::map<int, model::PullRequest> pulls_;
  std::map<int, model::Issue> issues_;
  std::set<std::string> shas_, tags_;
  Paging commit_pages_, issue_pages_, pull_pages_, release_pages_;
  std::map<std::size_t, Paging> detail_pages_;  // of commits whose files are on several pages
  std::optional<model::RepoName> present_name_;
  UtcTime newest_pull_{};                     // the last change of any
  std::optional<UtcTime> pulls_known_until_;  // when the list of pull requests is read for the second time
  std::optional<ListDepth> depth_;
  Asks held_;  // counted among lists_open_
  Weight weight_;
  std::size_t told_later_ = 0;
  int lists_open_ = 0, details_open_ = 0;  // requests that are not answered
  bool list_read_ = false;                 // any page of any list
  bool last_was_damaged_ = false, given_up_ = false;
  bool redirected_ = false, issues_begun_ = false, issues_done_ = false, commits_done_ = false,
       details_allowed_ = false;
  bool pulls_needed_ = false, pulls_asked_ = false, name_asked_ = false, pull_details_asked_ = false;
};

}  // namespace aireport::github

#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace aireport::model {

// A repository's name as its owner writes it. GitHub ignores case when it compares.
struct RepoName {
  std::string owner;
  std::string name;

  std::string full() const { return owner + "/" + name; }
  friend auto operator<=>(const RepoName&, const RepoName&) = default;
};

// "owner/name": letters, digits, '-', '_' and '.' alone, no name "." or "..", at most 39 and 100 of them.
// nullopt: it is not of that form.
std::optional<RepoName> parse_repo_name(std::string_view text);

bool same_repo(const RepoName& a, const RepoName& b);  // ignoring case

// Pages of the web host. `web_url` has no final slash: "https://github.com".
std::string repo_url(std::string_view web_url, const RepoName& repo);
std::string commit_url(std::string_view web_url, const RepoName& repo, std::string_view sha);
std::string pull_url(std::string_view web_url, const RepoName& repo, int number);
std::string issue_url(std::string_view web_url, const RepoName& repo, int number);
std::string release_url(std::string_view web_url, const RepoName& repo, std::string_view tag);
// The very lines of a file at a commit; `last_line` 0: no lines, the file alone. Each path segment is percent-encoded.
std::string blob_url(std::string_view web_url, const RepoName& repo, std::string_view sha, std::string_view path,
                     int first_line = 0, int last_line = 0);
// GitHub's own list: `kind` "pulls" or "issues", `query` as typed into its search box ("is:pr created:2026-02-03").
std::string search_url(std::string_view web_url, const RepoName& repo, std::string_view kind, std::string_view query);

// Percent-encodes all but unreserved characters (RFC 3986); with Slash::keep '/' stays too.
enum class Slash { keep, encode };
std::string percent_encode(std::string_view text, Slash slash);

}  // namespace aireport::model

// What of repos.yaml shapes a page. It travels in the snapshot, so that a page can be made again years later.
#pragma once

#include <aireport/model/repo.hpp>
#include <string>
#include <vector>

namespace aireport::model {

enum class Language { zh, en };

// Patterns as in support/pattern.hpp. A change is hidden by `paths` only if all its files match.
struct IgnoreRules {
  std::vector<std::string> authors, paths, labels, titles;
  friend bool operator==(const IgnoreRules&, const IgnoreRules&) = default;
};

struct WatchRules {
  std::vector<std::string> paths;  // changes that touch these come first
  bool only = false;               // and no others are told, only counted (a monorepo)
  friend bool operator==(const WatchRules&, const WatchRules&) = default;
};

// A pattern of the user's own: a change whose title (words) or path matches has that kind or area.
struct ExtraPattern {
  std::string pattern;
  std::string value;
  friend bool operator==(const ExtraPattern&, const ExtraPattern&) = default;
};

struct RepoSettings {
  RepoName repo;
  std::string branch;  // empty: the default branch
  IgnoreRules ignore;
  WatchRules watch;
  std::vector<ExtraPattern> kinds, areas;
  friend bool operator==(const RepoSettings&, const RepoSettings&) = default;
};

struct DigestLimits {
  int highlights = 5;      // per repository
  int snippet_lines = 12;  // of one snippet
  int snippets_per_change = 2;
  std::vector<std::string> fold = {"build",    "docs", "tests",
                                   "refactor", "deps", "other"};  // kinds that are folded when ordinary
  friend bool operator==(const DigestLimits&, const DigestLimits&) = default;
};

struct PageSettings {
  std::string title = "AI Infra 日报";
  Language language = Language::zh;
  std::string web_url = "https://github.com";  // no final slash
  DigestLimits digest;
  std::vector<RepoSettings> repos;  // in the order of the page
  friend bool operator==(const PageSettings&, const PageSettings&) = default;
};

}  // namespace aireport::model

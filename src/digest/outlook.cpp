#include "digest/outlook.hpp"

#include <algorithm>
#include <tuple>

#include "digest/judge/across.hpp"
#include "digest/judge/rank.hpp"
#include "digest/words/topics.hpp"

namespace aireport::digest {

namespace {

using model::Change;
using model::ChangeKind;
using model::OutlookItem;
using model::OutlookKind;
using model::ReasonKind;

constexpr std::size_t kMaxOfAKind = 5;
constexpr std::size_t kMaxDiscussed = 3;
constexpr int kLeastComments = 5;

OutlookItem item_of(OutlookKind kind, const model::RepoSection& section, const Change& change) {
  OutlookItem item;
  item.kind = kind;
  item.repos = {section.repo};
  item.title = change.title;
  if (change.pull)
    item.refs = {{section.repo, *change.pull, true}};
  else if (!change.commits.empty())
    item.sha = change.commits.back();
  for (const auto& reason : change.reasons) {
    const bool tells = reason.kind == ReasonKind::removes_option || reason.kind == ReasonKind::removes_public ||
                       reason.kind == ReasonKind::changes_signature || reason.kind == ReasonKind::changes_default;
    if (tells && kind == OutlookKind::breaking && item.names.empty()) item.names = reason.names;
    if (reason.kind == ReasonKind::security && kind == OutlookKind::security) item.names = reason.names;
  }
  return item;
}

// "==2.8.0", "v2.8.0" and ">=2.8.0,<3" are about the version 2.8.0.
std::string_view plain_version(std::string_view text) {
  const auto begin = text.find_first_of("0123456789");
  if (begin == std::string_view::npos) return {};
  const auto end = text.find_first_of(",<>=~! ", begin);
  return text.substr(begin, end == std::string_view::npos ? end : end - begin);
}

// The tag of the day's release of that version; empty: there is none.
std::string release_of(const model::RepoSection& section, std::string_view version) {
  const auto wanted = plain_version(version);
  for (const auto& release : section.releases)
    if (!wanted.empty() && plain_version(release.tag) == wanted) return release.tag;
  return {};
}

class Watcher {
 public:
  Watcher(const model::Report& report, const std::vector<RepoDigest>& digests) : report_(report), digests_(digests) {}

  std::vector<OutlookItem> run() {
    add_changes([](const Change& change) { return change.kind == ChangeKind::breaking; }, OutlookKind::breaking);
    add_changes([](const Change& change) { return change.kind == ChangeKind::security; }, OutlookKind::security);
    // What landed and went on one day is as it was; what went of tests alone is nobody's loss.
    add_changes([](const Change& change) { return change.kind == ChangeKind::revert && change.score > kTrivial; },
                OutlookKind::reverted);
    add_regressions();
    add_discussed();
    for (auto& topic : shared_topics(report_)) items_.push_back(std::move(topic));
    add_dependencies();
    return std::move(items_);
  }

 private:
  void add_changes(bool (*belongs)(const Change&), OutlookKind as) {
    std::vector<std::tuple<int, std::size_t, const Change*>> found;
    for (std::size_t s = 0; s < report_.sections.size(); ++s)
      for (const auto* changes : {&report_.sections[s].highlights, &report_.sections[s].others})
        for (const auto& change : *changes)
          if (belongs(change)) found.emplace_back(-change.score, s, &change);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    if (found.size() > kMaxOfAKind) found.resize(kMaxOfAKind);
    for (const auto& [score, section, change] : found)
      items_.push_back(item_of(as, report_.sections[section], *change));
  }

  OutlookItem item_of_issue(OutlookKind kind, const model::RepoSection& section, const model::IssueItem& issue) const {
    OutlookItem item;
    item.kind = kind;
    item.repos = {section.repo};
    item.refs = {{section.repo, issue.number, false}};
    item.title = issue.title;
    item.answered_by = issue.answered_by;
    item.count = issue.comments;
    return item;
  }

  void add_regressions() {
    for (std::size_t s = 0; s < digests_.size(); ++s)
      for (const auto& issue : report_.sections[s].issues) {
        const auto& numbers = digests_[s].regressions;
        if (std::binary_search(numbers.begin(), numbers.end(), issue.number))
          items_.push_back(item_of_issue(OutlookKind::regression, report_.sections[s], issue));
      }
  }

  void add_discussed() {
    std::vector<std::tuple<int, std::size_t, const model::IssueItem*>> found;
    for (std::size_t s = 0; s < report_.sections.size(); ++s)
      for (const auto& issue : report_.sections[s].issues)
        if (issue.comments >= kLeastComments) found.emplace_back(-issue.comments, s, &issue);
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
    });
    if (found.size() > kMaxDiscussed) found.resize(kMaxDiscussed);
    for (const auto& [comments, section, issue] : found)
      items_.push_back(item_of_issue(OutlookKind::discussed, report_.sections[section], *issue));
  }

  // A tracked repository that moves to another version of a tracked one, with that one's release if it is of the day.
  void add_dependencies() {
    std::vector<model::RepoName> tracked;
    for (const auto& section : report_.sections) tracked.push_back(section.repo);
    for (std::size_t s = 0; s < digests_.size(); ++s) {
      std::vector<std::string> told;
      for (const auto& dependency : digests_[s].dependencies) {
        const auto on = tracked_by_name(dependency.name, tracked);
        if (!on || *on == s || dependency.before.empty() || dependency.after.empty()) continue;
        const auto key = std::to_string(*on) + dependency.sha + std::to_string(dependency.pull.value_or(0));
        if (std::find(told.begin(), told.end(), key) != told.end()) continue;
        told.push_back(key);
        OutlookItem item;
        item.kind = OutlookKind::dependency;
        item.repos = {tracked[s], tracked[*on]};
        item.names = {dependency.name, dependency.before, dependency.after};
        if (auto tag = release_of(report_.sections[*on], dependency.after); !tag.empty())
          item.names.push_back(std::move(tag));
        if (dependency.pull)
          item.refs = {{tracked[s], *dependency.pull, true}};
        else
          item.sha = dependency.sha;
        item.title = dependency.title;
        items_.push_back(std::move(item));
      }
    }
  }

  const model::Report& report_;
  const std::vector<RepoDigest>& digests_;
  std::vector<OutlookItem> items_;
};

}  // namespace

std::vector<OutlookItem> outlook_of(const model::Report& report, const std::vector<RepoDigest>& digests) {
  return Watcher(report, digests).run();
}

}  // namespace aireport::digest

#include <aireport/snapshot/report_json.hpp>
#include <aireport/support/json_line.hpp>
#include <aireport/support/utc.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "snapshot/report_names.hpp"
#include "snapshot/words.hpp"

namespace aireport::snapshot {
namespace {

using Json = nlohmann::ordered_json;
using model::Change;

constexpr int kSchemaVersion = 1;

struct Links {
  std::string_view web_url;
  model::RepoName repo;

  std::string pull(int number) const { return pull_url(web_url, repo, number); }
  std::string commit(std::string_view sha) const { return commit_url(web_url, repo, sha); }
  Json change(const Change& change) const {
    if (change.pull) return pull(*change.pull);
    return change.commits.empty() ? Json(nullptr) : Json(commit(change.commits.back()));
  }
};

Json json_of(const model::Totals& totals) {
  return {{"commits", totals.commits},
          {"late_commits", totals.late_commits},
          {"pulls_opened", totals.pulls_opened},
          {"pulls_merged", totals.pulls_merged},
          {"pulls_closed", totals.pulls_closed},
          {"issues_opened", totals.issues_opened},
          {"issues_closed", totals.issues_closed},
          {"releases", totals.releases},
          {"additions", totals.additions},
          {"deletions", totals.deletions}};
}

Json json_of(const model::Gap& gap) {
  return {{"part", word_of(gap.part)},
          {"reason", word_of(gap.reason)},
          {"status", gap.status},
          {"subject", gap.subject},
          {"detail", gap.detail}};
}

// What is missing of it stands among the gaps.
Json json_of(const model::Tally& tally) {
  return {{"listed", tally.listed},           {"in_window", tally.in_window}, {"shown", tally.shown},
          {"folded", tally.folded},           {"hidden", tally.hidden},       {"counted", tally.counted},
          {"complete", tally.missing.empty()}};
}

Json json_of(const model::ItemRef& ref) {
  return {{"repository", ref.repo.full()}, {"number", ref.number}, {"pull", ref.pull}};
}

Json json_of(const model::QuoteLine& line) {
  return {{"text", line.text}, {"characters_left_out", line.left_out}};
}

Json json_of(const model::FileRow& row) {
  return {{"filename", row.path},       {"previous_filename", row.previous_path},
          {"status", row.status},       {"additions", row.additions},
          {"deletions", row.deletions}, {"without_patch", row.without_patch}};
}

// Declared ahead of the lists that call them.
Json json_of(const model::Reason& reason);
Json json_of(const model::RelatedChange& related);
Json json_of(const model::OutlookItem& item);

template <class Item>
Json list_of(const std::vector<Item>& items) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(json_of(item));
  return list;
}

Json json_of(const model::Stats& stats) {
  return {{"files", stats.files}, {"additions", stats.additions}, {"deletions", stats.deletions}};
}

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json json_of(const model::Reason& reason) {
  return {{"kind", name_of(reason.kind)},
          {"count", reason.count},
          {"names", reason.names},
          {"items", list_of(reason.refs)}};
}

Json json_of(const model::RelatedChange& related) {
  return {{"relation", name_of(related.relation)},
          {"title", related.title},
          {"pull", or_null(related.pull)},
          {"commits", related.commits}};
}

Json json_of(const model::Snippet& snippet, const Links& links) {
  const auto& sha = snippet.old_side ? snippet.parent_sha : snippet.sha;
  return {{"sha", snippet.sha},
          {"filename", snippet.path},
          {"old_side", snippet.old_side},
          {"first_line", snippet.first_line},
          {"last_line", snippet.last_line},
          {"section", snippet.section},
          {"lines", snippet.lines},
          {"lines_left_out", snippet.lines_left_out},
          {"of_cut_hunk", snippet.of_cut_hunk},
          {"html_url", blob_url(links.web_url, links.repo, sha, snippet.path, snippet.first_line, snippet.last_line)}};
}

Json json_of(const Change& change, std::string_view place, const Links& links) {
  Json commits = Json::array(), snippets = Json::array();
  for (const auto& sha : change.commits) commits.push_back({{"sha", sha}, {"html_url", links.commit(sha)}});
  for (const auto& snippet : change.snippets) snippets.push_back(json_of(snippet, links));
  return {{"place", place},
          {"score", change.score},
          {"kind", to_string(change.kind)},
          {"areas", change.areas},
          {"title", change.title},
          {"pull", or_null(change.pull)},
          {"html_url", links.change(change)},
          {"author", change.author},
          {"bot", change.bot},
          {"when", format_utc(change.when)},
          {"commits", std::move(commits)},
          {"stats", change.stats ? json_of(*change.stats) : Json(nullptr)},
          {"reasons", list_of(change.reasons)},
          {"related", list_of(change.related)},
          {"quote", list_of(change.quote)},
          {"files", list_of(change.files)},
          {"snippets", std::move(snippets)},
          {"snippets_left_out", change.snippets_left_out},
          {"hunks_cut", change.hunks_cut}};
}

// All of them, wherever they stand on the page, best first.
Json changes_of(const model::RepoSection& section, const Links& links) {
  std::vector<std::pair<const Change*, std::string_view>> all;
  for (const auto& change : section.highlights) all.emplace_back(&change, "highlight");
  for (const auto& change : section.others) all.emplace_back(&change, "line");
  for (const auto& folded : section.folded)
    for (const auto& change : folded.changes) all.emplace_back(&change, "folded");
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.first->score > b.first->score; });
  Json list = Json::array();
  for (const auto& [change, place] : all) list.push_back(json_of(*change, place, links));
  return list;
}

Json json_of(const model::ReleaseItem& release, const Links& links) {
  return {{"tag_name", release.tag},
          {"name", release.name},
          {"author", release.author},
          {"published_at", format_utc(release.when)},
          {"prerelease", release.prerelease},
          {"development", release.development},
          {"html_url", release_url(links.web_url, links.repo, release.tag)},
          {"notes", list_of(release.notes)},
          {"notes_left_out", release.notes_left_out}};
}

Json json_of(const model::PullItem& pull, const Links& links) {
  return {{"number", pull.number},
          {"title", pull.title},
          {"author", pull.author},
          {"draft", pull.draft},
          {"labels", pull.labels},
          {"comments", or_null(pull.comments)},
          {"html_url", links.pull(pull.number)}};
}

Json json_of(const model::IssueItem& issue, const Links& links) {
  return {{"number", issue.number},
          {"title", issue.title},
          {"author", issue.author},
          {"labels", issue.labels},
          {"comments", issue.comments},
          {"closed", issue.closed},
          {"answered_by", list_of(issue.answered_by)},
          {"excerpt", list_of(issue.excerpt)},
          {"html_url", issue_url(links.web_url, links.repo, issue.number)}};
}

Json json_of(const model::LateCommit& late, const Links& links) {
  return {{"sha", late.sha},
          {"title", late.title},
          {"author", late.author},
          {"pull", or_null(late.pull)},
          {"when", format_utc(late.when)},
          {"stats", late.stats ? json_of(*late.stats) : Json(nullptr)},
          {"html_url", links.commit(late.sha)}};
}

template <class Item>
Json list_of(const std::vector<Item>& items, const Links& links) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(json_of(item, links));
  return list;
}

Json json_of(const model::RepoSection& section, std::string_view web_url) {
  const Links links{web_url, section.repo};
  const auto& hidden = section.hidden;
  return {{"name", section.repo.full()},
          {"configured_name", section.configured ? Json(section.configured->full()) : Json(nullptr)},
          {"html_url", repo_url(web_url, section.repo)},
          {"state", word_of(section.state)},
          {"gaps", list_of(section.gaps)},
          {"empty", section.empty},
          {"issues_disabled", section.issues_disabled},
          {"totals", json_of(section.totals)},
          {"releases", list_of(section.releases, links)},
          {"changes", changes_of(section, links)},
          {"notable_pulls", list_of(section.notable_pulls, links)},
          {"issues", list_of(section.issues, links)},
          {"late_commits", list_of(section.late, links)},
          {"hidden",
           {{"changes", hidden.changes},
            {"commits", hidden.commits},
            {"pulls", hidden.pulls},
            {"issues", hidden.issues},
            {"releases", hidden.releases}}},
          {"receipt",
           {{"commits", json_of(section.receipt.commits)},
            {"pulls", json_of(section.receipt.pulls)},
            {"issues", json_of(section.receipt.issues)},
            {"releases", json_of(section.receipt.releases)}}}};
}

Json json_of(const model::Highlight& highlight, const model::Report& report) {
  const auto& section = report.sections[static_cast<std::size_t>(highlight.section)];
  const Links links{report.head.settings.web_url, section.repo};
  Json json = {{"repository", section.repo.full()}};
  if (highlight.release)
    json["release"] = section.releases[static_cast<std::size_t>(*highlight.release)].tag;
  else if (highlight.change)
    json["change"] = links.change(section.highlights[static_cast<std::size_t>(*highlight.change)]);
  return json;
}

Json json_of(const model::OutlookItem& item) {
  Json repositories = Json::array();
  for (const auto& repo : item.repos) repositories.push_back(repo.full());
  return {{"kind", name_of(item.kind)},
          {"repositories", std::move(repositories)},
          {"title", item.title},
          {"names", item.names},
          {"items", list_of(item.refs)},
          {"answered_by", list_of(item.answered_by)},
          {"sha", item.sha},
          {"count", item.count}};
}

// Each with its repository, so that a reader of the head alone knows what failed.
Json gaps_of(const model::Report& report) {
  Json gaps = Json::array();
  for (const auto& section : report.sections)
    for (const auto& gap : section.gaps) {
      Json entry = {{"repository", section.repo.full()}};
      entry.update(json_of(gap));
      gaps.push_back(std::move(entry));
    }
  return gaps;
}

}  // namespace

std::string write_report(const model::Report& report) {
  const auto& head = report.head;
  Json highlights = Json::array(), repositories = Json::array();
  for (const auto& highlight : report.highlights) highlights.push_back(json_of(highlight, report));
  for (const auto& section : report.sections) repositories.push_back(json_of(section, head.settings.web_url));
  const Json json = {{"schema_version", kSchemaVersion},
                     {"date", format_date(head.window.date)},
                     {"timezone", head.window.timezone},
                     {"window", {{"begin", format_utc(head.window.begin)}, {"end", format_utc(head.window.end)}}},
                     {"state", word_of(head.state)},
                     {"known_until", head.known_until ? Json(format_utc(*head.known_until)) : Json(nullptr)},
                     {"repositories_tracked", head.repositories},
                     {"repositories_active", head.repositories_active},
                     {"repositories_with_gaps", head.repositories_with_gaps},
                     {"gaps", gaps_of(report)},
                     {"totals", json_of(head.totals)},
                     {"highlights", std::move(highlights)},
                     {"repositories", std::move(repositories)},
                     {"outlook", list_of(report.outlook)}};
  return escape_unprintable(json.dump(1, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace aireport::snapshot

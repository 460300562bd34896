#include "digest/budget.hpp"

#include <algorithm>

namespace aireport::digest {

namespace {

constexpr int kLinkBytes = 75;                        // a URL with its brackets
constexpr int kCommitLinkBytes = 115;                 // a full sha and a short one
constexpr int kUsualCommits = 93, kUsualIssues = 60;  // that the page's budget is made for
constexpr int kSearchLinkBytes = 90;                  // GitHub's list of what is counted
constexpr int kBlock = 2;                             // a line and the blank one behind it
constexpr std::size_t kLeastHighlights = 6;           // that show their code on the busiest day
constexpr int kHighlightLines = 18, kHighlightBytes = 1800;

int size_of(const std::string& text) {
  return static_cast<int>(text.size());
}

int linked_counts(const model::Totals& totals) {
  int counts = 0;
  for (const int count :
       {totals.pulls_merged, totals.pulls_opened, totals.pulls_closed, totals.issues_opened, totals.issues_closed})
    counts += count > 0 ? 1 : 0;
  return counts;
}

}  // namespace

Cost& Cost::operator+=(const Cost& other) {
  lines += other.lines;
  bytes += other.bytes;
  return *this;
}

void Cost::take(const Cost& other) {
  lines = std::max(0, lines - other.lines);
  bytes = std::max(0, bytes - other.bytes);
}

Cost page_budget(const model::Totals& totals) {
  const int more = std::max(0, totals.commits - kUsualCommits) + std::max(0, totals.issues_opened - kUsualIssues);
  return {kPageBudget.lines + more, kPageBudget.bytes + 250 * more};
}

bool Purse::pay(const Cost& cost) {
  if (cost.lines > left_.lines || cost.bytes > left_.bytes) return false;
  left_.lines -= cost.lines;
  left_.bytes -= cost.bytes;
  return true;
}

Cost least_for_details(std::size_t highlights) {
  const int count = static_cast<int>(std::min(highlights, kLeastHighlights));
  return {kHighlightLines * count, kHighlightBytes * count};
}

Cost head_cost(const model::Report& report) {
  const int repositories = static_cast<int>(report.sections.size());
  // Title, window, the three headings, the totals; a line for each repository.
  Cost cost{6 * kBlock + repositories + 2 * kBlock, 600 + 130 * repositories};
  cost += head_lines_cost(report.highlights.size(), report.outlook.size());
  return cost;
}

Cost head_lines_cost(std::size_t highlights, std::size_t outlook) {
  const int lines = static_cast<int>(highlights + outlook);
  return {lines, 260 * lines};
}

Cost section_cost(const model::RepoSection& section) {
  if (!section.active()) return {0, 0};  // named in one line of the head
  // Its name, its totals, and the account below them.
  Cost cost{2 * kBlock + 1, 500 + kSearchLinkBytes * linked_counts(section.totals)};
  const auto heading = [&] { cost += {kBlock, 30}; };
  const auto end_of_list = [&] { cost += {1, 0}; };
  if (!section.gaps.empty()) cost += {kBlock + 1 + static_cast<int>(section.gaps.size()), 200};
  if (!section.releases.empty()) {
    heading();
    for (const auto& release : section.releases) {
      cost += {1, 200};
      cost += quote_cost(release.notes);
    }
    end_of_list();
  }
  if (!section.highlights.empty()) heading();
  if (!section.others.empty() || !section.folded.empty()) {
    heading();
    for (const auto& change : section.others) cost += one_line_cost(change);
    if (!section.folded.empty()) cost += {1, 20};
    for (const auto& folded : section.folded) cost += {0, 20 + kLinkBytes * static_cast<int>(folded.refs.size())};
    end_of_list();
  }
  if (!section.notable_pulls.empty()) {
    heading();
    const int items = static_cast<int>(section.notable_pulls.size());
    cost += {items, 200 * items};
    end_of_list();
  }
  if (!section.issues.empty()) {
    heading();
    for (const auto& issue : section.issues) {
      cost += {1, 2 * kLinkBytes + 40 + size_of(issue.title)};
      cost += quote_cost(issue.excerpt);
    }
    end_of_list();
  }
  if (!section.late.empty()) {
    heading();
    cost += {static_cast<int>(section.late.size()) + 1, 300 * static_cast<int>(section.late.size())};
  }
  return cost;
}

Cost one_line_cost(const model::Change& change) {
  const int commits = static_cast<int>(change.commits.size());
  int bytes = size_of(change.title) + kLinkBytes + kCommitLinkBytes * (commits > 3 ? 3 : commits) + 40;
  for (const auto& related : change.related) bytes += size_of(related.title) + kLinkBytes;
  return {1, bytes};
}

Cost highlight_cost(const model::Change& change) {
  const int reasons = change.reasons.empty() ? 0 : 1;
  return {kBlock + reasons, one_line_cost(change).bytes + 200};
}

Cost quote_cost(const std::vector<model::QuoteLine>& quote) {
  Cost cost;
  for (const auto& line : quote) cost += {1, size_of(line.text) + 4};
  if (cost.lines > 0) ++cost.lines;
  return cost;
}

Cost files_cost(const model::Change& change) {
  if (change.files.empty()) return {};
  Cost cost{static_cast<int>(change.files.size()) + 1 + (change.files_left_out.files > 0 ? 1 : 0), 40};
  for (const auto& file : change.files) cost.bytes += size_of(file.path) + size_of(file.previous_path) + 30;
  return cost;
}

Cost snippet_cost(const model::Snippet& snippet) {
  Cost cost{kBlock + 3, 2 * kCommitLinkBytes + 2 * size_of(snippet.path) + size_of(snippet.section)};
  for (const auto& line : snippet.lines) cost += {1, size_of(line) + 1};
  return cost;
}

}  // namespace aireport::digest

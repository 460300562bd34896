#include "digest/budget.hpp"

namespace aireport::digest {

namespace {

constexpr int kLinkBytes = 75;         // a URL with its brackets
constexpr int kCommitLinkBytes = 115;  // a full sha and a short one
constexpr int kBlock = 2;              // a line and the blank one behind it

int size_of(const std::string& text) {
  return static_cast<int>(text.size());
}

}  // namespace

Cost& Cost::operator+=(const Cost& other) {
  lines += other.lines;
  bytes += other.bytes;
  return *this;
}

bool Purse::pay(const Cost& cost) {
  if (cost.lines > left_.lines || cost.bytes > left_.bytes) return false;
  left_.lines -= cost.lines;
  left_.bytes -= cost.bytes;
  return true;
}

void Purse::give_back(const Cost& cost) {
  left_ += cost;
}

Cost head_cost(const model::Report& report) {
  const int repositories = static_cast<int>(report.sections.size());
  const int highlights = static_cast<int>(report.highlights.size());
  const int outlook = static_cast<int>(report.outlook.size());
  // Title, window, the three headings, the totals; a line each for highlights, repositories and outlook.
  return {6 * kBlock + highlights + repositories + outlook + kBlock,
          600 + 260 * highlights + 130 * repositories + 260 * outlook};
}

Cost section_cost(const model::RepoSection& section) {
  Cost cost{2 * kBlock, 300};
  if (!section.active()) return {0, 0};  // named in one line of the head
  const auto heading = [&] { cost += {kBlock, 30}; };
  if (!section.releases.empty()) heading();
  for (const auto& release : section.releases) {
    cost += {kBlock, 200};
    if (!release.notes.empty()) cost += quote_cost(release.notes);
    if (release.notes_left_out > 0) cost += {kBlock, 60};
  }
  if (!section.highlights.empty()) heading();
  if (!section.others.empty() || !section.folded.empty()) heading();
  auto kind = model::ChangeKind::other;
  bool first = true;
  for (const auto& change : section.others) {
    if (first || change.kind != kind) cost += {kBlock + 1, 20};  // the kind's name, and the end of its list
    first = false;
    kind = change.kind;
    cost += one_line_cost(change);
  }
  if (!section.folded.empty()) cost += {kBlock, 20};
  for (const auto& folded : section.folded) cost += {1, 20 + kLinkBytes * static_cast<int>(folded.refs.size())};
  if (section.totals.pulls_opened + section.totals.pulls_closed > 0)
    cost += {3 * kBlock, 200 + 200 * static_cast<int>(section.notable_pulls.size())};
  cost.lines += static_cast<int>(section.notable_pulls.size());
  if (section.totals.issues_opened + section.totals.issues_closed > 0) cost += {3 * kBlock, 200};
  for (const auto& issue : section.issues) {
    cost += {1, kLinkBytes + 40 + size_of(issue.title)};
    if (!issue.excerpt.empty()) cost += quote_cost(issue.excerpt);
  }
  if (!section.late.empty()) heading();
  cost += {static_cast<int>(section.late.size()), 260 * static_cast<int>(section.late.size())};
  return cost;
}

Cost one_line_cost(const model::Change& change) {
  const int commits = static_cast<int>(change.commits.size());
  int bytes = size_of(change.title) + kLinkBytes + kCommitLinkBytes * (commits > 3 ? 3 : commits) + 40;
  for (const auto& related : change.related) bytes += size_of(related.title) + kLinkBytes;
  return {1, bytes};
}

Cost highlight_cost(const model::Change& change) {
  return {kBlock + (change.reasons.empty() && change.related.empty() ? 0 : kBlock), one_line_cost(change).bytes + 160};
}

Cost quote_cost(const std::vector<model::QuoteLine>& quote) {
  Cost cost;
  for (const auto& line : quote) cost += {1, size_of(line.text) + 4};
  if (cost.lines > 0) cost.lines += cost.lines;  // a blank line, quoted or not, behind each
  return cost;
}

Cost files_cost(const model::Change& change) {
  if (change.files.empty()) return {};
  Cost cost{static_cast<int>(change.files.size()) + 1 + (change.files_left_out.files > 0 ? 1 : 0), 40};
  for (const auto& file : change.files) cost.bytes += size_of(file.path) + size_of(file.previous_path) + 30;
  return cost;
}

Cost snippet_cost(const model::Snippet& snippet) {
  Cost cost{kBlock + 3, kCommitLinkBytes + 2 * size_of(snippet.path) + size_of(snippet.section)};
  for (const auto& line : snippet.lines) cost += {1, size_of(line) + 1};
  return cost;
}

}  // namespace aireport::digest

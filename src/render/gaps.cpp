#include "render/gaps.hpp"

#include <algorithm>
#include <charconv>

namespace aireport::render {
namespace {

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

bool is_sha(std::string_view text) {
  return text.size() >= 40 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Line subject(const Edition& edition, const model::RepoName& repo, const model::Gap& gap) {
  using model::Part;
  const bool of_pulls = gap.part == Part::pulls || gap.part == Part::pull_detail;
  if (const auto number = number_in(gap.subject); number && (of_pulls || gap.part == Part::issues))
    return edition.ref(repo, {repo, *number, of_pulls});
  if (is_sha(gap.subject)) return edition.commit(repo, gap.subject);
  return edition.line().code(gap.subject);
}

// Gaps that differ in their subject alone stand in one line.
bool belongs_together(const model::Gap& a, const model::Gap& b) {
  return a.part == b.part && a.reason == b.reason && a.status == b.status && a.detail == b.detail;
}

Line gap_line(const Edition& edition, const model::RepoName& repo, const std::vector<model::Gap>& gaps) {
  const auto& texts = edition.texts();
  const auto& first = gaps.front();
  auto what = edition.own(texts.part(first.part)).own(texts.colon).own(texts.gap(first.reason));
  std::vector<Line> fields = {what};
  if (first.status != 0)
    fields.push_back(edition.line().phrase(texts.gap_status, {{"status", edition.own(std::to_string(first.status))}}));
  if (!first.detail.empty())
    fields.push_back(
        edition.line().phrase(texts.gap_detail(first.reason), {{"name", edition.line().code(first.detail)}}));
  std::vector<Line> subjects;
  for (const auto& gap : gaps)
    if (!gap.subject.empty()) subjects.push_back(subject(edition, repo, gap));
  if (!subjects.empty())
    fields.push_back(edition.counted(texts.gap_subjects, static_cast<long long>(subjects.size()),
                                     {{"refs", join(texts, subjects, " ")}}));
  return edition.fields(fields);
}

}  // namespace

std::vector<Line> gap_lines(const Edition& edition, const model::RepoSection& section) {
  std::vector<std::vector<model::Gap>> groups;
  for (const auto& gap : section.gaps) {
    const auto group = std::find_if(groups.begin(), groups.end(),
                                    [&](const auto& others) { return belongs_together(others.front(), gap); });
    if (group == groups.end())
      groups.push_back({gap});
    else
      group->push_back(gap);
  }
  std::vector<Line> lines;
  lines.reserve(groups.size());
  for (const auto& group : groups) lines.push_back(gap_line(edition, section.repo, group));
  return lines;
}

bool is_missing(const model::RepoSection& section, model::Part part) {
  return std::any_of(section.gaps.begin(), section.gaps.end(), [part](const auto& gap) { return gap.part == part; });
}

}  // namespace aireport::render

#include "digest/day_highlights.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "digest/rank.hpp"
#include "digest/version.hpp"

namespace aireport::digest {

namespace {

constexpr int kReleaseScore = 900;
constexpr int kPrereleaseScore = 400;
constexpr int kNightlyScore = 150;

struct Entry {
  int score = 0;
  model::Highlight highlight;
};

int score_of(const model::ReleaseItem& release) {
  const auto stage = stage_of(release.tag);
  if (stage == Stage::development) return kNightlyScore;
  return release.prerelease || stage == Stage::prerelease ? kPrereleaseScore : kReleaseScore;
}

void add_entries(std::vector<Entry>& entries, const model::RepoSection& section, int at) {
  for (std::size_t i = 0; i < section.releases.size(); ++i)
    entries.push_back({score_of(section.releases[i]), {at, static_cast<int>(i), std::nullopt}});
  for (std::size_t i = 0; i < section.highlights.size(); ++i)
    entries.push_back({section.highlights[i].score, {at, std::nullopt, static_cast<int>(i)}});
}

}  // namespace

std::vector<model::Highlight> highlights_of_day(const model::Report& report) {
  std::vector<Entry> entries;
  for (std::size_t s = 0; s < report.sections.size(); ++s)
    add_entries(entries, report.sections[s], static_cast<int>(s));
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.score > b.score; });
  std::vector<model::Highlight> highlights;
  for (const auto& entry : entries)
    if (entry.score > kOrdinary && highlights.size() < kHighlightsOfDay) highlights.push_back(entry.highlight);
  return highlights;
}

bool announces_release(const model::Change& change, const model::RepoSection& section) {
  return change.kind == model::ChangeKind::release &&
         std::any_of(section.releases.begin(), section.releases.end(), [&](const model::ReleaseItem& release) {
           std::string_view version = release.tag;
           if (version.starts_with('v')) version.remove_prefix(1);
           return !version.empty() && change.title.find(version) != std::string::npos;
         });
}

}  // namespace aireport::digest

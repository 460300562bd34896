#include "digest/day_highlights.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "digest/judge/rank.hpp"
#include "digest/words/version.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr int kPlainDamage = 480;      // the score from which damage that a change speaks of leads the day
constexpr int kPrereleaseScore = 440;  // above what is new in an ordinary way
constexpr std::size_t kReleasesKept = 3;

// Silent damage and breaks come first, then what everybody installs, then all else by its score.
enum class DayPlace { leads, release, other };

struct Entry {
  DayPlace place = DayPlace::other;
  int score = 0;
  model::Highlight highlight;
};

DayPlace place_of(const model::Change& change) {
  if (change.kind == model::ChangeKind::breaking || change.kind == model::ChangeKind::security) return DayPlace::leads;
  const bool damage = std::any_of(change.reasons.begin(), change.reasons.end(), [](const model::Reason& reason) {
    return reason.kind == model::ReasonKind::silent_damage;
  });
  return damage && change.kind == model::ChangeKind::fix && change.score >= kPlainDamage ? DayPlace::leads
                                                                                         : DayPlace::other;
}

void add_entries(std::vector<Entry>& entries, const model::RepoSection& section, int at) {
  for (std::size_t i = 0; i < section.releases.size(); ++i) {
    const auto& release = section.releases[i];
    if (release.development || !is_version_tag(release.tag)) continue;
    const bool stable = !release.prerelease && stage_of(release.tag) == Stage::release;
    entries.push_back(
        {stable ? DayPlace::release : DayPlace::other, kPrereleaseScore, {at, static_cast<int>(i), std::nullopt}});
  }
  for (std::size_t i = 0; i < section.highlights.size(); ++i) {
    const auto& change = section.highlights[i];
    if (change.score > kOrdinary)
      entries.push_back({place_of(change), change.score, {at, std::nullopt, static_cast<int>(i)}});
  }
}

}  // namespace

std::vector<model::Highlight> highlights_of_day(const model::Report& report) {
  std::vector<Entry> entries;
  for (std::size_t s = 0; s < report.sections.size(); ++s)
    add_entries(entries, report.sections[s], static_cast<int>(s));
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.place != b.place ? a.place < b.place : a.score > b.score;
  });
  // However much breaks, the releases of the day keep their place.
  const auto release = [](const Entry& entry) { return entry.place == DayPlace::release; };
  const auto kept =
      std::min(kReleasesKept, static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), release)));
  const auto first = static_cast<std::size_t>(std::find_if(entries.begin(), entries.end(), release) - entries.begin());
  if (kept > 0 && first + kept > kHighlightsOfDay)
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(kHighlightsOfDay - kept),
                  entries.begin() + static_cast<std::ptrdiff_t>(first));
  std::vector<model::Highlight> highlights;
  for (const auto& entry : entries)
    if (highlights.size() < kHighlightsOfDay) highlights.push_back(entry.highlight);
  return highlights;
}

bool announces_release(const model::Change& change, const model::RepoSection& section) {
  if (change.kind != model::ChangeKind::release) return false;
  // "Update version number" names none.
  const bool unnamed = std::none_of(change.title.begin(), change.title.end(), is_digit) && change.stats &&
                       change.stats->additions + change.stats->deletions <= kLinesOfABump;
  return std::any_of(section.releases.begin(), section.releases.end(), [&](const model::ReleaseItem& release) {
    std::string_view version = release.tag;
    if (version.starts_with('v')) version.remove_prefix(1);
    const bool named = !version.empty() && change.title.find(version) != std::string::npos;
    return named || (unnamed && !release.development);
  });
}

}  // namespace aireport::digest

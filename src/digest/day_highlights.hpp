// What leads the day over all repositories: releases and highlights, each one line of the summary.
#pragma once

#include <aireport/model/report.hpp>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace aireport::digest {

inline constexpr std::size_t kHighlightsOfDay = 10;
inline constexpr std::int64_t kLinesOfABump = 40;  // more do something besides

// Of the sections' releases and highlights, the weightiest first.
std::vector<model::Highlight> highlights_of_day(const model::Report& report);

// A version bump on the day of its release is told by the release.
bool announces_release(const model::Change& change, const model::RepoSection& section);

}  // namespace aireport::digest

// What a release says of itself: the items of its notes that tell most.
#pragma once

#include <aireport/model/report.hpp>
#include <set>
#include <string_view>
#include <vector>

namespace aireport::digest {

inline constexpr std::size_t kReleaseItems = 5;

struct ReleaseNotes {
  std::vector<model::QuoteLine> items;
  int left_out = 0;  // further items
};

// What breaks first, then what is new or faster, then what is mended; of equals in the order of the notes. Items that
// name one of the pull requests `told` elsewhere come last, those of the version, its contributors and files not at
// all. Without the credit at its end (`model::without_credit`).
ReleaseNotes release_notes(std::string_view notes, const std::set<int>& told);

}  // namespace aireport::digest

// What a story says of itself: phrases in its title and description that tell damage, breaks, speed and the rest.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "digest/stories/story.hpp"

namespace aireport::digest {

enum class Signal {
  silent_damage,  // wrong results, NaN, races, memory overwritten
  crash,          // hangs, crashes, what fails to run at all
  leak,           // of memory or other means
  regression,
  fault,     // the description states what went wrong, whatever verb the title has
  quickens,  // or what got faster
  security,
  breaking,
  deprecates,
  removes,  // something is dropped: weighty only when users see it
  works,    // a combination that did not work and now does
  feature,
  performance,
  fix,
  refactor,
  build,
  docs,
  tests,
  minor,        // typos, nits, lint
  common_path,  // mainstream hardware, models and serving
  niche,        // other vendors, experimental parts, debugging
};
inline constexpr std::size_t kSignalCount = static_cast<std::size_t>(Signal::niche) + 1;

struct Said {
  int strength = 0;  // 0: not said; title phrases count more than those of the body
  bool in_title = false;
  bool elsewhere = false;  // the description or the notes speak of it too
  std::string phrase;      // as it is written, the strongest
};

struct Signals {
  std::array<Said, kSignalCount> said;
  std::optional<Signal> leading;     // what the title's first word says
  std::vector<std::string> figures;  // what got better by how much, as the author says it: "11% lower TTFT"
  bool figures_in_title = false;
  int remarked = 0;  // how plainly new comments in the code tell of silent damage

  const Said& operator[](Signal signal) const { return said[static_cast<std::size_t>(signal)]; }
};

Signals signals_of(const Story& story);

}  // namespace aireport::digest

// A break that its author declares as conventional commits do, or under such a heading of the change notes.
#pragma once

#include <string>

#include "digest/stories/story.hpp"

namespace aireport::digest {

// The declaration as it is written, "feat(api)!", "BREAKING CHANGE" or "Removed"; empty: there is none.
std::string declared_break(const Story& story);

}  // namespace aireport::digest

// A break that its author declares as conventional commits do.
#pragma once

#include <string>

#include "digest/story.hpp"

namespace aireport::digest {

// The declaration as it is written, "feat(api)!" or "BREAKING CHANGE"; empty: there is none.
std::string declared_break(const Story& story);

}  // namespace aireport::digest

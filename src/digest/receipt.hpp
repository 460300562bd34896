#pragma once

#include <aireport/digest/digest.hpp>

namespace aireport::digest {

// Says of what is in the window where it went, once the section is laid out.
void close_receipt(model::RepoSection& section, const PullsOfDay& pulls);

}  // namespace aireport::digest

// What to watch: breaks, security, reverts, regressions, discussion, and what repositories share.
#pragma once

#include <aireport/digest/digest.hpp>
#include <vector>

namespace aireport::digest {

// `digests` beside the report's sections, in the same order; their changes may have been moved into the sections.
std::vector<model::OutlookItem> outlook_of(const model::Report& report, const std::vector<RepoDigest>& digests);

}  // namespace aireport::digest

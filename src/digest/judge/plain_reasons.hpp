// What is there to say of a change that nothing stronger speaks for.
#pragma once

#include <aireport/model/report.hpp>
#include <optional>

#include "digest/judge/evidence.hpp"
#include "digest/stories/story.hpp"

namespace aireport::digest {

// The most telling of: the checks or files that it adds, its tests, the functions that all of its code lies in, the
// file or folder that it lies in. Nullopt: none of them says anything.
std::optional<model::Reason> plain_reason_of(const Story& story, model::ChangeKind kind, const Evidence& evidence);

// The names of the test files that the change adds to.
std::vector<std::string> tests_of(const Story& story);

// Whether the reason is one of those: true, but no distinction.
bool is_plain(model::ReasonKind kind);

}  // namespace aireport::digest

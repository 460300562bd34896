// Why a change stands where it stands, in words of the data.
#pragma once

#include <aireport/model/report.hpp>
#include <vector>

#include "digest/judge/evidence.hpp"
#include "digest/judge/rank.hpp"
#include "digest/judge/signals.hpp"

namespace aireport::digest {

// In the order of the principles, strongest first; at most kMaxReasons.
inline constexpr std::size_t kMaxReasons = 4;
std::vector<model::Reason> reasons_of(const Story& story, model::ChangeKind kind, const Evidence& evidence,
                                      const Signals& signals, const Standing& standing);

}  // namespace aireport::digest

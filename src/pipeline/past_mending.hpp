// What is missing of a report and no further run would find: then there is no need to catch up with its day.
#pragma once

#include <aireport/model/day.hpp>
#include <aireport/model/gap.hpp>
#include <aireport/pipeline/pipeline.hpp>
#include <set>
#include <string>
#include <utility>

namespace aireport::pipeline {

// What a report lacks.
struct Lack {
  // Whole parts that GitHub refused for good: not there, gone, blocked. By full name in lower case.
  std::set<std::pair<std::string, model::Part>> refused;
  bool can_be_mended = false;  // something else is missing, or nobody can say what
};

// Error: io, interrupted.
Result<Lack> lack_of(const publish::Paths& paths, const model::DayHead& head, const World& world);

// A repository that comes back to life, or to sight, is not refused for good after all: the newest report says so.
bool is_past_mending(const Lack& lack, const Lack& newest);

}  // namespace aireport::pipeline

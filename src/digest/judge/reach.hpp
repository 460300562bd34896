// Whom a change reaches, by the places of its code.
#pragma once

#include "digest/stories/story.hpp"

namespace aireport::digest {

bool generates_code(const Story& story);     // a fault there is one in everything that it generates
bool is_for_developers(const Story& story);  // all of its code is for those who develop the project
bool is_benchmark_tool(const Story& story);  // or of a tool that measures: "llm_bench"
bool ships_requirement(const Story& story);  // requirements of the product changed, not of a tool or sample alone
bool is_experimental(const Story& story);    // or where nothing is promised yet

}  // namespace aireport::digest

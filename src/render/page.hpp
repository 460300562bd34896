#pragma once

#include <aireport/model/report.hpp>
#include <aireport/render/page_reader.hpp>

namespace aireport::render {

// A page before it is written.
Blocks page_blocks(const model::Report& report);

}  // namespace aireport::render

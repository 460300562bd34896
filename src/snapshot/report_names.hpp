// The names of the Report's enumerators in JSON.
#pragma once

#include <aireport/model/report.hpp>
#include <string_view>

namespace aireport::snapshot {

std::string_view name_of(model::ReasonKind kind);
std::string_view name_of(model::Relation relation);
std::string_view name_of(model::OutlookKind kind);

}  // namespace aireport::snapshot

// Why something is missing.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/support/error.hpp>
#include <string>

namespace aireport::github {

model::Gap gap_of_status(model::Part part, int status, std::string subject = {});
model::Gap gap_of_error(model::Part part, const Error& error, std::string subject = {});
model::Gap gap_of_damage(model::Part part, const Error& error);  // of a decoder

// Whether the reason holds for all of the repository and not for one answer alone.
bool concerns_repository(const model::Gap& gap);

}  // namespace aireport::github

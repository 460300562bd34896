// Single fields of a JSON object, checked for their type.
#pragma once

#include <aireport/model/activity.hpp>
#include <aireport/support/utc.hpp>
#include <optional>
#include <stdexcept>
#include <string>

#include "github/json.hpp"

namespace aireport::github {

// A field that is not of the type it should have. Thrown by the readers below, and caught by the decoder of the item.
class BadField : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// The member that is there and not null, else nullptr. Throws when `object` is no object.
Json* member(Json& object, const char* key);
Json& required(Json& object, const char* key);

// Absent and null read as empty, 0, false or nullopt. Texts are moved out.
std::string text_in(Json& object, const char* key);
int count_in(Json& object, const char* key);  // not negative
bool flag_in(Json& object, const char* key);
std::optional<UtcTime> time_in(Json& object, const char* key);
UtcTime required_time(Json& object, const char* key);
int required_number(Json& object, const char* key);  // positive
std::optional<model::Account> account_in(Json& object, const char* key);

}  // namespace aireport::github

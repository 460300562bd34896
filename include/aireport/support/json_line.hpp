// A JSON object on one line, for logs and `--format json`.
#pragma once

#include <aireport/support/events.hpp>
#include <string>
#include <string_view>

namespace aireport {

// {"a":"x","b":1}: keys in the order given; strings escaped, invalid UTF-8 repaired, no line ends.
std::string json_line(const Fields& fields);

// The text as a JSON string with its quotation marks.
std::string json_string(std::string_view text);

// JSON with its unprintable characters escaped, so that a terminal shows it and does not obey; line ends stay.
std::string escape_unprintable(std::string_view json);

}  // namespace aireport

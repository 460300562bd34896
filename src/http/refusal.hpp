// Whether an answer is the refusal of a limit.
#pragma once

#include <aireport/http/limits.hpp>
#include <string_view>

namespace aireport::http {

enum class Refusal {
  none,       // the answer is no refusal by a limit
  primary,    // the quota is used up until its reset
  secondary,  // too much at once: pause
};

// Tells the limits' 403 and 429 from a plain 403 (a repository or token that is barred).
Refusal refusal_of(int status, const Limits& limits, std::string_view body);

}  // namespace aireport::http

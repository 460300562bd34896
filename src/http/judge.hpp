// The verdict on what one transfer brought. Pure: no clock, no network.
#pragma once

#include <aireport/http/transport.hpp>
#include <aireport/support/error.hpp>
#include <chrono>
#include <optional>
#include <string>

#include "http/refusal.hpp"

namespace aireport::http {

// Whether the same request may succeed later.
enum class Chance {
  gone,       // no
  open,       // perhaps
  with_room,  // when the bodies of others have left room for its own
};

// What went wrong below HTTP.
struct Trouble {
  Error error;
  Chance chance = Chance::gone;
};

struct RawAnswer {
  std::optional<Trouble> trouble;  // then nothing else counts
  int status = 0;
  Headers headers;
  std::string body;
};

enum class Next {
  hand_over,  // it is an answer
  give_up,    // it is an error that stays
  try_again,  // it is an error that may pass
  pause,      // a limit of the server refused it
  hold_back,  // there was no room for its body
  follow,     // it is a redirect
};

struct Verdict {
  Next next = Next::hand_over;
  Refusal refusal = Refusal::none;
  Error error;                       // what to say when it is given up: now, or after the last try
  std::chrono::seconds at_least{0};  // the server asked not to try again before
};

// `url` is where the answer came from.
Verdict judge(const Request& request, const std::string& url, const RawAnswer& answer, const Limits& limits);

}  // namespace aireport::http

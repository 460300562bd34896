// An answer as the cache keeps it: plain text that a person can read and write.
//
//   HTTP 200
//   date: Wed, 04 Feb 2026 00:15:02 GMT                                  (without it: of a day that was over)
//   etag: W/"0a1b"
//   link: <https://api.github.com/repositories/1/issues?page=2>; rel="next"
//   aireport-final-url: https://api.github.com/repositories/1/issues     (only when it is not the URL asked for)
//   aireport-moved: permanently                                          (only then)
//
//   {"the": "body"}
#pragma once

#include <aireport/http/transport.hpp>
#include <aireport/store/store.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace aireport::http {

// Keeps the headers that describe the body: date, etag, link, content-type, last-modified. Those of a moment (limits,
// cookies) are left out.
std::string encode_answer(const Response& response, std::string_view asked_url);

// nullopt: the text is no answer.
std::optional<Response> decode_answer(std::string_view text, std::string_view asked_url);

// What the cache has for a request; nullopt: nothing, or nothing of use. Error: io.
Result<std::optional<Response>> load_answer(store::Store& store, const Request& request);

}  // namespace aireport::http

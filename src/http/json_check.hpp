// Whether a body is a whole JSON document: a scan of its structure, far cheaper than decoding it.
#pragma once

#include <aireport/http/transport.hpp>
#include <string_view>

namespace aireport::http {

// Brackets match, strings end, and nothing but JSON's own signs stands between them. What it lets pass can still be
// wrong in its grammar; the decoder tells. A document nested deeper than 500 does not pass.
bool looks_like_json(std::string_view body, Shape shape);

}  // namespace aireport::http

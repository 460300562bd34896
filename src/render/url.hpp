#pragma once

#include <string_view>

namespace aireport::render {

// Whether a page may link there: below the web host, an anchor ("#warplineserve"), or a file beside or below the page
// ("2026-02-02.md"). `web_url` has no final slash.
bool may_link(std::string_view url, std::string_view web_url);

}  // namespace aireport::render

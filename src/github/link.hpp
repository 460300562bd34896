// The Link header, by which every list is followed to its end.
#pragma once

#include <aireport/http/transport.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace aireport::github {

// The URL of rel=next, as it was sent; nullopt: there is none, or the header cannot be read that far.
std::optional<std::string> next_link(std::string_view link);

}  // namespace aireport::github

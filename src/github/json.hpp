// JSON from outside, read once into the few keys that matter.
#pragma once

#include <aireport/support/error.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace aireport::github {

using Json = nlohmann::json;

// Bytes that are not UTF-8 and lone surrogates are repaired (U+FFFD); members whose key no decoder asks for are left
// out while reading. Error: decode, when it is no JSON, deeper than kMaxDepth or of more than kMaxValues values.
Result<Json> parse_json(std::string_view body);
inline constexpr int kMaxDepth = 64;
inline constexpr int kMaxValues = 500'000;

// `\uD800` without its other half becomes `\uFFFD`; all else stays.
std::string repair_surrogates(std::string_view body);

}  // namespace aireport::github

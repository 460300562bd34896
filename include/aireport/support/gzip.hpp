// Deterministic gzip: the same bytes in give the same bytes out, on any day (no time stamp, no name) for one zlib.
#pragma once

#include <aireport/support/error.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace aireport {

// One gzip member. Members put one behind the other are a gzip file again.
std::string gzip(std::string_view text);

// The first member, which is taken off `data`. Error: decode, when the data is damaged or would unpack to more than
// `limit` bytes; `data` is then of no use.
Result<std::string> gunzip_next(std::string_view& data, std::uint64_t limit);

// The first member alone. Error as above.
Result<std::string> gunzip_first(std::string_view data, std::uint64_t limit = 1ULL << 24);

std::uint32_t crc32(std::string_view data);

}  // namespace aireport

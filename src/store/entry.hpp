// The bytes of a cache entry: a header line that proves key and value, and the value.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace aireport::store {

// A key must be free of control characters, so that it fits into the header line.
bool is_key(std::string_view key);

// Readable, safe on any file system, and its own for each key: "api.github.com-repos-a-b-<hash of 64 bits>".
std::string file_name_of(std::string_view key);
// The sub-folder it stands in: one of sixteen.
std::string folder_name_of(std::string_view key);

std::string encode_entry(std::string_view key, std::string_view value);

struct Damage {
  std::string why;
};
// The value of an entry's bytes, or why they are not that key's entry.
std::variant<std::string, Damage> decode_entry(std::string bytes, std::string_view key);

}  // namespace aireport::store

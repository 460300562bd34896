#include "store/entry.hpp"

#include <fmt/format.h>
#include <aireport/support/gzip.hpp>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

namespace aireport::store {
namespace {

constexpr std::string_view kMagic = "aireport-cache";
constexpr std::string_view kVersion = "1";
constexpr std::size_t kReadable = 96;  // with the hash well below the 255 bytes of most file systems

// FNV-1a: small, the same on every machine, and the key inside the entry settles what it cannot tell apart.
std::uint64_t hash_of(std::string_view key) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char letter : key) hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
  return hash;
}

std::uint32_t sum_of(std::string_view key, std::string_view value) {
  return crc32(fmt::format("{:08x}{:08x}", crc32(key), crc32(value)));
}

bool is_plain(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
         letter == '.' || letter == '_';
}

// The next word of `line`, up to a blank; what is left stays in `line`.
std::string_view take_word(std::string_view& line) {
  const auto end = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

std::optional<std::uint64_t> number(std::string_view text, int base) {
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

bool is_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char letter) {
    return static_cast<unsigned char>(letter) >= 0x20 && letter != 0x7f;
  });
}

std::string file_name_of(std::string_view key) {
  auto readable = key;
  if (const auto scheme = readable.find("://"); scheme != std::string_view::npos) readable.remove_prefix(scheme + 3);
  std::string name;
  for (const char letter : readable.substr(0, kReadable)) {
    if (is_plain(letter)) name += letter;
    // A run of other signs is one dash.
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  if (!name.empty() && name.back() != '-') name += '-';
  // A leading dot would hide the file.
  if (name.starts_with('.')) name.insert(0, "_");
  return fmt::format("{}{:016x}", name, hash_of(key));
}

std::string folder_name_of(std::string_view key) {
  return fmt::format("{:x}", hash_of(key) >> 60);
}

std::string encode_entry(std::string_view key, std::string_view value) {
  auto entry = fmt::format("{} {} {:08x} {} {}\n", kMagic, kVersion, sum_of(key, value), value.size(), key);
  return entry.append(value);
}

std::variant<std::string, Damage> decode_entry(std::string bytes, std::string_view key) {
  const auto end = bytes.find('\n');
  if (end == std::string::npos) return Damage{"it is cut off"};
  auto line = std::string_view(bytes).substr(0, end);
  if (take_word(line) != kMagic) return Damage{"it is no cache entry"};
  if (take_word(line) != kVersion) return Damage{"it is of another version"};
  const auto sum = number(take_word(line), 16);
  const auto length = number(take_word(line), 10);
  if (!sum || !length) return Damage{"its first line is damaged"};
  if (bytes.size() - end - 1 != *length) return Damage{"its length is not what it says"};
  if (sum_of(line, std::string_view(bytes).substr(end + 1)) != *sum) return Damage{"its checksum does not match"};
  if (line != key) return Damage{"it belongs to another key"};
  bytes.erase(0, end + 1);
  return bytes;
}

}  // namespace aireport::store

#include "snapshot/measure.hpp"

namespace aireport::snapshot {

std::uint64_t quoted_bytes(std::string_view text) {
  constexpr std::uint64_t kMarks = 2, kEscape = 2, kControl = 6, kReplacement = 3;
  const std::uint64_t beyond_ascii = is_utf8(text) ? 1 : kReplacement;
  std::uint64_t bytes = kMarks;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80)
      bytes += beyond_ascii;
    else if (byte >= 0x20)
      bytes += c == '"' || c == '\\' ? kEscape : 1;
    else
      bytes += c == '\n' || c == '\t' || c == '\r' || c == '\b' || c == '\f' ? kEscape : kControl;
  }
  return bytes;
}

}  // namespace aireport::snapshot

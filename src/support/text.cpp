#include <aireport/support/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace aireport {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kBlanks = " \t\r\n";

unsigned char byte_at(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

// What the first byte of a sequence says: its length, and the smallest code point that needs as many bytes.
struct Lead {
  std::size_t length = 0;  // 0: no lead byte
  char32_t bits = 0, smallest = 0;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07U, 0x10000};
  return {};
}

// Length of the well-formed sequence at `position`; 0: there is none. Overlong forms, surrogates and what lies above
// U+10FFFF are ill-formed.
std::size_t decode(std::string_view text, std::size_t position, char32_t& character) {
  const Lead lead = lead_of(byte_at(text, position));
  if (lead.length == 0 || text.size() - position < lead.length) return 0;
  char32_t value = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const unsigned char byte = byte_at(text, position + i);
    if ((byte & 0xC0U) != 0x80U) return 0;
    value = (value << 6U) | (byte & 0x3FU);
  }
  if (value < lead.smallest || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 0;
  character = value;
  return lead.length;
}

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same_letter(char a, char b) {
  return lower(a) == lower(b);
}

std::size_t difference(std::size_t a, std::size_t b) {
  return a > b ? a - b : b - a;
}

// The optimal string alignment distance, ignoring case: Levenshtein's, with two letters swapped as one edit.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = same_letter(a[i - 1], b[j - 1]);
      row[j] = std::min({above[j - 1] + (same ? 0 : 1), above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) && same_letter(a[i - 2], b[j - 1]);
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row.back();
}

// "lang" for "language".
std::string_view only_one_begun_by(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view found;
  for (const auto candidate : candidates) {
    if (word.size() < 3 || !candidate.starts_with(word)) continue;
    if (!found.empty()) return {};
    found = candidate;
  }
  return found;
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& position) {
  char32_t character = kReplacement;
  const std::size_t length = decode(text, position, character);
  position += std::max<std::size_t>(length, 1);
  return character;
}

void append_utf8(std::string& text, char32_t character) {
  const auto put = [&text](char32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  const auto put_rest = [&put, character](unsigned shift) { put(0x80U | ((character >> shift) & 0x3FU)); };
  if (character < 0x80) {
    put(character);
  } else if (character < 0x800) {
    put(0xC0U | (character >> 6U));
    put_rest(0);
  } else if (character < 0x10000) {
    put(0xE0U | (character >> 12U));
    put_rest(6);
    put_rest(0);
  } else {
    put(0xF0U | (character >> 18U));
    put_rest(12);
    put_rest(6);
    put_rest(0);
  }
}

std::string repair_utf8(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t start = position;
    char32_t character = kReplacement;
    const std::size_t length = decode(text, position, character);
    position += std::max<std::size_t>(length, 1);
    if (length == 0) {
      append_utf8(repaired, kReplacement);
    } else {
      repaired.append(text.substr(start, length));
    }
  }
  return repaired;
}

bool is_utf8(std::string_view text) {
  for (std::size_t position = 0; position < text.size();) {
    char32_t character = 0;
    const std::size_t length = decode(text, position, character);
    if (length == 0) return false;
    position += length;
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string_view first_characters(std::string_view text, std::size_t characters) {
  std::size_t position = 0;
  for (std::size_t i = 0; i < characters && position < text.size(); ++i) next_character(text, position);
  return text.substr(0, position);
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string to_lower_ascii(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower);
  return lowered;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_letter);
}

bool contains_ignoring_case(std::string_view text, std::string_view part) {
  return part.empty() || std::search(text.begin(), text.end(), part.begin(), part.end(), same_letter) != text.end();
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(first_line(text));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

std::string_view first_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return text;
  text = text.substr(0, end);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

bool is_unprintable(char32_t character) {
  static constexpr struct {
    char32_t first, last;
  } kRanges[] = {
      {0x00, 0x1F},        // C0
      {0x7F, 0x9F},        // DEL, C1
      {0xAD, 0xAD},        // soft hyphen
      {0x61C, 0x61C},      // Arabic letter mark
      {0x180E, 0x180E},    // Mongolian vowel separator
      {0x200B, 0x200F},    // zero-width space and joiners, directional marks
      {0x2028, 0x202E},    // line and paragraph separator, embeddings and overrides
      {0x2060, 0x206F},    // word joiner, invisible operators, isolates, deprecated format characters
      {0xFEFF, 0xFEFF},    // byte order mark
      {0xFFF9, 0xFFFB},    // interlinear annotation
      {0xFFFE, 0xFFFF},    // no characters; cmark writes them as single bytes
      {0xE0000, 0xE007F},  // tags
  };
  return std::any_of(std::begin(kRanges), std::end(kRanges),
                     [character](const auto& range) { return range.first <= character && character <= range.last; });
}

std::string for_terminal(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const char32_t character = next_character(text, position);
    if (character == '\r' && position < text.size() && text[position] == '\n') continue;
    if (character == '\n' || character == '\t') {
      shown.push_back(' ');
    } else if (is_unprintable(character)) {
      shown += fmt::format("U+{:04X}", static_cast<unsigned>(character));
    } else {
      append_utf8(shown, character);
    }
  }
  return shown;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  std::string_view best;
  std::size_t smallest = 0;
  for (const std::string_view candidate : candidates) {
    const std::size_t longer = std::max(word.size(), candidate.size());
    if (difference(word.size(), candidate.size()) * 3 > longer) continue;  // also keeps huge words from costing time
    const std::size_t distance = edit_distance(word, candidate);
    if (distance * 3 > longer || (!best.empty() && distance >= smallest)) continue;
    best = candidate;
    smallest = distance;
  }
  return best.empty() ? only_one_begun_by(word, candidates) : best;
}

}  // namespace aireport

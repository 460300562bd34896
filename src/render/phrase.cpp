#include <aireport/render/phrase.hpp>
#include <algorithm>
#include <utility>

namespace aireport::render {
namespace {

// A place in a line: a piece of it, and for text a byte of the piece.
struct Place {
  std::size_t piece = 0, byte = 0;
};

const std::string* text_at(const Inlines& line, std::size_t piece) {
  return piece < line.size() && line[piece].kind == Inline::Kind::text ? &line[piece].text : nullptr;
}

// The first place from `from` on where the words stand.
std::optional<Place> find(const Inlines& line, Place from, std::string_view words) {
  for (auto piece = from.piece; piece < line.size(); ++piece) {
    const auto* text = text_at(line, piece);
    const auto start = piece == from.piece ? from.byte : 0;
    if (!text || start > text->size()) continue;
    if (const auto byte = text->find(words, start); byte != std::string::npos) return Place{piece, byte};
  }
  return std::nullopt;
}

Inlines between(const Inlines& line, Place from, Place to) {
  Inlines some;
  for (auto piece = from.piece; piece < line.size() && piece <= to.piece; ++piece) {
    const auto* text = text_at(line, piece);
    if (!text) {
      if (piece < to.piece) some.push_back(line[piece]);
      continue;
    }
    const auto start = piece == from.piece ? from.byte : 0;
    const auto end = piece == to.piece ? to.byte : text->size();
    if (end > start) some.push_back({Inline::Kind::text, text->substr(start, end - start), {}, {}});
  }
  return some;
}

bool is_end(const Inlines& line, Place place) {
  const auto* text = text_at(line, place.piece);
  if (text && place.byte == text->size()) return place.piece + 1 == line.size();
  return place.piece >= line.size();
}

Place behind(Place place, std::string_view words) {
  return {place.piece, place.byte + words.size()};
}

// The words of a pattern up to its next slot.
std::string_view take_words(std::string_view& pattern) {
  const auto words = pattern.substr(0, std::min(pattern.find('{'), pattern.size()));
  pattern.remove_prefix(words.size());
  return words;
}

// The name of the slot a pattern begins with.
std::string_view take_slot(std::string_view& pattern) {
  const auto close = pattern.find('}');
  const auto name = pattern.substr(1, close - 1);
  pattern.remove_prefix(close + 1);
  return name;
}

}  // namespace

std::vector<Inlines> split_line(const Inlines& line, std::string_view separator) {
  std::vector<Inlines> parts;
  Place start;
  while (const auto at = find(line, start, separator)) {
    parts.push_back(between(line, start, *at));
    start = behind(*at, separator);
  }
  parts.push_back(between(line, start, {line.size(), 0}));
  return parts;
}

std::optional<std::map<std::string, Inlines, std::less<>>> match_phrase(std::string_view pattern, const Inlines& line) {
  std::map<std::string, Inlines, std::less<>> slots;
  Place place;
  if (const auto words = take_words(pattern); !words.empty()) {
    const auto* text = text_at(line, 0);
    if (!text || text->compare(0, words.size(), words) != 0) return std::nullopt;
    place = behind(place, words);
  }
  while (!pattern.empty()) {
    const auto name = take_slot(pattern);
    const auto words = take_words(pattern);
    Place end{line.size(), 0};
    if (!words.empty()) {
      // The last words end the line, however often they stand before.
      auto found = find(line, place, words);
      while (found && pattern.empty() && !is_end(line, behind(*found, words)))
        found = find(line, {found->piece, found->byte + 1}, words);
      if (!found) return std::nullopt;
      end = *found;
    }
    slots[std::string(name)] = between(line, place, end);
    place = behind(end, words);
  }
  if (!is_end(line, place)) return std::nullopt;
  return slots;
}

}  // namespace aireport::render

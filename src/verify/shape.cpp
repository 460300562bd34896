#include "verify/shape.hpp"

#include <aireport/support/quantity.hpp>
#include <algorithm>
#include <array>
#include <charconv>

namespace aireport::verify {
namespace {

using render::Inline;

constexpr std::array<std::string_view, 6> kNumberSlots = {"count", "additions", "deletions", "first", "last", "status"};

bool fits(std::string_view slot, std::string_view text) {
  if (text.empty()) return false;
  const bool numeric = std::find(kNumberSlots.begin(), kNumberSlots.end(), slot) != kNumberSlots.end();
  if (!numeric) return true;
  const bool grouped = slot == "count" || slot == "additions" || slot == "deletions";
  const auto number = number_in(text);
  return number && text == (grouped ? group_thousands(*number) : std::to_string(*number));
}

// Fills the slots of the rest of the pattern with the text from `at` on, shortest first.
bool fill(std::string_view pattern, const Shape& shape, std::size_t at, Slots& slots) {
  const auto open = std::min(pattern.find('{'), pattern.size());
  if (shape.text.compare(at, open, pattern.substr(0, open)) != 0) return false;
  at += open;
  pattern.remove_prefix(open);
  if (pattern.empty()) return at == shape.text.size();
  const auto close = pattern.find('}');
  const auto name = pattern.substr(1, close - 1);
  pattern.remove_prefix(close + 1);
  for (auto end = pattern.empty() ? shape.text.size() : at; end <= shape.text.size(); ++end) {
    if (!fits(name, std::string_view(shape.text).substr(at, end - at)) || !fill(pattern, shape, end, slots)) continue;
    slots[name] = part_of(shape, at, end);
    return true;
  }
  return false;
}

}  // namespace

const Inline* Shape::only(Inline::Kind kind) const {
  return text.size() == 1 && objects.size() == 1 && objects[0]->kind == kind ? objects[0] : nullptr;
}

Shape shape_of(const render::Inlines& inlines) {
  Shape shape;
  for (const auto& piece : inlines) {
    if (piece.kind == Inline::Kind::text) {
      // A mark of the page's own would stand for an object that is not there.
      auto words = piece.text;
      std::replace(words.begin(), words.end(), kMark, '?');
      shape.text += words;
    } else if (piece.kind == Inline::Kind::line_break) {
      shape.text += '\n';
    } else {
      shape.text += kMark;
      shape.objects.push_back(&piece);
    }
  }
  return shape;
}

Shape part_of(const Shape& shape, std::size_t begin, std::size_t end) {
  end = std::min(end, shape.text.size());
  begin = std::min(begin, end);
  const auto marks = [&](std::size_t until) {
    return std::count(shape.text.begin(), shape.text.begin() + static_cast<std::ptrdiff_t>(until), kMark);
  };
  return {shape.text.substr(begin, end - begin),
          {shape.objects.begin() + marks(begin), shape.objects.begin() + marks(end)}};
}

std::vector<Shape> split(const Shape& shape, std::string_view separator) {
  std::vector<Shape> parts;
  std::size_t begin = 0;
  for (auto end = shape.text.find(separator); end != std::string::npos; end = shape.text.find(separator, begin)) {
    parts.push_back(part_of(shape, begin, end));
    begin = end + separator.size();
  }
  parts.push_back(part_of(shape, begin, shape.text.size()));
  return parts;
}

std::optional<Slots> match(std::string_view pattern, const Shape& shape) {
  Slots slots;
  if (!fill(pattern, shape, 0, slots)) return std::nullopt;
  return slots;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::string digits(text);
  digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  // One number has one spelling, but for line numbers, which are never grouped.
  if (text != group_thousands(number) && text != std::to_string(number)) return std::nullopt;
  return number;
}

std::int64_t number_of(const Slots& slots, std::string_view name) {
  const auto slot = slots.find(name);
  return slot == slots.end() ? 0 : number_in(slot->second.text).value_or(0);
}

std::optional<Slots> match(const render::Counted& pattern, const Shape& shape) {
  for (const auto form : {pattern.one, pattern.many})
    if (auto slots = match(form, shape);
        slots && (!slots->contains("count") || pattern.of(number_of(*slots, "count")) == form))
      return slots;
  return std::nullopt;
}

}  // namespace aireport::verify

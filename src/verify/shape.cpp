#include "verify/shape.hpp"

#include <aireport/support/quantity.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace aireport::verify {
namespace {

using render::Inline;

constexpr std::array<std::string_view, 6> kNumberSlots = {"count", "additions", "deletions", "first", "last", "status"};

constexpr std::size_t kLongestNumber = 26;  // digits and the commas between them

// How a pattern went from one place on. Nowhere: it does not go from any later place either.
enum class Fill { done, not_here, nowhere };
Fill fill(std::string_view pattern, const Shape& shape, std::size_t at, Slots& slots);

bool is_number(std::string_view slot, std::string_view text) {
  const bool grouped = slot == "count" || slot == "additions" || slot == "deletions";
  const auto number = number_in(text);
  return number && text == (grouped ? group_thousands(*number) : std::to_string(*number));
}

Fill fill_number(std::string_view slot, std::string_view rest, const Shape& shape, std::size_t at, Slots& slots) {
  const auto text = std::string_view(shape.text).substr(at, kLongestNumber);
  for (auto size = std::min(text.find_first_not_of("0123456789,"), text.size()); size > 0; --size) {
    if (!is_number(slot, text.substr(0, size))) continue;
    const auto outcome = fill(rest, shape, at + size, slots);
    if (outcome == Fill::done) slots[slot] = part_of(shape, at, at + size);
    if (outcome != Fill::not_here) return outcome;
  }
  return Fill::not_here;
}

// Up to the first place where the rest goes on. When that fails because of a text behind it, which had all places that
// it would have from a later one, so does every later one: the time is that of the length, not of its powers.
Fill fill_text(std::string_view slot, std::string_view rest, const Shape& shape, std::size_t at, Slots& slots) {
  const auto literal = rest.substr(0, rest.find('{'));
  const auto size = shape.text.size();
  auto end = shape.text.find(literal, at + 1);
  if (literal.size() == rest.size()) {
    const bool ends = shape.text.ends_with(rest) && size - rest.size() > at;
    end = ends ? size - rest.size() : std::string::npos;
  }
  for (; end != std::string::npos; end = shape.text.find(literal, end + 1)) {
    const auto outcome = fill(rest, shape, end, slots);
    if (outcome == Fill::done) slots[slot] = part_of(shape, at, end);
    if (outcome != Fill::not_here) return outcome;
  }
  return Fill::nowhere;
}

Fill fill(std::string_view pattern, const Shape& shape, std::size_t at, Slots& slots) {
  const auto open = std::min(pattern.find('{'), pattern.size());
  if (shape.text.compare(at, open, pattern.substr(0, open)) != 0) return Fill::not_here;
  at += open;
  pattern.remove_prefix(open);
  if (pattern.empty()) return at == shape.text.size() ? Fill::done : Fill::not_here;
  const auto close = pattern.find('}');
  const auto slot = pattern.substr(1, close - 1), rest = pattern.substr(close + 1);
  const bool numeric = std::find(kNumberSlots.begin(), kNumberSlots.end(), slot) != kNumberSlots.end();
  return numeric ? fill_number(slot, rest, shape, at, slots) : fill_text(slot, rest, shape, at, slots);
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
    const auto count = std::count(shape.text.begin(), shape.text.begin() + static_cast<std::ptrdiff_t>(until), kMark);
    return std::min(count, std::ssize(shape.objects));
  };
  return {shape.text.substr(begin, end - begin),
          {shape.objects.begin() + marks(begin), shape.objects.begin() + marks(end)}};
}

std::vector<Shape> split(const Shape& shape, std::string_view separator) {
  std::vector<Shape> parts;
  auto object = shape.objects.begin();
  for (std::size_t begin = 0;;) {
    const auto end = shape.text.find(separator, begin);
    Shape part{shape.text.substr(begin, end == std::string::npos ? end : end - begin), {}};
    const auto last =
        object + std::min(std::count(part.text.begin(), part.text.end(), kMark), shape.objects.end() - object);
    part.objects.assign(object, last);
    object = last;
    parts.push_back(std::move(part));
    if (end == std::string::npos) return parts;
    begin = end + separator.size();
  }
}

std::optional<Slots> match(std::string_view pattern, const Shape& shape) {
  Slots slots;
  if (fill(pattern, shape, 0, slots) != Fill::done) return std::nullopt;
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

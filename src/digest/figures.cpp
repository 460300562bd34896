#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/signals.hpp"

namespace aireport::digest {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// What stands between two numbers of one figure, or before one: "10-40%", "~1.2x", "−11%".
bool joins(std::string_view text, std::size_t& at) {
  for (const std::string_view sign : {"-", "~", "+", "–", "−", "."})
    if (text.substr(at).starts_with(sign)) {
      at += sign.size();
      return true;
    }
  return false;
}

std::size_t number_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
    ++at;
    while (at < text.size() && is_digit(text[at])) ++at;
  }
  return at;
}

// Behind "%" or "x" (also "×") that ends the figure; npos: it is none.
std::size_t unit_end(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '%') return at + 1;
  if (text.substr(at).starts_with("×")) return at + std::string_view("×").size();
  const bool times = at < text.size() && (text[at] == 'x' || text[at] == 'X');
  const bool ends =
      at + 1 >= text.size() || !(is_letter(text[at + 1]) || is_digit(text[at + 1]) || text[at + 1] == '_');
  return times && ends ? at + 1 : std::string_view::npos;
}

std::size_t measure_begin(std::string_view text, std::size_t figure) {
  std::size_t begin = figure;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  const std::size_t end = begin;
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  const auto word = to_lower_ascii(text.substr(begin, end - begin));
  for (const std::string_view measure :
       {"ttft", "tpot", "itl", "throughput", "latency", "speedup", "tflops", "bandwidth"})
    if (word == measure) return begin;
  return figure;
}

}  // namespace

std::vector<std::string> figures_in(std::string_view text) {
  std::vector<std::string> figures;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    if (at > 0 && (is_letter(text[at - 1]) || text[at - 1] == '_' || text[at - 1] == '.')) {
      at = std::max(at + 1, number_end(text, at));
      continue;
    }
    std::size_t end = number_end(text, at);
    std::size_t next = end;
    // "10-40%", "1.1x-1.3x"
    std::size_t unit = unit_end(text, end);
    if (unit != std::string_view::npos) next = unit;
    if (std::size_t second = next; joins(text, second) && second < text.size() && is_digit(text[second]))
      if (const auto more = unit_end(text, number_end(text, second)); more != std::string_view::npos) unit = more;
    if (unit == std::string_view::npos) {
      at = end;
      continue;
    }
    std::size_t begin = at;
    for (const std::string_view sign : {"+", "-", "~", "−"})
      if (begin == at && text.substr(0, at).ends_with(sign)) begin = at - sign.size();
    begin = measure_begin(text, begin);
    figures.emplace_back(text.substr(begin, unit - begin));
    at = unit;
  }
  return figures;
}

}  // namespace aireport::digest

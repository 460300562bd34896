#include "corrupt.hpp"

#include <aireport/support/text.hpp>
#include <cctype>
#include <functional>
#include <utility>

#include "places.hpp"

namespace aireport::testing {
namespace {

struct Span {
  std::size_t begin = 0, end = 0;
};

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}
bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

std::vector<std::size_t> places_where(Page page, const std::function<bool(std::size_t)>& holds) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < page.size(); ++i)
    if (holds(i)) places.push_back(i);
  return places;
}

Corrupted replace_digit(Page page, const std::vector<std::size_t>& places, std::string_view digits, Random random) {
  if (places.empty()) return std::nullopt;
  auto made = page;
  auto& digit = made[one_of(places, random)];
  const char old = digit;
  while (digit == old) digit = digits[random() % digits.size()];
  return made;
}

// Lines with their place, by whether they are code.
enum class Where { text, code };
std::vector<Span> lines(Page page, Where where) {
  std::vector<Span> found;
  bool code = false;
  for (std::size_t begin = 0; begin < page.size();) {
    const auto end = std::min(page.find('\n', begin), page.size());
    const auto line = std::string_view(page).substr(begin, end - begin);
    const bool fence = line.starts_with("```");
    if (fence) code = !code;
    if (!fence && code == (where == Where::code)) found.push_back({begin, end});
    begin = end + 1;
  }
  return found;
}

std::vector<Span> lines_that(Page page, Where where, const std::function<bool(std::string_view)>& holds) {
  std::vector<Span> found;
  for (const auto& line : lines(page, where))
    if (holds(std::string_view(page).substr(line.begin, line.end - line.begin))) found.push_back(line);
  return found;
}

// Another letter in one of the places.
Corrupted replace_letter(Page page, const std::vector<std::size_t>& places, Random random) {
  if (places.empty()) return std::nullopt;
  auto made = page;
  auto& letter = made[one_of(places, random)];
  letter = letter == 'q' || letter == 'Q' ? 'x' : 'q';
  return made;
}

std::vector<std::size_t> letters_in(Page page, const std::vector<Span>& spans) {
  std::vector<std::size_t> places;
  for (const auto& span : spans)
    for (auto i = span.begin; i < span.end; ++i)
      if (is_letter(page[i])) places.push_back(i);
  return places;
}

// "](URL)": the URLs' places.
std::vector<Span> urls(Page page) {
  std::vector<Span> found;
  for (auto at = page.find("]("); at != std::string::npos; at = page.find("](", at + 1)) {
    const auto end = page.find(')', at);
    if (end != std::string::npos) found.push_back({at + 2, end});
  }
  return found;
}

Corrupted sha_digit(Page page, Random random) {
  std::vector<std::size_t> places;
  for (const std::string_view before : {"/commit/", "/blob/"})
    for (auto at = page.find(before); at != std::string::npos; at = page.find(before, at + 1))
      for (std::size_t i = 0; i < 40; ++i) places.push_back(at + before.size() + i);
  for (auto at = page.find("[`"); at != std::string::npos; at = page.find("[`", at + 1))
    if (page.compare(at + 9, 2, "`]") == 0)
      for (std::size_t i = 0; i < 7; ++i) places.push_back(at + 2 + i);
  return replace_digit(page, places, "0123456789abcdef", random);
}

Corrupted number(Page page, Random random) {
  return replace_digit(page, places_where(page, [&](std::size_t i) { return is_digit(page[i]); }), "0123456789",
                       random);
}

Corrupted stale_count(Page page, Random random) {
  const auto starts = places_where(page, [&](std::size_t i) {
    const bool starts_number = is_digit(page[i]) && (i == 0 || page[i - 1] == ' ');
    const auto end = page.find_first_not_of("0123456789", i);
    return starts_number && end < page.size() && page[end] == ' ';
  });
  if (starts.empty()) return std::nullopt;
  const auto at = one_of(starts, random);
  const auto end = page.find(' ', at);
  return page.substr(0, at) + std::to_string(std::stoll(page.substr(at, end - at)) + 1) + page.substr(end);
}

Corrupted code_letter(Page page, Random random) {
  return replace_letter(page, letters_in(page, lines(page, Where::code)), random);
}

Corrupted code_line(Page page, Random random) {
  const auto code = lines(page, Where::code);
  if (code.empty()) return std::nullopt;
  const auto& line = one_of(code, random);
  const auto text = page.substr(line.begin, line.end + 1 - line.begin);
  return page.substr(0, line.begin) + (random() % 2 == 0 ? "" : text + text) + page.substr(line.end + 1);
}

Corrupted sign(Page page, Random random) {
  auto made = page;
  if (random() % 2 == 0) {
    const auto code =
        lines_that(page, Where::code, [](auto line) { return line.starts_with('+') || line.starts_with('-'); });
    if (code.empty()) return std::nullopt;
    auto& mark = made[one_of(code, random).begin];
    mark = mark == '+' ? '-' : '+';
    return made;
  }
  const auto plus = places_where(page, [&](std::size_t i) {
    return page[i] == '+' && i > 0 && page[i - 1] == ' ' && i + 1 < page.size() && is_digit(page[i + 1]);
  });
  if (plus.empty()) return std::nullopt;
  return made.replace(one_of(plus, random), 1, "−");
}

Corrupted title_word(Page page, Random random) {
  std::vector<Span> titles;
  for (const auto& url : urls(page)) {
    const auto end = url.begin - 2;
    const auto begin = page.rfind('[', end);
    if (begin != std::string::npos && page.compare(begin, 2, "[`") != 0 && page.compare(begin, 2, "[\\") != 0)
      titles.push_back({begin + 1, end});
  }
  return replace_letter(page, letters_in(page, titles), random);
}

Corrupted swapped_links(Page page, Random random) {
  const auto all = urls(page);
  if (all.size() < 2) return std::nullopt;
  auto a = one_of(all, random), b = one_of(all, random);
  if (b.begin < a.begin) std::swap(a, b);
  if (a.begin == b.begin) return std::nullopt;
  const auto first = page.substr(a.begin, a.end - a.begin), second = page.substr(b.begin, b.end - b.begin);
  return page.substr(0, a.begin) + second + page.substr(a.end, b.begin - a.end) + first + page.substr(b.end);
}

bool is_item(std::string_view line) {
  const auto text = trim(line);
  const auto digits = text.find_first_not_of("0123456789");
  return text.starts_with("- ") || text.starts_with("**") ||
         (digits > 0 && digits < 3 && text.substr(digits).starts_with(". "));
}

Corrupted removed_item(Page page, Random random) {
  const auto items = lines_that(page, Where::text, is_item);
  if (items.empty()) return std::nullopt;
  const auto& line = one_of(items, random);
  return page.substr(0, line.begin) + page.substr(line.end + 1);
}

Corrupted invented_item(Page page, Random random) {
  const auto items = lines_that(page, Where::text, [](std::string_view line) {
    return is_item(line) &&
           (line.find("/pull/") != std::string_view::npos || line.find("/issues/") != std::string_view::npos ||
            line.find("/commit/") != std::string_view::npos);
  });
  if (items.empty()) return std::nullopt;
  const auto& line = one_of(items, random);
  auto invented = page.substr(line.begin, line.end - line.begin);
  for (auto& c : invented)
    if (c == '4') c = '9';
  return page.substr(0, line.end) + "\n" + invented + page.substr(line.end);
}

Corrupted other_host(Page page, Random random) {
  const auto places =
      places_where(page, [&](std::size_t i) { return page.compare(i, 20, "(https://github.com/") == 0; });
  if (places.empty()) return std::nullopt;
  auto made = page;
  return made.insert(one_of(places, random) + 19, random() % 2 == 0 ? ".example" : "@example.org");
}

std::vector<Span> quotations(Page page) {
  return lines_that(page, Where::text, [](std::string_view line) { return trim(line).starts_with("> "); });
}

Corrupted quoted_letter(Page page, Random random) {
  return replace_letter(page, letters_in(page, quotations(page)), random);
}

Corrupted quoted_word(Page page, Random random) {
  std::vector<Span> words;
  for (const auto& line : quotations(page))
    for (auto at = page.find("> ", line.begin) + 2; at < line.end;) {
      const auto end = std::min(page.find(' ', at), line.end);
      if (end > at && is_letter(page[at])) words.push_back({at, end});
      at = end + 1;
    }
  if (words.empty()) return std::nullopt;
  const auto& word = one_of(words, random);
  return page.substr(0, word.begin) + page.substr(word.end);
}

Corrupted removed_line(Page page, Random random) {
  const auto all = lines_that(page, Where::text, [](std::string_view line) { return !trim(line).empty(); });
  if (all.empty()) return std::nullopt;
  const auto& line = one_of(all, random);
  return page.substr(0, line.begin) + page.substr(line.end + 1);
}

Corrupted any_letter(Page page, Random random) {
  return replace_letter(page, letters_in(page, lines(page, Where::text)), random);
}

Corrupted removed_character(Page page, Random random) {
  auto at = random() % page.size();
  while (at > 0 && (static_cast<unsigned char>(page[at]) & 0xC0U) == 0x80U) --at;
  auto end = at + 1;
  while (end < page.size() && (static_cast<unsigned char>(page[end]) & 0xC0U) == 0x80U) ++end;
  return page.substr(0, at) + page.substr(end);
}

}  // namespace

const std::vector<Corruption>& corruptions() {
  static const std::vector<Corruption> all = {
      {"a digit of a sha", sha_digit},
      {"a number", number},
      {"a stale count", stale_count},
      {"a letter of code", code_letter},
      {"a line of code", code_line},
      {"a sign", sign},
      {"a word of a title", title_word},
      {"swapped links", swapped_links},
      {"an item removed", removed_item},
      {"an invented item", invented_item},
      {"a link to another host", other_host},
      {"a letter of a quotation", quoted_letter},
      {"a word of a quotation", quoted_word},
      {"a line removed", removed_line},
      {"any letter", any_letter},
      {"a character removed", removed_character},
  };
  return all;
}

std::vector<Corruption> all_corruptions() {
  std::vector<Corruption> all;
  for (const auto* kinds : {&corruptions(), &corruptions_of_claims(), &corruptions_of_form(), &corruptions_of_order()})
    all.insert(all.end(), kinds->begin(), kinds->end());
  return all;
}

}  // namespace aireport::testing

#include <fmt/format.h>

#include <aireport/model/title.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>

#include "verify/claims.hpp"

namespace aireport::verify {
namespace {

constexpr std::size_t kMostJoined = 40;  // lines that may have been one
constexpr std::string_view kGap = "…";

// A trimmed line without the first mark of a list, a heading or a quotation before its words.
std::string_view without_marker(std::string_view line) {
  for (const std::string_view marker : {"- ", "* ", "+ ", "> ", "# ", "## ", "### ", "#### ", "• "})
    if (line.starts_with(marker)) return trim(line.substr(marker.size()));
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && std::isdigit(static_cast<unsigned char>(line[digits])) != 0) ++digits;
  const bool numbered = digits > 0 && (line.substr(digits).starts_with(". ") || line.substr(digits).starts_with(") "));
  return numbered ? trim(line.substr(digits + 2)) : line;
}

// How many characters the shown line says were left out at its end.
int left_out(const DayFacts& day, std::string_view shown) {
  for (const auto form : {day.texts.cut.one, day.texts.cut.many}) {
    const auto start = shown.rfind(form.substr(0, form.find('{')));
    if (start == std::string_view::npos) continue;
    if (const auto slots = match(form, {std::string(shown.substr(start)), {}}))
      return static_cast<int>(number_of(*slots, "count"));
  }
  return 0;
}

bool is_quoted_from(const DayFacts& day, std::string_view shown, int cut, std::string_view line) {
  const auto characters = static_cast<int>(count_characters(line));
  if (characters <= cut) return false;
  const auto kept = trim(first_characters(line, static_cast<std::size_t>(characters - cut)));
  return shown == day.clean(kept, cut);
}

// Whether the words are those of the line, with all, some or none of the marks before them: what stands behind a mark
// may itself look like one.
bool is_line(const DayFacts& day, std::string_view shown, std::string_view line) {
  const int cut = left_out(day, shown);
  for (auto words = trim(line);;) {
    if (is_quoted_from(day, shown, cut, words) || (cut > 0 && is_quoted_from(day, shown, 0, words))) return true;
    const auto rest = without_marker(words);
    if (rest.size() == words.size()) return false;
    words = rest;
  }
}

std::string_view first_word(std::string_view text) {
  const auto is_letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
  const auto begin = std::find_if(text.begin(), text.end(), is_letter);
  return {begin, std::find_if_not(begin, text.end(), is_letter)};
}

// How many lines from `first` on the shown one stands for: an author breaks a line because it is full, too. 0: it is
// not quoted from there.
std::size_t lines_quoted(const DayFacts& day, Quoted of, std::string_view shown,
                         const std::vector<std::string_view>& lines, std::size_t first) {
  const auto line = day.clean(trim(lines[first]));
  const auto opening = first_word(shown), there = first_word(line);
  if (!opening.starts_with(there) && !there.starts_with(opening)) return 0;
  std::string joined;
  const auto end = std::min(lines.size(), first + kMostJoined);
  for (std::size_t i = first; i < end && !trim(lines[i]).empty(); ++i) {
    joined.append(i == first ? "" : " ").append(trim(lines[i]));
    if (is_line(day, shown, of == Quoted::notes ? model::without_credit(joined) : joined)) return i - first + 1;
  }
  return 0;
}

// How many of the shown lines stand in the text in this order. A gap stands between two.
std::size_t count_quoted(const DayFacts& day, const std::vector<std::string_view>& shown, std::string_view source) {
  const auto lines = split_lines(source);
  std::size_t next = 0;
  for (std::size_t i = 0; i < lines.size() && next < shown.size();) {
    const bool gap = shown[next] == kGap && next > 0 && next + 1 < shown.size();
    const auto quoted = lines_quoted(day, Quoted::text, shown[gap ? next + 1 : next], lines, i);
    if (quoted > 0) next += gap ? 2 : 1;
    i += std::max<std::size_t>(quoted, 1);
  }
  return next;
}

// How many of the shown lines are items of the notes, each another one.
std::size_t count_noted(const DayFacts& day, const std::vector<std::string_view>& shown, std::string_view notes) {
  const auto lines = split_lines(notes);
  std::set<std::size_t> named;
  for (const auto line : shown) {
    std::size_t at = 0;
    while (at < lines.size() && (named.contains(at) || lines_quoted(day, Quoted::notes, line, lines, at) == 0)) ++at;
    if (at == lines.size()) break;
    named.insert(at);
  }
  return named.size();
}

}  // namespace

void check_quote(Findings& findings, const DayFacts& day, const render::Block& quote, Quoted of,
                 const std::vector<std::string_view>& sources, const std::vector<model::QuoteLine>& judged) {
  const Spot spot{findings, quote.line};
  if (quote.children.size() != 1 || quote.children[0].kind != render::Block::Kind::paragraph)
    return spot.wrong("the quotation is not one of lines");
  const auto lines = split(shape_of(quote.children[0].inlines), "\n");
  expect_count(spot, "quoted lines", std::ssize(lines), std::ssize(judged));
  if (lines.size() != judged.size()) return;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (!is_quotation(lines[i], day.clean(judged[i].text, judged[i].left_out)))
      return spot.wrong(fmt::format("\"{}\" does not stand at this place of the quotation", words_of(lines[i])));
  const auto text = render::plain_text(quote.children[0].inlines);
  const auto quoted = split_lines(text);
  std::size_t most = 0;
  for (const auto source : sources)
    most = std::max(most, of == Quoted::notes ? count_noted(day, quoted, source) : count_quoted(day, quoted, source));
  if (most < quoted.size())
    spot.wrong(fmt::format("\"{}\" is no line of the text that is quoted, or not where it stands", quoted[most]));
}

}  // namespace aireport::verify

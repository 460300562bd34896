// Corruptions that tell what is so, but in another order, in another place, or with more in its item.
#include <aireport/support/text.hpp>
#include <utility>

#include "corrupt.hpp"
#include "places.hpp"

namespace aireport::testing {
namespace {

constexpr const char* kItem = "\n *- [^\n]+";

Corrupted empty_item(Page page, Random random) {
  const bool before = random() % 2 == 0;
  return between(page, kItem, before ? "\n  -" : "", before ? "" : "\n  -", random);
}

Corrupted more_in_an_item(Page page, Random random) {
  static const std::vector<std::string> kMore = {"All is well.", "``` diff\n    +all is well\n    ```",
                                                 "> All is well.", "- All is well."};
  return between(page, kItem, "", "\n\n    " + one_of(kMore, random), random);
}

Corrupted item_of_another_kind(Page page, Random random) {
  const auto items = all_of(page, kItem);
  if (items.empty()) return std::nullopt;
  auto item = one_of(items, random);
  const auto old = item.text;
  item.text.insert(item.text.find("- ") + 2, random() % 2 == 0 ? "# " : "> ");
  return replaced(page, {item.at, old}, item.text);
}

Corrupted list_in_two(Page page, Random random) {
  const auto pairs = all_of(page, "\n *- [^\n]+(?=\n *- )");
  if (pairs.empty()) return std::nullopt;
  const auto& first = one_of(pairs, random);
  auto made = page;
  return made.replace(made.find('-', first.at + first.text.size()), 1, "+");
}

Corrupted broken_line(Page page, Random random) {
  const auto fields = all_of(page, " · ");
  if (fields.empty()) return std::nullopt;
  return replaced(page, one_of(fields, random), random() % 2 == 0 ? " ·\n    " : " ·\\\n    ");
}

// What `pattern` matches is two lines, whose texts behind the marks of their items change places.
Corrupted exchanged_items(Page page, const char* pattern, Random random) {
  const auto pairs = all_of(page, pattern);
  if (pairs.empty()) return std::nullopt;
  const auto& pair = one_of(pairs, random);
  const auto middle = pair.text.find('\n', 1);
  const auto first = pair.text.find_first_not_of("\n -.0123456789");
  const auto second = pair.text.find_first_not_of("\n -.0123456789", middle);
  return replaced(page, pair,
                  pair.text.substr(0, first) + pair.text.substr(second) + pair.text.substr(middle, second - middle) +
                      pair.text.substr(first, middle - first));
}

Corrupted items_exchanged(Page page, Random random) {
  return exchanged_items(page, "\n *- [^\n]+\n *- [^\n]+", random);
}
Corrupted highlights_of_the_day_exchanged(Page page, Random random) {
  return exchanged_items(page, "\n[0-9]+\\. [^\n]+\n[0-9]+\\. [^\n]+", random);
}
Corrupted refs_exchanged(Page page, Random random) {
  const auto pairs = all_of(page, "\\[[^\\]\n]*\\]\\([^)\n]*\\) \\[[^\\]\n]*\\]\\([^)\n]*\\)");
  if (pairs.empty()) return std::nullopt;
  const auto& pair = one_of(pairs, random);
  const auto middle = pair.text.find(") [") + 1;
  return replaced(page, pair, pair.text.substr(middle + 1) + " " + pair.text.substr(0, middle));
}

Corrupted fields_exchanged(Page page, Random random) {
  const auto lines = lines_of_fields(page);
  if (lines.empty()) return std::nullopt;
  auto line = one_of(lines, random);
  const auto first = random() % (line.fields.size() - 1);
  std::swap(line.fields[first], line.fields[first + 1]);
  return with_line(page, line);
}

// Of the sentences that say why a change matters one changes place with the next, or is told in its place too.
Corrupted reasons_exchanged(Page page, Random random) {
  const auto marks = all_of(page, "; |；");
  if (marks.empty()) return std::nullopt;
  const auto& mark = one_of(marks, random);
  const auto behind = mark.at + mark.text.size();
  const auto line = page.rfind('\n', mark.at) + 1, line_end = page.find('\n', mark.at);
  const auto before = page.rfind(mark.text, mark.at - 1), next = std::min(page.find(mark.text, behind), line_end);
  const bool continues = before != std::string::npos && before >= line;
  const auto begin = continues ? before + mark.text.size() : line + (page.compare(line, 5, "Why: ") == 0 ? 5 : 0);
  const auto stop = next < line_end ? 0U : std::string_view(mark.text) == "; " ? 1U : std::string_view("。").size();
  if (next < behind + stop) return std::nullopt;
  const auto first = page.substr(begin, mark.at - begin), second = page.substr(behind, next - stop - behind);
  const auto made = random() % 2 == 0 ? second + mark.text + first : first + mark.text + first;
  return page.substr(0, begin) + made + page.substr(next - stop);
}

Corrupted gap_in_a_quotation(Page page, Random random) {
  const auto gaps = all_of(page, "\n *> …\\\\(?=\n)");
  if (!gaps.empty() && random() % 2 == 0) return replaced(page, one_of(gaps, random), "");
  return between(page, "\n *> [^\n]+\\\\(?=\n *> )", "", "\n> …\\", random);
}

// A line of a quotation ends early, and says so.
Corrupted shortened_quotation(Page page, Random random) {
  const auto lines = all_of(page, "\n *> [A-Z][^\n\\\\`…]{30,}");
  if (lines.empty()) return std::nullopt;
  const auto& line = one_of(lines, random);
  const auto last = line.text.rfind(' ');
  const auto left_out = std::to_string(count_characters(line.text.substr(last)));
  const bool english = page.find("\n## Summary") != std::string::npos;
  return replaced(page, line,
                  line.text.substr(0, last) +
                      (english ? "… (" + left_out + " characters left out)" : "…（略去 " + left_out + " 字）"));
}

struct Highlights {
  std::size_t begin = 0, end = 0;
  std::vector<std::size_t> starts;
};

std::vector<Highlights> highlights_in(Page page) {
  std::vector<Highlights> found;
  for (const auto& heading : all_of(page, "\n#### (Highlights|重点)\n")) {
    Highlights one{heading.at + heading.text.size(), 0, {}};
    one.end = std::min(page.find("\n#", one.begin), page.size());
    for (auto at = page.find("\n**", one.begin); at < one.end; at = page.find("\n**", at + 1)) one.starts.push_back(at);
    if (one.starts.size() > 1) found.push_back(std::move(one));
  }
  return found;
}

Corrupted highlights_exchanged(Page page, Random random) {
  const auto all = highlights_in(page);
  if (all.empty()) return std::nullopt;
  const auto& one = random() % 2 == 0 ? all.front() : all.back();
  const auto first = one.starts[0], second = one.starts[1];
  const auto third = one.starts.size() > 2 ? one.starts[2] : one.end;
  return page.substr(0, first) + page.substr(second, third - second) + page.substr(first, second - first) +
         page.substr(third);
}

Corrupted demoted_highlight(Page page, Random random) {
  const auto all = highlights_in(page);
  if (all.empty()) return std::nullopt;
  const auto& one = all[random() % all.size()];
  const auto others = page.find("\n  - **", one.end), heading = page.find("\n### ", one.end);
  if (others == std::string::npos || others > heading) return std::nullopt;
  const auto last = one.starts.back();
  auto line = page.substr(last + 1, page.find('\n', last + 1) - last - 1);
  if (line.ends_with('\\')) line.pop_back();
  return page.substr(0, last) + page.substr(one.end, others - one.end) + "\n  - " + line + page.substr(others);
}

}  // namespace

const std::vector<Corruption>& corruptions_of_order() {
  static const std::vector<Corruption> all = {
      {"an empty item", empty_item},
      {"more in an item", more_in_an_item},
      {"an item of another kind", item_of_another_kind},
      {"a list in two", list_in_two},
      {"a line broken", broken_line},
      {"items exchanged", items_exchanged},
      {"highlights of the day exchanged", highlights_of_the_day_exchanged},
      {"highlights exchanged", highlights_exchanged},
      {"a highlight demoted", demoted_highlight},
      {"references exchanged", refs_exchanged},
      {"fields exchanged", fields_exchanged},
      {"reasons exchanged or told twice", reasons_exchanged},
      {"a gap in a quotation", gap_in_a_quotation},
      {"a line of a quotation shortened", shortened_quotation},
  };
  return all;
}

}  // namespace aireport::testing

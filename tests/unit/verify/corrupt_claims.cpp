// Corruptions of what a line claims, field by field, and of where things stand.
#include <aireport/support/text.hpp>
#include <utility>

#include "corrupt.hpp"
#include "places.hpp"

namespace aireport::testing {
namespace {

Corrupted another_time(Page page, Random random) {
  const auto found = all_of(page, "[0-9]{2}:[0-9]{2}");
  if (found.empty()) return std::nullopt;
  auto time = one_of(found, random);
  const auto old = time.text;
  time.text[random() % 2 == 0 ? 1 : 4] = static_cast<char>('0' + random() % 10);
  return replaced(page, {time.at, old}, time.text);
}

Corrupted another_code(Page page, Random random) {
  return confused(page, "`[^`\n]+`", random);
}
Corrupted another_bold(Page page, Random random) {
  return confused(page, "\\*\\*[^*\n]+\\*\\*", random);
}
Corrupted another_link_text(Page page, Random random) {
  return confused(page, "\\[[^\\]\n]+\\]\\(", random);
}
Corrupted another_number(Page page, Random random) {
  return confused(page, "[0-9][0-9,]*", random);
}
Corrupted another_snippet(Page page, Random random) {
  return confused(page, "``` ?diff\n[^`]*```", random);
}
Corrupted another_place(Page page, Random random) {
  return confused(page, "#L[0-9]+(-L[0-9]+)?", random);
}

Corrupted another_status(Page page, Random random) {
  return confused(page, " (added|modified|deleted|removed|新增|修改|删除) ", random);
}

Corrupted removed_field(Page page, Random random) {
  const auto lines = lines_of_fields(page);
  if (lines.empty()) return std::nullopt;
  auto line = one_of(lines, random);
  line.fields.erase(line.fields.begin() + static_cast<std::ptrdiff_t>(random() % line.fields.size()));
  return with_line(page, line);
}

Corrupted doubled_field(Page page, Random random) {
  const auto lines = lines_of_fields(page);
  if (lines.empty()) return std::nullopt;
  auto line = one_of(lines, random);
  line.fields.push_back(one_of(one_of(lines, random).fields, random));
  return with_line(page, line);
}

// An item stands under another heading than its own.
Corrupted moved_item(Page page, Random random) {
  const auto items = all_of(page, "\n *- [^\n]+"), headings = all_of(page, "\n#+ [^\n]+\n");
  if (items.empty() || headings.empty()) return std::nullopt;
  const auto& item = one_of(items, random);
  const auto& heading = one_of(headings, random);
  const auto to = heading.at + heading.text.size();
  const auto between = item.at < to ? page.substr(item.at, to - item.at) : page.substr(to, item.at - to);
  if (between.find("\n#") == std::string::npos || (item.at > to && between.find("\n#") == std::string::npos))
    return std::nullopt;
  auto made = page;
  if (item.at < to) {
    made.insert(to, item.text + "\n");
    return made.erase(item.at, item.text.size());
  }
  made.erase(item.at, item.text.size());
  return made.insert(to, item.text + "\n");
}

// Two lines of what `block` matches stand in the other order.
Corrupted exchanged(Page page, const char* block, const char* pair, Random random) {
  const auto blocks = all_of(page, block);
  if (blocks.empty()) return std::nullopt;
  const auto& found = one_of(blocks, random);
  const auto pairs = all_of(found.text, pair);
  if (pairs.empty()) return std::nullopt;
  const auto& lines = one_of(pairs, random);
  const auto middle = lines.text.find('\n', 1);
  return replaced(page, {found.at + lines.at, lines.text}, lines.text.substr(middle) + lines.text.substr(0, middle));
}

Corrupted exchanged_code(Page page, Random random) {
  return exchanged(page, "``` ?diff\n[^`]*\n```", "\n[-+ ][^\n]*\n[-+ ][^\n]*(?=\n)", random);
}

Corrupted exchanged_quotation(Page page, Random random) {
  return exchanged(page, "(\n *> [^\n]+)+", "\n *> [^\n]+\\\\\n *> [^\n]+", random);
}

Corrupted removed_heading(Page page, Random random) {
  const auto found = all_of(page, "\n#+ [^\n]+\n");
  if (found.empty()) return std::nullopt;
  return replaced(page, one_of(found, random), "\n");
}

// Something of our own making, in a place of its own.
Corrupted invented_block(Page page, Random random) {
  const auto gaps = all_of(page, "\n\n");
  if (gaps.empty()) return std::nullopt;
  static const std::vector<std::string> kBlocks = {"All is well.",
                                                   "**修复** · all is well",
                                                   "> All is well.",
                                                   "- All is well.",
                                                   "```diff\n+all is well\n```",
                                                   "<!-- all is well -->",
                                                   "![all](https://github.com/is/well)",
                                                   "#### All is well",
                                                   "1. All is well"};
  auto made = page;
  return made.insert(one_of(gaps, random).at, "\n\n" + one_of(kBlocks, random));
}

Corrupted unseen_character(Page page, Random random) {
  static const std::vector<std::string> kUnseen = {"\u200B", "\u202E", "\u00A0", "\u0301", "\u2066"};
  const auto letters = all_of(page, "[A-Za-z]");
  if (letters.empty()) return std::nullopt;
  auto made = page;
  return made.insert(one_of(letters, random).at, one_of(kUnseen, random));
}

Corrupted cut_short(Page page, Random random) {
  const auto ends = all_of(page, "\n(?=\n)");
  if (ends.empty()) return std::nullopt;
  return page.substr(0, one_of(ends, random).at + 1);
}

}  // namespace

const std::vector<Corruption>& corruptions_of_claims() {
  static const std::vector<Corruption> all = {
      {"another time", another_time},
      {"another name in code", another_code},
      {"another bold word", another_bold},
      {"another link's text", another_link_text},
      {"another number", another_number},
      {"another snippet", another_snippet},
      {"other line numbers", another_place},
      {"another status", another_status},
      {"a field removed", removed_field},
      {"a field too many", doubled_field},
      {"an item moved", moved_item},
      {"lines of code exchanged", exchanged_code},
      {"lines of a quotation exchanged", exchanged_quotation},
      {"a heading removed", removed_heading},
      {"an invented block", invented_block},
      {"a character that is not seen", unseen_character},
      {"the end missing", cut_short},
  };
  return all;
}

}  // namespace aireport::testing

#include "digest/release_notes.hpp"

#include <aireport/model/title.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string>

#include "digest/judge/signals.hpp"
#include "digest/words/quote.hpp"
#include "digest/words/title.hpp"

namespace aireport::digest {

namespace {

// How much an item tells, best first; the value is its place.
enum class Worth { breaks, highlight, news, fix, plain, upkeep, repeat };

using Stems = std::initializer_list<std::string_view>;

// Whether a word begins so; of one letter or two it is the whole word.
bool has_stem(const std::vector<Word>& words, Stems stems) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) {
      return stem.size() < 3 ? word.text == stem : word.text.starts_with(stem);
    });
  });
}

bool holds_any(std::string_view text, Stems parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool is_about_nothing(std::string_view heading, const std::vector<Word>& words) {
  return has_stem(words,
                  {"contributor", "thank", "acknowledg", "changelog", "asset", "download", "checksum", "sha256"}) ||
         holds_any(heading, {"贡献者", "致谢"});
}

// What the heading says of all below it; nullopt: nothing.
std::optional<Worth> worth_of_heading(std::string_view heading, const std::vector<Word>& words) {
  if (has_stem(words, {"breaking", "incompatib", "migrat", "deprecat", "remov", "security"}) ||
      holds_any(heading, {"不兼容", "移除", "弃用"}))
    return Worth::breaks;
  if (has_stem(words, {"highlight", "major", "notable"}) || holds_any(heading, {"亮点"})) return Worth::highlight;
  if (has_stem(words, {"doc", "ci", "test", "chore", "depend", "internal", "housekeep", "misc", "maintenance"}) ||
      holds_any(heading, {"文档", "测试"}))
    return Worth::upkeep;
  if (has_stem(words, {"feature", "added", "perf", "enhance"}) || holds_any(heading, {"功能", "性能"}))
    return Worth::news;
  if (has_stem(words, {"fix", "bug"}) || holds_any(heading, {"修复"})) return Worth::fix;
  return std::nullopt;
}

Worth worth_of_item(std::string_view text) {
  Story story;
  story.title = std::string(text);
  story.parts = parse_title(text);
  const auto signals = signals_of(story);
  const auto says = [&](Signal signal) { return signals[signal].strength > 0; };
  const auto& type = story.parts.type;
  const bool leaves =
      has_stem(story.parts.words, {"oldest", "minimum"}) || holds_any(to_lower_ascii(text), {"no longer"});
  if (story.parts.bang || leaves || says(Signal::breaking) || says(Signal::security) || says(Signal::deprecates))
    return Worth::breaks;
  for (const std::string_view upkeep : {"ci", "docs", "doc", "chore", "test", "tests", "build", "style", "refactor"})
    if (type == upkeep) return Worth::upkeep;
  if (type == "fix" || says(Signal::silent_damage) || says(Signal::crash)) return Worth::fix;
  if (says(Signal::docs) || says(Signal::tests) || says(Signal::build) || says(Signal::minor)) return Worth::upkeep;
  if (type == "feat" || says(Signal::feature) || says(Signal::works) || says(Signal::performance)) return Worth::news;
  return says(Signal::fix) ? Worth::fix : Worth::plain;
}

// "(#12)" and "…/pull/12".
bool names_one_of(std::string_view text, const std::set<int>& told) {
  for (const std::string_view mark : {"#", "/pull/"})
    for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      auto digits = at + mark.size();
      const auto number = read_number(text, digits);
      if (number && told.contains(*number)) return true;
    }
  return false;
}

// "0", "v0", "rc1": a part of a version.
bool is_of_version(std::string_view word) {
  const auto digits = word.find_first_of("0123456789");
  if (digits == std::string_view::npos || word.find_first_not_of("0123456789", digits) != std::string_view::npos)
    return false;
  const auto mark = word.substr(0, digits);
  return mark.empty() || mark == "v" || mark == "rc" || mark == "post" || mark == "dev" || mark == "a" || mark == "b";
}

// "bump version to 0.6.3": the release says that itself.
bool only_names_version(std::string_view text) {
  const auto words = words_of(model::without_pull(text));
  return std::all_of(words.begin(), words.end(), [](const Word& word) {
    return is_of_version(word.text) ||
           has_word({word}, {"bump", "version", "to", "release", "update", "v", "the", "for", "chore", "from", "tag"});
  });
}

// "New features": an item that others stand below, of such words alone.
bool is_label(std::string_view text) {
  const auto words = words_of(text);
  return std::all_of(words.begin(), words.end(), [](const Word& word) {
    return has_word({word},
                    {"new",        "feature",     "features",      "bug",   "bugs",         "fix",          "fixes",
                     "fixing",     "bugfixes",    "and",           "other", "improvements", "enhancements", "breaking",
                     "changes",    "performance", "documentation", "docs",  "deprecations", "removals",     "misc",
                     "highlights", "internal",    "chores",        "tests", "security"});
  });
}

struct Item {
  Worth worth = Worth::plain;
  std::string text;
};

}  // namespace

ReleaseNotes release_notes(std::string_view notes, const std::set<int>& told) {
  std::vector<Item> items;
  std::string_view heading;
  std::string label;  // below the heading: an item that is one itself
  for (const auto& note : items_of_notes(notes)) {
    if (note.heading != heading) label.clear();
    heading = note.heading;
    if (is_label(note.text)) {
      label = note.text;
      continue;
    }
    const std::string_view above = label.empty() ? note.heading : std::string_view(label);
    const auto words = words_of(above);
    if (is_about_nothing(above, words) || only_names_version(note.text) ||
        holds_any(note.text, {"made their first contribution"}))
      continue;
    const auto own = worth_of_item(model::without_credit(note.text));
    const auto worth = own == Worth::breaks ? own : worth_of_heading(above, words).value_or(own);
    items.push_back({names_one_of(note.text, told) ? Worth::repeat : worth, note.text});
  }
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.worth < b.worth; });
  ReleaseNotes chosen;
  for (const auto& item : items) {
    if (chosen.items.size() < kReleaseItems && item.worth != Worth::repeat)
      chosen.items.push_back(cut_to_length(model::without_credit(item.text)));
    else
      ++chosen.left_out;
  }
  return chosen;
}

}  // namespace aireport::digest

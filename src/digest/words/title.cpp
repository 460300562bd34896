#include "digest/words/title.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>

namespace aireport::digest {

namespace {

void add_tags(std::vector<std::string>& tags, std::string_view inside) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= inside.size(); ++i) {
    if (i < inside.size() && inside[i] != ',' && inside[i] != '|' && inside[i] != '/') continue;
    const auto part = trim(inside.substr(begin, i - begin));
    if (!part.empty()) tags.push_back(to_lower_ascii(part));
    begin = i + 1;
  }
}

// "[Bugfix] [Attention]: " and "(Bugfix) ": taken from the front of `rest`.
void take_brackets(std::string_view& rest, std::vector<std::string>& tags) {
  while (rest.starts_with('[')) {
    const auto close = rest.find(']');
    if (close == std::string_view::npos || close > 60) return;
    add_tags(tags, rest.substr(1, close - 1));
    rest = trim(rest.substr(close + 1));
    while (rest.starts_with(':') || rest.starts_with("- ")) rest = trim(rest.substr(1));
  }
}

// "group/project!123 - ": where another host has the same request.
void pass_mirror_mark(std::string_view& rest) {
  std::size_t at = 0;
  while (at < rest.size() && (is_name_byte(rest[at]) || rest[at] == '-' || rest[at] == '.' || rest[at] == '/')) ++at;
  if (at >= rest.size() || (rest[at] != '!' && rest[at] != '#') ||
      rest.substr(0, at).find('/') == std::string_view::npos)
    return;
  std::size_t end = at + 1;
  if (!read_number(rest, end)) return;
  for (const std::string_view join : {" - ", ": "})
    if (rest.substr(end).starts_with(join)) {
      rest = trim(rest.substr(end + join.size()));
      return;
    }
}

// "Inference | Evict it" and "Prefix caching | Mamba | Only memory": each part before a bar is a tag.
void take_bars(std::string_view& rest, std::vector<std::string>& tags) {
  constexpr std::size_t kLongest = 30;
  constexpr std::ptrdiff_t kMostBlanks = 2;
  for (auto bar = rest.find(" | "); bar != std::string_view::npos && bar <= kLongest; bar = rest.find(" | ")) {
    const auto head = rest.substr(0, bar);
    const bool plain =
        std::all_of(head.begin(), head.end(), [](char c) { return is_letter(c) || c == ' ' || c == '-'; });
    if (!plain || head.empty() || head.front() < 'A' || head.front() > 'Z' ||
        std::count(head.begin(), head.end(), ' ') > kMostBlanks)
      return;
    tags.push_back(to_lower_ascii(head));
    rest = trim(rest.substr(bar + 3));
  }
}

// "ENH Add it", "TST Make it pass": the types of numpy, scikit-learn and their like, also without a colon.
void take_capitals(std::string_view& rest, Title& title) {
  constexpr std::array<std::string_view, 14> kTypes = {"FEAT", "FIX", "ENH",   "DOC",  "DOCS", "TST", "TEST",
                                                       "CI",   "MNT", "MAINT", "PERF", "BUG",  "BLD", "REF"};
  for (auto blank = rest.find(' '); blank != std::string_view::npos && blank + 1 < rest.size();
       blank = rest.find(' ')) {
    const auto word = rest.substr(0, blank);
    const char next = rest[blank + 1];
    if (next < 'A' || next > 'Z' || std::find(kTypes.begin(), kTypes.end(), word) == kTypes.end()) return;
    if (title.type.empty())
      title.type = to_lower_ascii(word);
    else
      title.tags.push_back(to_lower_ascii(word));
    rest = trim(rest.substr(blank + 1));
  }
}

// "perf - make it faster": a type, and a dash where others have a colon.
bool take_dashed(std::string_view& rest, Title& title) {
  constexpr std::array<std::string_view, 13> kTypes = {
      "feat", "feature", "fix", "bugfix", "perf", "refactor", "docs", "doc", "test", "chore", "style", "build", "ci"};
  const auto dash = rest.find(" - ");
  if (dash == std::string_view::npos) return false;
  auto type = to_lower_ascii(rest.substr(0, dash));
  if (std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end()) return false;
  title.type = std::move(type);
  rest = trim(rest.substr(dash + 3));
  return true;
}

// ":zap: release it": the name of a picture, which says nothing beside the words.
void pass_emoji(std::string_view& rest) {
  if (!rest.starts_with(':')) return;
  std::size_t at = 1;
  while (at < rest.size() && (is_name_byte(rest[at]) || rest[at] == '+' || rest[at] == '-')) ++at;
  if (at > 1 && at < rest.size() && rest[at] == ':') rest = trim(rest.substr(at + 1));
}

// "feat(scope)!: text". The type is one word, and its colon is followed by a blank or ends the title.
bool take_prefix(std::string_view& rest, Title& title) {
  std::size_t at = 0;
  while (at < rest.size() && (is_letter(rest[at]) || rest[at] == '_' || rest[at] == '-')) ++at;
  if (at == 0 || at > 20) return false;
  const auto type = rest.substr(0, at);
  std::string_view scope;
  while (at < rest.size() && rest[at] == ' ') ++at;
  if (at < rest.size() && rest[at] == '(') {
    const auto close = rest.find(')', at);
    if (close == std::string_view::npos || close - at > 40) return false;
    scope = rest.substr(at + 1, close - at - 1);
    at = close + 1;
  }
  const bool bang = at < rest.size() && rest[at] == '!';
  if (bang) ++at;
  while (at < rest.size() && rest[at] == ' ') ++at;
  constexpr std::string_view kWideColon = "：";
  const bool wide = rest.substr(at).starts_with(kWideColon);
  if (!wide && (at >= rest.size() || rest[at] != ':' || (at + 1 < rest.size() && rest[at + 1] == ':'))) return false;
  title.type = to_lower_ascii(type);
  if (!scope.empty()) title.scope = to_lower_ascii(trim(scope));
  title.bang = bang;
  rest = trim(rest.substr(at + (wide ? kWideColon.size() : 1)));
  return true;
}

// "Add", "adds", "added", "adding" of "add", and "removing" of "remove".
bool is_form_of(std::string_view word, std::string_view verb) {
  if (!word.starts_with(verb.substr(0, verb.size() - 1))) return false;
  if (word.starts_with(verb)) {
    const auto end = word.substr(verb.size());
    return end.empty() || end == "s" || end == "es" || end == "d" || end == "ed" || end == "ing";
  }
  return verb.back() == 'e' && word.substr(verb.size() - 1) == "ing";
}

// What titles begin with when they say what is done.
bool is_verb(std::string_view word) {
  constexpr std::array<std::string_view, 56> kVerbs = {
      "add",       "allow",   "apply",    "avoid",     "bump",     "change", "check",   "clean",
      "correct",   "create",  "delete",   "deprecate", "disable",  "do",     "drop",    "enable",
      "ensure",    "expose",  "extend",   "extract",   "fix",      "fixup",  "fuse",    "handle",
      "implement", "improve", "increase", "introduce", "keep",     "limit",  "make",    "move",
      "optimize",  "pass",    "prevent",  "reduce",    "refactor", "reject", "release", "remove",
      "rename",    "replace", "restore",  "return",    "revert",   "rework", "run",     "set",
      "simplify",  "skip",    "split",    "support",   "unify",    "update", "use",     "warn"};
  const auto lower = to_lower_ascii(word);
  return std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) { return is_form_of(lower, verb); });
}

// "jit: conv: extend it", "Arm backend: skip it": where it was done, before what was done.
void take_topics(std::string_view& rest, std::vector<std::string>& tags) {
  constexpr std::size_t kLongest = 50;
  constexpr std::size_t kMostWords = 6;
  for (auto colon = rest.find(": "); colon != std::string_view::npos && colon <= kLongest;
       colon = rest.find(": ", colon + 1)) {
    const auto topics = words_of(rest.substr(0, colon)), sentence = words_of(rest.substr(colon + 2));
    const bool acts = std::any_of(topics.begin(), topics.end(), [](const Word& word) { return is_verb(word.text); });
    if (acts || topics.empty() || topics.size() > kMostWords) return;
    if (sentence.empty() || !is_verb(sentence.front().text)) continue;
    for (const auto topic : split(rest.substr(0, colon), ':'))
      if (const auto name = trim(topic); !name.empty()) tags.push_back(to_lower_ascii(name));
    rest = trim(rest.substr(colon + 2));
    return;
  }
}

}  // namespace

std::optional<int> read_number(std::string_view text, std::size_t& position) {
  int number = 0;
  std::size_t at = position;
  while (at < text.size() && is_digit(text[at])) {
    if (at - position >= 9) return std::nullopt;
    number = number * 10 + (text[at++] - '0');
  }
  if (at == position) return std::nullopt;
  position = at;
  return number;
}

std::string_view foreign_number(std::string_view title) {
  const auto open = title.rfind('('), slash = title.rfind('/');
  if (open == std::string_view::npos || slash == std::string_view::npos || slash < open || !title.ends_with(')'))
    return {};
  const auto digits = title.substr(slash + 1, title.size() - slash - 2);
  return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit) ? title.substr(open)
                                                                                : std::string_view{};
}

bool share_subject(const Title& a, const Title& b) {
  constexpr std::size_t kTellingLetters = 4;
  return std::any_of(a.words.begin(), a.words.end(), [&](const Word& word) {
    if (word.text.size() < kTellingLetters && is_letter(word.text.front())) return false;
    if (has_word({word}, {"with", "from", "into", "when", "that", "this",  "support", "update", "remove", "change",
                          "make", "more", "also", "move", "test", "tests", "some",    "code",   "allow",  "handle"}))
      return false;
    return std::any_of(b.words.begin(), b.words.end(), [&](const Word& other) { return other.text == word.text; });
  });
}

bool is_merge_title(std::string_view title) {
  return title.starts_with("Merge pull request ") || title.starts_with("Merge branch ") ||
         title.starts_with("Merge remote-tracking branch ") || title.starts_with("Merge commit ") ||
         (title.starts_with("Merge ") && title.find(" into ") != std::string_view::npos);
}

Title parse_title(std::string_view raw) {
  Title title;
  title.pull = pull_of_title(raw);
  std::string_view rest = without_pull(raw);
  pass_mirror_mark(rest);
  pass_emoji(rest);
  take_brackets(rest, title.tags);
  take_bars(rest, title.tags);
  if (take_prefix(rest, title) || take_dashed(rest, title))
    take_brackets(rest, title.tags);
  else
    take_capitals(rest, title);
  take_topics(rest, title.tags);
  rest = trim(rest.substr(0, rest.size() - foreign_number(rest).size()));
  title.text = std::string(rest);
  if (!is_merge_title(rest)) title.words = words_of(title.text);  // git's own words are nobody's
  return title;
}

}  // namespace aireport::digest

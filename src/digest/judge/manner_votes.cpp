#include <algorithm>

#include "digest/judge/classify.hpp"
#include "digest/judge/votes.hpp"

namespace aireport::digest {

namespace {

using model::ChangeKind;
using Words = std::vector<Word>;

constexpr int kForm = 50;           // of the form of code, which has no meaning
constexpr int kTool = 40;           // a formatter or linter that the title names
constexpr int kNeedless = 45;       // what goes for nobody's need of it
constexpr int kTried = 25;          // "try" announces nothing that is there to stay
constexpr int kTemplates = 30;      // code that is written once for several types
constexpr int kStated = 24;         // a description that states the fault
constexpr int kHeadNoun = 30;       // "… tuning page" is about a page
constexpr int kPlainSpeed = 15;     // the strength of "caching" in a title
constexpr int kLeading = 14;        // as the words have it
constexpr int kTestsThere = 60;     // the tests that a title adds or mends
constexpr int kFault = 45;          // something goes "due to a bug"
constexpr int kLittleProduct = 25;  // of the changed lines, in percent
constexpr std::size_t kObject = 5;  // so many words behind its verb stands what it does
constexpr std::size_t kClause = 9;  // or behind "due to" what it is due to

bool is_at(const Words& words, std::size_t at, std::initializer_list<std::string_view> any_of) {
  return at < words.size() && has_word({words[at]}, any_of);
}

bool has_pair(const Words& words, std::initializer_list<std::string_view> first,
              std::initializer_list<std::string_view> second) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (is_at(words, i, first) && is_at(words, i + 1, second)) return true;
  return false;
}

// "black" alone is a colour, and half of "Blackwell" to some.
bool names_formatter(const Words& words) {
  return has_word(words, {"ruff", "isort", "linter", "linters", "flake8", "yapf", "autopep8", "pylint", "codemod",
                          "codemods", "readability", "cppcoreguidelines", "clippy", "rustfmt", "gofmt", "prettier"}) ||
         has_pair(words, {"clang"}, {"tidy", "format"}) || has_pair(words, {"pre"}, {"commit"}) ||
         has_pair(words, {"run", "ran", "apply", "applied", "use", "with", "reran"}, {"black"}) ||
         (is_at(words, 0, {"black"}) && !is_at(words, 1, {"box", "list"}));
}

// What a compiler or reader minds and a machine does not: names, blank lines, the order of imports.
bool names_form(const Words& words) {
  constexpr std::size_t kShort = 6;
  if (words.size() < kShort && (has_pair(words, {"empty", "blank"}, {"line", "lines"}) ||
                                has_pair(words, {"fix", "fixes", "fixed"}, {"indent", "indents", "indentation"})))
    return true;
  return is_at(words, 0, {"format", "reformat", "formatting", "reformatting", "tidy", "tidying"}) ||
         has_pair(words, {"improve", "better", "consistent", "descriptive", "meaningful", "clearer"},
                  {"naming", "names", "name"}) ||
         has_pair(words, {"rearrange", "reorder", "sort", "reorganize"}, {"import", "imports"}) ||
         has_pair(words, {"import", "imports"}, {"order", "sorting"}) ||
         has_pair(words, {"code", "coding"}, {"style", "format", "formatting", "lint"});
}

// "Fix unused variable warnings": nothing was wrong but that it was there.
bool mends_unused(const Case& change) {
  return change.begins_with(
             {"fix", "fixes", "fixed", "clean", "silence", "suppress", "address", "resolve", "unused"}) &&
         !change.said(Signal::crash) &&
         has_pair(change.story.parts.words, {"unused"},
                  {"variable", "variables", "import", "imports", "include", "includes", "header", "headers", "function",
                   "functions", "parameter", "parameters", "argument", "arguments", "code", "warning", "warnings"});
}

bool names_needless(const Case& change) {
  return has_word(change.story.parts.words, {"redundant", "unused", "unnecessary", "useless", "unneeded", "obsolete",
                                             "stray", "leftover", "duplicate", "duplicated"});
}

void by_form(const Case& change, Votes& votes) {
  const auto& words = change.story.parts.words;
  // "Fix the store's bugs and the code format": the lesser of the two is not what it is.
  const bool mends_more = change.said(Signal::crash) || has_word(words, {"bug", "bugs", "error", "errors", "mypy"});
  if (names_formatter(words)) {
    // The tool is set up, or its work is done.
    const bool sets_up = change.begins_with({"add", "adds", "enable", "pin", "update", "upgrade", "configure",
                                             "replace", "remove", "ignore", "migrate", "use"});
    const bool configured = change.evidence.files_of(Role::ci) > 0 && (sets_up || change.product_share() <= 50);
    votes[configured ? ChangeKind::build : ChangeKind::refactor] += kTool;
    if (!configured && !mends_more) votes[ChangeKind::fix] /= 2;
  } else if ((names_form(words) && !mends_more) ||
             (change.product_share() >= 50 && has_word(words, {"lint", "linting", "lints"}))) {
    votes[ChangeKind::refactor] += kForm;
    votes[ChangeKind::fix] /= 3;
  }
  if (mends_unused(change) || (change.takes_away() && names_needless(change) && !spares_work(change))) {
    votes[ChangeKind::refactor] += kNeedless;
    votes[ChangeKind::fix] /= 2;
  }
}

// "Add more unit testing for lanes", "Fix the lane's tests: …", and most of it are tests.
bool is_of_tests(const Case& change) {
  const auto& words = change.story.parts.words;
  if (!change.begins_with({"add", "adds", "added", "adding", "fix", "fixes", "fixed", "update", "updates", "extend",
                           "improve", "expand", "adjust", "more", "new", "increase"}))
    return false;
  for (std::size_t at = 1; at <= kObject && at < words.size(); ++at) {
    if (is_at(words, at, {"for", "to", "in", "of", "with", "on", "and", "from", "by", "when", "or", "add", "fix"}))
      return false;
    if (!is_at(words, at,
               {"test", "tests", "testing", "unittest", "unittests", "testcase", "testcases", "ut", "uts", "coverage"}))
      continue;
    if (is_at(words, at + 1, {"test", "tests", "testing", "coverage", "case", "cases", "suite"})) return true;
    const auto& text = change.story.parts.text;
    const auto end = words[at].end;
    return end >= text.size() || std::string_view(":(,.").find(text[end]) != std::string_view::npos ||
           is_at(words, at + 1, {"for", "to", "in", "of", "with", "on", "from", "by", "when", "against"});
  }
  return false;
}

bool has_fault_behind(const Words& words, std::size_t at) {
  const auto first = words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), at));
  const auto last = words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), at + kClause));
  return std::any_of(first, last, [](const Word& word) {
    return has_word({word},
                    {"bug",      "bugs",      "issue",      "issues",      "error",         "errors",     "crash",
                     "crashes",  "crashing",  "hang",       "hangs",       "failure",       "failures",   "fails",
                     "fail",     "failing",   "breaks",     "broken",      "breakage",      "regression", "regressions",
                     "segfault", "segfaults", "incorrect",  "wrong",       "problem",       "problems",   "deadlock",
                     "nan",      "nans",      "miscompile", "miscompiles", "miscompilation"});
  });
}

// "Remove the lane due to a compiler's bug", "… since it breaks gates".
bool goes_for_a_fault(const Case& change) {
  const auto& words = change.story.parts.words;
  if (!change.takes_away() && !change.begins_with({"disable", "restrict", "avoid", "limit", "don", "skip"}))
    return false;
  for (std::size_t at = 2; at < words.size(); ++at)
    if (is_at(words, at, {"due", "because", "since", "as", "causing", "that"}) && has_fault_behind(words, at))
      return true;
  return false;
}

}  // namespace

bool is_of_form(const Case& change) {
  const auto& words = change.story.parts.words;
  return names_formatter(words) || names_form(words) || has_word(words, {"lint", "linting", "lints"});
}

void by_manner(const Case& change, Votes& votes) {
  const auto& words = change.story.parts.words;
  by_form(change, votes);
  if (change.begins_with({"try", "trying", "wip", "experiment"})) votes[ChangeKind::refactor] += kTried;
  if (change.begins_with({"template", "templates", "templatize"})) votes[ChangeKind::refactor] += kTemplates;
  if (change.begins_with({"pass"})) votes[ChangeKind::refactor] += 6;
  if (change.begins_with({"bench", "benchmark"}) && change.story.parts.type.empty()) votes[ChangeKind::tests] += 50;
  const bool tagged = is_tagged(change.story.parts, {ChangeKind::feature, ChangeKind::performance, ChangeKind::docs,
                                                     ChangeKind::tests, ChangeKind::refactor});
  const bool product = change.evidence.product_files() > 0;
  if (change.signals[Signal::fault].strength > 0 && product && !tagged) votes[ChangeKind::fix] += kStated;
  const int most = change.said(Signal::fix) ? kLittleProduct : 2 * kLittleProduct;
  if (is_of_tests(change) && change.product_share() < most && change.evidence.added_exports.empty()) {
    votes[ChangeKind::tests] += kTestsThere;
    votes[ChangeKind::fix] /= 2;
  }
  if (product && goes_for_a_fault(change)) {
    votes[ChangeKind::fix] += kFault;
    votes[ChangeKind::refactor] /= 2;
  }
  const auto& speed = change.signals[Signal::performance];
  if (!words.empty() && has_word({words.back()}, {"page", "pages", "docs", "doc", "documentation", "guide", "guides",
                                                  "readme", "docstring", "docstrings", "tutorial"}))
    votes[ChangeKind::docs] += kHeadNoun * trust_in(ChangeKind::docs, change) / 100;
  else if (change.begins_with({"improve", "improves", "improving"}) && speed.in_title && speed.strength >= kPlainSpeed)
    votes[ChangeKind::performance] += kLeading;
}

}  // namespace aireport::digest

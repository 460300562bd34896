#include "digest/code/line_values.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>

#include "digest/code/comments.hpp"
#include "digest/words/prose.hpp"

namespace aireport::digest {

namespace {

using diff::Hunk;
using diff::Line;
using diff::Mark;

constexpr std::size_t kLeastMoved = 8;     // letters and signs; a shorter line is the same as many
constexpr std::size_t kLeastSetAnew = 12;  // of what was broken into lines in another way
constexpr std::size_t kLongestBlock = 80;  // lines that are compared as one text
constexpr int kMostOfAShape = 2;           // lines alike but for their numbers
constexpr int kMostOfALine = 60;
constexpr std::size_t kMostNeedles = 24;
constexpr std::size_t kLeastName = 5;  // letters of a name in the description
constexpr int kNameOfBody = 6;
constexpr int kNewsOfANeedle = 4;  // lines of a hunk in which what the title names is worth telling

std::string without_blanks(std::string_view line) {
  std::string text;
  for (const char c : line)
    if (c != ' ' && c != '\t') text += c;
  return text;
}

bool is_scaffolding(std::string_view line) {
  auto text = trim(line);
  if (text.starts_with('}')) text = trim(text.substr(1));
  for (const std::string_view start :
       {"namespace ", "using ", "template <", "template<", "#if", "#endif", "#else", "#pragma", "return;", "else", "@"})
    if (text.starts_with(start)) return true;
  return text.find_first_not_of("{}()[];,\\") == std::string_view::npos;
}

// "0x1f, 0x2e, 12," : a table.
bool is_mostly_digits(std::string_view line) {
  const auto digits = std::count_if(line.begin(), line.end(), is_digit);
  return digits >= 6 && digits > std::count_if(line.begin(), line.end(), is_letter);
}

// A message over several lines tells what the code says, not what it does.
bool is_text_alone(std::string_view line) {
  auto text = trim(line);
  if (text.starts_with("<<")) text = trim(text.substr(2));
  if (text.starts_with('f') || text.starts_with('r')) text.remove_prefix(1);
  if (text.size() < 2 || (text.front() != '"' && text.front() != '\'')) return false;
  const auto close = text.rfind(text.front());
  return close > 0 && text.find_first_not_of(" ,;)\\", close + 1) == std::string_view::npos &&
         text.substr(1, close - 1).find(' ') != std::string_view::npos;
}

// "Runner," and "\"Runner\",": an entry of a list of names or of an import over several lines.
bool is_listed_name(std::string_view line) {
  auto text = trim(line);
  if (!text.ends_with(',')) return false;
  text.remove_suffix(1);
  if (text.size() > 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
    text = text.substr(1, text.size() - 2);
  return !text.empty() && std::all_of(text.begin(), text.end(), is_name_byte);
}

// Lines that say the same again with other numbers say it once.
void pass_over_alike(std::vector<LineValue>& values, const Hunk& hunk) {
  std::map<std::string, int> seen;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].value < kTellingLine) continue;
    const auto& line = hunk.lines[i];
    if (std::none_of(line.text.begin(), line.text.end(), is_digit)) continue;
    if (++seen[static_cast<char>(line.mark) + shape_of(line.text)] > kMostOfAShape) values[i].value = 1;
  }
}

// A block of changed lines, in which some of the new ones may be the old ones, broken in other places.
void pass_over_set_anew(std::vector<LineValue>& values, const Hunk& hunk, std::size_t first, std::size_t last) {
  if (last - first > kLongestBlock) return;
  std::string sides[2];
  for (auto i = first; i < last; ++i)
    sides[hunk.lines[i].mark == Mark::added ? 1 : 0] += without_blanks(hunk.lines[i].text);
  for (auto i = first; i < last; ++i) {
    const auto text = without_blanks(hunk.lines[i].text);
    if (text.size() < kLeastSetAnew || values[i].value < kTellingLine) continue;
    if (sides[hunk.lines[i].mark == Mark::added ? 0 : 1].find(text) != std::string::npos) values[i] = {1, true};
  }
}

void pass_over_set_anew(std::vector<LineValue>& values, const Hunk& hunk) {
  for (std::size_t first = 0; first < hunk.lines.size();) {
    auto last = first;
    while (last < hunk.lines.size() && hunk.lines[last].mark != Mark::context) ++last;
    if (last > first) pass_over_set_anew(values, hunk, first, last);
    first = last + 1;
  }
}

// "else:" between two lines that moved moved with them.
void join_moved(std::vector<LineValue>& values, const Hunk& hunk) {
  for (std::size_t i = 1; i + 1 < values.size(); ++i) {
    const bool short_one = without_blanks(hunk.lines[i].text).size() < kLeastMoved;
    if (short_one && values[i - 1].moved && values[i + 1].moved && hunk.lines[i].mark == hunk.lines[i - 1].mark &&
        hunk.lines[i].mark == hunk.lines[i + 1].mark)
      values[i] = {1, true};
  }
}

// "max_len", "PipelineTMA", "Z3". An acronym is a word as any other.
bool is_identifier(std::string_view word) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (word.find('_') != std::string_view::npos) return true;
  if (is_letter(word.front()) && std::any_of(word.begin(), word.end(), is_digit)) return true;
  return std::any_of(word.begin() + 1, word.end(), is_upper) && !std::all_of(word.begin(), word.end(), is_upper);
}

}  // namespace

LineValues::LineValues(const Story& story, model::ChangeKind kind)
    : additive_(kind == model::ChangeKind::feature || kind == model::ChangeKind::release),
      needles_(needles_of(story.parts)) {
  add_names_of(story.body());
}

std::vector<LineValues::Needle> LineValues::needles_of(const Title& title) {
  std::vector<Needle> needles;
  for (const auto& word : title.words) {
    const std::string_view original = std::string_view(title.text).substr(word.begin, word.end - word.begin);
    const bool identifier = is_identifier(original);
    if (word.text.size() < 4 && !identifier) continue;
    if (has_word({word}, {"support", "with", "from", "when", "into", "that", "this", "update", "remove", "change",
                          "missing", "make", "more", "test"}))
      continue;
    needles.push_back({word.text, identifier ? 30 : 8});
  }
  return needles;
}

// Names of code that the author's words speak of, "`max_seqlen`" and "inv_norm_q": less than what the title names.
void LineValues::add_names_of(std::string_view body) {
  for (const auto line : prose_of(body))
    for (const auto& word : words_of(line)) {
      if (needles_.size() >= kMostNeedles) return;
      const bool joined = word.text.find('_', 1) != std::string::npos && word.text.back() != '_';
      const bool quoted =
          word.begin > 0 && line[word.begin - 1] == '`' && word.end < line.size() && line[word.end] == '`';
      if (word.text.size() < kLeastName || (!joined && !quoted)) continue;
      const bool known =
          std::any_of(needles_.begin(), needles_.end(), [&](const Needle& n) { return n.text == word.text; });
      if (!known) needles_.push_back({word.text, kNameOfBody});
    }
}

void LineValues::remember(const Hunk& hunk) {
  for (const auto& line : hunk.lines) {
    auto text = without_blanks(line.text);
    if (text.size() < kLeastMoved || line.mark == Mark::context) continue;
    (line.mark == Mark::added ? added_ : removed_).insert(std::move(text));
  }
}

// A line that is only set in another way, or stands elsewhere, is not new.
bool LineValues::is_moved(const Line& line) const {
  const auto text = without_blanks(line.text);
  return line.mark == Mark::added ? removed_.contains(text) : added_.contains(text);
}

int LineValues::value_of(const Line& line, Language language, std::vector<int>& seen) const {
  if (line.text.size() > kMaxLineCharacters) return 0;
  if (trim(line.text).size() < 3 || is_import(line.text, language)) return 1;
  if (is_scaffolding(line.text)) return 3;
  if (is_mostly_digits(line.text)) return 2;
  if (is_listed_name(line.text)) return 2;
  if (is_text_alone(line.text)) return 5;
  int value = kTellingLine;
  const auto declared = to_lower_ascii(declared_by(line.text, language).name);
  if (!declared.empty() || line.text.find("__global__") != std::string_view::npos) value += 8;
  const auto lower = to_lower_ascii(line.text);
  for (std::size_t i = 0; i < needles_.size(); ++i) {
    const auto& needle = needles_[i];
    if (lower.find(needle.text) == std::string::npos) continue;
    value += seen[i]++ < kNewsOfANeedle ? needle.weight : needle.weight / 4;
    // What the title names, and here it is.
    if (additive_ && declared.find(needle.text) != std::string::npos) value += kTellingLine;
  }
  if (!options_defined(line.text).empty() || !options_read(line.text).empty()) value += 8;
  // A check is what many a fix adds; what is new has checks of its own.
  if (checks_input(line.text)) value += additive_ ? -kTellingLine / 2 : 8;
  value = std::min(value, kMostOfALine);
  return additive_ && line.mark == Mark::removed ? value / 3 : value;
}

std::vector<LineValue> LineValues::of(const Hunk& hunk, Language language) const {
  const auto comments = comment_lines(hunk, language);
  std::vector<LineValue> values(hunk.lines.size());
  std::vector<int> seen(needles_.size(), 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto& line = hunk.lines[i];
    if (line.mark == Mark::context) continue;
    if (comments[i])
      values[i].value = trim(line.text).size() < 3 ? 1 : 2;
    else if (is_moved(line))
      values[i] = {1, true};
    else
      values[i].value = value_of(line, language, seen);
  }
  pass_over_set_anew(values, hunk);
  join_moved(values, hunk);
  pass_over_alike(values, hunk);
  return values;
}

std::string shape_of(std::string_view line) {
  std::string shape;
  for (const char c : line) {
    if (c == ' ' || c == '\t') continue;
    if (!is_digit(c))
      shape += c;
    else if (shape.empty() || shape.back() != '0')
      shape += '0';
  }
  return shape;
}

}  // namespace aireport::digest

#include "digest/code/rebinds.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "digest/code/declarations.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kMostLines = 12;   // on both sides; more is another way to do it
constexpr std::size_t kMostTokens = 12;  // between what the sides have in common

bool is_condition(std::string_view sign) {
  constexpr std::array<std::string_view, 6> kSigns = {"==", "!=", "<=", ">=", "&&", "||"};
  return std::find(kSigns.begin(), kSigns.end(), sign) != kSigns.end();
}

// Names with their dots, numbers, what compares or joins conditions, and other characters one by one.
std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> tokens;
  for (std::size_t at = 0; at < text.size();) {
    auto end = at + 1;
    if (is_name_byte(text[at]))
      while (end < text.size() && (is_name_byte(text[end]) || text[end] == '.')) ++end;
    else if (is_condition(text.substr(at, 2)))
      ++end;
    if (text[at] != ' ' && text[at] != '\t') tokens.push_back(text.substr(at, end - at));
    at = end;
  }
  return tokens;
}

bool is_binding(std::string_view token) {
  if (is_name_byte(token.front()))
    return token.find("version") == std::string_view::npos &&
           !has_word(words_of(token), {"if", "for", "while", "return", "not", "and", "or", "def", "assert", "raise",
                                       "else", "import", "lambda", "print", "log", "logger", "version"});
  return token.size() == 1 && std::string_view(",.=[]()<>:+-*&").find(token) != std::string_view::npos;
}

// "rhs.is_equal" and "lhs.is_equal" do the same, to another object.
bool is_same_method(std::string_view before, std::string_view after) {
  const auto old_dot = before.rfind('.'), new_dot = after.rfind('.');
  return old_dot != std::string_view::npos && new_dot != std::string_view::npos &&
         before.substr(old_dot) == after.substr(new_dot);
}

// Without what is said of it behind: "= K; // of a row".
std::string_view without_remark(std::string_view code, Language language) {
  const std::string_view mark = language == Language::python ? "  #" : " //";
  const auto at = code.find(mark);
  if (at == std::string_view::npos) return code;
  const auto quotes = std::count_if(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(at),
                                    [](char c) { return c == '"' || c == '\''; });
  return quotes % 2 == 0 ? trim(code.substr(0, at)) : code;
}

// What stands between the beginning and the end that both sides share binds something else, and nothing more.
bool rebinds(const std::string& before, const std::string& after) {
  const auto old_tokens = tokens_of(before), new_tokens = tokens_of(after);
  const auto least = std::min(old_tokens.size(), new_tokens.size());
  std::size_t head = 0, tail = 0;
  while (head < least && old_tokens[head] == new_tokens[head]) ++head;
  while (tail < least - head && old_tokens[old_tokens.size() - 1 - tail] == new_tokens[new_tokens.size() - 1 - tail])
    ++tail;
  const auto changes_little = [&](const std::vector<std::string_view>& tokens) {
    return tokens.size() - head - tail <= kMostTokens &&
           std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(head),
                       tokens.end() - static_cast<std::ptrdiff_t>(tail), is_binding);
  };
  const auto is_quote = [](std::string_view token) { return token == "\"" || token == "'"; };
  // Another function is another thing to do.
  const bool calls = tail > 0 && new_tokens[new_tokens.size() - tail] == "(";
  if (calls && head < new_tokens.size() - tail && is_name_byte(new_tokens[new_tokens.size() - tail - 1].front()) &&
      !(head < old_tokens.size() - tail &&
        is_same_method(old_tokens[old_tokens.size() - tail - 1], new_tokens[new_tokens.size() - tail - 1])))
    return false;
  // Words, or how they are written.
  const auto open = std::count_if(new_tokens.begin(), new_tokens.begin() + static_cast<std::ptrdiff_t>(head), is_quote);
  if (open % 2 == 1 || (tail > 0 && is_quote(new_tokens[new_tokens.size() - tail]))) return false;
  const bool differs = head + tail < std::max(old_tokens.size(), new_tokens.size());
  return differs && head + tail > 2 && changes_little(old_tokens) && changes_little(new_tokens);
}

}  // namespace

bool only_rebinds(std::string_view patch, std::string_view path) {
  const auto language = language_of(path);
  std::string before, after;
  std::size_t lines = 0, runs = 0;
  const auto closes = [&] {
    if (before.empty() && after.empty()) return true;
    ++runs;
    const bool one = rebinds(before, after);
    before.clear();
    after.clear();
    return one;
  };
  bool has_new = false;
  for (const auto line : split_lines(patch)) {
    const bool changed = line.starts_with('-') || line.starts_with('+');
    if (changed && (trim(line.substr(1)).empty() || is_comment(line.substr(1), language))) continue;
    const bool ends = !changed || (line.front() == '-' && has_new);
    if (ends && !closes()) return false;
    has_new = changed && line.front() == '+';
    if (!changed) continue;
    const auto code = without_remark(trim(line.substr(1)), language);
    // A signature and what the preprocessor asks bind nothing.
    if (++lines > kMostLines || is_import(code, language) || code.starts_with('#') || code.starts_with("def "))
      return false;
    auto& side = line.front() == '+' ? after : before;
    side += ' ';
    side += code;
  }
  return closes() && runs > 0;
}

}  // namespace aireport::digest

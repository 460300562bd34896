#include <fmt/format.h>

#include <aireport/render/foreign_text.hpp>
#include <aireport/render/texts.hpp>
#include <aireport/support/quantity.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <iterator>
#include <vector>

namespace aireport::render {
namespace {

struct Range {
  char32_t first, last;
};

template <std::size_t size>
bool is_in(char32_t c, const Range (&ranges)[size]) {
  return std::any_of(std::begin(ranges), std::end(ranges), [c](Range r) { return r.first <= c && c <= r.last; });
}

// Characters that a reader does not see, or that change the order in which others are seen; and U+FFFE and U+FFFF,
// which are none and which cmark would write as single bytes.
constexpr Range kUnseen[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},
    {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
    {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

// The last is Braille's blank.
constexpr Range kSpaces[] = {{0x20, 0x20},     {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
                             {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}, {0x2800, 0x2800}};

// What an emoji sequence is made of: pictographs, their modifiers and the selector before a joiner.
constexpr Range kEmoji[] = {{0x203C, 0x203C}, {0x2049, 0x2049}, {0x2122, 0x2122}, {0x2139, 0x2139},   {0x2190, 0x21FF},
                            {0x2300, 0x23FF}, {0x2460, 0x24FF}, {0x25A0, 0x27BF}, {0x2900, 0x297F},   {0x2B00, 0x2BFF},
                            {0x3030, 0x3030}, {0x303D, 0x303D}, {0x3297, 0x3299}, {0x1F000, 0x1FAFF}, {0xFE0F, 0xFE0F}};

// Scripts whose letters take another form beside a joiner or non-joiner.
constexpr Range kJoiningScripts[] = {{0x600, 0x8FF},   {0x900, 0xDFF},   {0xF00, 0x109F},  {0x1780, 0x17FF},
                                     {0x1800, 0x18AF}, {0xA840, 0xA87F}, {0xFB50, 0xFDFF}, {0xFE70, 0xFEFC}};

constexpr Range kIdeographs[] = {{0x3400, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};

bool is_tag(char32_t c) {
  return 0xE0020 <= c && c <= 0xE007F;
}

// Whether an unseen character does its proper work between its neighbours (0: there is none).
bool is_needed(char32_t c, char32_t before, char32_t after) {
  constexpr char32_t kJoiner = 0x200D, kNonJoiner = 0x200C, kBlackFlag = 0x1F3F4;
  if (c == kJoiner && is_in(before, kEmoji) && is_in(after, kEmoji)) return true;
  if (c == kJoiner || c == kNonJoiner) return is_in(before, kJoiningScripts);
  if (0xFE00 <= c && c <= 0xFE0F)
    return before > 0x20 && !is_in(before, kSpaces) && (!is_in(before, kUnseen) || before == kJoiner);
  if (is_tag(c)) return before == kBlackFlag || is_tag(before);
  if (0xE0100 <= c && c <= 0xE01EF) return is_in(before, kIdeographs);
  return false;
}

std::vector<char32_t> decode(std::string_view text) {
  std::vector<char32_t> characters;
  characters.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) characters.push_back(next_character(text, position));
  return characters;
}

std::string show_unseen(const std::vector<char32_t>& characters) {
  std::string shown;
  char32_t flag = 0;  // the last character that was kept: tags count only in an unbroken sequence
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i];
    const char32_t after = i + 1 < characters.size() ? characters[i + 1] : 0;
    if (!is_in(c, kUnseen) || c == '\t' || is_needed(c, flag, after)) {
      append_utf8(shown, c);
      flag = c;
    } else {
      shown += fmt::format("U+{:04X}", static_cast<unsigned>(c));
      flag = 'U';
    }
  }
  return shown;
}

// Line ends and tabs as blanks, without blanks at the ends.
void make_one_line(std::vector<char32_t>& characters) {
  std::vector<char32_t> line;
  line.reserve(characters.size());
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t c = characters[i];
    if (c == '\r' && i + 1 < characters.size() && characters[i + 1] == '\n') continue;
    line.push_back(c == '\n' || c == '\r' || c == '\t' ? U' ' : c);
  }
  const auto is_seen = [](char32_t c) { return !is_in(c, kSpaces); };
  line.erase(std::find_if(line.rbegin(), line.rend(), is_seen).base(), line.end());
  line.erase(line.begin(), std::find_if(line.begin(), line.end(), is_seen));
  characters = std::move(line);
}

}  // namespace

CleanText clean_and_cut(std::string_view text, model::Language language) {
  auto characters = decode(text);
  make_one_line(characters);
  if (characters.empty()) return {std::string(texts_of(language).empty_text), 0};
  const auto size = static_cast<int>(characters.size());
  characters.resize(static_cast<std::size_t>(std::min(size, kMaxForeignCharacters)));
  return {show_unseen(characters), std::max(0, size - kMaxForeignCharacters)};
}

std::string left_out_text(int left_out, model::Language language) {
  if (left_out <= 0) return {};
  return fmt::format(fmt::runtime(texts_of(language).cut.of(left_out)), fmt::arg("count", group_thousands(left_out)));
}

std::string clean_text(std::string_view text, model::Language language, int left_out_already) {
  auto clean = clean_and_cut(text, language);
  return clean.text + left_out_text(clean.left_out + left_out_already, language);
}

std::string clean_code_line(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  // A fence counts to 255 only, and has to be longer than any run of backticks in it.
  constexpr int kLongestRun = 200;
  std::string clean;
  int run = 0;
  for (const char c : show_unseen(decode(line))) {
    run = c == '`' ? run + 1 : 0;
    if (run > kLongestRun)
      clean += "U+0060";
    else
      clean += c;
  }
  return clean;
}

}  // namespace aireport::render

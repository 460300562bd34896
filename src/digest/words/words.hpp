// Text as lower-case words, and tables of phrases to look for in it: small matchers, in one pass and without regex.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace aireport::digest {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool is_name_byte(char c) {
  return is_letter(c) || is_digit(c) || c == '_';
}

// Lower case, letters and digits of ASCII alone: "Flash-Attention" is "flashattention".
std::string plain_letters(std::string_view text);

struct Word {
  std::string text;                // lower case
  std::size_t begin = 0, end = 0;  // of the original
};

// Words of letters, digits and '_'; all else, a hyphen too, sets words apart. "PipelineTMA" is one word, and so is each
// Chinese character.
std::vector<Word> words_of(std::string_view text);

struct Match {
  std::size_t phrase = 0;          // index into the table
  std::size_t begin = 0, end = 0;  // of the original text
  std::size_t word = 0;            // index of its first word
};

// Looks for many phrases at once: the first three bytes of a phrase lead to it. The words of one are set apart by a
// blank; a word that ends in '*' matches any ending.
class PhraseIndex {
 public:
  explicit PhraseIndex(
      const std::vector<std::string_view>& phrases);  // each begins with three letters or digits, or is Chinese
  std::vector<Match> find_all(const std::vector<Word>& words) const;  // by place, then by order of the table

 private:
  struct Entry {
    std::uint32_t key = 0;
    std::size_t phrase = 0;
    std::vector<std::string_view> words;
  };
  std::vector<Entry> entries_;  // sorted by key, then by phrase
};

bool has_word(const std::vector<Word>& words, std::initializer_list<std::string_view> any_of);

}  // namespace aireport::digest

#include "digest/words/words.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

namespace aireport::digest {

namespace {

std::uint32_t key_of(std::string_view word) {
  std::uint32_t key = 0;
  for (std::size_t i = 0; i < 3; ++i) key = key << 8U | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0U);
  return key;
}

// Chinese has no blanks between words: each of its characters counts as one. 0: none begins here.
std::size_t han_size(std::string_view text, std::size_t at) {
  if (static_cast<unsigned char>(text[at]) < 0xE3U) return 0;
  auto end = at;
  const auto character = next_character(text, end);
  return (character >= 0x3400 && character <= 0x9FFF) ? end - at : 0;
}

// "add support*" by blanks, "修复" by characters.
std::vector<std::string_view> words_of_phrase(std::string_view phrase) {
  std::vector<std::string_view> words;
  for (auto word : split(phrase, ' ')) {
    for (auto size = han_size(word, 0); size > 0; size = word.empty() ? 0 : han_size(word, 0)) {
      words.push_back(word.substr(0, size));
      word.remove_prefix(size);
    }
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

bool matches(std::string_view pattern, std::string_view word) {
  if (pattern.ends_with('*')) return word.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == word;
}

}  // namespace

std::string plain_letters(std::string_view text) {
  std::string plain;
  for (const char c : to_lower_ascii(text))
    if (is_letter(c) || is_digit(c)) plain += c;
  return plain;
}

std::vector<Word> words_of(std::string_view text) {
  // GitHub's own texts have 65,536 characters at most. Of one that is made to fill the memory the beginning is read.
  constexpr std::size_t kMostWords = 200'000;
  std::vector<Word> words;
  std::size_t at = 0;
  while (at < text.size() && words.size() < kMostWords) {
    if (const auto size = han_size(text, at); size > 0) {
      words.push_back({std::string(text.substr(at, size)), at, at + size});
      at += size;
      continue;
    }
    if (!is_name_byte(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_name_byte(text[at])) ++at;
    words.push_back({to_lower_ascii(text.substr(begin, at - begin)), begin, at});
  }
  return words;
}

PhraseIndex::PhraseIndex(const std::vector<std::string_view>& phrases) {
  for (std::size_t i = 0; i < phrases.size(); ++i)
    entries_.push_back({key_of(phrases[i]), i, words_of_phrase(phrases[i])});
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.key != b.key ? a.key < b.key : a.phrase < b.phrase; });
}

std::vector<Match> PhraseIndex::find_all(const std::vector<Word>& words) const {
  std::vector<Match> found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto key = key_of(words[at].text);
    auto entry = std::lower_bound(entries_.begin(), entries_.end(), key,
                                  [](const Entry& e, std::uint32_t wanted) { return e.key < wanted; });
    for (; entry != entries_.end() && entry->key == key; ++entry) {
      if (at + entry->words.size() > words.size()) continue;
      bool same = true;
      for (std::size_t i = 0; same && i < entry->words.size(); ++i) same = matches(entry->words[i], words[at + i].text);
      if (same) found.push_back({entry->phrase, words[at].begin, words[at + entry->words.size() - 1].end, at});
    }
  }
  return found;
}

bool has_word(const std::vector<Word>& words, std::initializer_list<std::string_view> any_of) {
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return std::find(any_of.begin(), any_of.end(), word.text) != any_of.end();
  });
}

}  // namespace aireport::digest

// Corruptions that leave the words as they are and make more of them, and those of every single place.
#include "corrupt.hpp"
#include "places.hpp"

namespace aireport::testing {
namespace {

struct Span {
  std::size_t begin = 0, end = 0;
};

bool is_letter(char c) {
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
}
bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// A word of letters outside of code and links, by chance.
std::optional<Span> plain_word(Page page, Random random) {
  std::vector<Span> words;
  bool code = false, fence = false, link = false;
  for (std::size_t at = 0; at < page.size(); ++at) {
    if (at > 0 && page[at - 1] == '\n') {
      if (page.compare(at, 3, "```") == 0) fence = !fence;
      code = link = false;
    }
    if (page[at] == '`') code = !code;
    if (page[at] == '[') link = true;
    if (page[at] == ')') link = false;
    if (code || fence || link || !is_letter(page[at]) || (at > 0 && page[at - 1] != ' ')) continue;
    auto end = at;
    while (end < page.size() && is_letter(page[end])) ++end;
    words.push_back({at, end});
  }
  if (words.empty()) return std::nullopt;
  return words[random() % words.size()];
}

Corrupted wrapped(Page page, Random random, std::string_view before, std::string_view behind) {
  const auto word = plain_word(page, random);
  if (!word) return std::nullopt;
  auto made = page;
  made.insert(word->end, behind);
  return made.insert(word->begin, before);
}

Corrupted linked_word(Page page, Random random) {
  return wrapped(page, random, "[",
                 random() % 2 == 0 ? "](https://evil.example/x)" : "](https://github.com/openkern/tile)");
}
Corrupted image(Page page, Random random) {
  return wrapped(page, random, "![", "](https://github.com/openkern/tile/x.png)");
}
Corrupted bold_word(Page page, Random random) {
  return wrapped(page, random, "**", "**");
}
Corrupted italic_word(Page page, Random random) {
  const std::string_view mark = random() % 2 == 0 ? "*" : "_";
  return wrapped(page, random, mark, mark);
}
Corrupted code_word(Page page, Random random) {
  return wrapped(page, random, "`", "`");
}

// All of a title, a heading or a kind becomes italic or code.
constexpr const char* kWhole = "\\[[^`\\\\\\]\n]+(?=\\]\\()|\n#+ [^\n`]+|\\*\\*[^*\n`]+(?=\\*\\*)";

Corrupted marked_whole(Page page, std::string_view mark, Random random) {
  const auto all = all_of(page, kWhole);
  if (all.empty()) return std::nullopt;
  const auto& one = one_of(all, random);
  const auto start = one.text.find_first_not_of("[\n# *");
  if (start == std::string::npos) return std::nullopt;
  return replaced(page, one,
                  one.text.substr(0, start) + std::string(mark) + one.text.substr(start) + std::string(mark));
}
Corrupted italic_whole(Page page, Random random) {
  return marked_whole(page, "*", random);
}
Corrupted code_whole(Page page, Random random) {
  return marked_whole(page, "`", random);
}

Corrupted html(Page page, Random random) {
  return wrapped(page, random, "<b>", "</b>");
}
Corrupted comment(Page page, Random random) {
  return wrapped(page, random, "", "<!-- all is well -->");
}
Corrupted mention(Page page, Random random) {
  return wrapped(page, random, "@", "");
}
Corrupted bare_link(Page page, Random random) {
  return wrapped(page, random, "", " https://evil.example/x");
}

// Code that has become text: what it names comes alive.
Corrupted bare_code(Page page, Random random) {
  std::vector<Span> spans;
  for (std::size_t at = page.find('`'); at != std::string::npos; at = page.find('`', at + 1)) {
    const auto end = page.find_first_of("`\n", at + 1);
    if (end == std::string::npos) break;
    if (page[end] == '`' && end > at + 1) spans.push_back({at, end});
    at = end;
  }
  if (spans.empty()) return std::nullopt;
  const auto& span = spans[random() % spans.size()];
  auto made = page;
  made.erase(span.end, 1);
  return made.erase(span.begin, 1);
}

Corrupted title_of_a_link(Page page, Random random) {
  std::vector<std::size_t> ends;
  for (auto at = page.find("]("); at != std::string::npos; at = page.find("](", at + 1))
    if (const auto end = page.find(')', at); end != std::string::npos) ends.push_back(end);
  if (ends.empty()) return std::nullopt;
  auto made = page;
  return made.insert(ends[random() % ends.size()], " \"all is well\"");
}

Corrupted other_beginning(Page page, Random random) {
  const auto list = page.find("\n1.");
  if (list == std::string::npos) return std::nullopt;
  auto made = page;
  return made.replace(list + 1, 1, std::to_string(random() % 2 == 0 ? 0 : 7));
}

}  // namespace

const std::vector<Corruption>& corruptions_of_form() {
  static const std::vector<Corruption> all = {
      {"a word linked", linked_word},
      {"an image", image},
      {"a word made bold", bold_word},
      {"a word made italic", italic_word},
      {"a word made code", code_word},
      {"a title, heading or kind made italic", italic_whole},
      {"a title, heading or kind made code", code_whole},
      {"HTML", html},
      {"a comment", comment},
      {"a mention", mention},
      {"a bare link", bare_link},
      {"code made text", bare_code},
      {"a link's title", title_of_a_link},
      {"a list that begins elsewhere", other_beginning},
  };
  return all;
}

void corrupt_each_place(const std::string& page, std::size_t step,
                        const std::function<void(std::string_view name, const std::string& corrupted)>& use) {
  std::size_t count = 0;
  for (std::size_t begin = 0, end = 0; begin < page.size(); begin = end) {
    for (end = begin + 1; end < page.size() && continues(page[end]);) ++end;
    if (count++ % step != 0) continue;
    const auto before = page.substr(0, begin), behind = page.substr(end);
    const char c = page[begin];
    const std::string another = is_digit(c) ? std::string(1, c == '9' ? '0' : static_cast<char>(c + 1))
                                            : std::string(c == 'q' || c == 'Q' ? "x" : "q");
    use("each character removed", before + behind);
    use("each character replaced", before + another + behind);
    use("each character behind one that is not seen", before + "\u200B" + page.substr(begin));
  }
  for (std::size_t begin = 0, end = 0; begin < page.size(); begin = end) {
    end = std::min(page.find('\n', begin), page.size() - 1) + 1;
    use("each line removed", page.substr(0, begin) + page.substr(end));
    use("each line told twice", page.substr(0, end) + page.substr(begin));
  }
}

}  // namespace aireport::testing

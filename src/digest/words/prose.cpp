#include "digest/words/prose.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <string>

#include "digest/words/boilerplate.hpp"
#include "digest/words/squash_log.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80U; });
}

// "#12", "owner/name#12", "https://…".
bool is_reference(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ')')) word.remove_suffix(1);
  if (word.starts_with("http://") || word.starts_with("https://")) return true;
  const auto mark = word.find('#');
  const bool named = mark == 0 || (mark != std::string_view::npos && word.find('/') < mark);
  return named && mark + 1 < word.size() && word.find_first_not_of("0123456789", mark + 1) == std::string_view::npos;
}

// "Follow-up of #12", "Related vLLM issue: https://…": few words that lead to something.
bool leads_elsewhere(std::string_view lower) {
  const auto words = split(lower, ' ');
  if (words.size() < 2 || !is_reference(words.back())) return false;
  return words.size() <= (words[words.size() - 2].ends_with(':') ? 5U : 3U);
}

// "Fixes #12", "Closes https://…", a bare URL: a pointer, not a sentence.
bool is_pointer(std::string_view lower) {
  if (leads_elsewhere(lower)) return true;
  for (const std::string_view verb : {"fixes", "fixed", "fix", "closes", "close", "resolves", "related to", "related",
                                      "see", "ref", "part of", "reverts"})
    if (lower.starts_with(verb)) {
      auto rest = trim(lower.substr(verb.size()));
      if (rest.starts_with(':')) rest = trim(rest.substr(1));
      const bool names_one = rest.starts_with('#') || rest.starts_with("http") ||
                             (rest.find('#') != std::string_view::npos && rest.find('/') < rest.find('#'));
      if (names_one && rest.find(' ') == std::string_view::npos) return true;
    }
  return (lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with('#')) &&
         lower.find(' ') == std::string_view::npos;
}

std::string_view without_marker(std::string_view text, bool& item) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  if (digits > 0 && digits < 3 && (text.substr(digits).starts_with(". ") || text.substr(digits).starts_with(") "))) {
    item = true;
    return trim(text.substr(digits + 2));
  }
  for (const std::string_view marker : {"- ", "* ", "+ ", "• "})
    if (text.starts_with(marker)) {
      item = true;
      return trim(text.substr(marker.size()));
    }
  return text;
}

struct Heading {
  std::string words;  // in lower case; empty: the line is none
  std::size_t level = 0;
};

// "**Motivation**" alone is one too, of the lowest level.
Heading heading_of(std::string_view line) {
  if (line.starts_with('#')) {
    const auto blank = line.find_first_not_of('#');
    if (blank != std::string_view::npos && blank <= 6 && line[blank] == ' ')
      return {to_lower_ascii(trim(line.substr(blank))), blank};
    return {};
  }
  if (line.starts_with("**") && (line.ends_with("**") || line.ends_with("**:")) && line.size() < 60 &&
      line.find("**", 2) + 4 > line.size())
    return {to_lower_ascii(line.substr(2, line.find("**", 2) - 2)), 7};
  return {};
}

// Pictures, tables, quoted threads, tags: they say something, but nothing that could be quoted.
bool is_no_text(std::string_view line) {
  const auto cell = line.find(" | ");  // a row that was broken goes on without its first mark
  if (cell != std::string_view::npos && line.find(" |", cell + 2) != std::string_view::npos) return true;
  return line.find_first_of(">|<!") == 0 || line.find("![") != std::string_view::npos ||
         line.find("<img") != std::string_view::npos;
}

// What stands in a quotation is another's, or a template's prompt, but for descriptions that are nothing else.
enum class Quoted { passed_over, unwrapped };

class Sieve {
 public:
  explicit Sieve(Quoted quoted) : unwraps_(quoted == Quoted::unwrapped) {}

  std::vector<ProseLine> run(std::string_view body, std::size_t most) {
    const auto lines = split_lines(body);
    log_ = is_squash_log(lines);
    for (const auto whole : lines) {
      if (kept_.size() >= most) break;
      const auto raw = unwraps_ ? unwrapped(whole) : whole;
      const auto line = trim(raw);
      quoted_ = until_.empty() && (line.starts_with('>') || (quoted_ && goes_on(line)));
      if (in_block(line) || is_indented_code(raw) || line.empty())
        fresh_ = true;
      else
        take(raw, line);
      before_ = raw;
    }
    // So are subjects without a mark, each a paragraph of its own.
    for (std::size_t i = 0; log_ && i < kept_.size(); ++i)
      if (kept_[i].starts && (i + 1 == kept_.size() || kept_[i + 1].starts) && is_fragment(kept_[i].text))
        kept_[i].step = true;
    return std::move(kept_);
  }

 private:
  // Below "What does this PR do?" authors put their words into the prompt's quotation. A prompt is left where it is.
  std::string_view unwrapped(std::string_view raw) {
    const auto line = trim(raw);
    if (!line.starts_with('>')) {
      if (line.empty()) prompt_ = false;
      return prompt_ ? std::string_view{} : raw;
    }
    const auto text = trim(line.substr(1));
    prompt_ = text.empty() ? false : prompt_ || !asks_what(heading_) || is_prompt(text);
    return prompt_ ? raw : text;
  }

  // Comments, fences and folded details run over lines.
  bool in_block(std::string_view line) {
    if (!until_.empty()) {
      const bool lost = until_ == ">" && line.empty();  // it was no tag
      const auto end = line.find(until_);
      if (until_ == kCommentEnd) comment_.append(1, ' ').append(line.substr(0, end));
      if (!lost && end == std::string_view::npos) return true;
      if (until_ == kCommentEnd) close_comment();
      until_ = {};
      return true;
    }
    const auto open = line.find("<!--");
    if (open != std::string_view::npos) {
      const auto end = line.find(kCommentEnd, open);
      if (open > 0 && end != std::string_view::npos) return false;
      comment_ = line.substr(open + 4, end == std::string_view::npos ? end : end - open - 4);
      if (end == std::string_view::npos)
        until_ = kCommentEnd;
      else
        close_comment();
      return true;
    }
    if ((line.starts_with("```") && !is_code_in_a_line(line)) || line.starts_with("~~~"))
      until_ = line.substr(0, 3);
    else if (line.starts_with("<details") && line.find("</details>") == std::string_view::npos)
      until_ = "</details>";
    else if (is_open_tag(line))
      until_ = ">";
    if (!until_.empty()) pass_over();
    return !until_.empty();
  }

  // "```plan()``` reads": what stands behind the marks of a fence has none of them itself.
  static bool is_code_in_a_line(std::string_view line) {
    const auto behind = line.find_first_not_of('`');
    return behind != std::string_view::npos && line.find('`', behind) != std::string_view::npos;
  }

  static bool is_open_tag(std::string_view line) {
    const bool tag = line.size() > 1 && line[0] == '<' && ((line[1] >= 'a' && line[1] <= 'z') || line[1] == '/');
    return tag && line.find('>') == std::string_view::npos;
  }

  void close_comment() {
    const auto marker = marker_of(comment_);
    if (marker == Marker::none) return;
    const bool again = !machine_.empty() && comment_ == machine_;  // some use the same mark at both ends
    machine_ = marker == Marker::opens && !again ? comment_ : std::string();
    if (machine_.empty()) section_ = Section::author;
  }

  // In a list, or where everything is set in, it is text.
  bool is_indented_code(std::string_view raw) {
    const bool set_in = raw.starts_with("    ") || raw.starts_with('\t');
    if (!set_in || trim(raw).empty() || kept_.empty() || kept_.back().item) return false;
    if (!trim(before_).empty() && !code_) return false;
    bool item = false;
    if (without_marker(trim(raw), item); item) return false;
    code_ = true;
    pass_over();
    return true;
  }

  // A paragraph of a quoted thread goes on in a line without its mark.
  static bool goes_on(std::string_view line) {
    bool item = false;
    without_marker(line, item);
    return !line.empty() && !item && line.find_first_of("#<|") != 0 && !line.starts_with("```") &&
           !line.starts_with("~~~");
  }

  void pass_over() {
    torn_ = true;
    if (!kept_.empty() && !headed_) kept_.back().leads = true;
  }

  void take(std::string_view raw, std::string_view line) {
    code_ = false;
    if (const auto heading = heading_of(line); !heading.words.empty()) {
      enter(heading);
      heading_ = trim(line);
      fresh_ = headed_ = true;
      torn_ = false;
      return;
    }
    bool item = false;
    const auto text = without_marker(line, item);
    const bool asked = section_ == Section::question;
    const bool own = machine_.empty() && (section_ == Section::author || asked) && !quoted_;
    if (!own || !is_prose(line, text) || (asked && is_answer(to_lower_ascii(text.substr(0, 20))))) {
      fresh_ = true;  // what comes next does not go on where the line before ended
      if (own && (is_no_text(line) || is_led_to(text))) pass_over();
      return;
    }
    kept_.push_back({text, heading_, fresh_ || item, item, log_ && is_step(raw, before_), torn_, false});
    fresh_ = headed_ = torn_ = false;
  }

  // "Tested this old one:" with an address alone in the line below.
  bool is_led_to(std::string_view text) const {
    return !kept_.empty() && kept_.back().text.ends_with(':') && is_pointer(to_lower_ascii(text.substr(0, 200)));
  }

  // A machine's summary goes on below its own headings.
  void enter(const Heading& heading) {
    if (section_ == Section::machine && (heading.level > level_ || is_usual_in_summaries(heading.words))) return;
    section_ = section_of(heading.words);
    level_ = heading.level;
  }

  bool is_prose(std::string_view line, std::string_view text) const {
    if (line.starts_with('=') || is_no_text(line)) return false;
    const auto lower = to_lower_ascii(text.substr(0, 200));
    for (const std::string_view box : {"[ ]", "[x]", "[X]", "[-]", "[~]"})  // of a checklist; "[i]" is an index
      if (text.starts_with(box)) return false;
    if (text.find("<!--") != std::string_view::npos) return false;
    const bool goes_on = !fresh_ && !kept_.empty() && breaks_off(kept_.back().text);  // "merged in\nhttps://…"
    return has_letters(text) && !is_boilerplate(text) && !is_no_answer(lower) && (goes_on || !is_pointer(lower));
  }

  static constexpr std::string_view kCommentEnd = "-->";

  std::vector<ProseLine> kept_;
  std::string_view until_;   // what ends the block that the line is in
  std::string comment_;      // what the comment says so far
  std::string machine_;      // the comment that opened a machine's text; empty: in none
  std::string_view before_;  // the line before, as it stands
  std::string_view heading_;
  Section section_ = Section::author;
  std::size_t level_ = 0;  // of its heading
  bool log_ = false;       // of a squash merge
  bool quoted_ = false;    // in a quoted thread
  bool unwraps_ = false;   // reads quotations as the author's words
  bool prompt_ = false;    // in a paragraph of a template's
  bool code_ = false;      // in indented code
  bool fresh_ = true;
  bool torn_ = false, headed_ = false;  // since the last kept line: something was passed over; a heading came
};

}  // namespace

std::vector<ProseLine> prose_lines(std::string_view body, std::size_t most) {
  auto lines = Sieve(Quoted::passed_over).run(body, most);
  const bool quotes = body.starts_with('>') || body.find("\n>") != std::string_view::npos;
  return lines.empty() && quotes ? Sieve(Quoted::unwrapped).run(body, most) : lines;
}

std::vector<std::string_view> prose_of(std::string_view body) {
  std::vector<std::string_view> lines;
  for (const auto& line : prose_lines(body)) lines.push_back(line.text);
  return lines;
}

bool breaks_off(std::string_view text) {
  const auto words = words_of(text.substr(text.size() - std::min<std::size_t>(text.size(), 20)));
  if (words.empty() || text.ends_with(')') || text.ends_with('`') || text.ends_with('.')) return false;
  return text.ends_with(',') ||
         has_word({words.back()}, {"a",    "an",  "and",  "as",    "at",   "because", "but",  "by",   "for",
                                   "from", "if",  "in",   "into",  "of",   "or",      "than", "the",  "to",
                                   "via",  "was", "when", "where", "with", "is",      "on",   "that", "see"});
}

}  // namespace aireport::digest

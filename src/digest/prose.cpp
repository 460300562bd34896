#include "digest/prose.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <string>

#include "digest/words.hpp"

namespace aireport::digest {

namespace {

// Headings of templates whose sections have nothing of the author's.
constexpr std::string_view kForeignSections[] = {"checklist",      "pre-commit", "pre commit",        "environment",
                                                 "reviewer notes", "coderabbit", "before submitting", "how to get help",
                                                 "contributing",   "legal",      "license agreement", "review process",
                                                 "accuracy tests"};

// Prompts of templates and other words that are nobody's own.
constexpr std::string_view kPrompts[] = {"what does this pr do",
                                         "briefly describe",
                                         "link any related",
                                         "thank you for contributing",
                                         "please describe",
                                         "by submitting this",
                                         "i have installed",
                                         "all tests are passing",
                                         "before submitting",
                                         "tests have been added",
                                         "please include a summary",
                                         "describe the changes you made",
                                         "please fill",
                                         "please read",
                                         "see the contributing",
                                         "collecting environment information",
                                         "essential elements of an effective",
                                         "if you are unsure about how to set up",
                                         "pip install pre-commit",
                                         "this pull request was exported",
                                         "signed-off-by",
                                         "stack-info:",
                                         "co-author",
                                         "reviewed-by",
                                         "tested-by",
                                         "acked-by",
                                         "reported-by",
                                         "suggested-by",
                                         "change-id",
                                         "pr-url",
                                         "approved-by",
                                         "pull-request-available",
                                         "merge branch",
                                         "merge remote-tracking",
                                         "generated with",
                                         "🤖",
                                         "cc @",
                                         "/cc",
                                         "cc:",
                                         "@coderabbit",
                                         "this is an auto-generated",
                                         "<sup>",
                                         "✏️"};

// What is written where a template asks and there is nothing to say.
bool is_no_answer(std::string_view lower) {
  while (!lower.empty() && (lower.back() == '.' || lower.back() == '_')) lower.remove_suffix(1);
  while (!lower.empty() && lower.front() == '_') lower.remove_prefix(1);
  for (const std::string_view words : {"no response", "n/a", "na", "none", "nothing", "tbd"})
    if (lower == words) return true;
  return false;
}

bool starts_with_any(std::string_view lower, const auto& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view word) { return lower.starts_with(word); });
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || static_cast<unsigned char>(c) >= 0x80U; });
}

// "Fixes #12", "Closes https://…", a bare URL: a pointer, not a sentence.
bool is_pointer(std::string_view lower) {
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

// A heading's words in lower case; empty: the line is none. "**Motivation**" alone is one too.
std::string heading_of(std::string_view line) {
  if (line.starts_with('#')) {
    const auto blank = line.find_first_not_of('#');
    if (blank != std::string_view::npos && blank <= 6 && line[blank] == ' ')
      return to_lower_ascii(trim(line.substr(blank)));
    return {};
  }
  if (line.starts_with("**") && (line.ends_with("**") || line.ends_with("**:")) && line.size() < 60 &&
      line.find("**", 2) + 4 > line.size())
    return to_lower_ascii(line.substr(2, line.find("**", 2) - 2));
  return {};
}

class Sieve {
 public:
  std::vector<ProseLine> run(std::string_view body, std::size_t most) {
    for (const auto raw : split_lines(body)) {
      if (kept_.size() >= most) break;
      const auto line = trim(raw);
      if (in_block(line) || line.empty()) {
        fresh_ = true;
        continue;
      }
      take(line);
    }
    return std::move(kept_);
  }

 private:
  // Comments, fences and folded details run over lines.
  bool in_block(std::string_view line) {
    if (!until_.empty()) {
      const bool lost = until_ == ">" && line.empty();  // it was no tag
      if (lost || line.find(until_) != std::string_view::npos) until_ = {};
      return true;
    }
    if (line.starts_with("```") || line.starts_with("~~~")) {
      until_ = line.substr(0, 3);
      return true;
    }
    if (line.starts_with("<!--")) {
      if (line.find("-->") == std::string_view::npos) until_ = "-->";
      return true;
    }
    if (line.starts_with("<details")) {
      if (line.find("</details>") == std::string_view::npos) until_ = "</details>";
      return true;
    }
    const bool tag = line.size() > 1 && line[0] == '<' && ((line[1] >= 'a' && line[1] <= 'z') || line[1] == '/');
    if (tag && line.find('>') == std::string_view::npos) until_ = ">";
    return !until_.empty();
  }

  void take(std::string_view line) {
    if (const auto heading = heading_of(line); !heading.empty()) {
      foreign_ = std::any_of(std::begin(kForeignSections), std::end(kForeignSections),
                             [&](std::string_view section) { return heading.find(section) != std::string::npos; });
      fresh_ = true;
      return;
    }
    bool item = false;
    const auto text = without_marker(line, item);
    if (foreign_ || !is_prose(line, text)) {
      fresh_ = true;  // what comes next does not go on where the line before ended
      return;
    }
    kept_.push_back({text, fresh_ || item, item});
    fresh_ = false;
  }

  static bool is_prose(std::string_view line, std::string_view text) {
    if (line.find_first_of(">|<!=") == 0) return false;
    const auto lower = to_lower_ascii(text.substr(0, 200));
    if (text.starts_with('[') && text.size() > 2 && text[2] == ']') return false;  // a checklist
    if (!has_letters(text) || starts_with_any(lower, kPrompts) || is_no_answer(lower) || is_pointer(lower))
      return false;
    return lower.find("![") == std::string::npos && lower.find("<img") == std::string::npos;
  }

  std::vector<ProseLine> kept_;
  std::string_view until_;  // what ends the block that the line is in
  bool foreign_ = false;    // in a section that is not the author's
  bool fresh_ = true;
};

}  // namespace

std::vector<ProseLine> prose_lines(std::string_view body, std::size_t most) {
  return Sieve().run(body, most);
}

std::vector<std::string_view> prose_of(std::string_view body) {
  std::vector<std::string_view> lines;
  for (const auto& line : prose_lines(body)) lines.push_back(line.text);
  return lines;
}

}  // namespace aireport::digest

#include "digest/words/boilerplate.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/words/version.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

// Sections of templates, by what the heading begins with; one of a single word is the whole heading.
constexpr std::string_view kTemplateSections[] = {"pre commit",
                                                  "environment",
                                                  "environment info",
                                                  "environment details",
                                                  "environment information",
                                                  "your environment",
                                                  "your current environment",
                                                  "system info",
                                                  "before submitting",
                                                  "how to get help",
                                                  "contributing",
                                                  "contributing to",
                                                  "contribution guide",
                                                  "legal",
                                                  "license agreement",
                                                  "review process",
                                                  "accuracy tests",
                                                  "how was this patch tested",
                                                  "how was this tested",
                                                  "how has this been tested",
                                                  "how to test"};

// Prompts of templates and other words that are nobody's own.
constexpr std::string_view kPrompts[] = {"what does this pr do",
                                         "briefly describe",
                                         "link any related",
                                         "thank you for contributing",
                                         "please describe",
                                         "please outline",
                                         "\"please outline",
                                         "\"please provide",
                                         "by submitting this",
                                         "i have installed",
                                         "all tests are passing",
                                         "before submitting",
                                         "tests have been added",
                                         "no tests added",
                                         "no tests were added",
                                         "no new tests",
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
                                         "for more information, see https://pre-commit.ci",
                                         "squashed commit of the following",
                                         "this is a combination of",
                                         "[pre-commit.ci]",
                                         "see merge request",
                                         "ci passed",
                                         "**full changelog**",
                                         "full changelog:",
                                         "written by [cursor",
                                         "signed-off-by",
                                         "stack-info:",
                                         "stack from [ghstack]",
                                         "stack from ghstack",
                                         "(oldest at bottom)",
                                         "stack created with",
                                         "stacked on",
                                         "__->__",
                                         "authored with",
                                         "co-author",
                                         "coauthored",
                                         "reviewed-by",
                                         "reviewed by:",
                                         "differential revision:",
                                         "this reverts commit",
                                         "test plan:",
                                         "validation:",
                                         "not run ",
                                         "not tested",
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

// How the comments begin that set a machine's text off.
constexpr std::string_view kMachineMarks[] = {
    "this is an auto-generated", "cursor_summary", "copilot:",  "greptile_comment", "ellipsis_hidden",
    "kody-pr-summary",           "pr_agent",       "sourcery-", "devin-review",     "gemini-code-assist"};

// What the headings of such texts have in them.
constexpr std::string_view kMachineHeadings[] = {
    "coderabbit",        "summary by copilot",    "generated by copilot", "copilot summary",  "summary by cursor",
    "cursor summary",    "summary by gemini",     "gemini summary",       "summary by cubic", "summary by sourcery",
    "summary by korbit", "description by korbit", "greptile summary",     "greptile overview"};

constexpr std::string_view kUsualInSummaries[] = {
    "release notes", "new features",     "features", "bug fixes",          "tests",        "documentation",
    "chores",        "refactor",         "style",    "refactoring",        "improvements", "performance",
    "walkthrough",   "breaking changes", "changes",  "sequence diagram(s)"};

bool starts_with_any(std::string_view text, const auto& list) {
  return std::any_of(std::begin(list), std::end(list), [&](std::string_view start) { return text.starts_with(start); });
}

// The words alone, set apart by one blank: "🚀 pull request checklist" is "pull request checklist".
std::string plain_words(std::string_view text) {
  std::string plain;
  for (const auto& word : words_of(text)) plain.append(plain.empty() ? "" : " ").append(word.text);
  return plain;
}

bool is_of_template(const std::string& words) {
  if (words.find("checklist") != std::string::npos) return true;
  return std::any_of(std::begin(kTemplateSections), std::end(kTemplateSections), [&](std::string_view section) {
    const bool several = section.find(' ') != std::string_view::npos;
    return several ? words.starts_with(section) : words == section;
  });
}

// "Orchestra-Task: 12": what a tool leaves at the end of a message.
bool is_trailer(std::string_view text) {
  const auto colon = text.find(": ");
  if (colon == std::string_view::npos || text.find(' ', colon + 2) != std::string_view::npos) return false;
  const auto parts = split(text.substr(0, colon), '-');
  return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           return !part.empty() && part.front() >= 'A' && part.front() <= 'Z' &&
                  std::all_of(part.begin(), part.end(), is_letter);
         });
}

// "vLLM version: v0.12.0", "Base: https://…": what a template or a tool notes.
bool is_note_of_version(std::string_view text) {
  constexpr std::ptrdiff_t kFewBlanks = 3;
  const auto colon = text.find(": ");
  if (colon == std::string_view::npos ||
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), ' ') > kFewBlanks)
    return false;
  const auto behind = trim(text.substr(colon + 2));
  return behind.find(' ') == std::string_view::npos && (names_version(behind) || behind.starts_with("https://"));
}

// "pytest -sv tests/unit": no sentence, and it has an option or a path.
bool is_command(std::string_view text) {
  if (text.starts_with("$ ")) return true;
  const auto words = split(text, ' ');
  constexpr std::string_view kPrograms[] = {"pytest", "python", "python3", "pip",   "pip3",
                                            "bash",   "sh",     "cmake",   "ctest", "ninja",
                                            "git",    "docker", "nvcc",    "cargo", "torchrun"};
  const bool runs = std::find(std::begin(kPrograms), std::end(kPrograms), words.front()) != std::end(kPrograms) ||
                    words.front().starts_with("./");
  return runs && !text.ends_with('.') && std::any_of(words.begin() + 1, words.end(), [](std::string_view word) {
           return word.starts_with('-') || word.find('/') != std::string_view::npos || word.ends_with(".py");
         });
}

// "Does this PR introduce any user-facing change?"
bool asks(const std::string& words, std::string_view heading) {
  return heading.ends_with('?') && starts_with_any(words, std::initializer_list<std::string_view>{
                                                              "does ", "do ", "is ", "are ", "has ", "have ", "will "});
}

}  // namespace

Section section_of(std::string_view heading) {
  const bool machine = std::any_of(std::begin(kMachineHeadings), std::end(kMachineHeadings),
                                   [&](std::string_view part) { return heading.find(part) != std::string_view::npos; });
  if (machine) return Section::machine;
  const auto words = plain_words(heading);
  if (is_of_template(words)) return Section::template_;
  return asks(words, heading) ? Section::question : Section::author;
}

bool is_usual_in_summaries(std::string_view heading) {
  return std::find(std::begin(kUsualInSummaries), std::end(kUsualInSummaries), heading) != std::end(kUsualInSummaries);
}

Marker marker_of(std::string_view comment) {
  const auto lower = to_lower_ascii(trim(comment).substr(0, 100));
  const std::string_view text = lower;
  if (text.starts_with("end of auto-generated")) return Marker::closes;
  if (text.starts_with('/') && starts_with_any(trim(text.substr(1)), kMachineMarks)) return Marker::closes;
  if (!starts_with_any(text, kMachineMarks)) return Marker::none;
  return text.ends_with("end") ? Marker::closes : Marker::opens;
}

bool is_boilerplate(std::string_view text) {
  return starts_with_any(to_lower_ascii(text.substr(0, 100)), kPrompts) || is_trailer(text) ||
         is_note_of_version(text) || is_command(text);
}

bool asks_what(std::string_view heading) {
  return has_word(words_of(heading), {"what", "description", "summary", "purpose", "motivation", "overview"});
}

bool is_prompt(std::string_view text) {
  const auto words = words_of(text);
  return words.empty() || text.starts_with("[!") || text.starts_with("Add **") || is_boilerplate(text) ||
         has_word({words.front()}, {"demonstrate", "describe", "please", "briefly", "explain", "provide", "list",
                                    "outline", "include", "if", "for", "note"});
}

bool is_no_answer(std::string_view lower) {
  while (!lower.empty() && (lower.back() == '.' || lower.back() == '_')) lower.remove_suffix(1);
  while (!lower.empty() && lower.front() == '_') lower.remove_prefix(1);
  for (const std::string_view words : {"no response", "n/a", "na", "none", "nothing", "tbd"})
    if (lower == words) return true;
  return false;
}

bool is_answer(std::string_view lower) {
  const auto word = lower.substr(0, lower.find_first_of(" ,.!:;"));
  return word == "yes" || word == "no" || word == "not";
}

bool says_nothing(std::string_view text) {
  const auto tokens = split(text, ' ');
  if (std::all_of(tokens.begin(), tokens.end(), [](std::string_view token) { return token.starts_with('@'); }))
    return true;
  const auto words = words_of(text);
  constexpr std::size_t kLeadWords = 5;
  const std::vector<Word> first(words.begin(),
                                words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), kLeadWords)));
  if (!first.empty() && has_word({first.front()}, {"address", "addressed", "addresses", "addressing"}) &&
      has_word(first, {"review", "reviews", "reviewer", "feedback", "comments", "nits"}))
    return true;
  const auto url = text.find("http");
  constexpr std::size_t kFewWords = 5;
  return url != std::string_view::npos && text.find(' ', url) == std::string_view::npos &&
         words_of(text.substr(0, url)).size() < kFewWords;
}

}  // namespace aireport::digest

#include "digest/judge/breaks.hpp"

#include <aireport/support/text.hpp>
#include <string_view>

#include "digest/judge/notes.hpp"

namespace aireport::digest {

namespace {

// "BREAKING CHANGE: …" at the start of a line; that there is none may be said there too.
std::string_view footer_in(std::string_view text) {
  for (const auto whole : split_lines(text)) {
    const auto line = trim(whole);
    for (const std::string_view mark : {"BREAKING CHANGE", "BREAKING-CHANGE", "BREAKING CHANGES", "BREAKING"}) {
      if (!line.starts_with(mark) || !line.substr(mark.size()).starts_with(':')) continue;
      const auto words = words_of(line.substr(mark.size()));
      if (!words.empty() && !has_word({words.front()}, {"none", "no", "not", "n", "na", "false"})) return mark;
    }
  }
  return {};
}

// "feat(api)!" of "[Core] feat(api)!: rename it".
std::string_view banged_prefix(std::string_view title) {
  const auto prefix = title.substr(0, title.find('!') + 1);
  const auto tags = prefix.rfind(']');
  return trim(tags == std::string_view::npos ? prefix : prefix.substr(tags + 1));
}

}  // namespace

std::string declared_break(const Story& story) {
  if (story.parts.bang) return std::string(banged_prefix(story.title));
  if (const auto mark = footer_in(story.body()); !mark.empty()) return std::string(mark);
  for (const auto* commit : story.commits)
    if (const auto mark = footer_in(commit->message); !mark.empty()) return std::string(mark);
  return std::string(break_in(notes_of(story)).heading);
}

}  // namespace aireport::digest

#include "digest/judge/notes.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>

#include "digest/code/paths.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr std::size_t kMaxLines = 30;  // more are the notes of a release

// "123.removal.md" has its type in its name.
std::string_view type_of_fragment(std::string_view path) {
  const auto parts = split(file_name(path), '.');
  if (parts.size() < 3) return {};
  const auto type = parts[1];
  return std::all_of(type.begin(), type.end(), is_letter) ? type : std::string_view{};
}

std::string_view without_marker(std::string_view text) {
  for (const std::string_view marker : {"- ", "* ", "+ "})
    if (text.starts_with(marker)) return trim(text.substr(marker.size()));
  return text;
}

class Reader {
 public:
  void read(const model::FileChange& file) {
    heading_ = type_of_fragment(file.filename);
    fenced_ = false;
    fresh_ = true;
    for (const auto line : split_lines(*file.patch)) {
      if (line.empty() || line.front() == '-' || line.front() == '\\') continue;
      if (line.starts_with("@@")) {
        fresh_ = true;
        continue;
      }
      take(line.front(), trim(line.substr(1)));
    }
  }

  std::vector<Note> take_notes() { return std::move(notes_); }

 private:
  void take(char mark, std::string_view text) {
    if (text.starts_with("```")) fenced_ = !fenced_;
    if (text.empty() || fenced_ || text.starts_with("```")) {
      fresh_ = true;
      return;
    }
    if (text.starts_with("## ") || text.starts_with("###")) {
      heading_ = trim(text.substr(text.find_first_not_of('#')));
      fresh_ = true;
      return;
    }
    const auto said = without_marker(text);
    const bool underline = text.find_first_not_of("-=~^") == std::string_view::npos;
    if (mark == '+' && !underline && !said.empty() && !text.starts_with("<!--"))
      notes_.push_back({said, heading_, fresh_ || said.size() < text.size()});
    fresh_ = false;
  }

  std::vector<Note> notes_;
  std::string_view heading_;
  bool fenced_ = false, fresh_ = true;
};

bool names_breaks(std::string_view heading) {
  const auto words = words_of(heading);
  const bool denied = has_word(words, {"non", "no", "not"});
  return !denied && has_word(words, {"breaking", "incompatible", "removal", "removals", "removed", "upgrade"});
}

bool tells_break(std::string_view line, bool now_before) {
  const auto words = words_of(line);
  const auto follows = [&](std::string_view first, std::string_view second) {
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
      if (words[i].text == first && words[i + 1].text == second) return true;
    return false;
  };
  if (follows("instead", "of") && (now_before || has_word(words, {"now"}))) return true;
  return follows("no", "longer") || follows("renamed", "to") || follows("must", "now") || follows("now", "requires");
}

}  // namespace

std::vector<Note> notes_of(const Story& story) {
  Reader reader;
  for (const auto& file : story.files) {
    if (role_of(file.change->filename) != Role::release_note) continue;
    if (file.change->status == "removed") return {};
    if (file.change->patch) reader.read(*file.change);
  }
  auto notes = reader.take_notes();
  if (notes.size() > kMaxLines) notes.clear();
  return notes;
}

NotedBreak break_in(const std::vector<Note>& notes) {
  bool mends = false, denied = false, now = false;
  for (const auto& note : notes) {
    if (names_breaks(note.heading)) return {note.heading, note.text};
    const auto words = words_of(note.text);
    if (words.empty()) continue;
    if (note.starts) {
      const auto& first = words.front().text;
      mends = first.starts_with("fix") || first.starts_with("improve");
      denied = first == "non" || first == "not";
      now = false;
    }
    if (!mends && !denied && tells_break(note.text, now)) return {{}, note.text};
    now = now || has_word(words, {"now"});
  }
  return {};
}

}  // namespace aireport::digest

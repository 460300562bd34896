#include "digest/snippet.hpp"

#include <aireport/diff/patch.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <set>
#include <tuple>

#include "digest/declarations.hpp"
#include "digest/paths.hpp"

namespace aireport::digest {

namespace {

using diff::Hunk;
using diff::Line;
using diff::Mark;

constexpr int kLeastWeight = 25;  // of a file's lines, in percent, where others are to be had
constexpr int kTellingLine = 10;  // the value of a changed line of code
constexpr std::string_view kGap = "…";
constexpr std::size_t kLeastMoved = 8;  // letters and signs; a shorter line is the same as many

// How telling lines of such a file are, in percent.
int weight_of(Role role, model::ChangeKind kind) {
  using model::ChangeKind;
  const bool release = kind == ChangeKind::release, build = kind == ChangeKind::build;
  switch (role) {
    case Role::source:
    case Role::kernel:
    case Role::api:
      return release ? 40 : 100;
    case Role::requirement:
      return release || build || kind == ChangeKind::deps ? 150 : 50;
    case Role::version:
      return release ? 200 : 50;
    case Role::build:
      return build ? 110 : 45;
    case Role::ci:
      return build ? 100 : 20;
    case Role::release_note:
      return release ? 120 : 15;
    case Role::docs:
      return kind == ChangeKind::docs ? 100 : 15;
    case Role::example:
      return kind == ChangeKind::docs ? 100 : 18;
    case Role::test:
      return kind == ChangeKind::tests ? 100 : 20;
    case Role::benchmark:
      return kind == ChangeKind::tests ? 90 : 12;
    case Role::generated:
      return 3;
  }
  return 0;
}

// What the title names, in lower case; an identifier counts more than a word.
struct Needle {
  std::string text;
  int weight = 0;
};

std::vector<Needle> needles_of(const Title& title) {
  std::vector<Needle> needles;
  for (const auto& word : title.words) {
    const std::string_view original = std::string_view(title.text).substr(word.begin, word.end - word.begin);
    const bool identifier =
        original.find('_') != std::string_view::npos ||
        std::any_of(original.begin() + 1, original.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (word.text.size() < 4 && !identifier) continue;
    if (has_word({word}, {"support", "with", "from", "when", "into", "that", "this", "update", "remove", "change",
                          "missing", "make", "more", "test"}))
      continue;
    needles.push_back({word.text, identifier ? 30 : 12});
  }
  return needles;
}

// A line that is only set in another way, or stands elsewhere, is not new.
std::string without_blanks(std::string_view line) {
  std::string text;
  for (const char c : line)
    if (c != ' ' && c != '\t') text += c;
  return text;
}

struct Candidate {
  const StoryFile* file = nullptr;
  std::size_t order = 0;  // of the file, then of the hunk
  Hunk hunk;
  std::size_t first = 0, last = 0;  // the lines to show, last behind
  bool aside = false;               // of files that are not what such a change is about, tests of a fix say
  int score = 0;
};

class Chooser {
 public:
  Chooser(const Story& story, model::ChangeKind kind, const model::DigestLimits& limits)
      : kind_(kind), limits_(limits), needles_(needles_of(story.parts)) {
    for (const auto& file : story.files) add_hunks(file);
    remember_sides();
  }

  Snippets run() {
    Snippets found;
    found.hunks = static_cast<int>(candidates_.size());
    if (limits_.snippet_lines <= 0) return found;
    for (auto& candidate : candidates_) weigh(candidate);
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
      return std::tuple(a.aside, -a.score, a.order) < std::tuple(b.aside, -b.score, b.order);
    });
    for (const auto& candidate : candidates_) {
      if (static_cast<int>(found.chosen.size()) >= limits_.snippets_per_change || candidate.score <= 0) break;
      // A second one must say about as much as the first, or it is noise.
      const auto& best = candidates_.front();
      if (!found.chosen.empty() && (candidate.score * 3 < best.score || candidate.aside != best.aside)) break;
      found.chosen.push_back(snippet_of(candidate));
    }
    return found;
  }

 private:
  void add_hunks(const StoryFile& file) {
    if (!file.change->patch || !file.commit) return;
    for (auto& hunk : diff::parse_patch(*file.change->patch))
      if (!hunk.lines.empty()) candidates_.push_back({&file, candidates_.size(), std::move(hunk), 0, 0, false, 0});
  }

  void remember_sides() {
    for (const auto& candidate : candidates_)
      for (const auto& line : candidate.hunk.lines) {
        auto text = without_blanks(line.text);
        if (text.size() < kLeastMoved || line.mark == Mark::context) continue;
        (line.mark == Mark::added ? added_ : removed_).insert(std::move(text));
      }
  }

  bool is_moved(const Line& line) const {
    const auto text = without_blanks(line.text);
    return line.mark == Mark::added ? removed_.contains(text) : added_.contains(text);
  }

  int value_of(const Line& line, Language language) const {
    if (line.mark == Mark::context) return 0;
    if (trim(line.text).size() < 3) return 1;
    if (is_import(line.text, language)) return 1;
    if (is_comment(line.text, language)) return 2;
    if (is_moved(line)) return 1;
    if (is_scaffolding(line.text)) return 3;
    int value = kTellingLine;
    if (!declared_by(line.text, language).name.empty() || line.text.find("__global__") != std::string_view::npos)
      value += 8;
    const auto lower = to_lower_ascii(line.text.substr(0, kMaxLineCharacters));
    for (const auto& needle : needles_)
      if (lower.find(needle.text) != std::string::npos) value += needle.weight;
    if (!options_defined(line.text).empty() || !options_read(line.text).empty() || checks_input(line.text)) value += 8;
    if (line.text.size() > kMaxLineCharacters) value = 0;
    return std::min(value, 60);
  }

  static bool is_scaffolding(std::string_view line) {
    const auto text = trim(line);
    for (const std::string_view start : {"namespace ", "using ", "template <", "template<", "#if", "#endif", "#else",
                                         "#pragma", "return;", "else", "@"})
      if (text.starts_with(start)) return true;
    return text.find_first_not_of("{}()[];,") == std::string_view::npos;
  }

  // The window of lines that says most; of equals the first.
  void weigh(Candidate& candidate) const {
    const auto& lines = candidate.hunk.lines;
    const auto language = language_of(candidate.file->change->filename);
    const auto width = std::min(lines.size(), static_cast<std::size_t>(limits_.snippet_lines));
    std::vector<int> values;
    values.reserve(lines.size());
    for (const auto& line : lines) values.push_back(value_of(line, language));
    int sum = 0, best = -1;
    for (std::size_t end = 1; end <= lines.size(); ++end) {
      sum += values[end - 1];
      if (end > width) sum -= values[end - width - 1];
      if (end >= width && sum > best) {
        best = sum;
        candidate.first = end - width;
        candidate.last = end;
      }
    }
    trim_ends(candidate, values);
    trim_context(candidate);
    const int weight = weight_of(role_of(*candidate.file->change), kind_);
    candidate.score = best * weight / 100;
    candidate.aside = weight < kLeastWeight || best < kTellingLine;
  }

  // Brackets and comments at the ends say nothing where there is anything else.
  static void trim_ends(Candidate& candidate, const std::vector<int>& values) {
    const auto is_plain = [&](std::size_t at) {
      return candidate.hunk.lines[at].mark != Mark::context && values[at] < kTellingLine;
    };
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(candidate.first);
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(candidate.last);
    if (std::none_of(begin, end, [](int value) { return value >= kTellingLine; })) return;
    while (is_plain(candidate.first)) ++candidate.first;
    while (is_plain(candidate.last - 1)) --candidate.last;
  }

  // One line of context at each end is enough to see where one is.
  static void trim_context(Candidate& candidate) {
    const auto& lines = candidate.hunk.lines;
    const auto is_context = [&](std::size_t at) { return lines[at].mark == Mark::context; };
    const auto is_blank = [&](std::size_t at) { return is_context(at) && trim(lines[at].text).empty(); };
    while (candidate.last - candidate.first > 2 && is_context(candidate.first) && is_context(candidate.first + 1))
      ++candidate.first;
    while (candidate.last - candidate.first > 2 && is_context(candidate.last - 1) && is_context(candidate.last - 2))
      --candidate.last;
    while (candidate.last - candidate.first > 1 && is_blank(candidate.first)) ++candidate.first;
    while (candidate.last - candidate.first > 1 && is_blank(candidate.last - 1)) --candidate.last;
  }

  static model::Snippet snippet_of(const Candidate& candidate) {
    const auto& file = *candidate.file->change;
    model::Snippet snippet;
    snippet.sha = candidate.file->commit->sha;
    snippet.section = std::string(candidate.hunk.section);
    bool has_added = false;
    for (std::size_t i = candidate.first; i < candidate.last; ++i)
      has_added = has_added || candidate.hunk.lines[i].mark == Mark::added;
    snippet.old_side = !has_added && !candidate.file->commit->parents.empty();
    snippet.path = snippet.old_side && !file.previous_filename.empty() ? file.previous_filename : file.filename;
    if (snippet.old_side) snippet.parent_sha = candidate.file->commit->parents.front();
    int shown = 0;
    for (std::size_t i = candidate.first; i < candidate.last; ++i) shown += add_line(snippet, candidate.hunk.lines[i]);
    snippet.lines_left_out = static_cast<int>(candidate.hunk.lines.size()) - shown;
    return snippet;
  }

  // 1 when the line stands in the snippet, 0 when a gap does in its place.
  static int add_line(model::Snippet& snippet, const Line& line) {
    const int number = snippet.old_side ? line.old_number : line.new_number;
    if (number > 0) {
      if (snippet.first_line == 0) snippet.first_line = number;
      snippet.last_line = number;
    }
    if (count_characters(line.text) > kMaxLineCharacters) {
      if (snippet.lines.empty() || snippet.lines.back() != kGap) snippet.lines.emplace_back(kGap);
      return 0;
    }
    snippet.lines.push_back(static_cast<char>(line.mark) + std::string(line.text));
    return 1;
  }

  model::ChangeKind kind_;
  const model::DigestLimits& limits_;
  std::vector<Needle> needles_;
  std::vector<Candidate> candidates_;
  std::set<std::string> added_, removed_;  // lines of the whole story, without blanks
};

}  // namespace

Snippets choose_snippets(const Story& story, model::ChangeKind kind, const model::DigestLimits& limits) {
  return Chooser(story, kind, limits).run();
}

}  // namespace aireport::digest

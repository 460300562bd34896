#include "digest/code/snippet.hpp"

#include <aireport/diff/patch.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "digest/code/line_values.hpp"
#include "digest/code/named_lines.hpp"
#include "digest/code/paths.hpp"
#include "digest/code/scope.hpp"
#include "digest/code/vendors.hpp"

namespace aireport::digest {

namespace {

using diff::Hunk;
using diff::Line;
using diff::Mark;

constexpr int kLeastWeight = 25;      // of a file's lines, in percent, where others are to be had
constexpr int kBeginsWithNamed = 60;  // what a window is worth more that begins with what a reason names
constexpr std::string_view kGap = "…";

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

bool is_too_long(const Line& line) {
  return count_characters(line.text) > kMaxLineCharacters;
}

struct Candidate {
  const StoryFile* file = nullptr;
  std::size_t order = 0;  // of the file, then of the hunk
  Hunk hunk;
  std::size_t first = 0, last = 0;  // the lines to show, last behind
  bool mostly_moved = false;        // most of them stand elsewhere too
  bool aside = false;               // of files that are not what such a change is about, tests of a fix say
  int naming = 0;                   // how plainly it shows what a reason names
  int score = 0;
  bool niche = false;  // its file is for hardware that fewer have: of one change for several, the most common is shown
};

// The patch was cut before the hunk's end.
bool ends_early(const Hunk& hunk) {
  const auto of_side = [&](Mark other) {
    return std::count_if(hunk.lines.begin(), hunk.lines.end(), [&](const Line& line) { return line.mark != other; });
  };
  return of_side(Mark::added) < hunk.old_count || of_side(Mark::removed) < hunk.new_count;
}

bool shows_a_change(const model::Snippet& snippet) {
  return std::any_of(snippet.lines.begin(), snippet.lines.end(),
                     [](const std::string& line) { return line.starts_with('+') || line.starts_with('-'); });
}

class Chooser {
 public:
  Chooser(const Story& story, const model::Change& change, const model::DigestLimits& limits,
          const Attributes& attributes)
      : kind_(change.kind), limits_(limits), attributes_(attributes), values_(story, kind_), named_(change.reasons) {
    for (const auto& file : story.files) add_hunks(file);
    for (const auto& candidate : candidates_) values_.remember(candidate.hunk);
  }

  Snippets run() {
    Snippets found;
    found.hunks = static_cast<int>(candidates_.size());
    found.hunks_cut = hunks_cut_;
    if (limits_.snippet_lines <= 0) return found;
    for (auto& candidate : candidates_) weigh(candidate);
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
      return std::tuple(a.aside, -a.naming, -a.score, a.niche, a.order) <
             std::tuple(b.aside, -b.naming, -b.score, b.niche, b.order);
    });
    for (const auto& candidate : candidates_) {
      if (static_cast<int>(found.chosen.size()) >= limits_.snippets_per_change || candidate.score <= 0) break;
      // A second one must say about as much as the first, and something else, or it is noise.
      const auto& best = candidates_.front();
      if (!found.chosen.empty() && (candidate.score * 3 < best.score || candidate.aside != best.aside)) break;
      if (!found.chosen.empty() && !adds(candidate)) continue;
      auto snippet = snippet_of(candidate);
      // Nothing to link to (a commit without parents cannot remove lines), or only the place of a line too long to
      // show.
      if (snippet.first_line == 0 || !shows_a_change(snippet)) continue;
      found.chosen.push_back(std::move(snippet));
      for (const auto& shape : shapes_of(candidate)) shown_.insert(shape);
    }
    return found;
  }

 private:
  void add_hunks(const StoryFile& file) {
    const auto& change = *file.change;
    hunks_cut_ = hunks_cut_ || change.patch_lines_cut > 0 || (!change.patch && change.additions + change.deletions > 0);
    if (!file.change->patch || !file.commit) return;
    for (auto& hunk : diff::parse_patch(*file.change->patch))
      if (!hunk.lines.empty())
        candidates_.push_back({&file, candidates_.size(), std::move(hunk), 0, 0, false, false, 0, 0,
                               !vendors_in(file.change->filename).empty()});
  }

  static std::vector<std::string> shapes_of(const Candidate& candidate) {
    std::vector<std::string> shapes;
    for (auto i = candidate.first; i < candidate.last; ++i) {
      const auto& line = candidate.hunk.lines[i];
      auto shape = shape_of(line.text);
      if (line.mark != Mark::context && shape.size() > 3) shapes.push_back(static_cast<char>(line.mark) + shape);
    }
    return shapes;
  }

  // More than a move of what is shown already, and than the same change of another file.
  bool adds(const Candidate& candidate) const {
    if (candidate.mostly_moved) return false;
    const auto shapes = shapes_of(candidate);
    const auto again = std::count_if(shapes.begin(), shapes.end(), [&](const auto& s) { return shown_.contains(s); });
    return again * 2 <= std::ssize(shapes);
  }

  void weigh(Candidate& candidate) const {
    const auto language = language_of(candidate.file->change->filename);
    auto values = values_.of(candidate.hunk, language);
    auto named = named_.of(candidate.hunk, language);
    for (std::size_t i = 0; i < values.size(); ++i) {
      // Of one that is too long a gap is all that would be seen.
      if (values[i].moved || is_too_long(candidate.hunk.lines[i])) named[i] = 0;
      if (named[i] > 0) values[i].value = std::max(values[i].value, kTellingLine);
      candidate.naming = std::max(candidate.naming, named[i]);
    }
    const int most = choose_window(candidate, values, named, language);
    count_moved(candidate, values);
    trim_ends(candidate, values);
    trim_context(candidate);
    const int weight = weight_of(role_of(candidate), kind_);
    candidate.score = most * weight / (candidate.mostly_moved ? 200 : 100);
    candidate.aside = weight < kLeastWeight || most < kTellingLine;
  }

  // The window of lines that says most, of those that have what a reason names, if there is any; of those that say as
  // much, one that begins where something begins, then the first. Returns how much one says at the most.
  int choose_window(Candidate& candidate, const std::vector<LineValue>& values, const std::vector<int>& named,
                    Language language) const {
    const auto width = std::min(values.size(), static_cast<std::size_t>(limits_.snippet_lines));
    int best = -1, most = 0;
    for (std::size_t first = 0; first + width <= values.size(); ++first) {
      const auto last = first + width;
      const auto begin = static_cast<std::ptrdiff_t>(first), end = static_cast<std::ptrdiff_t>(last);
      if (std::find(named.begin() + begin, named.begin() + end, candidate.naming) == named.begin() + end) continue;
      const int sum = std::accumulate(values.begin() + begin, values.begin() + end, 0,
                                      [](int so_far, const LineValue& line) { return so_far + line.value; });
      most = std::max(most, sum);
      int weight = sum + opening_of(candidate.hunk, language, first, last);
      if (candidate.naming >= kDeclares && named[first] == candidate.naming) weight += kBeginsWithNamed;
      if (weight <= best) continue;
      best = weight;
      candidate.first = first;
      candidate.last = last;
    }
    return most;
  }

  Role role_of(const Candidate& candidate) const {
    const auto& change = *candidate.file->change;
    return attributes_.call_generated(change.filename) ? Role::generated : digest::role_of(change);
  }

  // What a window's first line adds to it: about a line's worth when all below is set in no less deep, and about two
  // more when it declares something.
  static int opening_of(const Hunk& hunk, Language language, std::size_t first, std::size_t last) {
    const auto indent = [&](std::size_t at) { return hunk.lines[at].text.find_first_not_of(" \t"); };
    while (first < last && hunk.lines[first].mark == Mark::context) ++first;
    if (first == last || indent(first) == std::string_view::npos) return 0;
    for (auto i = first + 1; i < last; ++i)
      if (indent(i) < indent(first)) return 0;
    return declared_by(hunk.lines[first].text, language).name.empty() ? kTellingLine : 3 * kTellingLine;
  }

  static void count_moved(Candidate& candidate, const std::vector<LineValue>& values) {
    std::ptrdiff_t moved = 0, changed = 0;
    for (auto i = candidate.first; i < candidate.last; ++i) {
      changed += candidate.hunk.lines[i].mark != Mark::context ? 1 : 0;
      moved += values[i].moved ? 1 : 0;
    }
    candidate.mostly_moved = moved * 2 > changed;
  }

  // Brackets and comments at the ends say nothing where there is anything else.
  static void trim_ends(Candidate& candidate, const std::vector<LineValue>& values) {
    const auto is_plain = [&](std::size_t at) {
      return candidate.hunk.lines[at].mark != Mark::context && values[at].value < kTellingLine;
    };
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(candidate.first);
    const auto end = values.begin() + static_cast<std::ptrdiff_t>(candidate.last);
    if (std::none_of(begin, end, [](const LineValue& line) { return line.value >= kTellingLine; })) return;
    while (is_plain(candidate.first)) ++candidate.first;
    while (is_plain(candidate.last - 1)) --candidate.last;
  }

  // One line of context at each end is enough to see where one is.
  static void trim_context(Candidate& candidate) {
    const auto& lines = candidate.hunk.lines;
    const auto is_context = [&](std::size_t at) { return lines[at].mark == Mark::context; };
    const auto is_blank = [&](std::size_t at) {
      return is_context(at) && trim(lines[at].text).find_first_not_of("{}()[];,") == std::string_view::npos;
    };
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
    snippet.section =
        std::string(scope_of(candidate.hunk, candidate.first, candidate.last, language_of(file.filename)));
    bool has_added = false;
    for (std::size_t i = candidate.first; i < candidate.last; ++i)
      has_added = has_added || candidate.hunk.lines[i].mark == Mark::added;
    snippet.old_side = !has_added && !candidate.file->commit->parents.empty();
    snippet.path = snippet.old_side && !file.previous_filename.empty() ? file.previous_filename : file.filename;
    if (snippet.old_side) snippet.parent_sha = candidate.file->commit->parents.front();
    int shown = 0;
    for (std::size_t i = candidate.first; i < candidate.last; ++i) shown += add_line(snippet, candidate.hunk.lines[i]);
    const auto changed = std::count_if(candidate.hunk.lines.begin(), candidate.hunk.lines.end(),
                                       [](const Line& line) { return line.mark != Mark::context; });
    snippet.lines_left_out = static_cast<int>(changed) - shown;
    snippet.of_cut_hunk = file.patch_lines_cut > 0 && ends_early(candidate.hunk);
    return snippet;
  }

  // 1 when the line is changed and stands in the snippet, 0 when it is context, or a gap stands in its place.
  static int add_line(model::Snippet& snippet, const Line& line) {
    const int number = snippet.old_side ? line.old_number : line.new_number;
    if (number > 0) {
      if (snippet.first_line == 0) snippet.first_line = number;
      snippet.last_line = number;
    }
    if (is_too_long(line)) {
      if (snippet.lines.empty() || snippet.lines.back() != kGap) snippet.lines.emplace_back(kGap);
      return 0;
    }
    snippet.lines.push_back(static_cast<char>(line.mark) + std::string(line.text));
    return line.mark == Mark::context ? 0 : 1;
  }

  model::ChangeKind kind_;
  const model::DigestLimits& limits_;
  const Attributes& attributes_;
  LineValues values_;
  NamedLines named_;
  std::vector<Candidate> candidates_;
  std::set<std::string> shown_;  // shapes of lines
  bool hunks_cut_ = false;
};

}  // namespace

Snippets choose_snippets(const Story& story, const model::Change& change, const model::DigestLimits& limits,
                         const Attributes& attributes) {
  return Chooser(story, change, limits, attributes).run();
}

}  // namespace aireport::digest

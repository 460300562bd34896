#include "verify/snippet.hpp"

#include <fmt/format.h>

#include <aireport/diff/patch.hpp>
#include <aireport/render/foreign_text.hpp>
#include <aireport/support/text.hpp>
#include <algorithm>

#include "verify/claims.hpp"

namespace aireport::verify {
namespace {

using diff::Hunk;
using render::Inline;

constexpr std::string_view kGap = "…";

// What the paragraph says of the lines below it.
struct Claim {
  const Inline* link = nullptr;
  std::string path;  // as shown
  int first = 0, last = 0;
  bool old_side = false;
  std::optional<std::string> section;
  std::int64_t left_out = 0;
  std::vector<std::string_view> lines;
};

struct Side {
  std::string sha;
  std::string path;
};

std::vector<std::string> lines_of(const Hunk& hunk) {
  std::vector<std::string> lines;
  for (const auto& line : hunk.lines)
    lines.push_back(render::clean_code_line(static_cast<char>(line.mark) + std::string(line.text)));
  return lines;
}

// Where the lines of the hunk can end of which the shown ones are those from `begin` on; a gap stands for one or more.
std::vector<bool> ends_of(const std::vector<std::string>& hunk, std::size_t begin,
                          const std::vector<std::string_view>& shown) {
  std::vector<bool> ends(hunk.size() + 1, false);
  ends[begin] = true;
  for (const auto line : shown) {
    std::vector<bool> next(hunk.size() + 1, false);
    bool any = false;
    for (std::size_t at = 0; at < hunk.size(); ++at) {
      next[at + 1] = line == kGap ? ends[at] || next[at] : ends[at] && hunk[at] == line;
      any = any || next[at + 1];
    }
    if (!any) return {};
    ends = std::move(next);
  }
  return ends;
}

// The first and last line number of [begin, end) on a side.
std::pair<int, int> numbers_of(const Hunk& hunk, std::size_t begin, std::size_t end, bool old_side) {
  std::pair<int, int> numbers{0, 0};
  for (auto at = begin; at < end; ++at) {
    const int number = old_side ? hunk.lines[at].old_number : hunk.lines[at].new_number;
    if (number == 0) continue;
    if (numbers.first == 0) numbers.first = number;
    numbers.second = number;
  }
  return numbers;
}

bool is_in_hunk(const DayFacts& day, const Hunk& hunk, const Claim& claim) {
  const auto changed = std::count_if(hunk.lines.begin(), hunk.lines.end(),
                                     [](const diff::Line& line) { return line.mark != diff::Mark::context; });
  const auto left_out = changed - std::count_if(claim.lines.begin(), claim.lines.end(), [](std::string_view line) {
                          return line.starts_with('+') || line.starts_with('-');
                        });
  if (left_out != claim.left_out || (claim.section && *claim.section != day.clean(hunk.section))) return false;
  const auto lines = lines_of(hunk);
  for (std::size_t begin = 0; begin < lines.size(); ++begin) {
    if (numbers_of(hunk, begin, lines.size(), claim.old_side).first != claim.first) continue;
    const auto ends = ends_of(lines, begin, claim.lines);
    for (std::size_t end = begin; end < ends.size(); ++end)
      if (ends[end] && numbers_of(hunk, begin, end, claim.old_side) == std::pair(claim.first, claim.last)) return true;
  }
  return false;
}

Side side_of(const model::Commit& commit, const model::FileChange& file, bool old_side) {
  if (!old_side) return {commit.sha, file.filename};
  return {commit.parents.empty() ? std::string() : commit.parents.front(),
          file.previous_filename.empty() ? file.filename : file.previous_filename};
}

bool is_supported(const DayFacts& day, const RepoFacts& repo, const Story& story, const Claim& claim) {
  for (const auto* commit : story.shown) {
    if (!commit->detail) continue;
    for (const auto& file : commit->detail->files) {
      const auto side = side_of(*commit, file, claim.old_side);
      if (!file.patch || claim.path != day.clean(side.path)) continue;
      if (claim.link->url != model::blob_url(day.web_url, repo.name(), side.sha, side.path, claim.first, claim.last))
        continue;
      const auto hunks = diff::parse_patch(*file.patch);
      if (std::any_of(hunks.begin(), hunks.end(), [&](const Hunk& hunk) { return is_in_hunk(day, hunk, claim); }))
        return true;
    }
  }
  return false;
}

// "`path` lines 3–9" as a link's text.
bool read_place(const DayFacts& day, Claim& claim) {
  const auto shape = shape_of(claim.link->children);
  auto slots = match(day.texts.snippet_lines, shape);
  if (!slots) slots = match(day.texts.snippet_line, shape);
  if (!slots || slots->at("name").only(Inline::Kind::code) == nullptr) return false;
  claim.path = slots->at("name").objects[0]->text;
  claim.first = static_cast<int>(number_of(*slots, "first"));
  claim.last = slots->contains("last") ? static_cast<int>(number_of(*slots, "last")) : claim.first;
  return true;
}

// Which lines are quoted, of what stands there, the digest has chosen.
bool is_chosen(const DayFacts& day, const model::Snippet& judged, const Claim& claim) {
  const bool told = claim.path == day.clean(judged.path) && claim.old_side == judged.old_side &&
                    claim.first == judged.first_line && claim.last == judged.last_line &&
                    claim.section.value_or("") == (judged.section.empty() ? "" : day.clean(judged.section)) &&
                    claim.left_out == judged.lines_left_out;
  return told && std::equal(claim.lines.begin(), claim.lines.end(), judged.lines.begin(), judged.lines.end(),
                            [](std::string_view shown, const std::string& line) {
                              return shown == render::clean_code_line(line);
                            });
}

// The count of the next field if it is of that form, else 0.
std::int64_t take_count(Fields& fields, const render::Counted& pattern) {
  const auto slots = fields.peek() != nullptr ? match(pattern, *fields.peek()) : std::nullopt;
  if (!slots) return 0;
  fields.skip();
  return number_of(*slots, "count");
}

}  // namespace

std::int64_t check_snippet(Findings& findings, const DayFacts& day, const RepoFacts& repo, const Story& story,
                           const model::Snippet& judged, const render::Block& title, const render::Block& code) {
  const Spot spot{findings, title.line};
  Fields fields(title.inlines, day, spot);
  Claim claim;
  claim.link = fields.take_link("place of the code");
  if (claim.link == nullptr) return 0;
  if (!read_place(day, claim)) {
    spot.wrong("the code's place is not told");
    return 0;
  }
  claim.old_side = fields.take_words(day.texts.old_side);
  if (const auto* section = fields.peek() ? fields.peek()->only(Inline::Kind::code) : nullptr; section != nullptr) {
    claim.section = section->text;
    fields.skip();
  }
  if (claim.section.has_value() == judged.section.empty())
    spot.wrong("the function that the code stands in is not told");
  const auto& texts = day.texts;
  claim.left_out = take_count(fields, judged.of_cut_hunk ? texts.more_lines_at_least : texts.more_lines);
  const auto further_hunks = take_count(fields, story.judged->hunks_cut ? texts.more_hunks_at_least : texts.more_hunks);
  fields.finish();
  claim.lines = split_lines(code.text);
  if (code.info != "diff") Spot{findings, code.line}.wrong("the code is not marked as a diff");
  if (!is_chosen(day, judged, claim))
    Spot{findings, code.line}.wrong("these are not the lines that should stand here");
  else if (!is_supported(day, repo, story, claim))
    Spot{findings, code.line}.wrong(fmt::format("these lines are not, as told, at {}", claim.link->url));
  return further_hunks;
}

}  // namespace aireport::verify

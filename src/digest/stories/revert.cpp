#include "digest/stories/revert.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>

namespace aireport::digest {

namespace {

// A title is a stranger's text: it may be of any length, and say "revert" as often as it likes.
constexpr std::size_t kMaxTitle = 1000;
constexpr int kMaxLevels = 8;
constexpr std::size_t kFarFromVerb = 40;  // what stands further on is about something else

struct Reference {
  std::optional<int> pull;
  std::string sha;
};

bool take_ignoring_case(std::string_view& text, std::string_view prefix) {
  if (text.size() < prefix.size() || !equals_ignoring_case(text.substr(0, prefix.size()), prefix)) return false;
  text = trim(text.substr(prefix.size()));
  return true;
}

// "X (#12)" in quotes of any kind, without them.
std::string_view unquoted(std::string_view text) {
  text = trim(text);
  for (const std::string_view quote : {"\"", "'", "`", "“"})
    if (text.starts_with(quote)) text = text.substr(quote.size());
  for (const std::string_view quote : {"\"", "'", "`", "”"})
    if (text.ends_with(quote)) text = text.substr(0, text.size() - quote.size());
  return trim(text);
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// "This reverts commit SHA" and "Reverts owner/name#12", as git and GitHub write them.
Reference reverted_by_body(std::string_view body) {
  Reference found;
  constexpr std::string_view kCommit = "This reverts commit ";
  if (const auto at = body.find(kCommit); at != std::string_view::npos) {
    const auto rest = body.substr(at + kCommit.size());
    std::size_t end = 0;
    while (end < rest.size() && is_hex(rest.substr(end, 1))) ++end;
    if (end >= 7) found.sha = std::string(rest.substr(0, end));
  }
  for (const auto line : split_lines(body)) {
    auto rest = trim(line);
    if (!take_ignoring_case(rest, "reverts ")) continue;
    const auto hash = rest.find('#');
    if (hash == std::string_view::npos || rest.substr(0, hash).find(' ') != std::string_view::npos) continue;
    std::size_t at = hash + 1;
    found.pull = read_number(rest, at);
  }
  return found;
}

Reference reference_of(const Story& story) {
  auto found = reverted_by_body(story.body());
  for (const auto* commit : story.commits) {
    const auto in_commit = reverted_by_body(commit->message);
    if (!found.pull) found.pull = in_commit.pull;
    if (found.sha.empty()) found.sha = in_commit.sha;
  }
  return found;
}

// "Reland of #12", "This reapplies #12", "This reverts the revert of #12" at the start of a line, whatever the title.
UndoingTitle relanding_in_body(std::string_view body) {
  for (const auto line : split_lines(first_characters(body, kMaxTitle))) {
    auto rest = trim(line);
    take_ignoring_case(rest, "this ");
    take_ignoring_case(rest, "pr ");
    for (const std::string_view verb : {"relands ", "reland of ", "reland ", "re-lands ", "re-land of ", "re-land ",
                                        "reapplies ", "re-applies ", "reverts the revert"})
      if (take_ignoring_case(rest, verb)) {
        const auto hash = rest.substr(0, kFarFromVerb).find('#');
        if (hash == std::string_view::npos) break;
        std::size_t at = hash + 1;
        if (const auto pull = read_number(rest, at)) return {Undoing::reland, {}, pull};
        break;
      }
  }
  return {};
}

// A revert of the very thing that is landed again.
bool reverts_the_same(const UndoingTitle& other, const UndoingTitle& undoing) {
  if (undoing.kind != Undoing::reland || other.kind != Undoing::revert) return false;
  return undoing.of_pull ? other.of_pull == undoing.of_pull : !other.of.empty() && other.of == undoing.of;
}

// A story's title, read once: a day of many reverts compares each with many.
struct ReadTitle {
  UndoingTitle undoing;
  std::string_view bare;
};

std::vector<ReadTitle> titles_of(const std::vector<Story>& stories) {
  std::vector<ReadTitle> titles;
  titles.reserve(stories.size());
  for (const auto& story : stories) titles.push_back({undoing_of(story.title), without_pull(story.title)});
  return titles;
}

// The story of the day that is meant: by number, by sha, else by its very title, the newest before `before`.
std::size_t find_target(const std::vector<Story>& stories, const std::vector<ReadTitle>& titles,
                        const std::vector<bool>& taken, std::size_t before, const UndoingTitle& undoing,
                        const Reference& reference) {
  const auto pull = reference.pull ? reference.pull : undoing.of_pull;
  for (std::size_t i = before + 1; i < stories.size(); ++i) {
    const auto& story = stories[i];
    if (taken[i]) continue;
    if (reverts_the_same(titles[i].undoing, undoing)) return i;
    if (pull && story.pull == pull) return i;
    const bool has_sha = !reference.sha.empty() &&
                         std::any_of(story.commits.begin(), story.commits.end(),
                                     [&](const auto* commit) { return commit->sha.starts_with(reference.sha); });
    if (has_sha) return i;
    if (!pull && reference.sha.empty() && !undoing.of.empty() && titles[i].bare == undoing.of) return i;
  }
  return stories.size();
}

std::vector<std::string> shas_of(const Story& story) {
  std::vector<std::string> shas;
  for (const auto* commit : story.commits) shas.push_back(commit->sha);
  return shas;
}

// What the title's first words say, and what stands behind them, of which nothing is read yet.
struct Opening {
  Undoing kind = Undoing::none;
  std::string_view rest;
};

Opening opening_of(std::string_view title) {
  Opening found{Undoing::none, without_pull(title)};
  auto& [kind, rest] = found;
  while (rest.starts_with('[')) {
    const auto close = rest.find(']');
    if (close == std::string_view::npos) break;
    const auto tag = rest.substr(1, close - 1);
    if (equals_ignoring_case(tag, "revert")) kind = Undoing::revert;
    if (equals_ignoring_case(tag, "reland") || equals_ignoring_case(tag, "re-land")) kind = Undoing::reland;
    rest = trim(rest.substr(close + 1));
  }
  for (const std::string_view prefix : {"fix: ", "chore: ", "revert: ", "bugfix: "})
    if (take_ignoring_case(rest, prefix) && prefix.starts_with("revert")) kind = Undoing::revert;
  if (kind == Undoing::none) {
    for (const std::string_view word :
         {"revert ", "reverts ", "reverting ", "undo ", "back out ", "backout ", "roll back ", "回退", "回滚", "撤销"})
      if (kind == Undoing::none && take_ignoring_case(rest, word)) kind = Undoing::revert;
    for (const std::string_view word : {"reland ", "re-land ", "reapply ", "re-apply "})
      if (kind == Undoing::none && take_ignoring_case(rest, word)) kind = Undoing::reland;
  }
  return found;
}

UndoingTitle undoing_within(std::string_view title, int levels) {
  const auto opening = opening_of(title);
  if (opening.kind == Undoing::none) return {};
  const auto of = unquoted(opening.rest);
  if (opening.kind == Undoing::revert && levels > 1) {
    auto inner = undoing_within(of, levels - 1);
    if (inner.kind == Undoing::revert && !inner.of.empty())
      return {Undoing::reland, std::move(inner.of), inner.of_pull};
  }
  return {opening.kind, std::string(without_pull(of)), pull_of_title(of)};
}

}  // namespace

UndoingTitle undoing_of(std::string_view title) {
  return undoing_within(first_characters(title, kMaxTitle), kMaxLevels);
}

std::optional<int> reverted_pull(std::string_view title, std::string_view body) {
  const auto undoing = undoing_of(title);
  if (undoing.kind != Undoing::revert) return std::nullopt;
  const auto pull = reverted_by_body(body).pull;
  return pull ? pull : undoing.of_pull;
}

void relate_reverts(std::vector<Story>& stories) {
  std::vector<bool> taken(stories.size(), false);
  const auto titles = titles_of(stories);
  for (std::size_t i = stories.size();
       i-- > 0;) {  // oldest first: a revert takes in what it reverts before it is taken
    const auto undoing =
        titles[i].undoing.kind == Undoing::none ? relanding_in_body(stories[i].body()) : titles[i].undoing;
    if (undoing.kind == Undoing::none) continue;
    const auto relation = undoing.kind == Undoing::revert ? model::Relation::reverts : model::Relation::relands;
    const auto reference = reference_of(stories[i]);
    const auto target = find_target(stories, titles, taken, i, undoing, reference);
    if (target == stories.size()) {
      const auto pull = reference.pull ? reference.pull : undoing.of_pull;
      // Without one of them "Revert the default of X" is about the code and no revert of a change.
      if (pull || (!reference.sha.empty() && !undoing.of.empty()))
        stories[i].related.push_back({relation, undoing.of, pull, {}});
      continue;
    }
    auto& other = stories[target];
    // Without a commit of the day nothing tells it from what landed earlier, so it keeps a line of its own.
    taken[target] = !other.commits.empty();
    stories[i].related.push_back({relation, other.title, other.pull, shas_of(other)});
    const bool was_landing = titles[target].undoing.kind != Undoing::revert;
    stories[i].netted = undoing.kind == Undoing::revert && was_landing && !other.commits.empty();
    if (!taken[target]) continue;
    for (auto& more : other.related) stories[i].related.push_back(std::move(more));
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < stories.size(); ++i)
    if (!taken[i]) {
      if (kept != i) stories[kept] = std::move(stories[i]);
      ++kept;
    }
  stories.resize(kept);
}

}  // namespace aireport::digest

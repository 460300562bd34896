#include "digest/stories/series.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "digest/stories/stack.hpp"

namespace aireport::digest {

namespace {

constexpr std::chrono::hours kOneSitting{3};   // between two pushes of one piece of work
constexpr std::chrono::seconds kOneRebase{5};  // between the commits of one piece of work that was rebased
constexpr std::size_t kMostOfARebase = 12;     // more are a branch that was taken over
constexpr std::size_t kStemWords = 3;          // so many equal words at the start make a series of one author's titles

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool numbers_a_part(const std::vector<Word>& words, std::size_t at) {
  const auto& word = words[at].text;
  if (word != "part" && word != "pt" && word != "step" && word != "phase") return false;
  if (at + 1 >= words.size()) return false;
  const auto& next = words[at + 1].text;
  return is_number(next) || next == "i" || next == "ii" || next == "iii" || next == "iv" || next == "v";
}

// Whose it is, and under what tags.
std::string family_of(const Story& story) {
  std::string family = story.author;
  for (const auto& tag : story.parts.tags)
    if (!is_number(tag) && tag != "n") family += "|" + tag;
  return family + "|" + story.parts.type + "|" + story.parts.scope + "|";
}

// What the parts of a series have in common. Empty: the title is of none.
std::string series_key(const Story& story) {
  auto key = family_of(story);
  const auto& words = story.parts.words;
  const bool tagged_part = story.title.find("/N]") != std::string::npos ||
                           std::any_of(story.parts.tags.begin(), story.parts.tags.end(), is_number);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!numbers_a_part(words, i)) continue;
    for (std::size_t w = 0; w < i && w < kStemWords; ++w) key += words[w].text + " ";
    return key + "#part";
  }
  if (tagged_part) return key + (words.empty() ? std::string{} : words.front().text) + "#part";
  // The like of "Use X in Y"; two features of one author are no series although both "add support for".
  const bool maintains =
      !words.empty() && has_word({words.front()}, {"use", "refactor", "move", "migrate", "port", "convert", "replace",
                                                   "clean", "remove", "rename", "document", "update"});
  if (words.size() <= kStemWords || !maintains) return {};
  for (std::size_t w = 0; w < kStemWords; ++w) key += words[w].text + " ";
  return key;
}

// The story that others fold under: the one that changed most lines; of equals the oldest.
std::size_t lead_of(const std::vector<Story>& stories, const std::vector<std::size_t>& members) {
  const auto lines = [&](std::size_t at) {
    const auto& stats = stories[at].stats;
    return stats ? stats->additions + stats->deletions : std::int64_t{0};
  };
  return *std::max_element(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(lines(a), a) < std::pair(lines(b), b);
  });
}

void take_in(Story& lead, Story& other, model::Relation relation) {
  model::RelatedChange related{relation, other.title, other.pull, {}};
  for (const auto* commit : other.commits) related.commits.push_back(commit->sha);
  lead.related.push_back(std::move(related));
  for (auto& more : other.related) lead.related.push_back(std::move(more));
}

void drop_marked(std::vector<Story>& stories, const std::vector<bool>& taken) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    if (taken[i]) continue;
    if (kept != i) stories[kept] = std::move(stories[i]);
    ++kept;
  }
  stories.resize(kept);
}

// The paths that it changed, sorted.
std::vector<std::string_view> paths_of(const Story& story) {
  std::vector<std::string_view> paths;
  for (const auto& file : story.files) paths.push_back(file.change->filename);
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

bool is_push(const Story& story) {
  return !story.pull && !story.bot && story.commits.size() == 1 && !story.files.empty();
}

// Two pushes, one right after the other, of one author to the very same files under the same tags: one piece of work.
bool goes_on(const Story& later, const Story& earlier) {
  return is_push(later) && is_push(earlier) && later.author == earlier.author &&
         later.parts.tags == earlier.parts.tags && later.parts.type == earlier.parts.type &&
         later.when - earlier.when <= kOneSitting && paths_of(later) == paths_of(earlier);
}

// Somebody took over what another wrote, as who merges a pull request by rebasing it does.
bool is_taken_over(const model::Commit& commit) {
  const auto by = login_or_name(commit.committer);
  return !by.empty() && by != login_or_name(commit.author);
}

bool share_path(const Story& a, const Story& b) {
  const auto first = paths_of(a), second = paths_of(b);
  return std::find_first_of(first.begin(), first.end(), second.begin(), second.end()) != first.end();
}

// What a synchronisation copies in one go are as many changes as it was where it comes from.
bool may_be_one_work(const Story& a, const Story& b) {
  return foreign_number(a.title) == foreign_number(b.title) && (share_subject(a.parts, b.parts) || share_path(a, b));
}

// That gives all of its commits one time: those of one author, each on top of the other, are one piece of work. What an
// author rebases himself may be many.
bool was_rebased_with(const Story& later, const Story& earlier) {
  return is_push(later) && is_push(earlier) && later.author == earlier.author &&
         is_taken_over(*later.commits.front()) && is_taken_over(*earlier.commits.front()) &&
         later.commits.front()->parents == std::vector<std::string>{earlier.commits.front()->sha} &&
         later.when >= earlier.when && later.when - earlier.when <= kOneRebase && may_be_one_work(later, earlier);
}

// The stories that were rebased together, in rows; one that was not is a row of its own.
std::vector<std::vector<std::size_t>> rebased_rows(const std::vector<Story>& stories) {
  std::map<std::string_view, std::size_t> place;
  for (std::size_t i = 0; i < stories.size(); ++i)
    if (is_push(stories[i])) place.emplace(stories[i].commits.front()->sha, i);
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> below(stories.size(), kNone);
  std::vector<bool> is_top(stories.size(), true);
  for (std::size_t i = 0; i < stories.size(); ++i) {
    if (!is_push(stories[i]) || stories[i].commits.front()->parents.empty()) continue;
    const auto found = place.find(stories[i].commits.front()->parents.front());
    if (found == place.end() || !was_rebased_with(stories[i], stories[found->second])) continue;
    below[i] = found->second;
    is_top[found->second] = false;
  }
  std::vector<std::vector<std::size_t>> rows;
  for (std::size_t top = 0; top < stories.size(); ++top) {
    if (!is_top[top]) continue;
    auto& row = rows.emplace_back();
    for (auto at = top; at != kNone; at = below[at]) row.push_back(at);
  }
  return rows;
}

void fold_under(std::vector<Story>& stories, std::size_t lead, const std::vector<std::size_t>& members,
                std::vector<bool>& taken) {
  for (auto member = members.rbegin(); member != members.rend(); ++member) {
    if (*member == lead) continue;
    taken[*member] = true;
    take_in(stories[lead], stories[*member], model::Relation::series);
  }
}

// The number behind "#", "PR" or "/pull/", whichever comes first.
std::optional<int> pull_named_in(std::string_view text) {
  auto first = std::string_view::npos;
  for (const std::string_view mark : {"#", "/pull/", "[pr", " pr"}) {
    auto at = text.find(mark);
    if (at == std::string_view::npos) continue;
    at += mark.size();
    if (mark.ends_with("pr") && at < text.size() && (text[at] == ' ' || text[at] == '-')) ++at;
    if (at < text.size() && is_digit(text[at])) first = std::min(first, at);
  }
  return first == std::string_view::npos ? std::nullopt : read_number(text, first);
}

// "follow-up to #12", "restores what was changed in PR 12": the number.
std::optional<int> followed_pull(std::string_view text) {
  constexpr std::size_t kNear = 40;
  const auto lower = to_lower_ascii(text);
  for (const std::string_view phrase :
       {"follow-up", "follow up", "followup", "fixup", "was changed in", "broken by", "broken in",
        "regression introduced by", "regression introduced in", "regressed in"}) {
    const auto at = lower.find(phrase);
    if (at == std::string::npos) continue;
    if (const auto number = pull_named_in(std::string_view(lower).substr(at + phrase.size(), kNear))) return number;
  }
  return std::nullopt;
}

// A member of a stack of pull requests, with the row of those that are told together.
struct Member {
  std::size_t place = 0;
  int number = 0;
  std::set<int> stack;
  std::string family;  // of one author, under the same tags, and of one kind
  int score = 0;
  std::size_t row = 0;
};

// Each fault and each break asks something of users, however many lie on one stack.
bool is_news_by_itself(model::ChangeKind kind) {
  using model::ChangeKind;
  return kind == ChangeKind::fix || kind == ChangeKind::breaking || kind == ChangeKind::security ||
         kind == ChangeKind::release || kind == ChangeKind::revert;
}

std::vector<Member> members_of_stacks(const std::vector<Story>& stories, const Judge& judge) {
  std::vector<Member> members;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    auto stack = stories[i].pull ? stack_in(stories[i].body()) : std::set<int>{};
    if (stack.empty()) continue;
    const auto [kind, score] = judge(stories[i]);
    if (is_news_by_itself(kind)) continue;
    auto family = family_of(stories[i]) + std::string(to_string(kind));
    members.push_back({i, *stories[i].pull, std::move(stack), std::move(family), score, members.size()});
  }
  return members;
}

// Those above one may not name it, so that two are of one row also through a third.
void join_rows(std::vector<Member>& members) {
  for (const auto& one : members)
    for (const auto& other : members) {
      if (one.row == other.row || one.family != other.family || !one.stack.contains(other.number)) continue;
      const auto from = std::max(one.row, other.row), to = std::min(one.row, other.row);
      for (auto& member : members)
        if (member.row == from) member.row = to;
    }
}

}  // namespace

void fold_series(std::vector<Story>& stories) {
  std::map<std::string, std::vector<std::size_t>> series;
  for (std::size_t i = 0; i < stories.size(); ++i)
    if (auto key = series_key(stories[i]); !key.empty()) series[std::move(key)].push_back(i);
  std::vector<bool> taken(stories.size(), false);
  for (const auto& [key, members] : series)
    if (members.size() > 1) fold_under(stories, lead_of(stories, members), members, taken);
  drop_marked(stories, taken);
}

void fold_stacks(std::vector<Story>& stories, const Judge& judge) {
  auto members = members_of_stacks(stories, judge);
  join_rows(members);
  std::vector<bool> taken(stories.size(), false);
  for (std::size_t row = 0; row < members.size(); ++row) {
    std::vector<std::size_t> places;
    const Member* best = nullptr;
    for (const auto& member : members) {
      if (member.row != row) continue;
      places.push_back(member.place);
      if (best == nullptr || member.score > best->score) best = &member;
    }
    if (best != nullptr && places.size() > 1) fold_under(stories, best->place, places, taken);
  }
  drop_marked(stories, taken);
}

void fold_pushes(std::vector<Story>& stories, const Judge& judge) {
  std::vector<bool> taken(stories.size(), false);
  for (const auto& row : rebased_rows(stories)) {
    if (row.size() < 2 || row.size() > kMostOfARebase) continue;
    std::vector<int> weights;
    weights.reserve(row.size());
    for (const auto at : row) weights.push_back(judge(stories[at]).score);
    const auto best = std::max_element(weights.begin(), weights.end()) - weights.begin();
    fold_under(stories, row[static_cast<std::size_t>(best)], row, taken);
  }
  drop_marked(stories, taken);
  taken.assign(stories.size(), false);
  for (std::size_t first = 0; first < stories.size();) {  // newest first
    std::size_t last = first;
    while (last + 1 < stories.size() && goes_on(stories[last], stories[last + 1])) ++last;
    std::vector<std::size_t> members;
    for (std::size_t i = first; i <= last; ++i) members.push_back(i);
    fold_under(stories, lead_of(stories, members), members, taken);
    first = last + 1;
  }
  drop_marked(stories, taken);
}

void fold_follow_ups(std::vector<Story>& stories) {
  std::map<int, std::size_t> by_pull;
  for (std::size_t i = 0; i < stories.size(); ++i)
    if (stories[i].pull) by_pull.emplace(*stories[i].pull, i);
  std::vector<bool> taken(stories.size(), false);
  for (std::size_t i = 0; i < stories.size(); ++i) {  // newest first: a chain of follow-ups ends at its start
    auto number = followed_pull(stories[i].title);
    if (!number) number = followed_pull(stories[i].body().substr(0, 600));
    if (!number || number == stories[i].pull) continue;
    const auto first = by_pull.find(*number);
    if (first == by_pull.end() || first->second <= i || taken[first->second]) continue;
    taken[i] = true;
    take_in(stories[first->second], stories[i], model::Relation::follow_up);
  }
  drop_marked(stories, taken);
}

}  // namespace aireport::digest

#include "digest/judge/same_day.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "digest/code/paths.hpp"

namespace aireport::digest {

namespace {

constexpr std::ptrdiff_t kMostStories = 32;  // that are asked for one line: what more of them have is no one's
constexpr std::size_t kTimes = 4;            // what brings so many times as much is news by itself
constexpr std::size_t kTelling = 12;         // bytes of a line; "return x;" stands in many places

// FNV-1a, so that equal lines have equal keys on every machine.
std::uint64_t key_of(std::string_view text, std::uint64_t seed = 14695981039346656037ULL) {
  for (const char c : text) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return seed;
}

// What is shipped, and what it needs.
bool is_counted(std::string_view path) {
  const auto role = role_of(path);
  return is_product(role) || role == Role::requirement;
}

// The keys of the story's lines with that mark, in files that `accepts` takes.
template <typename Accepts, typename Sink>
void for_lines(const Story& story, char mark, Accepts accepts, Sink sink) {
  for (const auto& file : story.files) {
    const auto& change = *file.change;
    if (!change.patch || !accepts(std::string_view(change.filename))) continue;
    const auto seed = key_of(change.filename);
    for (const auto line : split_lines(*change.patch)) {
      if (line.empty() || line.front() != mark) continue;
      if (const auto text = trim(line.substr(1)); text.size() >= kTelling) sink(key_of(text, seed));
    }
  }
}

// Of the product, that more than one story changes.
std::set<std::string_view> shared_paths(const std::vector<Story>& stories) {
  std::map<std::string_view, std::size_t> last;
  std::set<std::string_view> shared;
  for (std::size_t i = 0; i < stories.size(); ++i)
    for (const auto& file : stories[i].files) {
      const std::string_view path = file.change->filename;
      const auto [found, fresh] = last.emplace(path, i);
      if (!fresh && found->second != i && is_counted(path)) shared.insert(path);
    }
  return shared;
}

}  // namespace

LinesOfDay::LinesOfDay(const std::vector<Story>& stories) : stories_(stories) {
  const auto paths = shared_paths(stories);
  const auto is_shared = [&](std::string_view path) { return paths.contains(path); };
  for (std::size_t i = 0; i < stories.size(); ++i)
    for_lines(stories[i], '+', is_shared, [&](std::uint64_t key) { added_.push_back({key, i}); });
  std::sort(added_.begin(), added_.end(),
            [](const Line& a, const Line& b) { return std::tie(a.key, a.story) < std::tie(b.key, b.story); });
}

bool LinesOfDay::goes_on_today(const Story& story) const {
  std::map<std::size_t, std::size_t> from;  // stories, with how many of the lines that go came with each
  std::size_t gone = 0, most = 0;
  const auto look_up = [&](std::uint64_t key) {
    ++gone;
    auto line = std::lower_bound(added_.begin(), added_.end(), key,
                                 [](const Line& other, std::uint64_t wanted) { return other.key < wanted; });
    const auto end = line + std::min<std::ptrdiff_t>(added_.end() - line, kMostStories);
    for (auto before = stories_.size(); line != end && line->key == key; ++line) {
      if (line->story == before || !(stories_[line->story].when < story.when)) continue;
      before = line->story;
      most = std::max(most, ++from[line->story]);
    }
  };
  for_lines(story, '-', is_counted, look_up);
  std::size_t brought = 0;
  for_lines(story, '+', is_counted, [&](std::uint64_t) { ++brought; });
  return gone > 0 && most * 2 >= gone && most * kTimes >= brought;
}

}  // namespace aireport::digest

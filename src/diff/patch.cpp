#include <aireport/diff/patch.hpp>

#include <aireport/diff/cut.hpp>
#include <aireport/support/text.hpp>
#include <charconv>
#include <optional>

namespace aireport::diff {
namespace {

// Far above any real file, and low enough that counting lines from here cannot overflow.
constexpr int kLargestNumber = 1'000'000'000;

bool take(std::string_view& rest, std::string_view word) {
  if (!rest.starts_with(word)) return false;
  rest.remove_prefix(word.size());
  return true;
}

std::optional<int> take_number(std::string_view& rest) {
  int number = 0;
  const auto [end, problem] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (problem != std::errc{} || number < 0 || number > kLargestNumber) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  return number;
}

// "12,5", or "12", which means one line.
bool take_range(std::string_view& rest, int& start, int& count) {
  const auto first = take_number(rest);
  if (!first) return false;
  start = *first;
  count = 1;
  if (!take(rest, ",")) return true;
  const auto second = take_number(rest);
  count = second.value_or(0);
  return second.has_value();
}

std::optional<Hunk> read_header(std::string_view line) {
  Hunk hunk;
  if (!take(line, "@@ -") || !take_range(line, hunk.old_start, hunk.old_count)) return std::nullopt;
  if (!take(line, " +") || !take_range(line, hunk.new_start, hunk.new_count)) return std::nullopt;
  if (!take(line, " @@")) return std::nullopt;
  hunk.section = trim(line);
  return hunk;
}

std::optional<Mark> mark_of(std::string_view line) {
  if (line.starts_with(' ')) return Mark::context;
  if (line.starts_with('+')) return Mark::added;
  if (line.starts_with('-')) return Mark::removed;
  return std::nullopt;
}

// Reads line after line; `hunk` is the one under way.
class Reader {
 public:
  void read(std::string_view line) {
    if (auto hunk = read_header(line)) {
      old_number_ = hunk->old_start;
      new_number_ = hunk->new_start;
      hunks_.push_back(std::move(*hunk));
      in_hunk_ = true;
    } else if (in_hunk_ && !line.starts_with('\\')) {
      const auto mark = mark_of(line);
      in_hunk_ = mark.has_value();
      if (mark) append(*mark, line.substr(1));
    }
  }

  std::vector<Hunk> take_hunks() { return std::move(hunks_); }

 private:
  void append(Mark mark, std::string_view text) {
    const int old_number = mark == Mark::added ? 0 : old_number_++;
    const int new_number = mark == Mark::removed ? 0 : new_number_++;
    hunks_.back().lines.push_back(Line{mark, text, old_number, new_number});
  }

  std::vector<Hunk> hunks_;
  bool in_hunk_ = false;
  int old_number_ = 0, new_number_ = 0;
};

}  // namespace

std::vector<Hunk> parse_patch(std::string_view patch) {
  Reader reader;
  for (const std::string_view line : split_lines(before_cut(patch))) reader.read(line);
  return reader.take_hunks();
}

}  // namespace aireport::diff
